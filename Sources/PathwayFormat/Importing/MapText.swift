/// The text of an entry of the map: its bytes, its line ends, its marks.
enum MapText {
  /// The text of a file, with the usual damage of a wrong code page undone.
  static func repaired(_ bytes: [UInt8], _ notices: inout [String]) -> String {
    var text: String
    if let decoded = String(validating: bytes, as: UTF8.self) {
      text = decoded
    } else {
      text = String(String.UnicodeScalarView(bytes.map(windows1252)))
      notices.append("the file is not UTF-8; read as Windows-1252")
    }
    text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let before = text
    for (damaged, mended) in twiceDecoded { text = text.replacing(damaged, with: mended) }
    // A lone replacement mark between letters was an apostrophe.
    text = String(
      text.map { character in
        character == "\u{FFFD}" || character == "\u{92}" ? "'" : character
      })
    if text != before { notices.append("characters of a wrong code page were mended") }
    for (curly, straight) in [("\u{2019}", "'"), ("\u{2018}", "'")] {
      text = text.replacing(curly, with: straight)
    }
    return text
  }

  /// UTF-8 that was read as Windows-1252 and written again.
  private static let twiceDecoded: [(String, String)] = [
    ("\u{E2}\u{20AC}\u{2122}", "'"), ("\u{E2}\u{20AC}\u{2DC}", "'"),
    ("\u{E2}\u{20AC}\u{153}", "\""), ("\u{E2}\u{20AC}\u{9D}", "\""),
    ("\u{E2}\u{20AC}\u{201C}", "-"), ("\u{E2}\u{20AC}\u{201D}", "-"),
    ("\u{C2}\u{A0}", " "), ("\u{C3}\u{A9}", "\u{E9}"),
  ]

  /// The characters of Windows-1252 that matter in English text; the others as in Latin-1.
  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    switch byte {
    case 0x91, 0x92: "'"
    case 0x93, 0x94: "\""
    case 0x96, 0x97: "-"
    case 0x85: "\u{2026}"
    default: Unicode.Scalar(byte)
    }
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var part = text[...]
    while let first = part.first, first.isWhitespace { part = part.dropFirst() }
    while let last = part.last, last.isWhitespace { part = part.dropLast() }
    return String(part)
  }

  static func isBullet(_ line: String) -> Bool {
    ["* ", "- ", "+ ", "\u{2022}"].contains { line.hasPrefix($0) }
  }

  static func withoutBullet(_ line: String) -> String {
    isBullet(line) ? trimmed(line.dropFirst()) : line
  }
}
