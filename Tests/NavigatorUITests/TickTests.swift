import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// Ticks in a question with several answers are not lost without a word.
@Suite struct TickTests {
  /// A journey at the signs, with two of them ticked.
  private static func ticked() throws -> Journey {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^1^3^1 3 ")
    #expect(journey.place.ticked == .several(["unpaid", "held"]))
    return journey
  }

  @Test(arguments: ["0", "i", "4 ", "5 "])
  func `what takes the ticks away says which, and U brings them back`(key: String) throws {
    var journey = try Self.ticked()

    journey.press(key)
    let status = journey.status?.text ?? ""
    #expect(status.contains("No longer ticked: Work for nothing, or nearly nothing; Someone else"))
    #expect(journey.place.ticked != .several(["unpaid", "held"]))

    let effects = journey.press("u")
    #expect(journey.place.ticked == .several(["unpaid", "held"]))
    #expect(journey.check?.draft["signs"] == .several(["unpaid", "held"]))
    #expect(effects == [.save(try #require(journey.check))])
    // The answer before it is not taken back by the same key.
    #expect(journey.interview.answers["age"] == .one("adult"))
    #expect(journey.page == .question("signs"))
  }

  @Test func `the smallest screen says that ticks were cleared and which key undoes it`() throws {
    var journey = try Self.ticked()

    journey.press("0")

    let text = journey.frame(size: Size(columns: 40, rows: 12)).text
    #expect(text.contains("2 ticks cleared. U undoes it."))
  }

  @Test func `where nothing was ticked, undo takes back the answer before`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^1^3^0")

    journey.press("u")

    #expect(journey.page == .question("age"))
  }

  @Test func `a number goes to an answer, and says that Space ticks it`() throws {
    var journey = try Self.ticked()

    journey.press("2")
    #expect(journey.status?.text.contains("not ticked yet") == true)
    #expect(journey.status?.text.contains("Space ticks it") == true)
    #expect(journey.place.ticked == .several(["unpaid", "held"]))

    journey.press("3")
    #expect(journey.status?.text.contains("Space takes the tick away") == true)
    #expect(journey.place.ticked == .several(["unpaid", "held"]))
  }

  @Test func `where one answer is chosen, a number says nothing of ticks`() throws {
    var journey = try Fixture.journey()

    journey.press("^HG-1^2")

    #expect(journey.page == .question("danger"))
    #expect(journey.status == nil)
  }

  @Test(arguments: [Key.pageDown, .end])
  func `whoever turned the page has ticked nothing, and Enter answers nothing`(key: Key) throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^1^3^")
    let page = journey.page

    _ = journey.handle(.key(key), at: Fixture.moment)
    journey.press("^")

    #expect(journey.page == page)
    #expect(journey.interview.answers["signs"] == nil)
  }
}
