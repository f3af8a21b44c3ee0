/// Names of places as people type them.
public enum PlaceName {
  /// Small letters and single spaces; hyphens, dots and apostrophes set aside, `&` as `and`.
  public static func normalized(_ name: String) -> String {
    var words: [String] = []
    var word = ""
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else if character == "&" {
        if !word.isEmpty { words.append(word) }
        words.append("and")
        word = ""
      } else if character != "'", character != "\u{2019}", character != ".", !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.joined(separator: " ")
  }

  /// The name without the words that say only that it is a council.
  public static func bare(_ name: String) -> String {
    normalized(name).split(separator: " ").filter { !councilWords.contains(String($0)) }
      .joined(separator: " ")
  }

  private static let councilWords: Set<String> = [
    "the", "of", "council", "councils", "county", "city", "borough", "district", "metropolitan",
    "royal", "unitary", "authority", "cc", "bc", "dc", "mbc",
  ]
}
