extension Sheet {
  /// The sheet in printable ASCII, ending with a line end. A form feed (FF) before a line begins a
  /// new page there, as printers read it.
  ///
  /// - Parameter width: columns, usually 80; no line is wider. At least 8.
  public func text(width: Int = 80) -> String {
    var lines = Lines(width: width)
    for banner in banners { lines.add(banner.uppercased(), first: "*** ") }
    lines.blank()
    lines.add(title.uppercased())
    lines.rule("=")
    var breaks = false
    for section in sections {
      if breaks { lines.pageBreak() }
      section.write(to: &lines, depth: 0)
      breaks = section.endsPage
    }
    lines.blank()
    lines.rule("-")
    for block in footer { block.write(to: &lines, indent: 0) }
    return lines.lines.map { $0 + "\n" }.joined()
  }
}

extension Sheet.Section {
  fileprivate func write(to lines: inout Lines, depth: Int) {
    lines.blank()
    if depth == 0 {
      lines.add(heading.uppercased())
      lines.rule("-")
    } else {
      lines.add(heading, first: state.map { $0 == "done" ? "[x] " : "[ ] " } ?? "")
    }
    for block in blocks { block.write(to: &lines, indent: depth == 0 ? 0 : 4) }
    for part in parts { part.write(to: &lines, depth: depth + 1) }
  }
}

extension Sheet.Block {
  fileprivate func write(to lines: inout Lines, indent: Int) {
    switch self {
    case .text(let text): lines.add(text, indent: indent)
    case .caution(let text): lines.add(text, first: "! ", indent: indent)
    case .words(let text): lines.add("\"\(text)\"", first: "- ", indent: indent)
    case .bullets(let items):
      for item in items { lines.add(item, first: "- ", indent: indent) }
    case .numbered(let items):
      for (number, item) in items.enumerated() {
        lines.add(item, first: "\(number + 1). ", indent: indent)
      }
    case .fields(let fields):
      for field in fields { lines.add(field.value, first: "\(field.label): ", indent: indent) }
    case .sentences(let fields):
      lines.add(
        fields.map { "\($0.label): \($0.value.asSentence)" }.joined(separator: " "), indent: indent)
    case .tick(let text, let isTicked, let help):
      lines.add(text, first: isTicked ? "[x] " : "[ ] ", indent: indent)
      for item in help { lines.add(item, indent: indent + 4) }
    case .known(let field, let help):
      lines.add("\(Sheet.lead(field.label)) \(field.value)", first: "[x] ", indent: indent)
      for item in help { lines.add(item, indent: indent + 4) }
    case .blank(let blank):
      let optional = blank.isOptional ? " (optional)" : ""
      if blank.isShort, lines.addWritingLine(after: Sheet.lead(blank.label), indent: indent) {
        return
      }
      lines.add(
        Sheet.lead(blank.label + optional), first: blank.hasBox ? "[ ] " : "", indent: indent)
      for item in blank.help { lines.add(item, indent: indent + 4) }
      for _ in 0..<blank.lines { lines.writingLine(indent: indent + (blank.hasBox ? 4 : 0)) }
    case .step(let text, let help, let fields):
      lines.add(text, first: "* ", indent: indent)
      for item in help { lines.add(item, indent: indent + 2) }
      for field in fields { lines.add(field.value, first: "\(field.label): ", indent: indent + 2) }
    case .table(let headings, let rows):
      for row in rows {
        let cells = zip(headings, row).dropFirst().map { heading, cell in
          row.count > 2 ? "\(heading): \(cell)" : cell
        }
        lines.add(
          cells.joined(separator: "; "), first: "\(row.first.map(Plain.ascii) ?? ""): ",
          indent: indent)
      }
    }
  }
}
