import Pathways

/// A pack names services and roles. Who holds a role this year belongs in nobody's pack.
///
/// It finds a rank or title before a name, and a common given name before another capitalised
/// word that is not a word of an organisation. A rare given name without a title passes.
public enum PersonalNameCheck {
  static func diagnostics(_ text: LocatedText) -> [Diagnostic] {
    guard let name = personalName(in: text.value) else { return [] }
    return [
      Diagnostic(
        "area/personal-name", at: text.location, "'\(name)' looks like the name of a person",
        suggestion: "name the role or the service instead")
    ]
  }

  /// The name of a person in a text, as far as that can be told.
  public static func personalName(in text: String) -> String? {
    let words = text.split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "-" })
    var previous: Substring = ""
    for (word, next) in zip(words, words.dropFirst()) {
      let isSaint = ["st", "saint"].contains(previous.lowercased())
      previous = word
      guard isCapitalised(next), word.first?.isUppercase == true, !isSaint else { continue }
      let isTitled = titles.contains(word.lowercased())
      let isNamed = isCapitalised(word) && GivenNames.all.contains(word.lowercased())
      if isTitled || isNamed, !organisationWords.contains(next.lowercased()) {
        return "\(word) \(next)"
      }
    }
    return nil
  }

  private static func isCapitalised(_ word: Substring) -> Bool {
    guard let first = word.first, first.isUppercase, word.count > 1 else { return false }
    return word.dropFirst().contains(where: \.isLowercase)
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "cllr", "councillor", "sergeant",
    "inspector", "superintendent", "constable", "ds", "di", "dci", "dc", "pc", "sgt", "insp",
  ]

  private static let organisationWords: Set<String> = [
    "trust", "council", "house", "centre", "center", "foundation", "hospital", "road", "street",
    "county", "city", "borough", "district", "police", "service", "services", "society",
    "organisation", "association", "partnership", "board", "college", "university", "school",
    "church", "hall", "park", "court", "safeguarding", "children", "children's", "adult", "adults",
    "team", "line", "general", "chief", "commissioner", "plan", "report", "homes", "housing",
  ]
}
