import Frames
import NavigatorUI
import Pathways
import Testing

@Suite struct ScreenTests {
  static let sizes = [
    Size(columns: 120, rows: 30), Size(columns: 80, rows: 24), Size(columns: 60, rows: 16),
    Size(columns: 40, rows: 12),
  ]

  @Test(arguments: Screen.all, sizes)
  func `a screen is as it was drawn last`(screen: Screen, size: Size) throws {
    let frame = try screen.journey().frame(size: size)

    let snapshot = Snapshot(name: "\(screen.name)-\(size.columns)x\(size.rows)", frame: frame)

    #expect(snapshot.difference() == nil)
  }

  @Test(arguments: sizes, [Glyphs.utf8, .ascii])
  func `the page of the first start is as it was drawn last`(size: Size, glyphs: Glyphs) throws {
    let journey = try Fixture.journey(
      settings: SettingsContext(
        file: "/home/me/.config/navigator/settings.yaml",
        checksFolder: "/home/me/.local/state/navigator/checks", isFirstStart: true))

    let frame = journey.frame(size: size, glyphs: glyphs)

    let end = glyphs == .ascii ? "-ascii" : ""
    let snapshot = Snapshot(name: "welcome-\(size.columns)x\(size.rows)\(end)", frame: frame)
    #expect(snapshot.difference() == nil)
    if glyphs == .ascii { #expect(frame.text.utf8.allSatisfy { $0 < 0x80 }) }
  }

  @Test(arguments: [(38, 9), (24, 6), (12, 3), (3, 1), (1, 1)])
  func `a window that is too small still says 999`(columns: Int, rows: Int) throws {
    let journey = try Screen.named("question-second").journey()

    let frame = journey.frame(size: Size(columns: columns, rows: rows))

    let snapshot = Snapshot(name: "too-small-\(columns)x\(rows)", frame: frame)
    #expect(snapshot.difference() == nil)
  }

  @Test func `a terminal without box lines gets the same in ASCII`() throws {
    let frame = try Screen.named("question-second").journey().frame(
      size: Size(columns: 80, rows: 24), glyphs: .ascii)

    #expect(frame.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(Snapshot(name: "question-second-ascii", frame: frame).difference() == nil)
  }

  @Test(arguments: sizes)
  func `calling 999 is on the screen before the second question is answered`(size: Size) throws {
    var journey = try Fixture.journey()

    journey.press("^^3^")

    #expect(journey.page == .question("nation"))
    let body = journey.frame(size: size).text.split(separator: "\n").dropFirst()
    #expect(body.contains { $0.contains("Ring 999 now") })
  }

  @Test(arguments: Screen.all, sizes)
  func `every screen says that a draft is not approved`(screen: Screen, size: Size) throws {
    let text = try screen.journey().frame(size: size).text

    #expect(text.contains("Draft: not approved for use"))
    #expect(!text.lowercased().contains("nothing to do"))
  }

  @Test(arguments: Screen.all, sizes)
  func `the hints begin with the way to all keys, and none is cut`(
    screen: Screen, size: Size
  ) throws {
    let journey = try screen.journey()
    let rows = journey.frame(size: size).text.split(
      separator: "\n", omittingEmptySubsequences: false)

    let hints = rows[size.rows - 1].split(separator: "  ").map { $0.drop { $0 == " " } }

    if journey.page != .help {
      #expect(hints.first == "? all keys" || hints.first == "? keys")
    }
    for hint in hints {
      #expect(Command.all.contains { hint.hasPrefix("\($0.keyNames) ") }, "\(hint)")
    }
  }

  /// Pairs of screens whose difference must be seen without any style.
  @Test(arguments: [
    ("^^2^", "^^2^v"), ("^^2^1^1^", "^^2^1^1^1 "), ("^^2^1^1^1 ", "^^2^1^1^4 "),
    ("^^2^1^1^", "^^2^1^1^^"), ("^^3^1^4^1 ^1^2^cvvv", "^^3^1^4^1 ^1^1^cvvv"),
    ("^^2^1^4^1 ^1^2^c", "^^3^1^4^1 ^1^2^c"), ("^^2^1^3^1 ^1^2^1^", "^^2^1^3^1 ^1^2^1^3^1^"),
    ("^^2^1^<", "^^2^1^<v"),
  ])
  func `every state can be told apart without colour`(one: String, other: String) throws {
    var first = try Fixture.journey()
    var second = first

    first.press(one)
    second.press(other)

    for size in Self.sizes {
      #expect(first.frame(size: size).text != second.frame(size: size).text, "\(size)")
    }
  }
}
