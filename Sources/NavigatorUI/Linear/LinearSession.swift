internal import Frames
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
    /// What is to be written if all of the effects could be done; see ``LinearSession/lines(for:)``.
    public let lines: [String]
    /// Whether the page is among the lines.
    let hasPage: Bool

    /// Whether the session is over.
    public var isOver: Bool { effects.contains(.quit) }

    /// Whether the journey goes on on the whole screen, if there can be one.
    public var changesMode: Bool { effects.contains(.changeMode) }
  }

  public internal(set) var journey: Journey

  public init(_ journey: Journey) {
    self.journey = journey
  }

  /// What is written before the first line is read.
  public var opening: [String] {
    wrapped(openingLines)
  }

  private var openingLines: [String] {
    [
      "Case referral navigator, linear mode. \(journey.pathway.title), "
        + "version \(journey.pathway.version).",
      "Emergency: if someone is in danger now, call 999. Do not wait for this tool.",
    ]
      + journey.banners.map(Self.sentence)
      + [
        Journey.privacyNotice
      ] + [journey.status?.spoken].compactMap(\.self) + [
        "At any prompt type a number, or a word such as repeat, back, answers, why, help or quit.",
        "Your check is saved after every answer.", "",
      ] + pageLines
  }

  /// What is written when the journey comes over from the whole screen.
  public mutating func arrive() -> [String] {
    var lines = [
      "Line by line. Type screen to go back to the whole screen, help for what you can type."
    ]
    if let status = journey.status { lines.append(status.spoken) }
    lines += [""] + pageLines
    while journey.page.isReading, journey.trail.count > 1 { journey.close() }
    return wrapped(lines)
  }

  /// What is written, without a line end, before a line is read.
  public var prompt: String { "\(promptWords): " }

  /// Takes a line that was typed; nil when no more can come.
  public mutating func read(_ line: String?, at moment: Moment) -> Reply {
    isReported = false
    recordLines = []
    guard let line else {
      return Reply(effects: [.quit], lines: wrapped(["", journey.farewell]), hasPage: false)
    }
    let before = journey.trail
    let effects = obey(line, at: moment)
    var lines: [String] = []
    if let status = journey.status { lines.append(status.spoken) }
    if effects.contains(.quit) {
      return Reply(effects: effects, lines: wrapped(lines + [journey.farewell]), hasPage: false)
    }
    if effects.contains(.changeMode) {
      return Reply(effects: effects, lines: wrapped(lines), hasPage: false)
    }
    // After a tick the next open duty is said, not the whole route again.
    let isTick =
      journey.page == .result && (before.last?.page.isBesideTheRoute == true || saysNextDuty)
    saysNextDuty = false
    if isTick, effects.contains(where: \.isSaving) { lines.append(nextDutyWords) }
    // A page that has been heard is not said again after a slip.
    let isNew = journey.trail.map(\.page) != before.map(\.page) && !isTick
    let isChanged = !effects.isEmpty && journey.page != .savedChecks && !isTick
    let hasPage = isNew || isChanged || repeatsPage || saysWholeRoute
    // Who opens one duty hears that one, and not the whole route before it.
    let isOneDuty = before.last?.page.leadsToOneDuty == true && journey.focusedDuty != nil
    if hasPage {
      let page = saysWholeRoute ? wholeResultLines : isOneDuty ? focusedDutyLines : pageLines
      lines += [""] + page
    }
    saysWholeRoute = false
    if journey.page == .changes, before.last?.page != .result {
      // What is different comes before the new route, and the route follows.
      journey.close()
      lines += [""] + pageLines
    }
    repeatsPage = false
    // What is read through at once leaves nothing to go back from.
    while journey.page.isReading, journey.trail.count > 1 { journey.trail.removeLast() }
    return Reply(effects: effects, lines: wrapped(lines), hasPage: hasPage)
  }

  /// Takes lines that came all at once, as those of a paste do: none of them is an answer.
  ///
  /// A field takes them as one line, which still has to be sent off with Enter.
  ///
  /// - Returns: what is to be written before the next prompt.
  public mutating func refuse(pasted lines: [String]) -> [String] {
    guard journey.page == .caseReference else {
      return wrapped([
        "\(lines.count) lines came at once, as from a paste. None of them was used. Type one line, "
          + "then press Enter."
      ])
    }
    journey.enter(text: lines.joined(separator: " "))
    let status = journey.status.map { [$0.spoken] } ?? []
    return wrapped(status + typedLines)
  }

  /// Says that something the caller had to do went wrong, in place of the news that it was done.
  ///
  /// To be called after the effects of a reply, and before ``lines(for:)``.
  public mutating func report(problem: String) {
    journey.report(problem: problem)
    isReported = true
  }

  /// Says that the settings could not be written, in the same way.
  public mutating func report(settingsProblem problem: String) {
    journey.report(settingsProblem: problem)
    isReported = true
  }

  /// Takes what came of recording, before ``lines(for:)``.
  ///
  /// - Returns: what the caller has to do then.
  public mutating func adopt(_ notes: [RecordNote]) -> [Effect] {
    let effects = journey.adopt(notes)
    if !notes.isEmpty, let words = journey.recordWords { recordLines = [words] }
    return effects
  }

  /// Says what came of something that the caller did, before ``lines(for:)``.
  public mutating func report(news: String) {
    journey.report(news: news)
    recordLines = [news]
  }

  /// Says what could not be done, before ``lines(for:)``.
  public mutating func report(failure: String) {
    journey.report(failure: failure)
    recordLines = [journey.status?.spoken ?? failure]
  }

  /// Takes the record of referrals, before ``lines(for:)``.
  public mutating func adopt(_ book: RecordBook) {
    journey.adopt(book)
    recordLines = recordLinesOnPage
  }

  /// What is to be written after the effects of the last reply: its lines, or, if a problem was
  /// reported, the problem and the page as it is now.
  public func lines(for reply: Reply) -> [String] {
    guard isReported, let status = journey.status else {
      return reply.lines + wrapped(recordLines)
    }
    let page = reply.hasPage ? [""] + pageLines : []
    return wrapped(
      [status.spoken] + page + recordLines + (reply.isOver ? [journey.farewell] : []))
  }

  /// The widest line that is written, in characters.
  static let width = 80

  /// Lines broken at words; a telephone number is never broken.
  private func wrapped(_ lines: [String]) -> [String] {
    lines.flatMap { line -> [String] in
      let margin = String(line.prefix { $0 == " " })
      let text = String(line.dropFirst(margin.count))
      return Wrapping.lines(of: text, width: Self.width - margin.count).map {
        $0.isEmpty ? "" : margin + $0
      }
    }
  }

  private var isReported = false
  /// What came of recording what the last line led to.
  private var recordLines: [String] = []
  /// Whether the page has to be said again although it is the same one.
  var repeatsPage = false
  /// Whether everything about each duty is to be said, and not only what to do in order.
  var saysWholeRoute = false
  /// Whether a duty was ticked by a word, so that the next one is said.
  var saysNextDuty = false
}

extension Page {
  /// Whether the page is left for that of the route without any change to the route.
  var isBesideTheRoute: Bool {
    switch self {
    case .step, .reference, .sheet: true
    default: false
    }
  }

  /// Whether a duty of a saved check can be opened from the page.
  var leadsToOneDuty: Bool { self == .openDuties || self == .records }

  /// Whether the page is text that is only read.
  var isReading: Bool {
    switch self {
    case .step, .sheets, .sheet, .settings, .hidden: return false
    default: break
    }
    return isOverlay && !takesText && self != .checkAnswers
  }
}
