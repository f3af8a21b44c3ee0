internal import Frames

extension Journey {
  /// A page that is read from top to bottom; the cursor goes from passage to passage.
  func drawPassages(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    let longestLine = 100
    var pane = Pane(width: min(region.columns.count, longestLine))
    for (number, passage) in passages.enumerated() {
      if passage.kind == .heading { pane.blank() }
      pane.add(passage, isFocused: number == place.cursor)
    }
    return canvas.scroll(pane, in: region)
  }
}

extension Pane {
  /// A passage as an entry, so that reading aloud can follow the cursor.
  mutating func add(_ passage: Passage, isFocused: Bool) {
    switch passage.kind {
    case .heading: entry(passage.text, style: .heading, isFocused: isFocused)
    case .text: entry(passage.text, label: "  ", isFocused: isFocused)
    case .item: entry(passage.text, label: "- ", isFocused: isFocused)
    case .possible: entry(passage.text, label: "o ", isFocused: isFocused)
    case .ruledOut: entry(passage.text, label: "x ", style: .ruledOut, isFocused: isFocused)
    case .warning: entry(passage.text, label: "! ", style: .warning, isFocused: isFocused)
    case .contact: entry(passage.text, label: "  ", style: .contact, isFocused: isFocused)
    }
  }
}
