public import Frames
internal import Pathways

extension Journey {
  /// The screen as it is now, for any size.
  public func frame(size: Size, glyphs: Glyphs = .utf8) -> Frame {
    if page == .hidden { return hiddenFrame(size: size, glyphs: glyphs) }
    if Layout(size) == .tooSmall { return tooSmallFrame(size: size, glyphs: glyphs) }
    var canvas = drawn(size: size, glyphs: glyphs)
    canvas.drawSurroundings(where: title(in: canvas.layout))
    return canvas.frame
  }

  /// What of the page is on a screen of a size; nil if nothing of it can be scrolled.
  func viewport(size: Size) -> Viewport? {
    guard page != .hidden, Layout(size) != .tooSmall else { return nil }
    return drawn(size: size, glyphs: .ascii).viewport
  }

  private func drawn(size: Size, glyphs: Glyphs) -> Canvas {
    // The words that say what does not fit may take a row of the body, and so hide more of it.
    var overflow = Overflow.none
    var canvas = Canvas(self, size: size, glyphs: glyphs, overflow: overflow)
    for attempt in 0..<4 {
      let found = drawBody(on: &canvas)
      guard found != overflow else { break }
      overflow = attempt < 2 ? found : .both
      canvas = Canvas(self, size: size, glyphs: glyphs, overflow: overflow)
    }
    return canvas
  }

  private func drawBody(on canvas: inout Canvas) -> Overflow {
    switch page {
    case .home: drawHome(on: &canvas)
    case .welcome: drawWelcome(on: &canvas)
    case .settings: drawSettings(on: &canvas)
    case .savedChecks: drawSavedChecks(on: &canvas)
    case .openDuties: drawOpenDuties(on: &canvas)
    case .sheets:
      drawChoices(
        Self.sheetsHeading, Self.sheetsNotice, HandOver.Sheet.allCases.map(\.title), on: &canvas)
    case .sheet(let sheet):
      drawChoices(sheet.title, nil, HandOver.Form.allCases.map(\.title), on: &canvas)
    case .step(let duty): drawSteps(for: duty, on: &canvas)
    case .reference(let duty): drawIssued(for: duty, on: &canvas)
    case .caseReference: drawCaseReference(on: &canvas)
    case .question, .profile: drawQuestion(on: &canvas)
    case .bodies, .places, .find, .palette, .records: drawFieldList(on: &canvas)
    case .checkAnswers: drawAnswers(on: &canvas)
    case .result: drawResult(on: &canvas)
    default: drawPassages(on: &canvas)
    }
  }

  /// Where the reader is.
  func title(in layout: Layout) -> String {
    let isShort = layout == .compact
    let step: String? =
      switch page {
      case .home: isShort ? "Start" : "Case referral navigator"
      case .welcome: isShort ? "Welcome" : "Case referral navigator"
      case .settings: "Settings"
      case .savedChecks: isShort ? "Saved" : "Saved checks"
      case .openDuties: isShort ? "Open" : "Duties not finished"
      case .records: isShort ? "Record" : "Record of referrals"
      case .sheets, .sheet: isShort ? "Sheets" : "Sheets to hand over"
      case .step: isShort ? "Tick" : "What was done"
      case .reference: isShort ? "Number" : "A number you were given"
      case .caseReference: isShort ? "New" : "New check"
      case .question(let fact): isShort ? "Q\(number(of: fact))" : "Question \(number(of: fact))"
      case .profile: isShort ? "You" : "About you"
      case .bodies: isShort ? "Find" : "Find your organisation"
      case .places: isShort ? "Place" : "Find the place"
      case .find: isShort ? "Find" : "Find anything"
      case .palette: "Commands"
      case .checkAnswers: isShort ? "Answers" : "Check your answers"
      case .result: isShort ? "Route" : "Route and duties"
      default: nil
      }
    let title = step ?? overlayTitle(isShort ? .compact : layout)
    // On the smallest screen there is often no room for the case beside it.
    return isShort ? check?.person.map { "P\($0) \(title)" } ?? title : title
  }

  private func overlayTitle(_ layout: Layout) -> String {
    switch page {
    case .why: "Why we ask"
    case .whatIf: "What if"
    case .settledDuties: layout == .compact ? "Duties" : "Duties so far"
    case .duty: "Duty"
    case .act: "Do not"
    case .record: "Record"
    case .explain: "Why"
    case .changes: layout == .compact ? "Changed" : "What changed"
    case .routes: "Routes"
    case .sources: "Sources"
    case .storage: layout == .compact ? "Stored" : "What is stored"
    case .haveReady: "Have ready"
    case .contacts: "Contacts"
    case .found: layout == .compact ? "Found" : "What was found"
    case .help: "Help"
    default: "Emergency"
    }
  }

  /// What the page needs next, in one sentence.
  var prompt: String {
    switch page {
    case .home, .welcome: "Choose a line, then press Enter."
    case .settings: "Enter changes a line. Esc goes back."
    case .savedChecks: saved.isEmpty ? "No check is saved." : "Choose a check, then press Enter."
    case .openDuties:
      openDutyRows.isEmpty ? "No duty is open." : "Choose a duty, then press Enter."
    case .sheets, .sheet: "Choose a line, then press Enter."
    case .step: "Choose what was done, then press Enter."
    case .reference: "Type the number, then press Enter."
    case .caseReference where focusedReferenceRow == .keep: "Enter keeps it."
    case .caseReference where place.cursor > 0: "Enter changes it."
    case .caseReference: "Type your reference, or leave it empty. Then press Enter."
    case .question, .profile:
      asked?.takesSeveral == true
        ? "Tick with Space, then press Enter."
        : place.isUntouched
          ? "Press the number of an answer, or Down. Then press Enter."
          : "Choose one answer, then press Enter."
    case .bodies, .places, .find, .palette, .records:
      entryCount == 0 ? "Type a part of the name." : "Choose a line, then press Enter."
    case .checkAnswers:
      hasOpenQuestion
        ? "Questions are still open. C goes on."
        : "Look at every answer. C shows the route."
    case .result: "Space says what was done. Enter shows all about a line."
    case .record where canChoose: "Enter opens its check. Esc or Backspace goes back."
    default: "Esc or Backspace goes back."
    }
  }

  /// The same in fewer words, for the smallest screen.
  var shortPrompt: String {
    switch page {
    case .reference: "Type it, then Enter."
    case .home, .welcome, .settings, .savedChecks, .openDuties, .step, .sheets, .sheet, .bodies,
      .places, .find, .palette, .records:
      entryCount == 0 && page.takesText ? prompt : "Choose, then Enter."
    case .caseReference where focusedReferenceRow == .keep: "Enter keeps it."
    case .caseReference where place.cursor > 0: "Enter changes it."
    case .caseReference: "Type it, or leave it empty."
    case .question, .profile:
      asked?.takesSeveral == true
        ? "Space ticks. Then Enter."
        : place.isUntouched ? "Number or Down. Then Enter." : "Choose one, then Enter."
    case .checkAnswers: hasOpenQuestion ? "C: next question." : "C: show the route."
    case .result: "Space: tick. Enter: all about it."
    case .record where canChoose: "Enter: its check. Esc: back."
    default: "Esc goes back."
    }
  }

  /// Nothing that says what the program is for, except that help in danger stays in sight.
  private func hiddenFrame(size: Size, glyphs: Glyphs) -> Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    let text = size.columns >= 24 ? "In an emergency call 999" : "999"
    frame.write(text, row: 0, column: 0, style: .emergency)
    let row = min(2, size.rows - 1)
    if row > 0 { frame.write("Press Enter to go on.", row: row, column: 0) }
    frame.placeFocus(row: row, column: 0)
    return frame
  }

  private func tooSmallFrame(size: Size, glyphs: Glyphs) -> Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    Canvas.drawEmergencyLine(on: &frame)
    frame.placeFocus(row: min(1, size.rows - 1), column: 0)
    guard size.rows > 1 else { return frame }
    var pane = Pane(width: size.columns)
    if page == .emergency {
      for passage in passages { pane.text(passage.text) }
    } else {
      pane.text("This window is \(size.columns) x \(size.rows). It needs 40 x 12.")
      pane.text("Make it bigger, or press L: line by line, which fits any size.")
      if check?.order.isEmpty == false, savedAt != nil { pane.text("Your check is saved.") }
    }
    frame.draw(pane, in: Region(rows: 1..<size.rows, columns: 0..<size.columns))
    return frame
  }
}
