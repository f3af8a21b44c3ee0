import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The number to ring next, after one that nobody answered.
@Suite struct RingLadderTests {
  private static let open = RingLadder.Rung(number: "A", state: .open, words: "answers now")
  private static let other = RingLadder.Rung(number: "B", state: .open, words: "answers now")
  private static let maybe = RingLadder.Rung(
    number: "M", state: .notKnown(.hours), words: "not known whether it answers now")
  private static let closed = RingLadder.Rung(
    number: "C", state: .closed, words: "closed now; opens at 08:30 tomorrow")

  @Test func `after a try comes the next number that answers, and then the first once more`() {
    let ladder = RingLadder([Self.open, Self.other, Self.closed])

    #expect(ladder.words(tries: 0) == "Ring A: answers now.")
    #expect(ladder.words(tries: 1) == "Next, ring B: answers now.")
    #expect(ladder.words(tries: 2) == "Once more, ring A: answers now.")
  }

  @Test func `a number that is closed is never the next one`() {
    let rungs = [Self.open, Self.other, Self.maybe, Self.closed]
    for count in 1..<(1 << rungs.count) {
      let some = rungs.enumerated().filter { count & (1 << $0.offset) != 0 }.map(\.element)
      guard some != [Self.closed] else { continue }
      for tries in 0...9 {
        let words = RingLadder(some).words(tries: tries) ?? ""
        #expect(!words.contains("ring C") && !words.contains("Ring C"), "\(some), \(tries)")
      }
    }
  }

  @Test func `a number whose hours nobody knows comes after those that answer`() {
    let ladder = RingLadder([Self.maybe, Self.open])

    #expect(ladder.words(tries: 0) == "Ring A: answers now.")
    #expect(ladder.words(tries: 1) == "Next, ring M: not known whether it answers now.")
  }

  @Test(arguments: 0...3)
  func `where nobody answers it is said when somebody does, and that 999 always does`(tries: Int) {
    #expect(
      RingLadder([Self.closed]).words(tries: tries)
        == "Nobody answers now. First to open: C: opens at 08:30 tomorrow. In danger ring 999, at "
        + "any hour.")
    #expect(RingLadder([]).words(tries: tries) == nil)
  }

  @Test func `at night in Poole a second try is not sent to the office that is closed`() throws {
    var journey = try PlaceTests.childAtNight()
    let row = try #require(journey.row(of: "child_safeguarding_referral"))

    for _ in 0..<row { _ = try PlaceTests.press(.down, in: &journey) }
    for _ in 1...3 {
      _ = try PlaceTests.press(.character(" "), .character("3"), .enter, in: &journey)
      let text = journey.frame(size: Size(columns: 100, rows: 60)).text
      #expect(text.contains("ring 01202 738256"))
      #expect(!text.contains("ring 01202 123334"))
      #expect(journey.status?.text.contains("answers now") == true)
    }
  }

  @Test func `a duty that begins with a form says where that is, not a number for questions`()
    throws
  {
    let pathway = try #require(try ShippedPathways.national.get().pathway)
    let form = "Online: https://www.modernslavery.gov.uk/start, Report modern slavery"
    for (id, address) in [("nrm_referral", form), ("duty_to_notify", form), ("police_101", nil)] {
      let duty = try #require(pathway.duty(Duty.ID(id)))
      #expect(pathway.address(for: duty.wording) == address, "\(id)")
    }
  }

  @Test func `a duty that a local number serves begins with that number`() throws {
    var wording = Duty.Wording()
    wording.contacts = ["report_modern_slavery"]
    wording.local = .childrensFrontDoor
    let pathway = try #require(try ShippedPathways.national.get().pathway)

    #expect(pathway.address(for: wording) == nil)

    // Whoever is rung only when nobody acts does not come first.
    wording.local = .escalation
    #expect(pathway.address(for: wording) != nil)
  }
}

extension PlaceTests {
  /// The route for a girl in Poole who may be 17, on a Saturday at ten past two in the morning.
  static func childAtNight() throws -> Journey {
    var session = LinearSession(
      try journey(place: AreaPlace(area: "dorset", authority: "bcp_council")))
    let given: Answers = [
      "danger": .one("no"), "nation": .one("england"), "presence": .one("met"),
      "age": .notKnown, "signs": .several(["sold_for_sex", "threats"]),
    ]
    _ = session.read("1", at: try moment())
    _ = session.read("HG-1", at: try moment())
    for _ in 1...60 {
      guard case .question(let id) = session.journey.page,
        let fact = session.journey.pathway.fact(id)
      else { break }
      let line: String
      switch given[id] {
      case .one(let answer): line = fact.answer(answer)?.label ?? ""
      case .several(let answers):
        line = answers.compactMap { answer in
          fact.answers.firstIndex { $0.id == answer }.map { "\($0 + 1)" }
        }.joined(separator: " ")
      case .notKnown: line = "not sure"
      case nil:
        line = fact.choice != .one ? "none" : fact.mayBeNotKnown ? "not sure" : "1"
      }
      _ = session.read(line, at: try moment())
    }
    _ = session.read("continue", at: try moment())
    guard session.journey.page == .result else {
      throw Fixture.Broken(description: "no route: \(session.journey.page)")
    }
    return session.journey
  }
}

extension Journey {
  /// How far below the first row of the route a duty stands.
  func row(of duty: Duty.ID) -> Int? {
    var copy = self
    for row in 0..<60 {
      _ = copy.handle(.key(.enter), at: Fixture.moment)
      if copy.page == .duty(duty) { return row }
      if copy.page != .result { _ = copy.handle(.key(.escape), at: Fixture.moment) }
      _ = copy.handle(.key(.down), at: Fixture.moment)
    }
    return nil
  }
}
