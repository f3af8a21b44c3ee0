public import Frames

/// Something that a person can ask for, by key or by word.
///
/// The hints, the help, the words of linear mode and the handling of keys all come from one
/// table, so that they cannot disagree.
public struct Command: Hashable, Sendable, Identifiable {
  public enum ID: String, Hashable, Sendable, CaseIterable {
    case help, palette, choose, toggle, noneOfThese, notSure, pick, up, down, pageUp, pageDown,
      first, last,
      back, close
    case search, answers, why, settled, routes, proceed, undo, explain, haveReady, contacts, sheets,
      changes
    case sources, settings, anotherPerson, home, discard, emergency, otherMode, hide, redraw, quit
  }

  public let id: ID
  /// The keys; letters work in either case.
  public let keys: [Key]
  /// The keys as the hints and the help name them.
  public let keyNames: String
  /// The word in linear mode; nil for what only moves about on a screen.
  public let word: String?
  /// What it is called in the hints.
  public let title: String
  /// What it does, in one line.
  public let help: String
  /// The same in linear mode, where the line names no key.
  public let spokenHelp: String
}

extension Command {
  /// Every command, in the order in which the hints need them.
  public static let all: [Command] = [
    Command(
      .help, [.character("?")], "?", word: "help", title: "all keys",
      help: "Show what can be done here."),
    Command(
      .choose, [.enter], "Enter", word: nil, title: "choose",
      help: "Take the line with the mark > and go on."),
    Command(
      .toggle, [.character(" ")], "Space", word: nil, title: "tick",
      help: "Tick or untick the line with the mark >."),
    Command(
      .noneOfThese, [.character("0")], "0", word: "none", title: "none",
      help: "Choose that it is none of these."),
    Command(
      .notSure, letter("i"), "i", word: "not sure", title: "not sure",
      help: "Choose that you are not sure."),
    Command(
      .proceed, letter("c"), "C", word: "continue", title: "show the route",
      help: "Go on without a change: to the next question, or to the route."),
    Command(
      .back, [.backspace], "Backspace", word: "back", title: "back",
      help: "Go back. Every answer is kept."),
    Command(
      .emergency, [.character("!")], "!", word: "emergency", title: "emergency",
      help: "What to do if someone is in danger now."),
    Command(
      .why, letter("w"), "w", word: "why", title: "why, and what if",
      help: "Why we ask, and where each answer leads."),
    Command(
      .settled, letter("d"), "d", word: "duties", title: "duties so far",
      help: "The duties that no further answer can take away."),
    Command(
      .explain, letter("e"), "e", word: "explain", title: "why this route",
      help: "Which answers force the route and each duty, and what would change it."),
    Command(
      .haveReady, letter("g"), "g", word: "ready", title: "get ready",
      help: "What to have ready, for all duties."),
    Command(
      .contacts, letter("t"), "t", word: "contacts", title: "telephone numbers",
      help: "Everybody to ring or write to, for all duties."),
    Command(
      .sheets, letter("p"), "p", word: "sheets", title: "sheets",
      help: "Sheets to hand over: to a file, or to the printer."),
    Command(
      .changes, letter("f"), "f", word: "changes", title: "what changed",
      help: "What is different from the route that came out before."),
    Command(
      .answers, letter("a"), "a", word: "answers", title: "answers",
      help: "See all your answers, and change any of them."),
    Command(
      .routes, letter("r"), "r", word: "routes", title: "routes",
      help: "Which routes are still possible, and what rules the others out."),
    Command(
      .search, [.character("/")], "/", word: "find", title: "find",
      help: "Find a duty, a contact, a body or a question by name; where asked, the place."),
    Command(
      .palette, [.character(":")], ":", word: "commands", title: "commands",
      help: "Find a command by typing what it does."),
    Command(
      .undo, letter("u"), "U", word: "undo", title: "undo",
      help: "Take back the last answer or change."),
    Command(
      .discard, letter("x"), "x", word: "delete", title: "remove",
      help: "Remove a saved check for good. You are asked to confirm."),
    Command(
      .sources, letter("s"), "s", word: "sources", title: "sources",
      help: "What all this rests on, and when it was checked."),
    Command(
      .settings, letter("o"), "o", word: "settings", title: "settings",
      help: "Theme, plain lines, who you are and where, and what is stored."),
    Command(
      .anotherPerson, letter("n"), "n", word: "another person", title: "another person",
      help:
        "Begin a check for another person in the same incident. What is the same for all is kept."),
    Command(
      .home, letter("h"), "h", word: "home", title: "first page",
      help: "Go to the first page. Your check is kept."),
    Command(
      .quit, letter("q"), "q", word: "quit", title: "quit",
      help: "Leave. Your check is kept."),
    Command(
      .up, [.up] + letter("k"), "Up", word: nil, title: "up", help: "Go to the line above."),
    Command(
      .down, [.down] + letter("j"), "Down", word: nil, title: "down",
      help: "Go to the line below."),
    Command(
      .pick, digits, "1 to 9", word: nil, title: "pick",
      help: "Go to the line with that number. Type both digits of a number such as 12."),
    Command(
      .pageUp, [.pageUp], "Page Up", word: nil, title: "page up",
      help: "Go up by several lines."),
    Command(
      .pageDown, [.pageDown], "Page Down", word: nil, title: "page down",
      help: "Go down by several lines."),
    Command(.first, [.home], "Home", word: nil, title: "first", help: "Go to the first line."),
    Command(.last, [.end], "End", word: nil, title: "last", help: "Go to the last line."),
    Command(
      .close, [.escape], "Esc", word: nil, title: "close", help: "Close what is open on top."),
    Command(
      .otherMode, letter("l") + [.control("n")], "L", word: "screen", title: "line by line",
      help: "Change between the whole screen and plain lines, at once. In a field: Ctrl-N.",
      spokenHelp: "Change to the whole screen, at once."),
    Command(
      .hide, [.control("x")], "Ctrl-X", word: "hide", title: "hide",
      help: "Clear the screen at once. Enter brings it back. Your check stays saved."),
    Command(
      .redraw, [.control("l")], "Ctrl-L", word: nil, title: "redraw",
      help: "Draw the screen again."),
  ]

  /// The command with an identifier.
  public static func named(_ id: ID) -> Command {
    guard let command = all.first(where: { $0.id == id }) else {
      preconditionFailure("the command table has every command")
    }
    return command
  }

  /// The command of a key.
  public static func command(for key: Key) -> Command? {
    all.first { $0.keys.contains(key) }
  }

  private init(
    _ id: ID, _ keys: [Key], _ keyNames: String, word: String?, title: String, help: String,
    spokenHelp: String? = nil
  ) {
    self.init(
      id: id, keys: keys, keyNames: keyNames, word: word, title: title, help: help,
      spokenHelp: spokenHelp ?? help)
  }

  /// A letter with and without Shift, because Caps Lock must not change what a key does.
  private static func letter(_ character: Character) -> [Key] {
    [.character(character), .character(Character(character.uppercased()))]
  }

  private static let digits: [Key] = "123456789".map(Key.character)
}
