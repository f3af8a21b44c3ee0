/// A column of text that is laid out once for a width and can then be scrolled.
public struct TextBlock: Hashable, Sendable {
  /// Text of one role.
  public struct Run: Hashable, Sendable {
    /// The text, on one line.
    public let text: String
    /// What the text is for.
    public let style: Style

    /// Text of a role.
    public init(_ text: String, style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// Whether the next key acts on an entry.
  public enum Attention: Hashable, Sendable {
    /// It does.
    case focused
    /// It does not.
    case unfocused
  }

  /// One row of the column: its runs from left to right.
  public typealias Line = [Run]

  /// The width in cells.
  public let width: Int
  /// The rows laid out so far.
  public private(set) var lines: [Line] = []
  /// The cell of the focus, counted from the first row of the block, if it holds the focus.
  public private(set) var focus: Position?

  /// An empty column of at least one cell.
  public init(width: Int) {
    self.width = max(1, width)
  }

  /// Adds an empty row.
  public mutating func blank() {
    lines.append([])
  }

  /// Adds a row of runs, which is not wrapped.
  public mutating func line(_ runs: Run...) {
    lines.append(runs)
  }

  /// Adds wrapped text, the rows after the first set in by `hanging` more cells.
  public mutating func paragraph(
    _ text: String, style: Style = .plain, indent: Int = 0, hanging: Int = 0
  ) {
    let indent = indent.clamped(to: 0...width - 1)
    let margin = (indent + hanging).clamped(to: 0...width - 1)
    add(text, style: style, first: String(repeating: " ", count: indent), margin: margin)
  }

  /// Adds a row with one text at the left and another at the right end, cut on the left to fit.
  ///
  /// Where the right one leaves no room, it comes in rows of its own below.
  public mutating func pair(
    _ left: String, _ right: String, style: Style = .plain, rightStyle: Style? = nil
  ) {
    let rightStyle = rightStyle ?? style
    let room = width - TextWidth.of(right) - 2
    guard room >= min(TextWidth.of(left), width / 3) else {
      paragraph(left, style: style)
      paragraph(right, style: rightStyle, indent: 2)
      return
    }
    let left = Wrapping.truncated(left, width: room)
    let gap = width - TextWidth.of(left) - TextWidth.of(right)
    let middle = Run(String(repeating: " ", count: gap))
    lines.append([Run(left, style: style), middle, Run(right, style: rightStyle)])
  }

  /// Adds something that can be chosen: `> 1  Yes, under 18`, the marker only if it has the focus.
  ///
  /// The focus is on the first letter of the label, or of the text if the label is empty.
  public mutating func entry(
    _ text: String, label: String = "", style: Style = .plain, _ attention: Attention
  ) {
    let isFocused = attention == .focused
    if isFocused { focus = Position(row: lines.count, column: min(2, width - 1)) }
    let first = (isFocused ? "> " : "  ") + label
    let margin = TextWidth.of(first)
    let style = isFocused ? .focus : style
    guard margin < width else {
      lines.append([Run(Wrapping.truncated(first + text, width: width), style: style)])
      return
    }
    add(text, style: style, first: first, margin: margin)
  }

  /// The first row to show so that the focus is among `rows` rows, moving as little as possible.
  public func firstLine(showing rows: Int, startingAt current: Int = 0) -> Int {
    let last = max(0, lines.count - max(1, rows))
    let current = current.clamped(to: 0...last)
    guard let focus else { return current }
    return current.clamped(to: max(0, focus.row - max(1, rows) + 1)...focus.row)
  }

  private mutating func add(_ text: String, style: Style, first: String, margin: Int) {
    // The first row may start further left or right than the others.
    let lead = TextWidth.of(first)
    let shift = max(0, lead - margin)
    let wrapped = Wrapping.lines(of: text, width: width - margin - shift)
    for (number, part) in wrapped.enumerated() {
      let start = number == 0 ? first : String(repeating: " ", count: margin)
      lines.append([Run(start + part, style: style)])
    }
  }
}

extension Frame {
  /// Draws the rows of a block from `firstLine` on, and places the focus if it is among them.
  public mutating func draw(_ block: TextBlock, in region: Region, firstLine: Int = 0) {
    for (row, number) in zip(region.rows, max(0, firstLine)..<max(0, firstLine, block.lines.count))
    {
      var column = region.columns.lowerBound
      for run in block.lines[number] {
        column = write(run.text, row: row, column: column, style: run.style, within: region)
      }
      if let focus = block.focus, focus.row == number,
        region.columns.contains(region.columns.lowerBound + focus.column)
      {
        placeFocus(row: row, column: region.columns.lowerBound + focus.column)
      }
    }
  }
}
