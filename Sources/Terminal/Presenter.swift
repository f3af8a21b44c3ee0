import CNcurses
import Frames

/// Puts frames on the screen that ncurses keeps, and lets it send the difference.
struct Presenter {
  private let isUTF8: Bool
  private var theme: Theme
  /// Whether colours can be used; not known until they are wanted.
  private var hasColours: Bool?

  init(theme: Theme, isUTF8: Bool) {
    self.isUTF8 = isUTF8
    self.theme = theme
    use(theme)
  }

  mutating func use(_ theme: Theme) {
    self.theme = theme
    // Colours are not even started without need, so that NO_COLOR sends no colour code at all.
    if theme == .standard, hasColours == nil { hasColours = nc_colours() }
  }

  /// Shows as much of a frame as the screen, whose size is given, has room for.
  func show(_ frame: Frame, size: Size) {
    nc_erase()
    for row in 0..<min(frame.size.rows, size.rows) {
      // ncurses would go on in the next row: curs_addwstr(3X).
      put(frame.row(row).prefix(size.columns), row: row)
    }
    let focus = frame.focus ?? Position(row: 0, column: 0)
    nc_flush(Int32(min(focus.row, size.rows - 1)), Int32(min(focus.column, size.columns - 1)))
  }

  private func put(_ cells: ArraySlice<Cell>, row: Int) {
    var start = cells.startIndex
    while start < cells.endIndex {
      let style = cells[start].style
      let end = cells[start...].firstIndex { $0.style != style } ?? cells.endIndex
      put(cells[start..<end], row: row, column: start - cells.startIndex, style: style)
      start = end
    }
  }

  private func put(_ run: ArraySlice<Cell>, row: Int, column: Int, style: Style) {
    let attributes = Attributes(of: style, theme: theme)
    if attributes.leavesBlanksAlone, run.allSatisfy({ $0.text == " " }) { return }
    var scalars: [Int32] = []
    scalars.reserveCapacity(run.count)
    for cell in run { append(cell, to: &scalars) }
    let pair = hasColours == true ? attributes.pair : 0
    unsafe scalars.withUnsafeBufferPointer { scalars in
      unsafe nc_put(
        Int32(row), Int32(column), scalars.baseAddress, Int32(scalars.count), attributes.bits, pair)
    }
  }

  private func append(_ cell: Cell, to scalars: inout [Int32]) {
    if isUTF8 {
      for scalar in cell.text.unicodeScalars { scalars.append(Int32(scalar.value)) }
      return
    }
    // The right half of a wide character stands after one ASCII character for the whole.
    let spelling = cell.isContinuation ? " " : Glyphs.asciiSpelling(of: cell.text)
    scalars.append(Int32(spelling.asciiValue ?? UInt8(ascii: "?")))
  }
}
