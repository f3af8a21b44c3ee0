internal import Frames
internal import Pathways

extension Journey {
  /// The settings: what can be changed, and where it is kept.
  func drawSettings(on canvas: inout Canvas) -> Overflow {
    var pane = Pane(width: canvas.body.columns.count)
    pane.heading("Enter changes a line")
    for (number, row) in settingsRows.enumerated() {
      add(words(for: row), number, to: &pane, canvas.layout)
    }
    pane.blank()
    for note in settingsNotes { pane.text(note, hanging: 2) }
    return canvas.scroll(pane, in: canvas.body)
  }

  /// The first start: what to do first, and what is stored.
  func drawWelcome(on canvas: inout Canvas) -> Overflow {
    var pane = Pane(width: canvas.body.columns.count)
    pane.heading(Self.welcomeHeading)
    for (number, row) in WelcomeRow.allCases.enumerated() {
      add(words(for: row), number, to: &pane, canvas.layout)
    }
    for passage in storagePassages.divided {
      switch passage.kind {
      case .heading:
        pane.blank()
        pane.heading(passage.text)
      case .warning: pane.text("! \(passage.text)", style: .warning, hanging: 2)
      case .item: pane.text("- \(passage.text)", hanging: 2)
      default: pane.text(passage.text, indent: 2)
      }
    }
    return canvas.scroll(pane, in: canvas.body)
  }

  /// A numbered line; on the smallest screen only the focused one says more.
  private func add(
    _ words: (text: String, detail: String?), _ number: Int, to pane: inout Pane,
    _ layout: Layout
  ) {
    let isFocused = number == place.cursor
    let detail = layout == .compact && !isFocused ? nil : words.detail
    pane.entry(
      words.text, label: "\(number + 1)  ", isFocused: isFocused,
      details: [detail].compactMap(\.self))
  }
}
