internal import Interviews
internal import Pathways

/// The same journey as on the screen, line by line: for speech, for slow lines and for pipes.
///
/// It reads the journey, not the screens, so that order and words are right for listening.
public struct LinearSession: Sendable {
  /// What a line led to.
  public struct Reply: Hashable, Sendable {
    /// What the caller has to do before it writes the lines.
    public let effects: [Effect]
    public let lines: [String]

    /// Whether the session is over.
    public var isOver: Bool { effects.contains(.quit) }
  }

  public internal(set) var journey: Journey

  public init(_ journey: Journey) {
    self.journey = journey
  }

  /// What is written before the first line is read.
  public var opening: [String] {
    [
      "Case referral navigator, linear mode. \(journey.pathway.title), "
        + "version \(journey.pathway.version).",
      "Emergency: if someone is in danger now, call 999. Do not wait for this tool.",
    ]
      + journey.banners.map(Self.sentence)
      + [
        Journey.privacyNotice,
        "At any prompt type a number, or a word such as back, answers, why, help or quit.",
        "Your check is saved after every answer.", "",
      ] + pageLines
  }

  /// What is written, without a line end, before a line is read.
  public var prompt: String { "\(promptWords): " }

  /// Takes a line that was typed; nil when no more can come.
  public mutating func read(_ line: String?, at moment: Moment) -> Reply {
    guard let line else {
      return Reply(effects: [.quit], lines: ["", farewell])
    }
    let before = journey.trail
    let effects = obey(line, at: moment)
    var lines: [String] = []
    if let status = journey.status { lines.append(status.text) }
    if effects.contains(.quit) {
      return Reply(effects: effects, lines: lines + [farewell])
    }
    // A page that has been heard is not said again after a slip.
    let isNew = journey.trail.map(\.page) != before.map(\.page)
    let isChanged = !effects.isEmpty && journey.page != .savedChecks
    if isNew || isChanged || repeatsPage { lines += [""] + pageLines }
    repeatsPage = false
    // What is read through at once leaves nothing to go back from.
    if journey.page.isReading { journey.trail = before }
    return Reply(effects: effects, lines: lines)
  }

  /// Whether the page has to be said again although it is the same one.
  var repeatsPage = false

  private var farewell: String {
    journey.saved.isEmpty
      ? "Goodbye. Nothing was saved."
      : "Saved. Start the program again to carry on."
  }
}

extension Page {
  /// Whether the page is text that is only read.
  var isReading: Bool { isOverlay && !takesText && self != .checkAnswers }
}
