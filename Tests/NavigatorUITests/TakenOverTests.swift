import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// What nobody answered in this check, or nobody can, is said where it counts.
@Suite struct TakenOverTests {
  private static let sizes = [(40, 12), (60, 16), (80, 24), (120, 30)]
    .map { Size(columns: $0.0, rows: $0.1) }

  @Test(arguments: sizes)
  func `the first question says what was taken over, and a changes it`(size: Size) throws {
    var journey = try Fixture.journey(
      remembered: ["nation": .one("scotland"), "organisation": .one("council")])
    journey.press("^HG-1^")
    #expect(journey.page == .question("danger"))

    let text = journey.frame(size: size).text.split { $0 == " " || $0 == "\n" }
      .joined(separator: " ")
    #expect(text.contains("Scotland"), "\(text)")
    #expect(text.contains("a shows") || text.contains("Taken over (a)"), "\(text)")
    journey.press("a")
    #expect(journey.page == .checkAnswers)
    journey.press("1^1^")
    #expect(journey.interview.answers["nation"] == .one("england"))
    journey.press("2^")
    #expect(!journey.frame(size: size).text.contains("Taken over"))
  }

  @Test func `line by line it says the same, with the place, before the first question`() throws {
    var session = LinearSession(
      try PlaceTests.journey(
        remembered: ["nation": .one("england"), "organisation": .one("nhs")],
        place: AreaPlace(area: "dorset", authority: "bcp_council")))
    _ = session.read("1", at: try PlaceTests.moment())

    let lines = session.read("HG-1", at: try PlaceTests.moment()).lines.joined(separator: " ")

    #expect(
      lines.contains(
        "Taken over from before: Bournemouth, Christchurch and Poole Council; England"), "\(lines)")
    #expect(lines.contains("To change it, type answers."))
    let changed = session.read("answers", at: try PlaceTests.moment()).lines.joined(separator: " ")
    #expect(
      changed.contains(
        "Nation: England, Bournemouth, Christchurch and Poole Council. (remembered)"))
  }

  @Test func `Backspace leads to the question before, not to a later one that was answered first`()
    throws
  {
    var journey = try Fixture.journey(remembered: ["organisation": .one("council")])
    // The organisation is changed for this check before its first question.
    journey.press("^HG-1v^1^")
    if journey.page == .caseReference { journey.press("A^") }
    #expect(journey.page == .question("danger"))
    journey.press("2^1^")
    let open = journey.page
    #expect(journey.interview.answers["organisation"] != nil)

    journey.press("<")

    #expect(open == .question("signs"))
    #expect(journey.page == .question("age"))
  }

  @Test func `the answers name the place behind the nation`() throws {
    var journey = try PlaceTests.journey(
      remembered: ["nation": .one("england"), "organisation": .one("nhs")],
      place: AreaPlace(area: "dorset", authority: "bcp_council"))
    let moment = try PlaceTests.moment()
    journey.press("^", at: moment)
    let place = "England, Bournemouth, Christchurch and Poole Council"
    #expect(journey.frame(size: Size(columns: 120, rows: 30)).text.contains(place))
    journey.press("HG-1^", at: moment)

    journey.press("a", at: moment)

    #expect(journey.frame(size: Size(columns: 120, rows: 30)).text.contains(place))
  }

  @Test func `a check that takes nothing over says nothing`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^")

    #expect(!journey.frame(size: Self.sizes[2]).text.contains("Taken over"))
  }

  @Test func `a question has one number, on its page and in the list of answers`() throws {
    var journey = try Fixture.journey(
      remembered: ["nation": .one("england"), "organisation": .one("council")])
    let size = Size(columns: 80, rows: 40)
    func head() -> String {
      String(journey.frame(size: size).text.split(separator: "\n")[1])
    }
    journey.press("^HG-1^")
    #expect(head().contains("Question 1"))
    journey.press("2^")
    // The nation is the second question, and was answered before.
    #expect(head().contains("Question 3"))
    journey.press("3^1 ^1^2^")
    #expect(journey.page == .checkAnswers)
    let count = journey.interview.answered.count
    for number in 1...count {
      journey.press("\(number)^")
      #expect(head().contains("Question \(number)"), "\(head())")
      var session = LinearSession(journey)
      let lines = session.read("repeat", at: Fixture.moment).lines
      #expect(lines.contains { $0.hasPrefix("Question \(number). ") })
      journey.press("a")
    }
  }

  @Test func `what is not due because nobody knows something says what that is`() throws {
    let text = Fixture.text.replacing(
      "when: route is child or area_policy is first or danger is yes\n    if-unsure: due",
      with: "when: age is child or police_told is no\n    if-unsure: not-due")
    #expect(text != Fixture.text)
    let reading = PathwayReader().read([
      PathwayFile(path: "pathway.yaml", bytes: Array(text.utf8))
    ])
    let pathway = try #require(reading.pathway, "\(reading.report)")
    var journey = Journey(
      of: try CompiledPathway(pathway),
      context: Context(programVersion: "1.0", contentHash: "sha256:00"))
    // An adult; whether the police were told is not known, so telling them waits for her.
    journey.press("^HG-1^2^1^3^1 ^1^3^1^c")
    #expect(journey.page == .result)
    let owed = try #require(journey.outcome?.duty("tell_police"))
    #expect(owed.standing == .contingent(0))

    let why = "Not due yet, as you are not sure of: Police told."
    for size in [Size(columns: 80, rows: 60), Size(columns: 40, rows: 60)] {
      let words = journey.frame(size: size).text.split { $0 == " " || $0 == "\n" }
        .joined(separator: " ")
      #expect(words.contains(why), "\(words)")
    }
    var session = LinearSession(journey)
    let lines = session.read("more", at: Fixture.moment).lines.joined(separator: " ")
    #expect(lines.contains(why), "\(lines)")
  }

  @Test func `a duty that was tried says so in the list of what is open`() throws {
    var journey = try StepTests.route()
    journey.press(" 3^", at: StepTests.moment(2))
    var linear = LinearSession(journey)
    journey.press("h3^", at: StepTests.moment(3))

    #expect(journey.frame(size: Size(columns: 120, rows: 30)).text.contains("Tried once."))
    _ = linear.read("home", at: StepTests.moment(3))
    let lines = linear.read("3", at: StepTests.moment(3)).lines.joined(separator: " ")
    #expect(lines.contains("Tried once."))
  }

  @Test func `what was to be done at once is overdue in the list as in its count`() throws {
    var journey = try StepTests.route()
    journey.press("h", at: StepTests.moment(5))
    let text = journey.frame(size: Size(columns: 120, rows: 40)).text
    #expect(text.contains("1 overdue"), "\(text)")
    journey.press("3^", at: StepTests.moment(5))
    let list = journey.frame(size: Size(columns: 120, rows: 40)).text
    #expect(list.contains("at once, OVERDUE since today 14:01"), "\(list)")
  }

  @Test func `a national line whose hours nobody confirmed says so`() throws {
    let journey = try PlaceTests.childAtNight()
    let pathway = journey.pathway
    let without = pathway.contacts.filter { $0.phone != nil && $0.schedule == nil }
    #expect(!without.isEmpty)
    var session = LinearSession(journey)

    let lines = session.read("contacts", at: try PlaceTests.moment()).lines.joined(separator: " ")

    var count = 0
    for contact in without {
      guard let phone = contact.phone, lines.contains("\(contact.name): \(phone)") else { continue }
      let rest = lines.components(after: "\(contact.name): \(phone)")
      #expect(rest.prefix(90).contains("hours not confirmed"), "\(contact.name)")
      count += 1
    }
    #expect(count > 0)
  }

  @Test func `nobody is asked to check that an explanation was received`() throws {
    let contact = "\n    contacts: [agency]"
    #expect(Fixture.text.contains(contact))
    for (text, isReceived) in [
      (Fixture.text, true), (Fixture.text.replacing(contact, with: ""), false),
    ] {
      let reading = PathwayReader().read([
        PathwayFile(path: "pathway.yaml", bytes: Array(text.utf8))
      ])
      var journey = Journey(
        of: try CompiledPathway(try #require(reading.pathway)),
        context: Context(programVersion: "1.0", contentHash: "sha256:00"))
      journey.press("^HG-1^2^1^1^1 ^1^1^c")
      #expect(journey.outcome?.duty("tell_police")?.isDone == true)
      let words = journey.frame(size: Size(columns: 80, rows: 60)).text
        .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      #expect(words.contains("Counts as done"))
      #expect(words.contains("Check that it was received") == isReceived)
    }
  }

  @Test func `as many more are announced at a question as the page of them lists`() throws {
    var journey = try PlaceTests.childAtNight()
    journey.press("a4^")
    var session = LinearSession(journey)
    let question = session.read("repeat", at: try PlaceTests.moment()).lines.joined(separator: " ")
    let certain = try #require(journey.count(in: question, before: " more: type duties."))
    let counted = try #require(journey.count(in: question, after: "Duties certain already: "))

    #expect(certain + 1 == counted)
  }
}

extension String {
  /// What stands behind the first place of a text.
  fileprivate func components(after text: String) -> Substring {
    firstRange(of: text).map { self[$0.upperBound...] } ?? ""
  }
}

extension Journey {
  /// The number that stands right before a text, or right after it.
  fileprivate func count(in line: String, before text: String) -> Int? {
    line.firstRange(of: text).flatMap { range in
      Int(
        line[..<range.lowerBound].reversed().prefix { $0.isNumber }.reversed().map(String.init)
          .joined())
    }
  }

  fileprivate func count(in line: String, after text: String) -> Int? {
    line.firstRange(of: text).flatMap { Int(line[$0.upperBound...].prefix { $0.isNumber }) }
  }
}
