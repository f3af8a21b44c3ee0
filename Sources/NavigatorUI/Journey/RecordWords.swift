internal import Pathways

/// The lines of the record in words: what is kept there as codes, so that it stays the same when
/// wording changes, is said as the pathway of today says it.
struct RecordWords {
  private let words: [String: String]

  init(_ pathway: Pathway) {
    var words = Self.kinds
    for route in pathway.routes { words["route \(route.id)"] = "route: \(route.title)" }
    for duty in pathway.duties { words[duty.id.rawValue] = duty.plainTitle }
    for reason in pathway.notDoneReasons { words[reason.id.rawValue] = reason.label }
    self.words = words
  }

  /// A line whose parts stand two blanks apart, each in words. What is not known stays as it is,
  /// but for the underscores of a code.
  func line(_ line: String) -> String {
    line.split(separator: "  ").map { part in
      words[String(part)] ?? Self.plain(String(part))
    }.joined(separator: "  ")
  }

  /// What kind of entry it is, and what was done about a duty.
  private static let kinds: [String: String] = [
    "finished": "route reached", "abandoned": "check left", "rerun": "check run again",
    "outcome": "later event", "void": "not to be counted", "override": "another way was taken",
    "hold": "kept from erasure", "release": "may be erased again", "erasure": "parts erased",
    "refusal": "erasure refused", "retention": "old entries erased",
    "key_epoch": "new signing key", "export": "copied out",
    "duty_done": "done", "duty_done_by_other": "done by somebody else",
    "duty_no_answer": "tried, no answer", "duty_not_done": "not done",
    "duty_reopened": "open again",
  ]

  /// A code without its underscores; anything else as it is.
  private static func plain(_ part: String) -> String {
    let isCode =
      part.contains("_")
      && part.allSatisfy { $0 == "_" || $0 == " " || $0.isNumber || ("a"..."z").contains($0) }
    return isCode ? String(part.map { $0 == "_" ? " " : $0 }) : part
  }
}
