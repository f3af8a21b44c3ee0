/// The characters a terminal can be trusted to draw in one cell each.
///
/// Marks such as `>` and `[x]` are ASCII in both sets, so that training, print and speech agree.
public enum Glyphs: Hashable, Sendable, CaseIterable {
  /// Box lines, for a terminal in a UTF-8 locale.
  case utf8
  /// ASCII only, for any other terminal, and where box lines may be two cells wide.
  case ascii

  /// A piece of a horizontal rule.
  public var horizontal: Character { self == .utf8 ? "─" : "-" }
  /// A piece of a vertical rule.
  public var vertical: Character { self == .utf8 ? "│" : "|" }
  /// The place where a horizontal and a vertical rule cross.
  public var cross: Character { self == .utf8 ? "┼" : "+" }
  /// A horizontal rule from which a vertical one goes down.
  public var teeDown: Character { self == .utf8 ? "┬" : "+" }
  /// A horizontal rule from which a vertical one goes up.
  public var teeUp: Character { self == .utf8 ? "┴" : "+" }
  /// A vertical rule from which a horizontal one goes right.
  public var teeRight: Character { self == .utf8 ? "├" : "+" }
  /// A vertical rule from which a horizontal one goes left.
  public var teeLeft: Character { self == .utf8 ? "┤" : "+" }

  /// A single ASCII character for the text of one cell, `?` if there is none that reads the same.
  public static func asciiSpelling(of text: String) -> Character {
    guard let scalar = text.unicodeScalars.first else { return " " }
    if scalar.isASCII { return Character(scalar) }
    return spellings[scalar] ?? "?"
  }

  private static let spellings: [Unicode.Scalar: Character] = {
    let groups: [(Character, String)] = [
      ("A", "ÀÁÂÃÄÅ"), ("C", "Ç"), ("E", "ÈÉÊË"), ("I", "ÌÍÎÏ"), ("N", "Ñ"), ("O", "ÒÓÔÕÖØ"),
      ("U", "ÙÚÛÜ"), ("W", "Ŵ"), ("Y", "ÝŶŸ"), ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"),
      ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõöø"), ("u", "ùúûü"), ("w", "ŵ"), ("y", "ýÿŷ"),
      ("'", "‘’"), ("\"", "“”"), ("-", "‐‑‒–—−─"), ("|", "│"), ("+", "┼┬┴├┤"), ("*", "•·"),
      (".", "…"), ("x", "×"), (" ", "\u{A0}\u{202F}\u{2007}\u{2009}\u{3000}"),
    ]
    var table: [Unicode.Scalar: Character] = [:]
    for (ascii, others) in groups {
      for other in others.unicodeScalars { table[other] = ascii }
    }
    return table
  }()
}
