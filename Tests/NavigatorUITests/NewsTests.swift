import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// What is said of a duty that was done before the answers went on.
@Suite struct NewsTests {
  private static let size = Size(columns: 80, rows: 40)

  /// The route of a child in perhaps danger, where 999 was told, and whether danger is now certain.
  private static func told() throws -> Journey {
    var journey = try StepTests.route()
    journey.press(" 1^", at: StepTests.moment(2))
    #expect(journey.frame(size: size).text.contains("Done, 14:02."))
    #expect(!journey.frame(size: size).text.contains("Tell them"))
    return journey
  }

  @Test func `who was told before is to be told what was answered since, and what it is`() throws {
    var journey = try Self.told()

    try StepTests.answer("danger", "yes", in: &journey, at: StepTests.moment(3))

    #expect(journey.frame(size: Self.size).text.contains("Done, 14:02. Tell them what is new."))
    journey.press("1^", at: StepTests.moment(3))
    let page = journey.frame(size: Self.size).text
    #expect(page.contains("Answered since it was done: tell them"))
    #expect(page.contains("Danger now: Yes"))
  }

  @Test func `what is different says whom to tell what is new`() throws {
    var journey = try Self.told()
    try StepTests.answer("danger", "yes", in: &journey, at: StepTests.moment(3))

    journey.press("f", at: StepTests.moment(3))

    #expect(journey.page == .changes)
    let text = journey.frame(size: Self.size).text
    #expect(text.contains("Done before: tell them what is new"))
    #expect(text.contains("Danger now: Yes"))
  }

  /// Whatever answer is changed: a route that is as before is not said to need nothing more while
  /// somebody does not know of it.
  @Test func `a route that is as before may still be news for somebody`() throws {
    var seen = 0
    let told = try StepTests.route()
    for (row, owed) in (told.outcome?.duties ?? []).enumerated() {
      var done = told
      done.press("\(row + 1) 1^", at: StepTests.moment(2))
      guard done.check?.step(for: owed.duty)?.step == .done else { continue }
      let behind = done.interview.facts(behind: owed.duty)
      for fact in done.interview.answered where behind.contains(fact.id) && !fact.takesSeveral {
        for (number, answer) in fact.answers.enumerated()
        where done.interview.answers[fact.id] != .one(answer.id) {
          var other = done
          other.press("a", at: StepTests.moment(3))
          let row = try #require(other.interview.answered.firstIndex { $0.id == fact.id }) + 1
          other.press("\(row)^\(number + 1)^c", at: StepTests.moment(3))
          guard other.page == .result, other.status?.text.contains("as before") == true,
            other.check?.step(for: owed.duty)?.step == .done
          else { continue }
          let isNews = other.frame(size: Self.size).text.contains("Tell them what is new.")
          #expect(other.status?.text.contains("Tell those you told before") == isNews)
          seen += isNews ? 1 : 0
        }
      }
    }
    #expect(seen > 0)
  }

  @Test func `once that is said, it is done`() throws {
    var journey = try Self.told()
    try StepTests.answer("danger", "yes", in: &journey, at: StepTests.moment(3))

    journey.press("1 1^", at: StepTests.moment(4))

    let text = journey.frame(size: Self.size).text
    #expect(text.contains("Done, 14:04."))
    #expect(!text.contains("what is new"))
  }

  @Test func `an answer that the duty does not depend on is no news for them`() throws {
    var journey = try Self.told()
    let duty = try #require(journey.outcome?.duties.first?.duty)
    let behind = journey.interview.facts(behind: duty)
    let other = try #require(
      journey.interview.answered.first { !behind.contains($0.id) && !$0.takesSeveral })
    let now = journey.interview.answers[other.id]
    let answer = try #require(other.answers.first { .one($0.id) != now })

    try StepTests.answer(other.id, answer.id, in: &journey, at: StepTests.moment(3))

    #expect(journey.interview.answers[other.id] == .one(answer.id))
    #expect(journey.check?.step(for: duty)?.step == .done)
    #expect(!journey.frame(size: Self.size).text.contains("Done, 14:02. Tell them"))
  }

  @Test func `a danger that is confirmed again is to be told again, until it was`() throws {
    var journey = try Fixture.journey(saved: try Self.told().saved)
    journey.press("2^1^")
    #expect(journey.page == .result)
    #expect(!journey.frame(size: Self.size).text.contains("Still so?"))

    journey.press("^c", at: StepTests.moment(5))

    #expect(journey.page == .result)
    #expect(journey.frame(size: Self.size).text.contains("Done, 14:02. Still so? Do it again."))
    journey.press("v1^", at: StepTests.moment(5))
    #expect(journey.frame(size: Self.size).text.contains("Since it was done you said again"))
    journey.press("< 1^", at: StepTests.moment(6))
    #expect(journey.frame(size: Self.size).text.contains("Done, 14:06."))
    #expect(!journey.frame(size: Self.size).text.contains("Still so?"))
  }

  @Test(arguments: [Standing.held, .contingent(0)])
  func `a duty that was left while it had to wait is open once it need not`(standing: Standing) {
    let duty: Duty.ID = "nrm_referral"
    func route(_ standing: Standing, _ number: Int) -> CheckEvent {
      CheckEvent(
        id: "r\(number)", time: StepTests.moment(number).time,
        what: .reached(
          Reached(
            pathwayVersion: "1", contentHash: "h", isApproved: false, overdue: [], places: [],
            answers: [:], lookedUp: [:], route: "adult",
            duties: [
              Reached.Owed(
                duty: duty, variant: nil, standing: standing.code, by: nil, isDone: false)
            ])))
    }
    func check(_ events: [CheckEvent]) -> Check {
      Check(
        id: "c", pathway: "p", pathwayVersion: "1", contentHash: "h",
        started: StepTests.moment(1).time, updated: StepTests.moment(1).time, events: events)
    }
    let left = [
      route(standing, 1),
      CheckEvent(
        id: "d", time: StepTests.moment(2).time, what: .duty(duty, .notDone("person_declined"))),
    ]
    #expect(check(left).step(for: duty)?.step == .notDone("person_declined"))

    let due = check(left + [route(.due, 3)])

    #expect(due.step(for: duty) == nil)
    #expect(due.openDuties.map(\.duty) == [duty])
    // What was left although it was due stays so.
    #expect(check([route(.due, 1)] + left.dropFirst() + [route(.due, 3)]).openDuties.isEmpty)
  }
}
