/// What a terminal shows after the bytes that it was sent: as much of xterm as ncurses asks for.
///
/// An oracle of its own: it knows nothing of frames, only of control sequences (ECMA-48, and
/// XTerm Control Sequences). A sequence that it does not know is counted, so that a test can say
/// that there was none.
struct DrawnScreen {
  private(set) var rows: [[Character]]
  private(set) var row = 0
  private(set) var column = 0
  private(set) var columns: Int
  private(set) var unknown: [String] = []
  /// Whether the second screen is shown, on which a program draws.
  private(set) var isSecond = false
  private(set) var takesPaste = false
  /// Every look that was asked for: the numbers of SGR, ECMA-48, 8.3.117.
  private(set) var looks: Set<Int> = []

  private var pending: [UInt8] = []
  private var last: Character = " "
  /// The rows that scroll.
  private var region: Range<Int>

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    region = 0..<rows
  }

  /// The rows, without the blanks at their ends.
  var lines: [String] {
    rows.map { row in
      var text = String(row)
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  var text: String { lines.joined(separator: "\n") }

  /// Cuts off or adds at the right and below, as xterm does on the second screen.
  mutating func resize(columns: Int, rows count: Int) {
    rows = (0..<count).map { index in
      let old = rows.indices.contains(index) ? rows[index] : []
      return Array((old + Array(repeating: " ", count: columns)).prefix(columns))
    }
    self.columns = columns
    region = 0..<count
    row = min(row, count - 1)
    column = min(column, columns - 1)
  }

  /// Makes everything blank, as if another program had written on it.
  mutating func wipe() {
    for index in rows.indices { rows[index] = Array(repeating: "~", count: columns) }
  }

  mutating func take(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    while let used = takeOne() { pending.removeFirst(used) }
  }

  /// Takes what stands first, and says how many bytes it had; nil if it is not whole yet.
  private mutating func takeOne() -> Int? {
    guard let first = pending.first else { return nil }
    switch first {
    case 0x1B: return takeEscape()
    case 0x0D: column = 0
    case 0x0A:
      if row == region.upperBound - 1 { scroll(by: 1) } else { place(row: row + 1, column: column) }
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min((column / 8 + 1) * 8, columns - 1)
    case 0x00..<0x20, 0x7F: break
    default:
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard pending.count >= length else { return nil }
      put(Character(String(decoding: pending.prefix(length), as: UTF8.self)))
      return length
    }
    return 1
  }

  private mutating func put(_ character: Character) {
    if column >= columns {
      column = 0
      row = min(row + 1, rows.count - 1)
    }
    rows[row][column] = character
    column += 1
    last = character
  }

  private mutating func takeEscape() -> Int? {
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["):
      guard
        let end = pending.indices.dropFirst(2).first(where: { (0x40...0x7E).contains(pending[$0]) })
      else { return nil }
      control(
        String(decoding: pending[2..<end], as: UTF8.self),
        Character(Unicode.Scalar(pending[end])))
      return end + 1
    // A title or the like, up to BEL or ESC \.
    case UInt8(ascii: "]"):
      guard let end = pending.firstIndex(where: { $0 == 0x07 || $0 == UInt8(ascii: "\\") })
      else { return nil }
      return end + 1
    // The choice of a character set has one byte more.
    case UInt8(ascii: "("), UInt8(ascii: ")"): return pending.count > 2 ? 3 : nil
    case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "7"), UInt8(ascii: "8"): return 2
    case UInt8(ascii: "M"):
      if row == region.lowerBound { scroll(by: -1) } else { place(row: row - 1, column: column) }
      return 2
    default:
      unknown.append("ESC \(pending[1])")
      return 2
    }
  }

  private mutating func control(_ parameters: String, _ final: Character) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let count = max(1, (numbers.first ?? nil) ?? 1)
    let mode = (numbers.first ?? nil) ?? 0
    switch final {
    case "H": place(row: count - 1, column: max(1, (numbers.count > 1 ? numbers[1] : 1) ?? 1) - 1)
    case "d": place(row: count - 1, column: column)
    case "G": place(row: row, column: count - 1)
    case "A": place(row: row - count, column: column)
    case "B": place(row: row + count, column: column)
    case "C": place(row: row, column: column + count)
    case "D": place(row: row, column: column - count)
    case "J": erase(mode == 2 ? 0 : row, mode == 2 ? 0 : column, rows.count - 1, columns - 1)
    case "K" where mode == 0: erase(row, column, row, columns - 1)
    case "K" where mode == 1: erase(row, 0, row, column)
    case "K": erase(row, 0, row, columns - 1)
    case "X": erase(row, column, row, min(columns, column + count) - 1)
    case "b": for _ in 0..<count { put(last) }
    case "P":
      rows[row].removeSubrange(min(column, columns)..<min(columns, column + count))
      rows[row] += Array(repeating: " ", count: columns - rows[row].count)
    case "@":
      rows[row].insert(contentsOf: Array(repeating: " ", count: count), at: min(column, columns))
      rows[row].removeLast(count)
    case "h" where parameters == "?1049", "l" where parameters == "?1049": isSecond = final == "h"
    case "h" where parameters == "?2004", "l" where parameters == "?2004": takesPaste = final == "h"
    case "S": scroll(by: count)
    case "T": scroll(by: -count)
    case "r":
      let bottom = numbers.count > 1 ? numbers[1] ?? rows.count : rows.count
      region = count - 1..<max(count, min(bottom, rows.count))
      place(row: 0, column: 0)
    case "m": looks.formUnion(numbers.map { $0 ?? 0 })
    case "h", "l", "t": break
    default: unknown.append("CSI \(parameters)\(final)")
    }
  }

  /// Moves the rows of the region up, or down where the count is negative.
  private mutating func scroll(by count: Int) {
    let blank = Array(repeating: Character(" "), count: columns)
    let old = Array(rows[region])
    for (offset, index) in region.enumerated() {
      let source = offset + count
      rows[index] = old.indices.contains(source) ? old[source] : blank
    }
  }

  private mutating func place(row: Int, column: Int) {
    self.row = max(0, min(row, rows.count - 1))
    self.column = max(0, min(column, columns - 1))
  }

  private mutating func erase(_ row: Int, _ column: Int, _ lastRow: Int, _ lastColumn: Int) {
    guard row <= lastRow else { return }
    for index in row...lastRow {
      let start = index == row ? min(column, columns) : 0
      let end = index == lastRow ? lastColumn : columns - 1
      for place in start..<max(start, end + 1) { rows[index][place] = " " }
    }
  }
}
