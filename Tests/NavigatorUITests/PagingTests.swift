import Frames
import NavigatorUI
import Pathways
import Testing

/// Turning pages leaves nothing out, at any size.
@Suite struct PagingTests {
  private static let screens =
    Screen.all + [
      Screen(
        name: "case-reference-remembered", keys: "^",
        remembered: ["organisation": .one("council"), "nation": .one("england")])
    ]

  @Test(arguments: screens, ScreenTests.sizes)
  func `turning pages shows every line of the page, down and up`(
    screen: Screen, size: Size
  ) throws {
    var journey = try screen.journey()
    let lines = Self.lines(of: journey, width: size.columns)
    _ = journey.handle(.key(.home), at: Fixture.moment, size: size)

    let down = Self.turned(&journey, .pageDown, size)
    let up = Self.turned(&journey, .pageUp, size)

    for line in lines {
      #expect(down.contains(line), "not seen on the way down: \(line)")
      #expect(up.contains(line), "not seen on the way up: \(line)")
    }
  }

  @Test(arguments: ScreenTests.sizes)
  func `turning the pages of the result shows every duty by its title`(size: Size) throws {
    var journey = try Fixture.journey()
    journey.press(JourneyTests.childKeys + "c")
    let titles = try #require(journey.outcome).duties.compactMap { owed in
      journey.pathway.duty(owed.duty)?.wording(of: owed.variant).title
    }
    _ = journey.handle(.key(.home), at: Fixture.moment, size: size)

    let seen = Self.turned(&journey, .pageDown, size).joined(separator: " ")

    #expect(titles.count > 3)
    for title in titles {
      // A narrow screen breaks a title, and so may leave its words in several lines.
      for word in title.split(separator: " ") { #expect(seen.contains(word), "\(title)") }
    }
  }

  @Test(arguments: screens, ScreenTests.sizes)
  func `a page is turned by one screen less a line at most`(screen: Screen, size: Size) throws {
    var journey = try screen.journey()
    _ = journey.handle(.key(.home), at: Fixture.moment, size: size)
    for _ in 0..<30 {
      let before = Self.body(journey, size)
      _ = journey.handle(.key(.pageDown), at: Fixture.moment, size: size)
      let after = Self.body(journey, size)

      #expect(after.contains { !$0.isEmpty && before.contains($0) })
    }
  }

  @Test(arguments: screens, ScreenTests.sizes)
  func `turning a page never lands on a part of an option that would fit`(
    screen: Screen, size: Size
  ) throws {
    var journey = try screen.journey()
    let high = Size(columns: size.columns, rows: 300)
    _ = journey.handle(.key(.home), at: Fixture.moment, size: size)
    for _ in 0..<30 {
      let before = journey
      _ = journey.handle(.key(.pageDown), at: Fixture.moment, size: size)
      guard journey.place != before.place else { break }

      let isCut = Self.focused(journey, size) != Self.focused(journey, high)
      let rows = Self.focused(journey, high)
      #expect(!isCut || rows > size.rows - 9, "\(journey.place.cursor) at \(size)")
    }
  }

  /// How many rows of the focused entry are in sight.
  private static func focused(_ journey: Journey, _ size: Size) -> Int {
    let frame = journey.frame(size: size)
    return (0..<size.rows).filter { row in
      frame.row(row).contains { $0.style == .focus }
    }.count
  }

  /// The rows of the column that scrolls, without the mark of the cursor.
  private static func body(_ journey: Journey, _ size: Size) -> [String] {
    let rows = journey.frame(size: size).text.split(
      separator: "\n", omittingEmptySubsequences: false)
    return rows.dropFirst(2).map { row in
      row.prefix { $0 != "│" }.split { " >".contains($0) }.joined(separator: " ")
    }
  }

  /// The lines that are on a screen high enough for all of them, wherever the cursor is.
  private static func lines(of journey: Journey, width: Int) -> Set<String> {
    let high = Size(columns: width, rows: 300)
    var journey = journey
    var result: Set<String>?
    for key in [Key.home, .down, .end] {
      _ = journey.handle(.key(key), at: Fixture.moment, size: high)
      let now = Set(body(journey, high).dropLast(8).filter { !$0.isEmpty })
      result = result?.intersection(now) ?? now
    }
    return result ?? []
  }

  /// All lines on the screen while a key is pressed, until nothing changes any more.
  private static func turned(_ journey: inout Journey, _ key: Key, _ size: Size) -> Set<String> {
    var seen: Set<String> = []
    var last: [String] = []
    for _ in 0..<200 {
      let now = body(journey, size)
      seen.formUnion(now)
      if now == last, journey.place.cursor == 0 || key == .pageDown { break }
      last = now
      _ = journey.handle(.key(key), at: Fixture.moment, size: size)
    }
    return seen
  }
}
