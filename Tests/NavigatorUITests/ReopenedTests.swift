import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// A check that reached its route and is opened again: at its duties, with what is urgent first.
@Suite struct ReopenedTests {
  private static let size = Size(columns: 80, rows: 24)

  /// A saved check about a child whose route was shown, in a journey that has just begun.
  private static func saved() throws -> Journey {
    var first = try Fixture.journey()
    first.press(JourneyTests.childKeys + "c")
    return try Fixture.journey(saved: first.saved)
  }

  @Test func `it opens at the route, and the first line asks what is urgent`() throws {
    var journey = try Self.saved()

    let effects = journey.press("2^1^")

    #expect(journey.page == .result)
    #expect(effects.allSatisfy { if case .record = $0 { true } else { false } })
    let text = journey.frame(size: Self.size).text
    #expect(text.contains("> ! Time has passed. Is this still so? Danger now: I cannot tell."))
    #expect(text.contains("Route: Child, or may be a child"))
    #expect(text.contains("Ring 999 now"))
  }

  @Test(arguments: ["^c", "cc", "^3^", "c3^"])
  func `said again, it leads back to the route without the line`(keys: String) throws {
    var journey = try Self.saved()
    journey.press("2^1^")

    journey.press(keys)

    #expect(journey.page == .result)
    #expect(!journey.frame(size: Self.size).text.contains("Time has passed"))
    #expect(journey.interview.answers["danger"] == .notKnown)
  }

  @Test func `another answer shows what is different before the route`() throws {
    var journey = try Self.saved()
    journey.press("2^1^")

    journey.press("^2^")

    #expect(journey.page == .changes)
    journey.press("$")
    #expect(journey.page == .result)
  }

  @Test func `Enter held down says nothing again`() throws {
    var journey = try Self.saved()
    journey.press("2^1^")

    let effects = journey.press("^^^^^^")

    #expect(effects == [])
    #expect(journey.page == .question("danger"))
    journey.press("<")
    #expect(journey.page == .result)
    #expect(journey.frame(size: Self.size).text.contains("Time has passed"))
  }

  @Test func `a route that changed with the answers is not put down to the rules`() throws {
    var first = try Fixture.journey()
    first.press(JourneyTests.childKeys + "c")
    // Back to the answers, another sign ticked, and left before the route is shown again.
    first.press("a")
    let row = try #require(
      first.check?.order.firstIndex(of: "danger"), "danger is answered in these keys")
    first.press("\(row + 1)^2^h")
    var journey = try Fixture.journey(saved: first.saved)

    journey.press("2^1^")

    #expect(journey.page == .result)
    #expect(journey.status?.text.contains("The route is not as it was shown last") == true)
    #expect(journey.status?.text.contains("rules") == false)
  }

  @Test func `a duty can be ticked at once, and the line stays`() throws {
    var journey = try Self.saved()
    journey.press("2^1^")
    let duty = try #require(journey.check?.openDuties.first?.duty)

    journey.press("1 1^")

    #expect(journey.check?.step(for: duty)?.step == .done)
    #expect(journey.page == .result)
    journey.press("A")
    journey.press("A")
    #expect(journey.frame(size: Self.size).text.contains("Time has passed"))
  }

  @Test func `line by line the same: the warning first, and continue asks it`() throws {
    var session = LinearSession(try Self.saved())
    _ = session.read("2", at: Fixture.moment)

    let lines = session.read("1", at: Fixture.moment).lines

    let page = lines.drop { !$0.isEmpty }.dropFirst().joined(separator: " ")
    #expect(
      page.hasPrefix("Warning. Time has passed. Is this still so? Danger now: I cannot tell."))
    #expect(page.contains("Type continue to be asked again."))
    _ = session.read("continue", at: Fixture.moment)
    #expect(session.journey.page == .question("danger"))
    _ = session.read("c", at: Fixture.moment)
    #expect(session.journey.page == .result)
    let tick = session.read("tick 1", at: Fixture.moment).lines
    #expect(tick.joined().contains("What was done?"))
  }

  @Test func `a check that reached no route is opened at what is urgent, as before`() throws {
    var first = try Fixture.journey()
    first.press(JourneyTests.childKeys)
    var journey = try Fixture.journey(saved: first.saved)

    journey.press("2^1^")

    #expect(journey.page == .question("danger"))
  }
}
