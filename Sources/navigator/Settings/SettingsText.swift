/// The text of a settings file, changed key by key, so that what somebody wrote stays: notes,
/// order, and keys that this version does not know.
struct SettingsText {
  enum Value: Hashable {
    case word(String)
    case group([Entry])
  }

  struct Entry: Hashable {
    let key: String
    let value: String
  }

  private var lines: [String]

  /// - Parameter text: the file as it is; nil writes one with notes on every key.
  init(_ text: String?) {
    lines = (text ?? Self.template).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Puts a value under a key of the file; nil takes the key out.
  mutating func set(_ key: String, _ value: Value?) {
    let old = block(of: key)
    guard let value else {
      if let old { lines.removeSubrange(old) }
      return
    }
    var new: [String]
    switch value {
    case .word(let word): new = ["\(key): \(word)"]
    case .group(let entries): new = ["\(key):"] + entries.map { "  \($0.key): \($0.value)" }
    }
    guard let old else {
      if let note = lines.lastIndex(where: { $0.hasPrefix("# \(key):") }) {
        let end = lines[note...].firstIndex { !$0.hasPrefix("#") } ?? lines.endIndex
        lines.insert(contentsOf: new, at: end)
      } else {
        lines += new
      }
      return
    }
    // A remark behind the value belongs to whoever wrote it.
    if case .word = value, let remark = Self.remark(in: lines[old.lowerBound]) {
      new[0] += " \(remark)"
    }
    lines.replaceSubrange(old, with: new)
  }

  /// The lines of a key: its own, and what is set in below it.
  private func block(of key: String) -> Range<Int>? {
    guard let first = lines.firstIndex(where: { $0.hasPrefix("\(key):") }) else { return nil }
    var end = first + 1
    while end < lines.count, let start = lines[end].first, start == " " { end += 1 }
    return first..<end
  }

  private static func remark(in line: String) -> Substring? {
    guard let mark = line.firstRange(of: " #") else { return nil }
    return line[line.index(after: mark.lowerBound)...]
  }

  /// A text as YAML takes it for one, whatever it holds.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
        || byte == 0x5F || byte == 0x2D
    }
    if isPlain, text.utf8.first != 0x2D, !text.isEmpty { return text }
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\", "\"": "\\\(scalar)"
      default:
        scalar.value < 0x20 ? "\\x" + Self.hexadecimal(scalar.value) : String(Character(scalar))
      }
    }
    return "\"\(escaped.joined())\""
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 2 - digits.count) + digits
  }

  /// A new file. The value of a key follows the note that begins with its name.
  private static let template = """
    # Settings of navigator. Change what stands behind a colon; lines with # are notes.
    # What is given on the command line goes before this file, and this file before variables
    # of the environment. Only NO_COLOR always means no colours.
    # Without this file everything is as usual: it may be deleted at any time.

    # theme: standard, high-contrast or mono (no colours).

    # glyphs: auto, or ascii if the terminal shows the lines between columns wrongly.

    # mode: auto (the whole screen where it is certain to work), full-screen (also where the type of
    # the terminal is not known), or linear (line by line, for speech and slow lines). L changes it
    # while the program runs.

    # pathways: a folder with rules, in place of the installed ones.

    # you: what you said of yourself, so that it is not asked again in every check.

    # place: where your checks begin.
    """
}
