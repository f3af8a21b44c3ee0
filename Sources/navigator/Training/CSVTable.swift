/// A table as text with commas (RFC 4180), as spreadsheets write and read it.
struct CSVTable: Hashable {
  struct Fault: Error, CustomStringConvertible {
    let line: Int
    let message: String
    var description: String { "line \(line): \(message)" }
  }

  struct Row: Hashable {
    /// The line on which it starts, counted from 1.
    let line: Int
    let cells: [String]
  }

  let header: [String]
  let rows: [Row]

  /// - Throws: ``Fault`` if a quotation mark is not closed, or a row has too few or many cells.
  init(_ text: String) throws(Fault) {
    var all = try Self.rows(of: text)
    all.removeAll { $0.cells.allSatisfy(\.isEmpty) }
    guard let first = all.first else { throw Fault(line: 1, message: "the list is empty") }
    header = first.cells
    rows = Array(all.dropFirst())
    if header.count == 1, first.cells[0].contains(";") {
      throw Fault(line: first.line, message: "separate the columns with commas, not semicolons")
    }
    if let odd = rows.first(where: { $0.cells.count != first.cells.count }) {
      throw Fault(
        line: odd.line,
        message: "\(odd.cells.count) cells, and the first line has \(first.cells.count)")
    }
  }

  private static func rows(of text: String) throws(Fault) -> [Row] {
    var rows: [Row] = []
    var cells: [String] = []
    var cell = ""
    var line = 1
    var start = 1
    var quotedSince: Int?
    // A mark at the start shows the order of bytes; spreadsheets write one.
    var rest = Substring(text.first == "\u{FEFF}" ? text.dropFirst() : text[...])
    func ended(_ cell: String) -> String {
      var trimmed = Substring(cell)
      while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
      while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
      return String(trimmed)
    }
    while let character = rest.popFirst() {
      if character.isNewline { line += 1 }
      if quotedSince != nil {
        if character != "\"" {
          cell.append(character)
        } else if rest.first == "\"" {
          rest.removeFirst()
          cell.append("\"")
        } else {
          quotedSince = nil
        }
      } else if character == "\"", cell.allSatisfy(\.isWhitespace) {
        cell = ""
        quotedSince = line
      } else if character == "," {
        cells.append(ended(cell))
        cell = ""
      } else if character.isNewline {
        rows.append(Row(line: start, cells: cells + [ended(cell)]))
        (cells, cell, start) = ([], "", line)
      } else {
        cell.append(character)
      }
    }
    if let quotedSince { throw Fault(line: quotedSince, message: "a quotation mark is not closed") }
    if !cells.isEmpty || !cell.isEmpty {
      rows.append(Row(line: start, cells: cells + [ended(cell)]))
    }
    return rows
  }

  /// One line, each cell in quotation marks where it needs them.
  static func line(_ cells: [String]) -> String {
    cells.map { cell in
      guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
      return "\"\(cell.replacing("\"", with: "\"\""))\""
    }.joined(separator: ",")
  }
}
