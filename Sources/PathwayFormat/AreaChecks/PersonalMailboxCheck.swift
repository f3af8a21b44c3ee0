import Pathways

/// A mailbox in a pack belongs to a role: people leave, and their mail is then read by nobody.
enum PersonalMailboxCheck {
  static func diagnostics(address text: LocatedText) -> [Diagnostic] {
    let parts = text.value.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
      !text.value.contains(" ")
    else {
      return [
        Diagnostic(
          "shape/not-allowed", at: text.location, "'\(text.value)' is not an address for email")
      ]
    }
    return isPersonal(parts[0]) ? [refusal(text.value, at: text.location)] : []
  }

  /// Addresses inside a sentence.
  static func diagnostics(inText text: LocatedText) -> [Diagnostic] {
    text.value.split(whereSeparator: { " ,;()<>\n".contains($0) }).compactMap { word in
      guard let at = word.firstIndex(of: "@"), isPersonal(word[..<at]) else { return nil }
      return refusal(String(word), at: text.location)
    }
  }

  private static func refusal(_ address: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "area/personal-mailbox", at: location, "'\(address)' looks like the mailbox of a person",
      suggestion: "give the mailbox of the team, or leave it out")
  }

  /// Whether the part before the @ is made like a name: `john.smith`, `j.smith2`, `john`, or a
  /// collar number. A word of work in it (`safeguarding.team`) makes it a role's.
  static func isPersonal(_ local: Substring) -> Bool {
    if isRole(local) { return false }
    let words = local.lowercased().split(whereSeparator: { ".-_+".contains($0) })
    let letters = words.map { $0.filter(\.isLetter) }.filter { !$0.isEmpty }
    if letters.isEmpty { return true }
    if letters.count >= 2 { return true }
    return GivenNames.all.contains(letters[0])
  }

  /// Whether a word of work stands in the part before the @.
  static func isRole(_ local: Substring) -> Bool {
    local.lowercased().split(whereSeparator: { ".-_+".contains($0) })
      .contains { word in roleWords.contains { word.contains($0) } }
  }

  private static let roleWords = [
    "adult", "child", "mash", "safeguard", "team", "info", "enquir", "duty", "referral", "contact",
    "admin", "office", "help", "support", "partner", "slavery", "social", "care", "housing",
    "homeless", "police", "advice", "service", "board", "council", "desk", "hub", "access", "nrm",
    "prevent", "community", "safety", "secretar", "coordinat", "co-ordinat", "centre", "front",
    "door", "response", "emergency", "customer", "reception", "mail", "exploitation", "guardian",
    "intelligence", "network", "project", "trust", "unit", "report",
  ]
}
