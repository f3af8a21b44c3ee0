internal import Frames
internal import Pathways

extension Journey {
  /// What is said before a case reference is typed.
  var referenceGuidance: [String] {
    [
      "It is kept with your answers, on this computer, from the first answer on.",
      Self.privacyNotice,
    ]
      + [sharedWords].compactMap(\.self)
  }

  func drawCaseReference(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    var pane = Pane(width: region.columns.count)
    pane.heading("What is your own case reference?")
    if canvas.layout != .compact { pane.blank() }
    pane.field(place.text, isFocused: place.cursor == 0)
    let rows = referenceRows
    if let keep = rows.firstIndex(of: .keep) {
      pane.entry("It is no name: keep it", isFocused: place.cursor == keep)
    }
    let presets = presetFacts
    if !presets.isEmpty {
      if canvas.layout != .compact { pane.blank() }
      pane.heading("To change one of these: Down, then Enter")
    }
    for (number, row) in rows.enumerated() {
      guard case .preset(let id) = row, let fact = pathway.fact(id) else { continue }
      let mark = originWords(of: id).map { " (\($0))" } ?? ""
      pane.entry(presetWords(for: fact) + mark, isFocused: place.cursor == number)
    }
    if canvas.layout != .compact { pane.blank() }
    for sentence in referenceGuidance { pane.text(sentence, indent: 2) }
    return draw(field: pane, on: &canvas)
  }

  /// A field, and the lines that match what is typed in it: one of them has the focus, or, as
  /// long as there are none, the field.
  func drawFieldList(on canvas: inout Canvas) -> Overflow {
    guard let shown = fieldList else { return .none }
    let region = canvas.body
    var top = Pane(width: region.columns.count)
    top.heading(shown.heading)
    top.field(place.text, isFocused: shown.rows.isEmpty)
    if let notice = shown.notice {
      top.text(
        canvas.layout == .compact ? notice.short : notice.long,
        style: notice.isWarning ? .warning : .plain)
    }
    var list = Pane(width: region.columns.count)
    for (number, row) in shown.rows.enumerated() {
      list.entry(row, isFocused: number == place.cursor)
    }
    let split = min(region.rows.lowerBound + top.lines.count, region.rows.upperBound)
    _ = canvas.frame.draw(top, in: region)
    if shown.rows.isEmpty {
      list.text(shown.nothing)
      placeFieldFocus(in: top, at: region, on: &canvas)
    }
    return canvas.scroll(
      list, in: Region(rows: split..<region.rows.upperBound, columns: region.columns))
  }

  func draw(field pane: Pane, on canvas: inout Canvas) -> Overflow {
    let overflow = canvas.scroll(pane, in: canvas.body)
    if place.cursor == 0, overflow != .above, overflow != .both {
      placeFieldFocus(in: pane, at: canvas.body, on: &canvas)
    }
    return overflow
  }

  /// Puts the cursor behind what was typed.
  func placeFieldFocus(in pane: Pane, at region: Region, on canvas: inout Canvas) {
    guard let line = pane.lines.firstIndex(where: { $0.first?.text.hasPrefix("> ") == true })
    else { return }
    let length = TextWidth.of(pane.lines[line].first?.text ?? "")
    canvas.frame.placeFocus(
      row: region.rows.lowerBound + line,
      column: min(region.columns.lowerBound + length - 1, region.columns.upperBound - 1))
  }
}

extension Pane {
  /// A field: the mark of the focus, what was typed (its end, if it is long), and a line for it.
  mutating func field(_ text: String, isFocused: Bool) {
    let shown = Wrapping.truncatedAtStart(text, width: width - 3)
    entry("\(shown)_", isFocused: isFocused)
  }
}
