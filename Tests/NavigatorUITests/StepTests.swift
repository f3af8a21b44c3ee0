import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// What was done about the duties of a route, and what of it is in the record.
@Suite struct StepTests {
  /// A check about a child, on the page of the route, with the cursor on the first duty.
  static func route() throws -> Journey {
    var journey = try Fixture.journey()
    journey.press(JourneyTests.childKeys + "c", at: moment(1))
    #expect(journey.page == .result)
    journey.press("v", at: moment(1))
    return journey
  }

  static func moment(_ number: Int) -> Moment {
    Moment(
      time: "2026-11-21T14:0\(number):00Z", clock: "14:0\(number)", unusedID: "event-\(number)",
      minute: CivilMinute(written: "2026-11-21T14:0\(number):00Z"))
  }

  @Test func `a duty is ticked as done, at its time, saved before it is recorded`() throws {
    var journey = try Self.route()
    let duty = try #require(journey.check?.openDuties.first?.duty)

    journey.press(" ", at: Self.moment(2))
    #expect(journey.page == .step(duty))
    let effects = journey.press("1^", at: Self.moment(3))

    let check = try #require(journey.check)
    #expect(effects == [.save(check), .record(check)])
    #expect(check.step(for: duty)?.step == .done)
    #expect(check.step(for: duty)?.time == "2026-11-21T14:03:00Z")
    #expect(!check.openDuties.contains { $0.duty == duty })
    #expect(journey.page == .result)
  }

  @Test func `a try without an answer leaves the duty open and is counted`() throws {
    var journey = try Self.route()
    let duty = try #require(journey.check?.openDuties.first?.duty)

    journey.press(" 3^", at: Self.moment(2))
    journey.press(" 3^", at: Self.moment(3))

    #expect(journey.check?.tries(for: duty) == 2)
    #expect(journey.check?.openDuties.contains { $0.duty == duty } == true)
  }

  @Test func `the page of a duty says that it was done, or tried, and then no longer only to do`()
    throws
  {
    var journey = try Self.route()
    let size = Size(columns: 80, rows: 60)

    journey.press(" 3^", at: Self.moment(2))
    journey.press("^", at: Self.moment(3))
    let tried = journey.frame(size: size).text
    #expect(tried.contains("To do"))
    #expect(tried.contains("Tried once, last 14:02."))

    journey.press("<", at: Self.moment(3))
    journey.press(" 1^^", at: Self.moment(4))
    let done = journey.frame(size: size).text
    #expect(done.contains("Done, 14:04."))
    #expect(!done.contains("To do"))
  }

  @Test func `what was done about a danger is not taken for done when there is another one`() throws
  {
    var journey = try Self.route()
    let danger = try #require(journey.check?.openDuties.first?.duty)
    journey.press(" 1^", at: Self.moment(2))
    #expect(journey.check?.step(for: danger)?.step == .done)

    // The danger is over, the route is shown without it, and then it is back.
    try Self.answer("danger", "no", in: &journey, at: Self.moment(3))
    #expect(journey.check?.reached?.duties.contains { $0.duty == danger && $0.isOpen } == false)
    try Self.answer("danger", "yes", in: &journey, at: Self.moment(4))

    #expect(journey.check?.openDuties.contains { $0.duty == danger } == true)
    #expect(journey.check?.step(for: danger) == nil)
    #expect(journey.check?.owedSince(danger) == Self.moment(4).time)
    // Done again, it is done.
    journey.press("1 1^", at: Self.moment(5))
    #expect(journey.check?.step(for: danger)?.time == Self.moment(5).time)
  }

  @Test func `to have looked for children is not to have referred the one who was found`() throws {
    let duty: Duty.ID = "child_safeguarding_referral"
    let adult: Answers = ["danger": .one("no"), "age": .one("adult")]
    func route(_ variant: Duty.Variant.ID, at number: Int) -> CheckEvent {
      CheckEvent(
        id: "r\(number)", time: Self.moment(number).time,
        what: .reached(
          Reached(
            pathwayVersion: "1", contentHash: "h", isApproved: false, overdue: [], places: [],
            answers: adult, lookedUp: [:], route: "adult",
            duties: [
              Reached.Owed(
                duty: duty, variant: variant, standing: Standing.due.code, by: nil, isDone: false)
            ])))
    }
    func check(_ events: [CheckEvent]) -> Check {
      Check(
        id: "c", pathway: "p", pathwayVersion: "1", contentHash: "h",
        started: Self.moment(1).time, updated: Self.moment(1).time, events: events)
    }
    func done(at number: Int) -> CheckEvent {
      CheckEvent(id: "d\(number)", time: Self.moment(number).time, what: .duty(duty, .done))
    }
    let looked = [route("perhaps_england", at: 1), done(at: 2)]
    #expect(check(looked).step(for: duty)?.step == .done)

    let found = looked + [route("england", at: 3)]
    #expect(check(found).step(for: duty) == nil)
    #expect(check(found).openDuties.map(\.duty) == [duty])

    let referred = found + [done(at: 4), route("england", at: 5)]
    #expect(check(referred).step(for: duty)?.time == Self.moment(4).time)
  }

  @Test func `a tick outlasts a route that is shown again with the same duty`() throws {
    var journey = try Self.route()
    let danger = try #require(journey.check?.openDuties.first?.duty)
    journey.press(" 1^", at: Self.moment(2))

    try Self.answer("danger", "yes", in: &journey, at: Self.moment(3))

    #expect(journey.check?.step(for: danger)?.step == .done)
  }

  /// Changes an answer from the route, and goes on to the route that follows.
  static func answer(
    _ fact: Fact.ID, _ answer: Answer.ID, in journey: inout Journey, at moment: Moment
  ) throws {
    let asked = try #require(journey.pathway.fact(fact))
    let number = try #require(asked.answers.firstIndex { $0.id == answer }) + 1
    journey.press("a", at: moment)
    let row = try #require(journey.interview.answered.firstIndex { $0.id == fact }) + 1
    journey.press("\(row)^\(number)^c", at: moment)
    if journey.page == .changes { journey.press("$", at: moment) }
    try #require(journey.page == .result)
  }

  @Test func `a tick that was wrong is taken back, and both stay in the history`() throws {
    var journey = try Self.route()
    let duty = try #require(journey.check?.openDuties.first?.duty)

    journey.press(" 1^", at: Self.moment(2))
    journey.press(" 5^", at: Self.moment(3))

    #expect(journey.check?.step(for: duty) == nil)
    #expect(journey.check?.openDuties.contains { $0.duty == duty } == true)
    #expect(journey.check?.events.count == 3)
  }

  @Test func `a duty that is not done needs a reason of the pathway`() throws {
    var journey = try Self.route()
    let duty = try #require(journey.check?.openDuties.first?.duty)

    journey.press(" 6^", at: Self.moment(2))

    #expect(journey.check?.step(for: duty)?.step == .notDone("other"))
  }

  @Test func `a child's no is no reason, nor an adult's where no yes is needed`() throws {
    var child = try Self.route()
    for _ in child.check?.openDuties ?? [] {
      child.press(" ", at: Self.moment(2))
      #expect(!child.frame(size: Size(columns: 80, rows: 40)).text.contains("They do not agree"))
      child.press("$v", at: Self.moment(2))
    }

    var adult = try Fixture.journey()
    adult.press("^HG-1^2^1^3^1 ^1^2^1^c", at: Self.moment(1))
    #expect(adult.page == .result)
    var offering: [Duty.ID] = []
    for _ in 0..<8 {
      adult.press("v", at: Self.moment(2))
      guard let duty = adult.focusedDuty else { continue }
      adult.press(" ", at: Self.moment(2))
      let text = adult.frame(size: Size(columns: 80, rows: 40)).text
      if text.contains("Not done. They do not agree") { offering.append(duty) }
      adult.press("$", at: Self.moment(2))
    }
    #expect(Set(offering) == ["nrm_referral", "tell_police"])
  }

  @Test func `a number that was issued is kept with the duty`() throws {
    var journey = try Self.route()
    let duty = try #require(journey.check?.openDuties.first?.duty)

    journey.press(" 4^", at: Self.moment(2))
    #expect(journey.page == .reference(duty))
    journey.press("^", at: Self.moment(2))
    #expect(journey.status?.kind == .problem)
    journey.press("CR 12^", at: Self.moment(3))

    #expect(journey.check?.references(for: duty) == ["CR 12"])
    #expect(journey.page == .result)
  }

  @Test func `a number that tells who a person is is not kept`() throws {
    var journey = try Self.route()
    let before = journey.check

    journey.press(" 4^", at: Self.moment(2))
    journey.press("QQ 12 34 56 C^", at: Self.moment(3))

    #expect(journey.check == before)
    #expect(journey.status?.kind == .problem)
    guard case .reference = journey.page else {
      Issue.record("the field was left")
      return
    }
  }

  @Test func `the same route is recorded once, and a changed one again`() throws {
    var journey = try Self.route()
    let again = journey.press("<c", at: Self.moment(2))
    #expect(again == [.record(try #require(journey.check))])
    journey.adoptAll(at: 0)
    // Its number is looked up, and nothing is added.
    #expect(journey.press("<c", at: Self.moment(3)) == [.record(try #require(journey.check))])
    #expect(journey.check?.events.count == 1)

    journey.press("a1^2^", at: Self.moment(4))
    journey.press("c", at: Self.moment(5))

    let reached = try #require(journey.check).events.filter {
      if case .reached = $0.what { true } else { false }
    }
    #expect(reached.count == 2)
    #expect(reached.first?.id == journey.check?.id)
    #expect(reached.last?.id == "event-5")
  }

  @Test func `what came of recording is kept with the check and shown`() throws {
    var journey = try Self.route()
    let id = try #require(journey.check?.id)
    let stamp = RecordStamp(number: 41, leaf: "0123456789abcdef", size: 42, root: "AAAA")

    let effects = journey.adopt([RecordNote(check: id, event: id, reply: .recorded(stamp))])

    let check = try #require(journey.check)
    #expect(effects == [.save(check)])
    #expect(check.record == stamp)
    #expect(check.unrecorded.isEmpty)
    #expect(
      journey.frame(size: Size(columns: 80, rows: 24)).text.contains("Recorded as number 41."))
  }

  @Test func `what could not be recorded is said, and is tried again`() throws {
    var journey = try Self.route()
    let id = try #require(journey.check?.id)

    #expect(
      journey.adopt([RecordNote(check: id, event: id, reply: .notRecorded("no space"))]) == [])

    #expect(journey.status?.text == "There is a problem. Not recorded: no space.")
    let effects = journey.press(" 1^", at: Self.moment(2))
    guard case .record(let check) = effects.last else {
      Issue.record("nothing is to be recorded")
      return
    }
    #expect(check.unrecorded.count == 2)
  }
}

extension Journey {
  /// Gives every event of the check a number, as if all were recorded.
  mutating func adoptAll(at first: Int) {
    let notes = (check?.events ?? []).enumerated().map { number, event in
      RecordNote(
        check: check?.id ?? "", event: event.id,
        reply: .recorded(RecordStamp(number: first + number, leaf: "00", size: 9, root: "AA")))
    }
    _ = adopt(notes)
  }
}
