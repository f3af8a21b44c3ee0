import Pathways

/// A word, a mark or a number of a condition, and where it starts.
struct PhraseToken: Hashable {
  let text: String
  /// Unicode scalars from the start of the condition.
  let offset: Int

  var isWord: Bool {
    text.unicodeScalars.first.map { $0.isLetter || ("0"..."9") ~= $0 } ?? false
  }
}

/// Cuts a condition into words and marks.
struct PhraseTokens {
  /// The tokens, or the place of the first character that belongs to none.
  static func tokens(of text: String) -> Result<[PhraseToken], BadCharacter> {
    var tokens: [PhraseToken] = []
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    var offset = 0
    // A slice of the text and not a list of its scalars: every condition of a pathway is cut up
    // before the first question is shown.
    func add(upTo end: String.Index, of length: Int) {
      tokens.append(PhraseToken(text: String(scalars[index..<end]), offset: offset))
      index = end
      offset += length
    }
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar.isSpace {
        index = next
        offset += 1
      } else if isWordPart(scalar) {
        var (end, length) = (next, 1)
        while end < scalars.endIndex, isWordPart(scalars[end]) {
          end = scalars.index(after: end)
          length += 1
        }
        add(upTo: end, of: length)
      } else if "()[],".unicodeScalars.contains(scalar) {
        add(upTo: next, of: 1)
      } else if scalar == "<" || scalar == ">" {
        let isWide = next < scalars.endIndex && scalars[next] == "="
        add(upTo: isWide ? scalars.index(after: next) : next, of: isWide ? 2 : 1)
      } else {
        return .failure(BadCharacter(scalar: scalar, offset: offset))
      }
    }
    return .success(tokens)
  }

  struct BadCharacter: Error {
    let scalar: Unicode.Scalar
    let offset: Int
  }

  /// A hyphen belongs to a word, as in `not-known`.
  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar == "_" || scalar == "-" || ("0"..."9") ~= scalar
  }
}
