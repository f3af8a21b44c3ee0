internal import Frames

/// A column of lines that are laid out for a width, one of which may have the focus.
struct Pane {
  typealias Run = TextBlock.Run

  let width: Int
  private(set) var lines: [[Run]] = []
  /// The lines of the focused entry, and the column of its first letter.
  private(set) var focus: (lines: Range<Int>, column: Int)?

  init(width: Int) {
    self.width = max(1, width)
  }

  mutating func blank() {
    if !lines.isEmpty { lines.append([]) }
  }

  mutating func heading(_ text: String) {
    self.text(text, style: .heading)
  }

  mutating func text(_ text: String, style: Style = .plain, indent: Int = 0, hanging: Int = 0) {
    let indent = min(indent, max(0, width - 8))
    let room = max(1, width - indent - hanging)
    for (number, line) in Wrapping.lines(of: text, width: room).enumerated() {
      let margin = indent + (number == 0 ? 0 : hanging)
      lines.append([Run(String(repeating: " ", count: margin) + line, style: style)])
    }
  }

  /// A line that can be gone to: the marker `>`, a label and text that hangs to the right of it.
  mutating func entry(
    _ text: String, label: String = "", style: Style = .plain, isFocused: Bool,
    details: [String] = []
  ) {
    let start = lines.count
    let lead = (isFocused ? "> " : "  ") + label
    let margin = min(TextWidth.of(lead), max(0, width - 8))
    let shown: Style = isFocused ? .focus : style
    for (number, line) in Wrapping.lines(of: text, width: width - margin).enumerated() {
      let space = number == 0 ? lead : String(repeating: " ", count: margin)
      lines.append([Run(space + line, style: shown)])
    }
    for detail in details { self.text(detail, indent: margin) }
    if isFocused { focus = (start..<lines.count, min(margin, width - 1)) }
  }

  /// An entry with a short text at the left and a longer one in a column of its own.
  mutating func entry(
    _ left: String, _ right: String, label: String, column: Int, isFocused: Bool
  ) {
    guard column > 0 else {
      entry("\(left): \(right)", label: label, isFocused: isFocused)
      return
    }
    let lead = (isFocused ? "> " : "  ") + label
    let lefts = Wrapping.lines(of: left, width: column - TextWidth.of(lead) - 2)
    let rights = Wrapping.lines(of: right, width: width - column)
    let start = lines.count
    for number in 0..<max(lefts.count, rights.count) {
      let space = number == 0 ? lead : String(repeating: " ", count: TextWidth.of(lead))
      let text = space + (number < lefts.count ? lefts[number] : "")
      let gap = String(repeating: " ", count: max(0, column - TextWidth.of(text)))
      let end = number < rights.count ? rights[number] : ""
      lines.append([Run(text + gap + end, style: isFocused ? .focus : .plain)])
    }
    if isFocused { focus = (start..<lines.count, TextWidth.of(lead)) }
  }

  /// The first line to show in so many rows, so that the whole focused entry is among them.
  func firstLine(in rows: Int) -> Int {
    let last = max(0, lines.count - rows)
    guard let focus else { return 0 }
    // A third of the room is left below, so that what comes next can be read too.
    let wanted = max(focus.lines.upperBound - rows * 2 / 3, focus.lines.upperBound - rows)
    let first = min(max(0, wanted), focus.lines.lowerBound)
    return min(first, last)
  }
}

/// What of a pane does not fit.
enum Overflow: Hashable, Sendable {
  case none, above, below, both

  /// The words of the status line; nil if all is on the screen.
  var words: String? {
    switch self {
    case .none: nil
    case .above: "More above."
    case .below: "More below."
    case .both: "More above and below."
    }
  }
}

extension Frame {
  /// Draws a pane, and puts the cursor on the focused entry.
  @discardableResult
  mutating func draw(_ pane: Pane, in region: Region) -> Overflow {
    let rows = region.rows.count
    guard rows > 0 else { return pane.lines.isEmpty ? .none : .below }
    let first = pane.firstLine(in: rows)
    let shown = pane.lines.indices.clamped(to: first..<first + rows)
    for (row, line) in zip(region.rows, shown) {
      var column = region.columns.lowerBound
      for run in pane.lines[line] {
        column = write(run.text, row: row, column: column, style: run.style, within: region)
      }
    }
    if let focus = pane.focus, shown.contains(focus.lines.lowerBound) {
      placeFocus(
        row: region.rows.lowerBound + focus.lines.lowerBound - first,
        column: region.columns.lowerBound + focus.column)
    }
    return switch (first > 0, shown.upperBound < pane.lines.count) {
    case (false, false): .none
    case (true, false): .above
    case (false, true): .below
    case (true, true): .both
    }
  }
}
