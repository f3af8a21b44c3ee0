// Names. No shape tells a name from another word, so it is only ever asked about.
extension IdentifierCheck {
  /// Whether a text could be somebody's name: letters alone, in two words or more, or in one word
  /// that is not all capitals. A reference with a digit never could.
  public static func mayBeName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    func isWord(_ word: Substring) -> Bool {
      word.contains(where: \.isLetter) && word.allSatisfy { $0.isLetter || "'’-.".contains($0) }
    }
    guard !words.isEmpty, words.allSatisfy(isWord) else { return false }
    let letters = text.filter(\.isLetter).count
    return letters >= 2 && (words.count > 1 || text.contains(where: \.isLowercase))
  }
}
