/// What every form of a report has in common.
enum ReportWriting {
  /// What stands over a table.
  static func heading(_ table: Report.Table) -> String {
    "Navigations, not referrals: \(Visible.text(table.title))"
  }

  static let hidden =
    "This table is kept back as a whole: its small numbers could be worked out from it."

  /// Lines of at most this many characters, broken between words.
  static func wrapped(_ text: String, _ width: Int, indent: Int = 0) -> [String] {
    let room = max(8, width - indent)
    var lines: [String] = []
    var line = ""
    for word in Visible.text(text).split(separator: " ") {
      var word = String(word)
      if !line.isEmpty, line.count + 1 + word.count <= room {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      // A hash is longer than a narrow line.
      while word.count > room {
        lines.append(String(word.prefix(room)))
        word = String(word.dropFirst(room))
      }
      line = word
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { String(repeating: " ", count: indent) + $0 }
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
