import Testing

@testable import NavigatorUI

/// Sheets to hand over, asked for from the page of the route.
@Suite struct HandOverTests {
  private static func route() throws -> Journey {
    var journey = try Fixture.journey()
    journey.press(JourneyTests.childKeys + "c")
    return journey
  }

  @Test(arguments: zip(HandOver.Sheet.allCases, 1...5))
  func `each sheet is asked for by its number, in each form`(
    sheet: HandOver.Sheet, number: Int
  ) throws {
    for (form, row) in zip(HandOver.Form.allCases, 1...3) {
      var journey = try Self.route()

      let effects = journey.press("p\(number)^\(row)^")

      #expect(effects == [.handOver(try #require(journey.check), HandOver(sheet, as: form))])
      #expect(journey.page == .result)
    }
  }

  @Test func `the sheet is told what was ticked, and when`() throws {
    var journey = try Self.route()
    journey.press("v")
    let duty = try #require(journey.focusedDuty)
    journey.press(" 2^")

    let effects = journey.press("p1^1^")

    guard case .handOver(_, let wanted)? = effects.first else {
      Issue.record("there is no sheet")
      return
    }
    #expect(wanted.steps[duty]?.words.hasPrefix("Done by somebody else") == true)
    #expect(wanted.steps[duty]?.isDone == true)
    #expect(wanted.steps.count == 1)
  }

  @Test func `linear mode asks for the same sheet`() throws {
    var screens = try Self.route()
    var linear = LinearSession(screens)

    let byKeys = screens.press("p2^2^")
    let byWords = ["sheets", "2", "2"].flatMap { linear.read($0, at: Fixture.moment).effects }

    #expect(byKeys == byWords)
    #expect(screens.page == linear.journey.page)
  }

  @Test func `without a route there is no sheet, and the reason is said`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^")

    #expect(journey.press("p") == [])
    #expect(journey.status?.text.contains("There is no route yet") == true)
  }

  @Test func `what came of it is said, and nothing counts as unsaved`() throws {
    var journey = try Self.route()

    journey.report(failure: "there is no printer")
    #expect(journey.status?.text == "There is a problem. There is no printer")
    #expect(journey.unsavedProblem == nil)
    journey.report(news: "Written to a file")
    #expect(journey.status?.kind == .news)
  }
}
