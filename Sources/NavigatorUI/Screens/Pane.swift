internal import Frames

/// A column of lines that are laid out for a width, one of which may have the focus.
struct Pane {
  typealias Run = TextBlock.Run

  let width: Int
  private(set) var lines: [[Run]] = []
  /// The lines of the focused entry, and the column of its first letter.
  private(set) var focus: (lines: Range<Int>, column: Int)?
  /// The first line of each entry, with the headings above it.
  private var starts: [Int] = []
  /// Where the lines begin that belong to the next entry.
  private var ahead: Int?

  init(width: Int) {
    self.width = max(1, width)
  }

  mutating func blank() {
    if !lines.isEmpty {
      ahead = ahead ?? lines.count
      lines.append([])
    }
  }

  mutating func heading(_ text: String) {
    ahead = ahead ?? lines.count
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
    let start = beginEntry()
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
    let start = beginEntry()
    for number in 0..<max(lefts.count, rights.count) {
      let space = number == 0 ? lead : String(repeating: " ", count: TextWidth.of(lead))
      let text = space + (number < lefts.count ? lefts[number] : "")
      let gap = String(repeating: " ", count: max(0, column - TextWidth.of(text)))
      let end = number < rights.count ? rights[number] : ""
      lines.append([Run(text + gap + end, style: isFocused ? .focus : .plain)])
    }
    if isFocused { focus = (start..<lines.count, TextWidth.of(lead)) }
  }

  private mutating func beginEntry() -> Int {
    starts.append(starts.isEmpty ? 0 : ahead ?? lines.count)
    ahead = nil
    return lines.count
  }

  /// The entry that a line belongs to, and how far below the entry's first line it is.
  func spot(ofLine line: Int) -> Spot {
    let entry = max(0, (starts.firstIndex { $0 > line } ?? starts.count) - 1)
    return Spot(entry: entry, offset: line - (starts.isEmpty ? 0 : starts[entry]))
  }

  /// The line of a spot; the last line of its entry, if the entry has become shorter.
  func line(of spot: Spot) -> Int {
    guard starts.indices.contains(spot.entry) else { return min(spot.offset, lines.count - 1) }
    let end = spot.entry + 1 < starts.count ? starts[spot.entry + 1] : lines.count
    return min(starts[spot.entry] + spot.offset, end - 1)
  }

  /// Whether every line of an entry is among those shown.
  func isWhole(_ entry: Int, in shown: Range<Int>) -> Bool {
    guard starts.indices.contains(entry) else { return false }
    let end = entry + 1 < starts.count ? starts[entry + 1] : lines.count
    return starts[entry] >= shown.lowerBound && end <= shown.upperBound
  }

  /// Whether every line of the focused entry is among those shown.
  func isFocusWhole(in shown: Range<Int>) -> Bool {
    focus.map { $0.lines.lowerBound >= shown.lowerBound && $0.lines.upperBound <= shown.upperBound }
      ?? true
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

/// A line of a pane that can be found again when the pane is laid out with another focus.
struct Spot: Hashable, Sendable {
  let entry: Int
  let offset: Int

  /// The first line of the same entry.
  var beginning: Spot { Spot(entry: entry, offset: 0) }
}

/// The part of a pane that is on the screen.
struct Viewport: Sendable {
  let pane: Pane
  let shown: Range<Int>

  var isAtStart: Bool { shown.lowerBound == 0 }
  var isAtEnd: Bool { shown.upperBound >= pane.lines.count }
}

/// What of a pane does not fit.
enum Overflow: Hashable, Sendable {
  case none, above, below, both

  /// Takes in what does not fit of another pane beside this one.
  mutating func join(_ other: Overflow) {
    switch (self, other) {
    case (let one, .none): self = one
    case (.none, let one): self = one
    case (.above, .above): self = .above
    case (.below, .below): self = .below
    default: self = .both
    }
  }

  /// The words of the status line; nil if all is on the screen.
  ///
  /// - Parameter isShort: whether they stand on the smallest screen, beside a sentence in one row.
  func words(isShort: Bool) -> String? {
    switch self {
    case .none: nil
    case .above: "More above."
    case .below: "More below."
    case .both: isShort ? "More both ways." : "More above and below."
    }
  }
}

extension Frame {
  /// Draws a pane, and puts the cursor on the focused entry.
  ///
  /// - Parameter line: the first line to show; nil for what shows the focused entry.
  @discardableResult
  mutating func draw(_ pane: Pane, in region: Region, from line: Int? = nil) -> Overflow {
    let rows = region.rows.count
    guard rows > 0 else { return pane.lines.isEmpty ? .none : .below }
    let first = line.map { max(0, min($0, pane.lines.count - rows)) } ?? pane.firstLine(in: rows)
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
    } else if pane.focus != nil {
      markFocus(of: pane, shown: shown, in: region)
    }
    return switch (first > 0, shown.upperBound < pane.lines.count) {
    case (false, false): .none
    case (true, false): .above
    case (false, true): .below
    case (true, true): .both
    }
  }

  /// Marks the focused entry on the first of its lines in sight that has room for the mark.
  private mutating func markFocus(of pane: Pane, shown: Range<Int>, in region: Region) {
    guard let focus = pane.focus else { return }
    let entry = pane.spot(ofLine: focus.lines.lowerBound).entry
    let own = shown.filter { pane.spot(ofLine: $0).entry == entry }
    let free = own.first { line in
      pane.lines[line].first.map { $0.text.hasPrefix("  ") } ?? true
    }
    let row = region.rows.lowerBound + (free ?? own.first ?? shown.lowerBound) - shown.lowerBound
    if free != nil {
      write(">", row: row, column: region.columns.lowerBound, style: .focus, within: region)
    }
    placeFocus(row: row, column: region.columns.lowerBound)
  }
}
