/// The size of a screen in character cells.
public struct Size: Hashable, Sendable {
  /// The sizes a screen can have in either direction.
  ///
  /// A terminal may claim up to 65,535 in each direction, which would be four thousand million cells.
  public static let limits = 1...1000

  /// The width in cells.
  public let columns: Int
  /// The height in cells.
  public let rows: Int

  /// A size, each side brought within `limits`.
  public init(columns: Int, rows: Int) {
    self.columns = columns.clamped(to: Self.limits)
    self.rows = rows.clamped(to: Self.limits)
  }
}

/// A cell of a screen, counted from zero at the top left.
public struct Position: Hashable, Sendable {
  /// The row, 0 at the top.
  public let row: Int
  /// The column, 0 at the left.
  public let column: Int

  /// The cell at a row and column.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of cells, which may be empty or reach outside the screen; drawing is clipped to both.
public struct Region: Hashable, Sendable {
  /// The rows covered.
  public let rows: Range<Int>
  /// The columns covered.
  public let columns: Range<Int>

  /// The rectangle where some rows and some columns meet.
  public init(rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// The whole of a screen.
  public init(_ size: Size) {
    self.init(rows: 0..<size.rows, columns: 0..<size.columns)
  }

  /// The part of this rectangle that another one covers too.
  public func clipped(to other: Region) -> Region {
    Region(rows: rows.clamped(to: other.rows), columns: columns.clamped(to: other.columns))
  }
}

extension Int {
  func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
