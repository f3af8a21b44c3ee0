internal import Frames

/// Something that a presenter can do, with the keys and the words for it.
struct TrainingCommand: Hashable, Sendable {
  enum ID: Hashable, Sendable, CaseIterable {
    case forward, back, choose, up, down, pageUp, pageDown, voteUp, voteDown, whatIf, undoBranch
    case outline, notes, story, keys, next, previous, audience, topic, area, reset, help, leave
    case quit, quiz, sessionReturn
  }

  let id: ID
  let keys: [Key]
  /// The keys as a person reads them.
  let keyNames: String
  /// What is typed in linear mode.
  let words: [String]
  /// On the line of keys.
  let title: String
  let help: String

  static let all: [TrainingCommand] = [
    TrainingCommand(
      id: .help, keys: [.character("?")], keyNames: "?", words: ["help", "keys help"],
      title: "keys", help: "All keys, and what they do."),
    TrainingCommand(
      id: .choose, keys: [.enter], keyNames: "Enter", words: ["choose", "open"], title: "open",
      help: "Choose the row. In a story: go on, as Space does."),
    TrainingCommand(
      id: .forward, keys: [.character(" "), .right, .character("]")], keyNames: "Space",
      words: ["next", "forward", "reveal"], title: "go on",
      help: "Tell the next step, ask the next question, or reveal the answer."),
    TrainingCommand(
      id: .back, keys: [.left, .character("["), .backspace], keyNames: "[", words: ["back"],
      title: "back", help: "One step back. An answer that was revealed is hidden again."),
    TrainingCommand(
      id: .whatIf, keys: [.character("w")], keyNames: "w", words: ["what if"], title: "what if",
      help: "What another answer would lead to, side by side with the story."),
    TrainingCommand(
      id: .undoBranch, keys: [.character("u")], keyNames: "u", words: ["undo", "story answers"],
      title: "back to the story", help: "Put the answers of the story back after a what-if."),
    TrainingCommand(
      id: .outline, keys: [.character("o")], keyNames: "o", words: ["outline", "map"],
      title: "outline", help: "Where you are in the pathway, and which routes are still possible."),
    TrainingCommand(
      id: .notes, keys: [.character("n")], keyNames: "n", words: ["notes"], title: "notes",
      help: "Presenter notes on or off. The room sees them too while they are on."),
    TrainingCommand(
      id: .story, keys: [.character("f"), .character("F")], keyNames: "f", words: ["story"],
      title: "story alone", help: "The story alone on the screen, or everything again."),
    TrainingCommand(
      id: .voteUp, keys: [.character("+"), .character("=")], keyNames: "+", words: ["vote"],
      title: "add a vote",
      help:
        "Count one more hand for the row. While a question of a scenario is asked, its digit does so."
    ),
    TrainingCommand(
      id: .voteDown, keys: [.character("-")], keyNames: "-", words: ["unvote"],
      title: "take a vote away",
      help: "Count one hand less for the row. Shift and a digit do so for the row of that number."),
    TrainingCommand(
      id: .keys, keys: [.character("k")], keyNames: "k", words: ["keys shown"], title: "show keys",
      help: "Show the last keys to the room, or hide them."),
    TrainingCommand(
      id: .quiz, keys: [.character("z")], keyNames: "z", words: ["quiz"], title: "quiz",
      help: "A quiz about this scenario; on the list, a short one over all that are shown."),
    TrainingCommand(
      id: .sessionReturn, keys: [.character("e")], keyNames: "e", words: ["return"],
      title: "session return", help: "Write the session return: counts, and no names."),
    TrainingCommand(
      id: .next, keys: [.character(">")], keyNames: ">", words: ["next scenario", "next item"],
      title: "next", help: "The next scenario of the list, or the next item of the session plan."),
    TrainingCommand(
      id: .previous, keys: [.character("<")], keyNames: "<",
      words: ["previous scenario", "previous item"],
      title: "previous",
      help: "The scenario before this one on the list, or the item before of the session plan."),
    TrainingCommand(
      id: .audience, keys: [.character("a")], keyNames: "a", words: ["audience"],
      title: "audience", help: "Show the scenarios for another audience."),
    TrainingCommand(
      id: .topic, keys: [.character("t")], keyNames: "t", words: ["topic"], title: "topic",
      help: "Show the scenarios for another topic."),
    TrainingCommand(
      id: .area, keys: [.character("r")], keyNames: "r", words: ["area"], title: "area",
      help: "Show the scenarios for another area."),
    TrainingCommand(
      id: .up, keys: [.up], keyNames: "Up", words: [], title: "up", help: "One row up."),
    TrainingCommand(
      id: .down, keys: [.down], keyNames: "Down", words: [], title: "down",
      help: "One row down."),
    TrainingCommand(
      id: .pageUp, keys: [.pageUp], keyNames: "Page Up", words: [], title: "page up",
      help: "One page up."),
    TrainingCommand(
      id: .pageDown, keys: [.pageDown], keyNames: "Page Down", words: [], title: "page down",
      help: "One page down."),
    TrainingCommand(
      id: .reset, keys: [.character("R")], keyNames: "R", words: ["reset"], title: "reset",
      help: "Begin again for a new group. Nothing of the last group remains."),
    TrainingCommand(
      id: .leave, keys: [.escape, .character("q")], keyNames: "q", words: ["leave", "close"],
      title: "leave", help: "Leave this page. On the list of scenarios: end the session."),
    TrainingCommand(
      id: .quit, keys: [.character("Q"), .control("c")], keyNames: "Q", words: ["quit", "exit"],
      title: "quit",
      help: "End the session. Nothing is kept."),
  ]

  static func named(_ id: ID) -> TrainingCommand? { all.first { $0.id == id } }

  static func pressed(_ key: Key) -> TrainingCommand? { all.first { $0.keys.contains(key) } }

  /// Whether a command is only for moving about on a screen.
  var isMovement: Bool { words.isEmpty }
}

extension Key {
  /// The key as it is shown to the room.
  var shownName: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "Page Up"
    case .pageDown: "Page Down"
    case .enter: "Enter"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .control(let character): "Ctrl-\(character.uppercased())"
    }
  }

  /// The digit that is on a key that was pressed with Shift, on British and American keyboards.
  var shiftedDigit: Int? {
    guard case .character(let character) = self else { return nil }
    for row in ["!\"£$%^&*(", "!@#$%^&*("] {
      if let place = Array(row).firstIndex(of: character) { return place + 1 }
    }
    return nil
  }
}
