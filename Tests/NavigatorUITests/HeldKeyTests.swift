import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// A key that is held down, or leaned on, says nothing about a person.
@Suite struct HeldKeyTests {
  @Test func `Enter held down answers no question`() throws {
    var journey = try Fixture.journey()

    journey.press(String(repeating: "^", count: 50))

    #expect(journey.check?.order == [])
    #expect(journey.page == .question("danger"))
    #expect(journey.status?.kind == .problem)
  }

  @Test func `Enter held down after an answer stops at the next open question`() throws {
    var journey = try Fixture.journey()

    journey.press("^^2" + String(repeating: "^", count: 50))

    #expect(journey.check?.order == ["danger"])
    #expect(journey.page == .question("nation"))
  }

  @Test func `Enter held down does not say again what time may have changed`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^1^h2^1^")
    #expect(journey.page == .question("danger"))

    let effects = journey.press("^^^^")

    #expect(effects == [])
    #expect(journey.page == .question("danger"))
    journey.press("c")
    #expect(journey.page != .question("danger"))
  }

  @Test func `a question that nobody answered has its mark, and the first key leads to its lines`()
    throws
  {
    var journey = try Fixture.journey()
    journey.press("^^")
    let size = Size(columns: 80, rows: 24)
    #expect(journey.frame(size: size).text.contains("> Is anyone in immediate danger now?"))

    journey.press("v")
    #expect(journey.frame(size: size).text.contains("> 1  Yes"))
    journey.press("^")

    #expect(journey.check?.order == ["danger"])
    #expect(journey.interview.answers["danger"] == .one("yes"))
  }

  @Test func `up from the question leads to its last line, which is that nobody can tell`() throws {
    var journey = try Fixture.journey()

    journey.press("^^A^")

    #expect(journey.interview.answers["danger"] == .notKnown)
  }

  @Test func `a number and Enter answer, as before`() throws {
    var journey = try Fixture.journey()

    journey.press("^^3^")

    #expect(journey.interview.answers["danger"] == .notKnown)
  }

  @Test func `an answer that was given is kept by Enter when its question is opened to be changed`()
    throws
  {
    var journey = try Fixture.journey()
    journey.press("^^2^1^<^")

    #expect(journey.interview.answers["nation"] == .one("england"))
    #expect(journey.page == .question("age"))
  }
}
