extension String {
  /// The text for the content or an attribute of XML and HTML.
  var escapedForXML: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      // XML 1.0 section 2.2 has no place for other control characters, not even escaped.
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{FFFE}"..."\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text inside the double quotes of a DOT string; `\n` stays a line break.
  var escapedForDOT: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text inside the double quotes of a Mermaid label, as its own character codes.
  var escapedForMermaid: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": result += "<br/>"
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}": continue
      case "#", "&", "<", ">", "\"", "`", "\\", "|", ";", "%", "{", "}", "[", "]", "*", "_":
        result += "#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text on lines of at most so many characters, broken at spaces.
  func folded(at width: Int) -> String {
    var lines: [String] = []
    var line = ""
    for word in split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// The text on one line, without anything that a terminal would obey.
  var onOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? " " : $0 }))
  }
}
