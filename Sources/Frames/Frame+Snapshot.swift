extension Frame {
  /// The rows without the blanks at their ends, one to a line.
  public var text: String {
    (0..<size.rows).map(text(ofRow:)).joined(separator: "\n")
  }

  /// The rows with their roles and the cursor, as a test stores them.
  ///
  /// A line that starts with `|` is a row. If anything in the row has a role, the next line starts
  /// with `:` and has the letter of the role under each cell (`Style.rawValue`). The last line is
  /// `cursor ROW,COLUMN`, counted from zero, or `cursor none`.
  public var snapshot: String {
    var lines: [String] = []
    for row in 0..<size.rows {
      lines.append("|" + text(ofRow: row))
      let roles = roles(ofRow: row)
      if !roles.isEmpty { lines.append(":" + roles) }
    }
    lines.append(focus.map { "cursor \($0.row),\($0.column)" } ?? "cursor none")
    return lines.joined(separator: "\n")
  }

  private func text(ofRow row: Int) -> String {
    trimmed(self.row(row).map(\.text).joined(), of: " ")
  }

  private func roles(ofRow row: Int) -> String {
    trimmed(String(self.row(row).map(\.style.rawValue)), of: Style.plain.rawValue)
  }

  private func trimmed(_ text: String, of character: Character) -> String {
    var text = text[...]
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
