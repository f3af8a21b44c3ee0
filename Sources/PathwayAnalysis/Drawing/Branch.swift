public import Pathways

/// The answers to one question that lead on to the same box.
public struct Branch: Hashable, Sendable {
  /// The known answers of a branch.
  public enum Chosen: Hashable, Sendable {
    case one([Answer.ID])
    case several(Ticks)
  }

  /// The known answers, if any.
  public let chosen: Chosen
  /// Whether "not known" takes the branch too.
  public let includesNotKnown: Bool
  /// How many of the ways to answer the question take the branch; nil if beyond counting.
  public let ways: Int?
  /// An answer that takes the branch.
  public let sample: Given
  /// The answers in words.
  public let words: String

  init(
    of fact: Fact, chosen: Chosen, includesNotKnown: Bool, ways: Int?, sample: Given
  ) {
    self.chosen = chosen
    self.includesNotKnown = includesNotKnown
    self.ways = ways
    self.sample = sample
    words = Self.words(for: chosen, includesNotKnown, of: fact)
  }

  /// The branch that one answer of a worked case takes.
  init(_ given: Given, of fact: Fact, words: String) {
    chosen =
      switch given {
      case .one(let answer): .one([answer])
      case .several(let answers):
        .several(
          .all(fact.answers.map { answers.contains($0.id) ? .ticked($0.id) : .unticked($0.id) }))
      case .notKnown: .one([])
      }
    includesNotKnown = given == .notKnown
    ways = 1
    sample = given
    self.words = words
  }

  /// Whether an answer takes the branch; nil if the branch is too tangled to say.
  package func contains(_ given: Given) -> Bool? {
    switch (given, chosen) {
    case (.notKnown, _): includesNotKnown
    case (.one(let answer), .one(let answers)): answers.contains(answer)
    case (.several(let answers), .several(let ticks)): ticks.contains(Set(answers))
    case (.one, .several), (.several, .one): false
    }
  }

  /// The words with the end of a long list left out; what is left out is counted, and "not
  /// known" is always said.
  var briefWords: String {
    var items = words.split(separator: "; ").map(String.init)
    let end = includesNotKnown && items.count > 1 ? "; \(items.removeLast())" : ""
    var brief = items.first ?? ""
    var count = 1
    for item in items.dropFirst() {
      guard brief.count + item.count < Self.longestBrief else { break }
      brief += "; \(item)"
      count += 1
    }
    let cut = count < items.count ? "\(brief); … (\(items.count - count) more)\(end)" : words
    return cut.count + 12 < words.count ? cut : words
  }

  /// About four short lines.
  private static let longestBrief = 60

  /// What stands for the words where there is no room for them, beside branches that have theirs.
  var otherWords: String {
    includesNotKnown ? "any other answer, or not known" : "any other answer"
  }

  private static func words(
    for chosen: Chosen, _ includesNotKnown: Bool, of fact: Fact
  ) -> String {
    switch chosen {
    case .several(.never): return fact.notKnownLabel
    case .several(let ticks):
      let words = ticks.words(for: fact)
      return includesNotKnown ? "\(words); or: \(fact.notKnownLabel)" : words
    case .one(let answers):
      let others = fact.answers.map(\.id).filter { !answers.contains($0) }
      // A long list is said by what is missing from it.
      let isLong = answers.count > 4 && others.count < answers.count
      if isLong {
        let words =
          others.isEmpty
          ? "any answer"
          : "any other than: \(others.map(fact.label).joined(separator: "; "))"
        return includesNotKnown ? "\(words); or: \(fact.notKnownLabel)" : words
      }
      let labels = answers.map(fact.label) + (includesNotKnown ? [fact.notKnownLabel] : [])
      guard let last = labels.last, labels.count > 1 else { return labels.first ?? "" }
      return "\(labels.dropLast().joined(separator: "; ")); or: \(last)"
    }
  }
}
