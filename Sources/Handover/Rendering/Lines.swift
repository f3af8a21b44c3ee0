/// Lines of printable ASCII, none wider than the page.
struct Lines {
  /// The narrowest page: one column would be a column of letters, and no line that is longer
  /// than the page would be right either.
  static let narrowest = 8

  let width: Int
  private(set) var lines: [String] = []

  init(width: Int) {
    self.width = max(Self.narrowest, width)
  }

  mutating func blank() {
    if lines.last?.isEmpty == false { lines.append("") }
  }

  /// A line that makes a printer begin a new page: a form feed.
  mutating func pageBreak() {
    lines.append("\u{0C}")
  }

  mutating func rule(_ character: String) {
    lines.append(String(repeating: character, count: width))
  }

  /// A text with `first` before its first line and as many blanks before the others.
  mutating func add(_ text: String, first: String = "", indent: Int = 0) {
    let lead = String(repeating: " ", count: min(indent, width / 4))
    var start = lead + first
    // On a page too narrow for it, what comes first gets a line of its own.
    if start.count > width / 2 {
      add(start.drop { $0 == " " })
      start = lead + "  "
    }
    let hanging = String(repeating: " ", count: start.count)
    let parts = Self.wrapped(Plain.ascii(text), width: width - start.count)
    for (number, part) in parts.enumerated() {
      lines.append(Self.trimmed((number == 0 ? start : hanging) + part))
    }
  }

  private mutating func add(_ text: some StringProtocol) {
    lines += Self.wrapped(String(text), width: width)
  }

  /// A line to write on.
  mutating func writingLine(indent: Int) {
    let lead = min(indent, width / 4)
    lines.append(
      String(repeating: " ", count: lead) + String(repeating: "_", count: width - lead))
  }

  /// A label and what is left of its line to write on.
  ///
  /// - Returns: false, and adds nothing, if too little would be left.
  mutating func addWritingLine(after label: String, indent: Int) -> Bool {
    let enough = 40
    let lead = String(repeating: " ", count: min(indent, width / 4)) + Plain.ascii(label) + " "
    guard width - lead.count >= enough else { return false }
    lines.append(lead + String(repeating: "_", count: width - lead.count))
    return true
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// Broken between words; the groups of a telephone number stay together while they fit.
  static func wrapped(_ text: String, width: Int) -> [String] {
    let width = max(1, width)
    var words: [String] = []
    for word in text.split(separator: " ") {
      if let last = words.last, last.count + 1 + word.count <= width, isNumber(last),
        isNumber(word)
      {
        words[words.count - 1] += " \(word)"
      } else {
        words.append(String(word))
      }
    }
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, line.count + 1 + word.count <= width {
        line += " \(word)"
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var rest = word[...]
      while rest.count > width {
        lines.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      line = String(rest)
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Digits, with what may stand around them in a telephone number.
  private static func isNumber(_ text: some StringProtocol) -> Bool {
    text.contains { ("0"..."9").contains($0) }
      && text.allSatisfy { ("0"..."9").contains($0) || "()+,:. ".contains($0) }
  }
}
