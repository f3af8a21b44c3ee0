import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// Pages with a field, what is remembered, and the keys of questions with several answers.
@Suite struct FieldTests {
  private static let remembered: Answers = [
    "organisation": .one("council"), "nation": .one("england"),
  ]

  /// The words of a screen, wherever its lines are broken.
  private static func words(on frame: Frame) -> String {
    frame.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(arguments: ScreenTests.sizes)
  func `what is remembered is seen before the first question`(size: Size) throws {
    var journey = try Fixture.journey(remembered: Self.remembered)

    journey.press("^")

    let text = Self.words(on: journey.frame(size: size))
    #expect(text.contains("You: A council, in any job (remembered)"))
    #expect(text.contains("The person is in England (remembered)"))
  }

  @Test func `what is remembered can be changed there, and the reference stays`() throws {
    var journey = try Fixture.journey(remembered: Self.remembered)

    journey.press("^HG-1v^")
    #expect(journey.page == .question("nation"))
    journey.press("2^")

    #expect(journey.page == .caseReference)
    #expect(journey.place.text == "HG-1")
    #expect(journey.interview.answers["nation"] == .one("scotland"))
    #expect(journey.profile["nation"] == .one("scotland"))
    journey.press("^")
    #expect(journey.page == .question("danger"))
  }

  @Test func `linear mode changes what is remembered by the same number`() throws {
    var session = LinearSession(try Fixture.journey(remembered: Self.remembered))

    let page = session.read("1", at: Fixture.moment).lines
    _ = session.read("change 1", at: Fixture.moment)
    _ = session.read("2", at: Fixture.moment)

    #expect(page.contains("The person is in England, remembered. To change it, type change 1."))
    #expect(session.journey.page == .caseReference)
    #expect(session.journey.interview.answers["nation"] == .one("scotland"))
  }

  @Test func `a kind of organisation is found by a word, before any body`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^1 ^/counc")

    let text = journey.frame(size: Size(columns: 80, rows: 24)).text
    #expect(text.contains("> A council, in any job (kind of organisation)"))
    #expect(!text.contains("Not yours?"))
    journey.press("^")

    #expect(journey.interview.answers["organisation"] == .one("council"))
  }

  @Test(arguments: ScreenTests.sizes)
  func `a list of bodies alone says how to choose a kind`(size: Size) throws {
    var journey = try Fixture.journey()

    journey.press("^^2^1^1^1 ^/dorset")

    #expect(Self.words(on: journey.frame(size: size)).contains("Not yours? Backspace"))
  }

  @Test func `a held Backspace leaves a field and goes no further`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^1 ^/do")

    journey.press("<<<<<<<<")

    #expect(journey.page == .question("organisation"))
    journey.press("1<")
    #expect(journey.page == .question("signs"))
  }

  @Test func `none of these and not sure have keys`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^1 ")

    journey.press("0")
    #expect(journey.place.ticked == .several([]))
    journey.press("i")
    #expect(journey.place.ticked == .notKnown)
    journey.press("ii")
    #expect(journey.place.ticked == .notKnown)
    journey.press("^")

    #expect(journey.interview.answers["signs"] == .notKnown)
  }

  @Test(arguments: ScreenTests.sizes)
  func `the keys for none and not sure are named where several can be ticked`(size: Size) throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^")
    #expect(journey.frame(size: size).text.contains("0 none  i not sure"))

    journey.press("^")

    let text = journey.frame(size: size).text
    #expect(journey.status?.text.contains("0 for \"None of these\"") == true)
    #expect(journey.status?.text.contains("i for \"Not sure\"") == true)
    #expect(text.contains("0"))
  }

  @Test func `the key that opens the help closes it`() throws {
    var journey = try Fixture.journey()

    journey.press("^^??")

    #expect(journey.page == .question("danger"))
  }
}
