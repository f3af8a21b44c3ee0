import Frames
import NavigatorUI
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
      #expect("xl".contains(letter))
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
