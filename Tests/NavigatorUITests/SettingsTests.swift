import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// The settings page and the page of the first start.
@Suite struct SettingsPageTests {
  private static func journey(
    isFirstStart: Bool = false, remembered: Answers = [:], faults: [String] = []
  ) throws -> Journey {
    try Fixture.journey(
      remembered: remembered,
      settings: SettingsContext(
        file: "/home/a/.config/navigator/settings.yaml", checksFolder: "/home/a/checks",
        faults: faults, isFirstStart: isFirstStart))
  }

  @Test func `Enter changes a setting to its next value and keeps it`() throws {
    var journey = try Self.journey()

    let effects = journey.press("o^^v^vv")

    #expect(
      effects == [
        .prefer(Preferences(theme: .highContrast)), .prefer(Preferences(theme: .mono)),
        .prefer(Preferences(theme: .mono, glyphs: .ascii)),
      ])
    #expect(journey.page == .settings)
  }

  @Test func `the same number does the same in linear mode`() throws {
    var session = LinearSession(try Self.journey())

    _ = session.read("settings", at: Fixture.moment)
    let reply = session.read("1", at: Fixture.moment)

    #expect(reply.effects == [.prefer(Preferences(theme: .highContrast))])
    #expect(
      reply.lines.contains(
        "1. Theme: high-contrast. standard, high-contrast, or mono without colours."))
  }

  @Test func `what is remembered can be forgotten, and the checks stay`() throws {
    var journey = try Self.journey(remembered: ["organisation": .one("council")])

    let effects = journey.press("o6^")

    #expect(effects == [.remember([:], place: nil)])
    #expect(journey.profile.isEmpty)
    #expect(journey.page == .settings)
  }

  @Test func `within a check the settings change nothing of it`() throws {
    var journey = try Self.journey()
    journey.press("^^2^")
    let check = journey.check

    journey.press("o^$")

    #expect(journey.check == check)
    #expect(journey.page == .question("nation"))
  }

  @Test func `a fault of the file is the first thing that is said`() throws {
    let journey = try Self.journey(faults: ["settings.yaml, line 1: 'theme' cannot be 'blue'."])

    let text = journey.frame(size: Size(columns: 100, rows: 24)).text

    #expect(text.contains("'theme' cannot be 'blue'."))
    let opening = LinearSession(journey).opening.joined(separator: " ")
    #expect(opening.contains("'theme' cannot be 'blue'."))
  }

  @Test func `the first start asks who and where, and keeps both`() throws {
    var journey = try Self.journey(isFirstStart: true)
    #expect(journey.page == .welcome)

    let effects = journey.press("1^1^1^")

    #expect(journey.page == .home)
    #expect(effects.count == 3)
    #expect(journey.profile.count == 2)
  }

  @Test(arguments: ["3^", "<", "2^"])
  func `the first start can be skipped`(keys: String) throws {
    var journey = try Self.journey(isFirstStart: true)

    journey.press(keys)

    #expect(journey.page == (keys == "2^" ? .caseReference : .home))
    #expect(journey.profile.isEmpty)
  }

  @Test(arguments: ScreenTests.sizes + [Size(columns: 24, rows: 6)])
  func `the first start is never in the way of 999`(size: Size) throws {
    var journey = try Self.journey(isFirstStart: true)

    #expect(journey.frame(size: size).text.split(separator: "\n")[0].contains("999"))
    journey.press("!")

    #expect(journey.page == .emergency)
  }

  @Test func `the first start says what is stored, where, and how it is removed`() throws {
    let journey = try Self.journey(isFirstStart: true)
    let lines = LinearSession(journey).opening.joined(separator: " ")
    let text = journey.frame(size: Size(columns: 100, rows: 60)).text
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")

    for words in ["/home/a/checks", "settings.yaml", "To remove", "Nothing is sent to anybody"] {
      #expect(lines.contains(words), "\(words)")
      #expect(text.contains(words), "\(words)")
    }
  }
}
