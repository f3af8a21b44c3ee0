/// A picture of the whole screen as a value: what stands in each cell, and where the cursor is.
///
/// Everything written is clipped to the frame, so that no size and no position can fail.
public struct Frame: Hashable, Sendable {
  /// The size of the screen.
  public let size: Size
  /// The characters that rules are drawn with.
  public let glyphs: Glyphs
  /// The cell where the cursor stands; screen readers and braille displays follow it.
  public private(set) var focus: Position?
  private var cells: [Cell]

  /// A blank frame.
  public init(size: Size, glyphs: Glyphs = .utf8) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: size.rows * size.columns)
  }

  /// The cell at a row and column, or `nil` outside the frame.
  public subscript(row: Int, column: Int) -> Cell? {
    guard contains(row: row, column: column) else { return nil }
    return cells[row * size.columns + column]
  }

  /// The cells of a row, from left to right; none if there is no such row.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<size.rows).contains(row) else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Puts the cursor on a cell; a cell outside the frame leaves it where it was.
  public mutating func placeFocus(row: Int, column: Int) {
    guard contains(row: row, column: column) else { return }
    focus = Position(row: row, column: column)
  }

  /// Writes one line of text and returns the column after it.
  ///
  /// Line ends and other control characters are shown, not obeyed; see `TextWidth`.
  @discardableResult
  public mutating func write(
    _ text: String, row: Int, column: Int, style: Style = .plain
  ) -> Int {
    write(text, row: row, column: column, style: style, within: Region(size))
  }

  /// Writes one line of text inside a region and returns the column after what is there of it.
  @discardableResult
  public mutating func write(
    _ text: String, row: Int, column: Int, style: Style = .plain, within region: Region
  ) -> Int {
    let region = region.clipped(to: Region(size))
    guard region.rows.contains(row) else { return column }
    var column = column
    for piece in TextWidth.pieces(of: text) {
      guard column < region.columns.upperBound else { break }
      place(piece, row: row, column: column, style: style, columns: region.columns)
      column += piece.width
    }
    return column
  }

  /// Sets every cell of a region to one character.
  public mutating func fill(
    _ region: Region, with character: Character = " ", style: Style = .plain
  ) {
    let region = region.clipped(to: Region(size))
    guard !region.columns.isEmpty else { return }
    let count = region.columns.count / max(1, TextWidth.of(character))
    let text = String(repeating: String(character), count: count)
    for row in region.rows {
      write(text, row: row, column: region.columns.lowerBound, style: style, within: region)
    }
  }

  /// Draws a horizontal rule, across the whole frame unless columns are given.
  public mutating func horizontalRule(row: Int, columns: Range<Int>? = nil) {
    guard (0..<size.rows).contains(row) else { return }
    let region = Region(rows: row..<row + 1, columns: columns ?? 0..<size.columns)
    fill(region, with: glyphs.horizontal, style: .rule)
  }

  /// Draws a vertical rule, with crossings where it meets horizontal ones.
  public mutating func verticalRule(column: Int, rows: Range<Int>? = nil) {
    guard (0..<size.columns).contains(column) else { return }
    let rows = (rows ?? 0..<size.rows).clamped(to: 0..<size.rows)
    for row in rows {
      let character = crossing(row: row, column: column, rows: rows)
      write(String(character), row: row, column: column, style: .rule)
    }
  }

  private func crossing(row: Int, column: Int, rows: Range<Int>) -> Character {
    let goesLeft = isHorizontalRule(row: row, column: column - 1)
    let goesRight = isHorizontalRule(row: row, column: column + 1)
    return switch (goesLeft, goesRight) {
    case (false, false): glyphs.vertical
    case (true, false): glyphs.teeLeft
    case (false, true): glyphs.teeRight
    case (true, true) where rows.count == 1: glyphs.cross
    case (true, true) where row == rows.lowerBound: glyphs.teeDown
    case (true, true) where row == rows.upperBound - 1: glyphs.teeUp
    case (true, true): glyphs.cross
    }
  }

  private func isHorizontalRule(row: Int, column: Int) -> Bool {
    guard let cell = self[row, column] else { return false }
    return cell.style == .rule && cell.text == String(glyphs.horizontal)
  }

  private func contains(row: Int, column: Int) -> Bool {
    (0..<size.rows).contains(row) && (0..<size.columns).contains(column)
  }

  private mutating func place(
    _ piece: TextWidth.Piece, row: Int, column: Int, style: Style, columns: Range<Int>
  ) {
    let covered = column..<column + piece.width
    let visible = covered.clamped(to: columns)
    guard !visible.isEmpty else { return }
    for column in visible { clear(row: row, column: column) }
    let isWhole = visible == covered
    for column in visible {
      // Half a wide character cannot be drawn, so what is left of it is a blank.
      let text = isWhole ? (column == covered.lowerBound ? piece.text : "") : " "
      cells[row * size.columns + column] = Cell(text: text, style: style)
    }
  }

  /// Takes a cell away from the wide character it may belong to, whose other half becomes a blank.
  private mutating func clear(row: Int, column: Int) {
    let index = row * size.columns + column
    if cells[index].isContinuation {
      cells[index - 1] = Cell(text: " ", style: cells[index - 1].style)
    }
    if column + 1 < size.columns, cells[index + 1].isContinuation {
      cells[index + 1] = Cell(text: " ", style: cells[index + 1].style)
    }
  }
}
