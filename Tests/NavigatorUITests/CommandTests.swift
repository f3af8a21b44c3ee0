import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

@Suite struct CommandTests {
  @Test func `every command is in the table once`() {
    #expect(Command.all.map(\.id).count == Command.ID.allCases.count)
    #expect(Set(Command.all.map(\.id)) == Set(Command.ID.allCases))
  }

  @Test func `no key and no word belongs to two commands`() {
    let keys = Command.all.flatMap(\.keys)
    let words = Command.all.compactMap(\.word)

    #expect(Set(keys).count == keys.count)
    #expect(Set(words).count == words.count)
  }

  /// tmux, screen, flow control and terminals own these; not every keyboard has function keys.
  @Test func `only keys that everybody has are used`() {
    for case .control(let letter) in Command.all.flatMap(\.keys) {
      #expect("xln".contains(letter))
    }
  }

  @Test(arguments: Screen.all)
  func `a key outside the table changes nothing`(screen: Screen) throws {
    let journey = try screen.journey()
    let others: [Key] =
      "bfgimovyz#:;@£é".map(Key.character) + [.left, .right, .tab, .backTab, .delete]
      + "abcdefgz".map(Key.control)
    guard !journey.page.takesText else { return }

    for key in others where Command.command(for: key) == nil {
      var copy = journey
      let effects = copy.handle(.key(key), at: Fixture.moment)

      #expect(effects.isEmpty)
      #expect(copy.trail == journey.trail)
      #expect(copy.check == journey.check)
    }
  }

  @Test(arguments: Screen.all)
  func `a command that is off says why and changes nothing`(screen: Screen) throws {
    let journey = try screen.journey()

    for command in Command.all where command.availability(in: journey) != .on {
      var copy = journey
      let effects = copy.perform(command.id, at: Fixture.moment)

      #expect(effects.isEmpty)
      #expect(copy.trail == journey.trail)
      #expect(copy.status != nil)
    }
  }

  @Test(arguments: Screen.all)
  func `the help names every key that works on the page`(screen: Screen) throws {
    var journey = try screen.journey()
    guard journey.page != .help else { return }
    let working = Command.all.filter { $0.availability(in: journey) == .on && $0.id != .help }

    journey.press("?")

    let help = journey.passages.map(\.text)
    for command in working {
      #expect(help.contains("\(command.keyNames): \(command.help)"), "\(command.id)")
    }
  }
}

/// The list of commands that is searched by typing.
@Suite struct PaletteTests {
  @Test(arguments: Screen.all)
  func `the palette has every command that works on the page`(screen: Screen) throws {
    let journey = try screen.journey()
    guard !journey.page.takesText, journey.page != .help else { return }
    var open = journey

    open.press(":")

    let text = open.frame(size: Size(columns: 100, rows: 90)).text
    for command in Command.all where command.availability(in: journey) == .on {
      let isMovement: Set<Command.ID> = [
        .up, .down, .pick, .pageUp, .pageDown, .first, .last, .choose, .close, .palette,
      ]
      guard !isMovement.contains(command.id) else { continue }
      #expect(text.contains("(\(command.keyNames)). "), "\(command.id)")
    }
  }

  @Test func `a command found by typing is done on the page underneath`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^")

    journey.press(":which routes^")

    #expect(journey.page == .routes)
    journey.press("$")
    #expect(journey.page == .question("nation"))
  }

  @Test func `a command that cannot be used stays in the list and says why`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^:force")
    #expect(journey.frame(size: Size(columns: 80, rows: 24)).text.contains("There is no route yet"))

    let effects = journey.press("^")

    #expect(effects.isEmpty)
    #expect(journey.page == .palette)
    #expect(journey.status?.text.contains("There is no route yet") == true)
  }

  @Test func `a removal is confirmed through the palette too`() throws {
    var first = try Fixture.journey()
    first.press("^HG-9^2^")
    var journey = try Fixture.journey(saved: first.saved)

    #expect(journey.press("2^:for good^").isEmpty)
    let effects = journey.press(":for good^")

    #expect(effects == [.discard("check-1")])
  }

  @Test func `linear mode lists the commands by their words, and does one by its number`() throws {
    var session = LinearSession(try Fixture.journey())
    _ = session.read("1", at: Fixture.moment)
    _ = session.read("", at: Fixture.moment)

    _ = session.read("commands", at: Fixture.moment)
    let found = session.read("which routes", at: Fixture.moment).lines
    _ = session.read("1", at: Fixture.moment)

    #expect(found.contains { $0.hasPrefix("1. Routes (routes).") }, "\(found)")
    #expect(session.journey.page == .question("danger"))
  }
}

/// From the whole screen to plain lines and back.
@Suite struct ModeTests {
  @Test(arguments: Screen.all, ScreenTests.sizes + [Size(columns: 12, rows: 3)])
  func `the mode is changed from any page at any size, and nothing is lost`(
    screen: Screen, size: Size
  ) throws {
    var journey = try screen.journey()
    let before = journey
    let key: Key = journey.page.takesText && size.rows >= 12 ? .control("n") : .character("L")

    let effects = journey.handle(.key(key), at: Fixture.moment, size: size)
    var session = LinearSession(journey)
    let lines = session.arrive()
    let back = session.read("screen", at: Fixture.moment)

    #expect(effects == [.changeMode])
    #expect(back.changesMode)
    #expect(lines.count > 2)
    #expect(session.journey.check == before.check)
    #expect(session.journey.saved == before.saved)
    if !before.page.isOverlay { #expect(session.journey.trail == before.trail) }
  }

  @Test func `ticks made on the screen are sent off by a word`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^1 2 ")
    var session = LinearSession(journey)

    let page = session.arrive()
    _ = session.read("continue", at: Fixture.moment)

    #expect(page.contains("1. Work for nothing, or nearly nothing, your answer."))
    #expect(session.journey.interview.answers["signs"] == .several(["unpaid", "debt"]))
  }

  @Test func `a reference typed on the screen is kept by Enter`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-77")
    var session = LinearSession(journey)

    let page = session.arrive()
    _ = session.read("", at: Fixture.moment)

    #expect(page.contains("It is HG-77 so far. Press Enter to keep it."))
    #expect(session.journey.check?.caseReference == "HG-77")
  }

  @Test func `Esc on a page that nothing lies on says what it would do`() throws {
    for screen in Screen.all where ["answers", "result-child", "home"].contains(screen.name) {
      var journey = try screen.journey()

      journey.press("$")

      #expect(journey.status?.text.contains("Nothing lies on top of this page") == true)
    }
  }

  @Test func `Esc closes the answers where they lie on a question`() throws {
    var journey = try Fixture.journey()

    journey.press("^^2^a$")

    #expect(journey.page == .question("nation"))
  }
}
