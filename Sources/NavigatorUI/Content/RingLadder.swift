package import Pathways

/// The numbers of a duty in the order in which to try them, and which of them is next.
///
/// A number that is closed is never the next one to ring: whoever reached nobody is led to another
/// line that answers, or told when one does.
package struct RingLadder: Hashable, Sendable {
  /// One number.
  package struct Rung: Hashable, Sendable {
    /// The number as it is printed, with whose it is and any doubt about it.
    let number: String
    /// Whether somebody answers it now.
    let state: LineState
    /// What is known of its hours, in words.
    let words: String

    package init(number: String, state: LineState, words: String) {
      self.number = number
      self.state = state
      self.words = words
    }
  }

  private let rungs: [Rung]

  /// - Parameter rungs: in the order of ``AnsweringNow``: of the closed ones, the first to open
  ///   goes first.
  package init(_ rungs: [Rung]) {
    self.rungs = rungs
  }

  /// Whether no number is known.
  var isEmpty: Bool { rungs.isEmpty }

  /// Those that answer, and then those of which nobody can say.
  private var worthTrying: [Rung] {
    rungs.filter { $0.state == .open } + rungs.filter { $0.state != .open && $0.state != .closed }
  }

  /// Whether a number of the ladder may be answered now.
  var mayAnswer: Bool { !worthTrying.isEmpty }

  /// The number to ring now, in one or two sentences; nil if none is known.
  ///
  /// - Parameter tries: how often somebody tried and reached nobody.
  package func words(tries: Int) -> String? {
    let worthTrying = worthTrying
    guard !worthTrying.isEmpty else { return closedWords }
    let rung = worthTrying[tries % worthTrying.count]
    // Until when it answers is on the page of the duty; when a closed line opens is said here.
    let words = rung.state == .open ? "answers now" : rung.words
    let lead = tries == 0 ? "Ring" : tries < worthTrying.count ? "Next, ring" : "Once more, ring"
    return "\(lead) \(rung.number): \(words)."
  }

  /// When the first line opens, and what holds until then.
  private var closedWords: String? {
    guard let first = rungs.first else { return nil }
    let closed = "closed now; "
    let opens =
      first.words.hasPrefix(closed) ? String(first.words.dropFirst(closed.count)) : first.words
    return "Nobody answers now. First to open: \(first.number): \(opens). "
      + "In danger ring 999, at any hour."
  }
}
