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
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.isSpace {
        index += 1
      } else if isWordPart(scalar) {
        let start = index
        while index < scalars.count, isWordPart(scalars[index]) { index += 1 }
        tokens.append(PhraseToken(text: string(scalars[start..<index]), offset: start))
      } else if "()[],".unicodeScalars.contains(scalar) {
        tokens.append(PhraseToken(text: String(scalar), offset: index))
        index += 1
      } else if scalar == "<" || scalar == ">" {
        let isWide = index + 1 < scalars.count && scalars[index + 1] == "="
        tokens.append(
          PhraseToken(text: isWide ? "\(scalar)=" : String(scalar), offset: index))
        index += isWide ? 2 : 1
      } else {
        return .failure(BadCharacter(scalar: scalar, offset: index))
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

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
