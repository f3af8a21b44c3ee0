import Pathways

/// Takes people out of a text, and says so.
struct PersonCleaner {
  private(set) var notices: [String] = []

  /// The text without names of people, addresses for email and telephone numbers.
  mutating func cleaned(_ text: String, of what: String) -> String {
    var text = text
    while let name = PersonalNameCheck.personalName(in: text) {
      let shorter = Self.removing(name, from: text)
      guard shorter != text else { return dropped(what, "a name that could not be taken out") }
      text = shorter
      notices.append("'\(what)': the name of a person was dropped")
    }
    let words = text.split(separator: " ").filter { word in
      guard word.contains("@") else { return true }
      notices.append("'\(what)': an address for email was dropped")
      return false
    }
    text = words.joined(separator: " ")
    guard PathwayDecoder.holdsTelephoneNumber(text) else { return text }
    notices.append("'\(what)': a telephone number was dropped")
    return MapText.trimmed(String(text.filter { !$0.isNumber }))
  }

  private mutating func dropped(_ what: String, _ reason: String) -> String {
    notices.append("'\(what)': \(reason); the text was dropped")
    return ""
  }

  /// The name may stand with any white space between its words.
  private static func removing(_ name: String, from text: String) -> String {
    let words = name.split(separator: " ").map(String.init)
    guard let first = text.firstRange(of: words[0]) else { return text }
    guard let last = text[first.upperBound...].firstRange(of: words[words.count - 1]) else {
      return text
    }
    let between = text[first.upperBound..<last.lowerBound]
    guard between.allSatisfy({ !$0.isLetter }) else {
      return String(text[..<first.upperBound])
        + removing(name, from: String(text[first.upperBound...]))
    }
    let rest = String(text[..<first.lowerBound] + text[last.upperBound...])
    return rest.replacing("  ", with: " ").replacing("( ", with: "(")
  }

  /// A mailbox that says by its name that it belongs to a role; anybody else's is dropped.
  mutating func roleMailbox(_ text: String) -> String? {
    let parts = text.split(separator: "@")
    guard parts.count == 2, parts[1].contains("."), !text.contains(" "),
      PersonalMailboxCheck.isRole(parts[0])
    else {
      notices.append("'contact': a mailbox that may be a person's was dropped")
      return nil
    }
    return text
  }
}
