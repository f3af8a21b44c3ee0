internal import Pathways

// The return as text, CSV and JSON.
extension SessionReturn {
  /// The return in the form that the end of a file's name asks for: `.csv`, `.json` or text.
  func text(as name: String) -> String {
    if name.hasSuffix(".csv") {
      return rows.map { Self.csv($0.key) }.joined(separator: ",") + "\r\n"
        + rows.map { Self.csv(Self.words($0.value, unasked: "")) }.joined(separator: ",") + "\r\n"
    }
    if name.hasSuffix(".json") {
      let members = rows.map { "  \($0.key.quotedForJSON): \(Self.json($0.value))" }
      return "{\n\(members.joined(separator: ",\n"))\n}\n"
    }
    let title = "TRAINING: session return\n"
    guard let scores else { return title + Self.lines(rows) }
    return title + Self.lines(head) + "\n" + Self.table(scores)
  }

  private static func lines(_ rows: [Row]) -> String {
    rows.map { "\($0.key): \(words($0.value, unasked: "not asked"))\n" }.joined()
  }

  /// Both quizzes beside each other, a topic on each line.
  private static func table(_ scores: SessionScores) -> String {
    let lines =
      [("Right answers", "before", "after")]
      + ([("All questions", scores.all)] + scores.topics.map { ($0.topic.label, $0.score) }).map {
        ($0, SessionScores.words($1.before), SessionScores.words($1.after))
      }
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(2, width + 2 - text.count))
    }
    let widths = (lines.map(\.0.count).max() ?? 0, lines.map(\.1.count).max() ?? 0)
    return lines.map { padded($0.0, widths.0) + padded($0.1, widths.1) + $0.2 + "\n" }.joined()
  }

  private static func words(_ value: Row.Value, unasked: String) -> String {
    switch value {
    case .text(let text): text
    case .list(let items): items.joined(separator: "; ")
    case .count(let count): count.map(String.init) ?? unasked
    }
  }

  /// A cell (RFC 4180) that no spreadsheet takes for a formula.
  private static func csv(_ text: String) -> String {
    let safe = text.first.map("=+-@\t".contains) == true ? "'" + text : text
    guard safe.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private static func json(_ value: Row.Value) -> String {
    switch value {
    case .text(let text): text.quotedForJSON
    case .list(let items): "[\(items.map(\.quotedForJSON).joined(separator: ", "))]"
    case .count(let count): count.map(String.init) ?? "null"
    }
  }
}
