internal import Pathways

/// What can be typed in linear mode beside the words of the command table: a word and a number.
struct Phrase: Hashable, Sendable {
  /// The words before the number or the text.
  let words: [String]
  /// What follows the words, as the help shows it.
  let argument: String
  /// The command that is done on the numbered line.
  let command: Command.ID
  /// The page whose lines are numbered.
  let page: Page
  /// What is said of the duty on that line, for those who need no list to choose it from.
  var step: Step?
  let help: String

  static let all: [Phrase] = [
    Phrase(
      words: ["change"], argument: "2", command: .choose, page: .checkAnswers,
      help: "Change that answer."),
    Phrase(
      words: ["what", "if"], argument: "2", command: .why, page: .checkAnswers,
      help: "Where each other answer would lead."),
    Phrase(
      words: ["details"], argument: "2", command: .choose, page: .result,
      help: "Everything about that duty."),
    Phrase(
      words: ["tick"], argument: "2", command: .toggle, page: .result,
      help: "Say what was done about that duty."),
    Phrase(
      words: ["done"], argument: "2", command: .toggle, page: .result, step: .done,
      help: "Say that you did that duty."),
    Phrase(
      words: ["tried"], argument: "2", command: .toggle, page: .result, step: .noAnswer,
      help: "Say that you tried that duty, without success so far."),
    Phrase(
      words: ["resume"], argument: "2", command: .choose, page: .savedChecks,
      help: "Carry on with that saved check."),
    Phrase(
      words: ["delete"], argument: "2", command: .discard, page: .savedChecks,
      help: "Remove that saved check for good. Type it twice to confirm."),
  ]

  /// The phrase that a line begins with.
  static func beginning(_ words: [String]) -> Phrase? {
    all.first { words.starts(with: $0.words) && words.count == $0.words.count + 1 }
  }

  /// Whether the phrase can be used now.
  func isAvailable(in journey: Journey) -> Bool {
    if journey.page == page { return true }
    return switch page {
    case .checkAnswers: Command.named(.answers).availability(in: journey) == .on
    case .savedChecks: journey.check == nil && !journey.saved.isEmpty
    case .result: journey.outcome?.route != nil && journey.check?.reached != nil
    default: false
    }
  }

  /// Why it cannot be used now, and how to come to where it can.
  func reasonAgainst(in journey: Journey) -> String {
    switch page {
    case .result where journey.check == nil:
      "No check is open. Type home, then choose duties not finished, or a saved check."
    case .result where journey.outcome?.route == nil:
      "There is no route yet: questions are still open. Type duties for what is certain already."
    case .result: "The duties come with the route. Type route first."
    case .checkAnswers: "Nothing has been answered yet."
    case .savedChecks where journey.check != nil: "A check is open. Type home first."
    case .savedChecks: "No check is saved."
    default: "There is no such list here. Type help for what you can type."
    }
  }
}
