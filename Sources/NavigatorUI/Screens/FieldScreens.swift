internal import Frames
internal import Pathways

extension Journey {
  /// What is said before a case reference is typed.
  var referenceGuidance: [String] {
    [
      "It is kept with your answers, on this computer, from the first answer on.",
      Self.privacyNotice,
    ]
      + (check?.incident == nil
        ? [] : ["This check belongs to the same incident as the one before."])
  }

  func drawCaseReference(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    var pane = Pane(width: region.columns.count)
    pane.heading("What is your own case reference?")
    if canvas.layout != .compact { pane.blank() }
    pane.field(place.text, isFocused: place.cursor == 0)
    let presets = presetFacts
    if !presets.isEmpty {
      if canvas.layout != .compact { pane.blank() }
      pane.heading("To change one of these: Down, then Enter")
    }
    for (number, fact) in presets.enumerated() {
      let mark = check?.remembered.contains(fact.id) == true ? " (remembered)" : ""
      pane.entry(presetWords(for: fact) + mark, isFocused: place.cursor == number + 1)
    }
    if canvas.layout != .compact { pane.blank() }
    for sentence in referenceGuidance { pane.text(sentence, indent: 2) }
    return draw(field: pane, on: &canvas)
  }

  func drawBodies(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    var top = Pane(width: region.columns.count)
    top.heading("Type a part of the name of your organisation")
    top.field(place.text, isFocused: matches.isEmpty)
    var list = Pane(width: region.columns.count)
    if matchesOnlyBodies {
      top.text(canvas.layout == .compact ? Self.onlyBodiesShort : Self.onlyBodiesNotice)
    }
    for (number, row) in matches.enumerated() {
      list.entry(words(for: row), isFocused: number == place.cursor)
    }
    let rows = region.rows
    let split = min(rows.lowerBound + top.lines.count, rows.upperBound)
    _ = canvas.frame.draw(top, in: region)
    if matches.isEmpty {
      list.text(
        place.text.isEmpty
          ? "The list has \(pathway.register?.bodies.count ?? 0) organisations."
          : "Nothing in the list matches. Backspace takes letters away. "
            + "Then choose its kind from the question.")
      placeFieldFocus(in: top, at: region, on: &canvas)
    }
    return canvas.scroll(
      list, in: Region(rows: split..<rows.upperBound, columns: region.columns))
  }

  func drawPlaces(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    var top = Pane(width: region.columns.count)
    top.heading(placeHeading)
    top.field(place.text, isFocused: placeRows.isEmpty)
    var list = Pane(width: region.columns.count)
    if isGuess { list.text(Self.guessNotice) }
    for (number, row) in placeRows.enumerated() {
      list.entry(words(for: row), isFocused: number == place.cursor)
    }
    let rows = region.rows
    let split = min(rows.lowerBound + top.lines.count, rows.upperBound)
    _ = canvas.frame.draw(top, in: region)
    if placeRows.isEmpty {
      list.text(place.text.isEmpty ? Self.placeNotice : Self.noPlaceNotice)
      placeFieldFocus(in: top, at: region, on: &canvas)
    }
    return canvas.scroll(
      list, in: Region(rows: split..<rows.upperBound, columns: region.columns))
  }

  func drawFinding(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    var top = Pane(width: region.columns.count)
    top.heading(Self.findHeading)
    top.field(place.text, isFocused: findRows.isEmpty)
    var list = Pane(width: region.columns.count)
    for (number, row) in findRows.enumerated() {
      list.entry("\(row.title) (\(row.kind))", isFocused: number == place.cursor)
    }
    let rows = region.rows
    let split = min(rows.lowerBound + top.lines.count, rows.upperBound)
    _ = canvas.frame.draw(top, in: region)
    if findRows.isEmpty {
      list.text(place.text.isEmpty ? Self.findNotice : "Nothing has such a name.")
      placeFieldFocus(in: top, at: region, on: &canvas)
    }
    return canvas.scroll(
      list, in: Region(rows: split..<rows.upperBound, columns: region.columns))
  }

  static let findHeading = "Find: type a part of a name"
  static let findNotice =
    "A duty, a telephone number, an organisation (may it refer?), a question, or the partnership."

  /// What is to be typed on the page of places.
  var placeHeading: String {
    guard case .places(let part, _) = page else { return "" }
    return "\(part.words): type a town, district or council"
  }

  static let placeNotice = "Type what you know: the name of a district or a council, old or new."
  static let noPlaceNotice =
    "No council that is known here has such a name. Leave the page and choose the nation: "
    + "national numbers are then shown."
  static let guessNotice = "Nothing has exactly that name. Did you mean this?"

  static let onlyBodiesNotice =
    "This list holds first responder bodies. Not yours? Backspace, then choose the kind of your "
    + "organisation."
  static let onlyBodiesSpoken =
    "This list holds first responder bodies. Not yours? Type back, then choose the kind of your "
    + "organisation."
  static let onlyBodiesShort = "Not yours? Backspace, then its kind."

  /// A kind of organisation, or a body with its kind.
  func words(for row: BodyRow) -> String {
    switch row {
    case .kind(let kind): "\(kind.label) (kind of organisation)"
    case .body(let body): words(for: body)
    }
  }

  private func words(for body: Register.Body) -> String {
    let kind = pathway.register.flatMap { pathway.fact($0.fact) }?.answer(body.kind)?.label
    return kind.map { "\(body.name): \($0)" } ?? body.name
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
