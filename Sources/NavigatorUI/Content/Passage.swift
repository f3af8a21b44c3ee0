/// A piece of text on a page that is read from top to bottom.
public struct Passage: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case heading, text, item, warning, contact
    /// A route that the answers leave open, or do not.
    case possible, ruledOut
  }

  public let kind: Kind
  public let text: String

  static func heading(_ text: String) -> Passage { Passage(kind: .heading, text: text) }
  static func text(_ text: String) -> Passage { Passage(kind: .text, text: text) }
  static func item(_ text: String) -> Passage { Passage(kind: .item, text: text) }
  static func warning(_ text: String) -> Passage { Passage(kind: .warning, text: text) }
  static func possible(_ text: String) -> Passage { Passage(kind: .possible, text: text) }
  static func ruledOut(_ text: String) -> Passage { Passage(kind: .ruledOut, text: text) }
  static func contact(_ text: String) -> Passage { Passage(kind: .contact, text: text) }
}

extension [Passage] {
  /// The longest passage, in characters: five lines of the smallest screen.
  ///
  /// A screen scrolls from passage to passage, so each one has to fit on it.
  static let longest = 160

  /// The passages, the long ones divided between sentences or, failing that, between words.
  var divided: [Passage] {
    flatMap { passage in
      Self.parts(of: passage.text).enumerated().map { number, part in
        Passage(kind: number == 0 ? passage.kind : .text, text: part)
      }
    }
  }

  private static func parts(of text: String) -> [String] {
    guard text.count > longest else { return [text] }
    var parts: [String] = []
    var part = ""
    for word in text.split(separator: " ") {
      let isFull = part.count + 1 + word.count > longest
      let isSentence = part.count > longest / 2 && (part.last.map(".;?!".contains) ?? false)
      if !part.isEmpty, isFull || isSentence {
        parts.append(part)
        part = ""
      }
      // A word without an end has to be cut somewhere.
      var rest = word
      while rest.count > longest {
        parts.append(String(rest.prefix(longest)))
        rest = rest.dropFirst(longest)
      }
      part += (part.isEmpty ? "" : " ") + rest
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }
}
