internal import Frames
internal import Pathways

extension Journey {
  func drawOpenDuties(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    var pane = Pane(width: region.columns.count)
    pane.heading("What somebody still has to do")
    pane.blankUnlessCompact(canvas.layout)
    let rows = openDutyRows
    for (number, row) in rows.enumerated() {
      pane.entry(
        words(for: row), label: "\(number + 1)  ", style: row.isOverdue ? .outstanding : .plain,
        isFocused: number == place.cursor)
    }
    if rows.isEmpty { pane.entry("No duty is open. Backspace goes back.", isFocused: true) }
    return canvas.scroll(pane, in: region)
  }

  func drawSteps(for duty: Duty.ID, on canvas: inout Canvas) -> Overflow {
    drawChoices(
      stepHeading(for: duty), stepWords(for: duty), stepRows(for: duty).map(words), on: &canvas)
  }

  /// A heading, what there is to know, and numbered lines to choose from.
  func drawChoices(
    _ heading: String, _ notice: String?, _ rows: [String], on canvas: inout Canvas
  ) -> Overflow {
    let region = canvas.body
    var pane = Pane(width: region.columns.count)
    pane.heading(heading)
    if let notice { pane.text(notice) }
    pane.blankUnlessCompact(canvas.layout)
    for (number, row) in rows.enumerated() {
      pane.entry(
        row, label: "\(number + 1)\(number < 9 ? "  " : " ")",
        isFocused: number == place.cursor)
    }
    return canvas.scroll(pane, in: region)
  }

  func stepHeading(for duty: Duty.ID) -> String {
    let title = outcome?.duty(duty).map { pathway.title(of: $0) } ?? duty.rawValue
    return "What was done? \(title)"
  }

  func drawIssued(for duty: Duty.ID, on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    var pane = Pane(width: region.columns.count)
    pane.heading("Which number did they give you?")
    pane.field(place.text, isFocused: true)
    for sentence in Self.issuedNotices { pane.text(sentence, indent: 2) }
    return draw(field: pane, on: &canvas)
  }

  static let issuedNotices = [
    "Such as a crime reference or the reference of a referral.",
    "Do not type names, addresses or dates of birth.",
  ]
}
