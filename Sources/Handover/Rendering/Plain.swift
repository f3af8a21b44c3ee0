/// Text in printable ASCII, one cell for each character, so that any printer, pager and width
/// shows the same.
enum Plain {
  /// The text with typographic characters spelled out. What has no plain form becomes `?`, and
  /// what would steer a terminal or a printer becomes a blank.
  static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20..<0x7F: result.unicodeScalars.append(scalar)
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: result += " "
      default: result += spelled[scalar] ?? letter(scalar) ?? "?"
      }
    }
    return result
  }

  private static let spelled: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "\u{2018}": "'", "\u{2019}": "'", "\u{201C}": "\"", "\u{201D}": "\"",
    "\u{2013}": "-", "\u{2014}": "-", "\u{2026}": "...", "\u{2022}": "-", "\u{A3}": "GBP ",
    "\u{2192}": "->", "\u{2265}": ">=", "\u{2264}": "<=", "\u{D7}": "x", "\u{BD}": "1/2",
    "\u{A7}": "s", "\u{200B}": "", "\u{200D}": "", "\u{FEFF}": "",
  ]

  /// Letters of the languages of these islands, with their marks.
  private static let letters: [(base: String, marked: String)] = [
    ("a", "áàâä"), ("e", "éèêë"), ("i", "íìîï"), ("o", "óòôö"), ("u", "úùûü"), ("w", "ẃẁŵẅ"),
    ("y", "ýỳŷÿ"), ("c", "ç"), ("n", "ñ"),
  ]

  private static let bases: [Character: String] = {
    var bases: [Character: String] = [:]
    for (base, marked) in letters {
      for character in marked {
        bases[character] = base
        for upper in character.uppercased() { bases[upper] = base.uppercased() }
      }
    }
    return bases
  }()

  private static func letter(_ scalar: Unicode.Scalar) -> String? {
    bases[Character(scalar)]
  }
}
