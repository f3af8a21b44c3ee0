public import Frames

extension Presentation {
  /// The picture of the page on the screen. Its first row says TRAINING, whatever else is on it.
  public func frame(size: Size, glyphs: Glyphs = .utf8) -> Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    Self.drawMarking(on: &frame)
    let view = drawn(at: size)
    let sheet = TrainingSheet(view, session: session, size: size)
    drawHead(view, on: &frame, sheet)
    frame.placeFocus(row: min(1, size.rows - 1), column: sheet.margin)
    let overflow = draw(sheet, on: &frame)
    if page.takesText { placeFocusInField(of: sheet, on: &frame) }
    drawFoot(view, sheet, overflow, on: &frame)
    return frame
  }

  /// How the first row marks the screen, the longest form first.
  private static let markings = [
    " \(marking)   In real life: 999", "TRAINING  Not a live case. In real life: 999",
    "TRAINING  Not live. Real life: 999", "TRAINING  Real: 999", "TRAINING 999", "TRAINING",
  ]

  static func drawMarking(_ texts: [String] = markings, on frame: inout Frame) {
    let width = frame.size.columns
    let text = texts.first { TextWidth.of($0) <= width } ?? "TRAINING"
    frame.fill(Region(rows: 0..<1, columns: 0..<width), style: .training)
    frame.write(text, row: 0, column: 0, style: .training)
  }

  /// The page as it is drawn: a scenario whose title the head cannot hold begins with it.
  private func drawn(at size: Size) -> TrainingView {
    var view = self.view
    if page == .story, stop == .opening, head(view, size).title != view.title {
      view.main.insert(.heading(view.title), at: 0)
    }
    return view
  }

  /// What fits into the head: the title, and what stands at its right.
  private func head(_ view: TrainingView, _ size: Size) -> (title: String, right: String) {
    let room = size.columns - 2 * TrainingSheet.margin(Layout(size))
    // The title is whole if any form leaves it so.
    let right =
      headWords.first { TextWidth.of($0) + TextWidth.of(view.title) + 2 <= room }
      ?? headWords.last { TextWidth.of($0) + 12 <= room } ?? ""
    let title = Wrapping.truncated(view.title, width: max(0, room - TextWidth.of(right) - 2))
    return (title, right)
  }

  private func drawHead(_ view: TrainingView, on frame: inout Frame, _ sheet: TrainingSheet) {
    let size = frame.size
    guard size.rows > 1 else { return }
    let (title, right) = head(view, size)
    frame.write(title, row: 1, column: sheet.margin, style: .heading)
    frame.write(right, row: 1, column: size.columns - sheet.margin - TextWidth.of(right))
    if sheet.layout.hasRules { frame.horizontalRule(row: 2) }
  }

  /// How far the scenario is told and how long it has taken, the longest form first.
  var headWords: [String] {
    // Every screen says that the rules are a draft; the list says it in a line of its own.
    let words = timeWords.filter { !$0.isEmpty }
    guard course.isDraft, let short = words.last else { return words }
    return words.map { "DRAFT RULES   \($0)" } + ["DRAFT  \(short)"]
  }

  private var timeWords: [String] {
    if course.plan != nil { return planTimeWords }
    if page == .quiz || page == .sessionReturn { return ["\(minutesUsed) min used"] }
    guard let run, page != .list else { return [""] }
    let step = "step \(session.position + 1) of \(run.stops.count)"
    let time = "\(minutesUsed) of \(course.minutes(for: run.entry)) min"
    return ["\(step)   \(time)", time]
  }

  private func draw(_ sheet: TrainingSheet, on frame: inout Frame) -> Overflow {
    let body = sheet.body
    for column in sheet.dividers {
      frame.verticalRule(column: column, rows: body.rows.lowerBound - 1..<body.rows.upperBound + 1)
    }
    var overflow = Overflow.none
    for (pane, columns) in zip(sheet.sides, sheet.sideColumns) {
      // Drawn first, so that the cursor ends in the column that scrolls.
      overflow.join(
        frame.draw(pane, in: Region(rows: body.rows, columns: columns), from: place.scroll ?? 0))
    }
    overflow.join(
      frame.draw(
        sheet.pane, in: Region(rows: body.rows, columns: sheet.columns),
        from: sheet.pane.focus == nil ? place.scroll ?? 0 : place.scroll))
    return overflow
  }

  /// Puts the cursor behind what was typed: speech and braille follow it.
  private func placeFocusInField(of sheet: TrainingSheet, on frame: inout Frame) {
    let lines = sheet.pane.lines
    guard let line = lines.lastIndex(where: { $0.last?.text.hasSuffix("_") == true }) else {
      return
    }
    let rows = sheet.body.rows
    let row = rows.lowerBound + line - max(0, min(place.scroll ?? 0, lines.count - rows.count))
    guard rows.contains(row) else { return }
    let width = lines[line].reduce(0) { $0 + TextWidth.of($1.text) }
    frame.placeFocus(
      row: row, column: min(sheet.columns.lowerBound + width - 1, sheet.columns.upperBound - 1))
  }

  /// What a command is called on the page on the screen.
  private func title(of command: TrainingCommand) -> String {
    switch (command.id, page) {
    case (.choose, .comparison): "go on"
    case (.choose, .quiz): "pick"
    default: command.title
    }
  }

  /// How many lines the sentence at the foot may take.
  private static let mostLines = 2

  private func drawFoot(
    _ view: TrainingView, _ sheet: TrainingSheet, _ overflow: Overflow, on frame: inout Frame
  ) {
    let size = frame.size
    let foot = sheet.foot
    guard foot.lowerBound > 1, !foot.isEmpty else { return }
    if sheet.layout.hasRules {
      frame.horizontalRule(row: foot.lowerBound - 1)
      for column in sheet.dividers {
        frame.verticalRule(column: column, rows: foot.lowerBound - 1..<foot.lowerBound)
      }
    }
    var row = foot.lowerBound
    let width = max(1, size.columns - 2 * sheet.margin)
    let more = overflow.words(isShort: sheet.layout == .compact)
    let sentence = session.status ?? view.prompt
    let both = Wrapping.lines(
      of: [sentence, more].compactMap(\.self).joined(separator: " "), width: width)
    // Where the sentence leaves no room for it, that there is more stands beside the keys, whole.
    let isBeside = more != nil && both.count > Self.mostLines
    let lines = isBeside ? Wrapping.lines(of: sentence, width: width) : both
    for line in lines.prefix(Self.mostLines) {
      frame.write(line, row: row, column: sheet.margin, style: .status)
      row += 1
    }
    if session.hasKeys, foot.count > 1 {
      let keys = session.keys.joined(separator: "  ")
      frame.write(
        "Keys: \(keys)", row: foot.upperBound - 2, column: sheet.margin, style: .heading)
    }
    var end = size.columns - sheet.margin
    if isBeside, let more {
      end -= TextWidth.of(more)
      frame.write(more, row: foot.upperBound - 1, column: end, style: .status)
      end -= 1
    }
    var column = sheet.margin
    for command in hinted {
      let text = "\(command.keyNames) \(title(of: command))"
      guard column + TextWidth.of(text) <= end else { continue }
      column =
        frame.write(text, row: foot.upperBound - 1, column: column, style: .hint) + 2
    }
  }

  /// The keys that can be used now, most needed first.
  private var hinted: [TrainingCommand] {
    let hidden: Set<TrainingCommand.ID> = [
      .up, .down, .pageUp, .pageDown, .quit, .voteDown, .voteUp,
    ]
    // While text is typed a key is a letter of it.
    guard !page.takesText else { return [] }
    return TrainingCommand.all.filter { command in
      !hidden.contains(command.id) && hindrance(command.id) == nil
        && (![.story, .opening, .pause].contains(page) || command.id != .choose)
    }
  }

  /// Up or down: to another row, or a line further where there are no rows.
  mutating func step(_ by: Int, size: Size) {
    let rows = rowCount
    guard rows > 0 else {
      scroll(by, size: size)
      return
    }
    place.cursor = max(0, min(rows - 1, place.cursor + by))
    place.scroll = nil
  }

  mutating func turn(_ by: Int, size: Size) {
    let sheet = TrainingSheet(drawn(at: size), session: session, size: size)
    scroll(by * max(1, sheet.body.rows.count - 1), size: size)
  }

  private mutating func scroll(_ by: Int, size: Size) {
    let sheet = TrainingSheet(drawn(at: size), session: session, size: size)
    let rows = sheet.body.rows.count
    let longest = ([sheet.pane] + sheet.sides).map(\.lines.count).max() ?? 0
    let first = place.scroll ?? (sheet.pane.focus == nil ? 0 : sheet.pane.firstLine(in: rows))
    place.scroll = max(0, min(first + by, longest - rows))
  }
}
