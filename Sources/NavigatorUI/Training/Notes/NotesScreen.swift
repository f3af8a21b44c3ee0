public import Frames
internal import Pathways

/// The second screen of a presenter. It follows, and changes nothing.
public struct NotesScreen: Hashable, Sendable {
  /// What is known of the presentation.
  public enum State: Hashable, Sendable {
    case following(PresenterNotes)
    /// It was ended as it should be.
    case over
    /// It stopped without ending: its program was killed, or its terminal went away.
    case broken
    /// What it says cannot be understood, with the reason.
    case unreadable(String)
  }

  static let marking = "TRAINING NOTES  For the presenter. Do not show this to the room."

  public private(set) var state: State
  /// How far the screen is scrolled.
  private var session = TrainingSession(filter: TrainingFilter())
  /// What was written line by line so far, by heading.
  private var spoken: [String: [String]] = [:]

  public init(_ state: State) { self.state = state }

  /// Takes what is known now.
  ///
  /// - Returns: whether that changes anything on the screen.
  public mutating func show(_ state: State) -> Bool {
    guard state != self.state else { return false }
    self.state = state
    session.trail[0].scroll = nil
    return true
  }

  /// Takes what happened on this screen.
  ///
  /// - Returns: whether it should be left.
  public mutating func handle(_ event: Event, size: Size) -> Bool {
    guard case .key(let key) = event else { return event == .endOfInput }
    switch key {
    case .character("q"), .character("Q"), .escape, .control("c"): return true
    case .up: scroll(-1, size)
    case .down: scroll(1, size)
    case .pageUp: scroll(-sheet(size).body.rows.count + 1, size)
    case .pageDown, .character(" "): scroll(max(1, sheet(size).body.rows.count - 1), size)
    default: break
    }
    return false
  }

  private mutating func scroll(_ by: Int, _ size: Size) {
    let sheet = sheet(size)
    let last = max(0, sheet.pane.lines.count - sheet.body.rows.count)
    session.trail[0].scroll = max(0, min((session.trail[0].scroll ?? 0) + by, last))
  }

  private var view: TrainingView {
    switch state {
    case .following(let notes):
      TrainingView(
        title: notes.title,
        main: [.text(notes.place)]
          + notes.parts.flatMap { [.heading($0.heading)] + $0.items.map(Passage.item) },
        prompt: "This screen follows the presentation.")
    case .over:
      TrainingView(
        title: "The presentation is over",
        prompt: "This screen goes on when the next one begins. Press q to leave.")
    case .broken:
      TrainingView(
        title: "The presentation stopped",
        main: [
          .text(
            "It did not end as it should: its window was closed, or its program was stopped."),
          .text("Start it again on the first screen: navigator train"),
        ], prompt: "This screen goes on when the next one begins. Press q to leave.")
    case .unreadable(let reason):
      TrainingView(
        title: "The notes cannot be read", main: [.text(reason)], prompt: "Press q to leave.")
    }
  }

  private func sheet(_ size: Size) -> TrainingSheet {
    TrainingSheet(view, session: session, size: size)
  }

  /// The picture of the screen. Its first row says TRAINING.
  public func frame(size: Size, glyphs: Glyphs = .utf8) -> Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    Presentation.drawMarking(
      [" \(Self.marking)", "TRAINING NOTES  Not for the room", "TRAINING NOTES", "TRAINING"],
      on: &frame)
    let sheet = sheet(size)
    let room = max(0, size.columns - 2 * sheet.margin)
    if size.rows > 1 {
      let title = Wrapping.truncated(view.title, width: room)
      frame.write(title, row: 1, column: sheet.margin, style: .heading)
      if sheet.layout.hasRules { frame.horizontalRule(row: 2) }
    }
    frame.placeFocus(row: min(1, size.rows - 1), column: sheet.margin)
    let overflow = frame.draw(
      sheet.pane, in: Region(rows: sheet.body.rows, columns: sheet.columns),
      from: session.trail[0].scroll ?? 0)
    drawFoot(sheet, overflow, room, on: &frame)
    return frame
  }

  private func drawFoot(
    _ sheet: TrainingSheet, _ overflow: Overflow, _ room: Int, on frame: inout Frame
  ) {
    let foot = sheet.foot
    guard foot.lowerBound > 1, !foot.isEmpty else { return }
    if sheet.layout.hasRules { frame.horizontalRule(row: foot.lowerBound - 1) }
    let words = [view.prompt, overflow.words(isShort: sheet.layout == .compact)]
      .compactMap(\.self).joined(separator: " ")
    for (number, line) in Wrapping.lines(of: words, width: max(1, room)).prefix(2).enumerated()
    where foot.contains(foot.lowerBound + number) {
      frame.write(line, row: foot.lowerBound + number, column: sheet.margin, style: .status)
    }
    frame.write(
      "Up Down move  q leave", row: foot.upperBound - 1, column: sheet.margin, style: .hint)
  }
}

extension NotesScreen {
  /// The same line by line: what has changed since the last time, under its heading.
  ///
  /// - Parameter isWhole: whether to say all of it again.
  public mutating func lines(isWhole: Bool = false) -> [String] {
    if isWhole { spoken = [:] }
    let view = self.view
    guard case .following(let notes) = state else {
      spoken = [:]
      return wrapped(
        ["TRAINING NOTES. \(view.title)"] + view.main.map(\.text)
          + ["This goes on when the next one begins. Type quit to leave."])
    }
    var lines = [
      "TRAINING NOTES. \(notes.title)" + (notes.place.isEmpty ? "" : " (\(notes.place))")
    ]
    for part in notes.parts where spoken[part.heading] != part.items {
      lines += [part.heading] + part.items.map { "- \($0)" }
    }
    spoken = Dictionary(
      notes.parts.map { ($0.heading, $0.items) }, uniquingKeysWith: { first, _ in first })
    return wrapped(lines)
  }

  private func wrapped(_ lines: [String]) -> [String] {
    lines.flatMap { Wrapping.lines(of: $0, width: 80) } + [""]
  }
}
