import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Several people who were found together: one check for each, and nothing of one in another.
@Suite struct IncidentTests {
  private static func moment(_ number: Int) -> Moment {
    Moment(time: "t\(number)", clock: "14:1\(number)", unusedID: "check-\(number)")
  }

  /// A finished check about a child, and a second one begun from its route.
  private static func second(_ keys: String = "n") throws -> Journey {
    var journey = try Fixture.journey()
    journey.press(JourneyTests.childKeys + "c", at: moment(1))
    try #require(journey.page == .result)
    journey.press(keys, at: moment(2))
    return journey
  }

  @Test func `from a route the next person begins, with what the pathway calls the incident's`()
    throws
  {
    let journey = try Self.second()

    #expect(journey.page == .caseReference)
    #expect(journey.check?.person == 2)
    #expect(journey.check?.incident == "check-1")
    #expect(Set(journey.interview.answers.facts) == ["nation", "organisation"])
    // The first one is called otherwise only once the second is certain.
    #expect(journey.saved.first { $0.id == "check-1" }?.check.person == nil)
    let text = journey.frame(size: Size(columns: 80, rows: 24)).text
    #expect(text.contains("no reference, person 2"))
    #expect(text.contains("(same incident)"))
    #expect(text.contains("All about the person is asked again."))
  }

  @Test(arguments: ["<", "^<<"])
  func `a key pressed by mistake leads back to the first person, as they were`(keys: String) throws
  {
    var journey = try Self.second("")
    let before = journey
    journey.press("n", at: Self.moment(2))

    journey.press(keys, at: Self.moment(3))

    #expect(journey.page == .result)
    #expect(journey.check?.id == before.check?.id)
    #expect(journey.outcome == before.outcome)
    if keys == "<" {
      #expect(journey.check == before.check)
      #expect(journey.saved == before.saved)
    }
    let head = journey.frame(size: Size(columns: 80, rows: 24)).text.split(separator: "\n")[1]
    #expect(head.contains("HG-1"), "\(head)")
  }

  @Test func `once the second is certain, the first is person 1 and keeps its reference`() throws {
    var journey = try Self.second()

    let effects = journey.press("HG-2^", at: Self.moment(3))

    let first = try #require(journey.saved.first { $0.id == "check-1" }?.check)
    #expect(first.person == 1)
    #expect(effects == [.save(first)])
    journey.press("2^h2^", at: Self.moment(4))
    let row = try #require(
      (1...2).first { number in
        var copy = journey
        copy.press("\(number)^", at: Self.moment(5))
        return copy.check?.id == "check-1"
      })
    journey.press("\(row)^", at: Self.moment(5))
    for size in ScreenTests.sizes {
      let text = journey.frame(size: size).text
      let head = text.split(separator: "\n")[1]
      // On the smallest screen the reference stands below the route.
      #expect((size.columns < 60 ? text[...] : head).contains("HG-1"), "\(size): \(head)")
      #expect(head.contains(size.columns < 60 ? "P1 " : "person 1"), "\(size): \(head)")
    }
  }

  @Test func `the route asks for somebody else in its last line, and Enter begins`() throws {
    var journey = try Self.second("")
    let size = Size(columns: 80, rows: 24)
    _ = journey.handle(.key(.end), at: Self.moment(2), size: size)

    let text = journey.frame(size: size).text
    #expect(text.contains("> - Somebody else in the same incident?"))
    #expect(text.contains("n begins a check for another person."))
    let lines = LinearSession(journey).opening.joined(separator: " ")
    #expect(lines.contains("Somebody else in the same incident? Type another person."))
    journey.press("^", at: Self.moment(3))
    #expect(journey.check?.person == 2)
  }

  @Test func `what is remembered of the keyboard gives way to what this incident was answered`()
    throws
  {
    var journey = try Self.second("h")
    // The practitioner is remembered otherwise by now.
    journey.press("5^2^", at: Self.moment(3))
    #expect(journey.profile["organisation"] == .one("police"))
    journey.press("2^1^", at: Self.moment(4))
    journey.press("n", at: Self.moment(5))

    #expect(journey.interview.answers["organisation"] == .one("council"))
  }

  @Test func `the first question is the urgent one again, and no answer about a person is kept`()
    throws
  {
    var journey = try Self.second()

    journey.press("^", at: Self.moment(3))

    #expect(journey.page == .question("danger"))
    for fact in journey.pathway.facts where fact.about == .person {
      #expect(journey.interview.answers[fact.id] == nil, "\(fact.id)")
    }
  }

  @Test(arguments: ScreenTests.sizes)
  func `which person it is stands in the head of every screen`(size: Size) throws {
    var journey = try Self.second()
    for key in ["^", "2^", "1^", "w", "$", "a", "$", "!"] {
      journey.press(key, at: Self.moment(3))
      let head = journey.frame(size: size).text.split(separator: "\n")[1]
      #expect(head.contains(size.columns < 60 ? "P2 " : "person 2"), "\(head)")
    }
  }

  @Test func `a third person is the third, and the list groups them`() throws {
    var journey = try Self.second("h")
    // A check about somebody else in between.
    journey.press("1^HG-9^2^", at: Self.moment(3))
    journey.press("h", at: Self.moment(3))
    for number in [4, 5] {
      journey.press("2^", at: Self.moment(number))
      journey.press("1^", at: Self.moment(number))
      if journey.check?.caseReference == "HG-9" {
        journey.press("h2^2^", at: Self.moment(number))
      }
      journey.press("nHG-\(number)^2^h", at: Self.moment(number))
    }

    #expect(journey.saved.compactMap(\.check.person).sorted() == [1, 2, 3])
    journey.press("2^", at: Self.moment(6))
    let rows = journey.frame(size: Size(columns: 100, rows: 30)).text.split(separator: "\n")
      .map { $0.drop { $0 == " " || $0 == ">" } }
    let heading = try #require(rows.firstIndex { $0.contains("One incident, 3 people") })
    for person in 1...3 {
      #expect(rows[heading + person].contains("\(person)  Person \(person): "))
    }
    #expect(rows.contains { $0.contains("One person each") })
    // The number on the list picks the line that bears it.
    journey.press("4^", at: Self.moment(7))
    #expect(journey.check?.caseReference == "HG-9")
  }

  @Test func `line by line the list has the same groups and numbers`() throws {
    var linear = LinearSession(try Self.second("nHG-2^2^h"))

    let lines = linear.read("2", at: Self.moment(6)).lines

    #expect(lines.contains("One incident, 2 people."))
    #expect(lines.contains { $0.hasPrefix("1. Person 1: ") })
    #expect(lines.contains { $0.hasPrefix("2. Person 2: HG-2") })
    _ = linear.read("2", at: Self.moment(7))
    #expect(linear.journey.check?.caseReference == "HG-2")
  }

  @Test func `no shipped pathway keeps an answer about safety for the next person`() throws {
    let pathway = try #require(try ShippedPathways.national.get().pathway)

    let shared = pathway.facts.filter { $0.about == .incident }
    #expect(!shared.isEmpty)
    #expect(shared.allSatisfy { !$0.isUrgent })
    // Every shared fact is about the place or about the practitioner.
    #expect(shared.allSatisfy { $0.origin == .area || $0.origin == .profile })
    #expect(pathway.facts.filter { $0.isUrgent }.allSatisfy { $0.about == .person })
  }
}
