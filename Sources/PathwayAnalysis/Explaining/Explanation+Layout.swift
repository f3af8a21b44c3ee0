extension Explanation {
  /// Lines of at most so many characters, for a screen, a printer or a mail.
  public func text(width: Int = 80) -> String {
    var lines: [String] = []
    var wasPoint = false
    for passage in passages {
      var isPoint = false
      switch passage {
      case .heading(let level, let title):
        if !lines.isEmpty { lines += level <= 2 ? ["", ""] : [""] }
        let wrapped = Self.wrapped(title, width: width)
        lines += wrapped
        if let mark = ["=", "-"].dropFirst(level - 1).first {
          lines.append(String(repeating: mark, count: wrapped.map(\.count).max() ?? 0))
        }
      case .paragraph(let text):
        lines += [""] + Self.wrapped(text, width: width)
      case .point(let level, let text):
        isPoint = true
        if !wasPoint { lines.append("") }
        let indent = String(repeating: " ", count: 2 * level)
        let body = Self.wrapped(text, width: width - indent.count - 2)
        lines += body.enumerated().map { indent + ($0.offset == 0 ? "- " : "  ") + $0.element }
      case .lines(let fixed):
        lines += [""] + fixed
      }
      wasPoint = isPoint
    }
    return lines.joined(separator: "\n")
  }

  /// The same as Markdown.
  public var markdown: String {
    var lines: [String] = []
    var wasPoint = false
    for passage in passages {
      var isPoint = false
      switch passage {
      case .heading(let level, let title):
        if !lines.isEmpty { lines.append("") }
        lines.append("\(String(repeating: "#", count: level)) \(Self.escaped(title))")
      case .paragraph(let text):
        lines += ["", Self.escaped(text)]
      case .point(let level, let text):
        isPoint = true
        if !wasPoint { lines.append("") }
        lines.append("\(String(repeating: " ", count: 2 * level))- \(Self.escaped(text))")
      case .lines(let fixed):
        lines += ["", "```text"] + fixed + ["```"]
      }
      wasPoint = isPoint
    }
    return lines.joined(separator: "\n")
  }

  /// Breaks at spaces; a word that is longer than a line stands by itself.
  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The characters that CommonMark would take as marks: https://spec.commonmark.org/0.31.2/
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.split(whereSeparator: \.isNewline).joined(separator: " ") {
      if "\\`*_[]<>#|".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
