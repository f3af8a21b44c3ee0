/// What somebody answered to one fact.
public enum Given: Hashable, Sendable {
  case one(Answer.ID)
  /// Several answers, in the order of the fact; empty is "none of these".
  case several([Answer.ID])
  case notKnown
}

/// What has been answered so far. A fact that is missing may still turn out either way.
public struct Answers: Hashable, Sendable {
  private var given: [Fact.ID: Given]

  public init(_ given: [Fact.ID: Given] = [:]) {
    self.given = given
  }

  public subscript(fact: Fact.ID) -> Given? {
    get { given[fact] }
    set { given[fact] = newValue }
  }

  public var facts: some Collection<Fact.ID> { given.keys }

  /// Each fact with what was answered to it.
  public var pairs: some Collection<(key: Fact.ID, value: Given)> { given }

  public var isEmpty: Bool { given.isEmpty }

  public var count: Int { given.count }

  /// These answers, and the other ones where these say nothing.
  public func filled(from others: Answers) -> Answers {
    Answers(given.merging(others.given) { mine, _ in mine })
  }
}

extension Answers: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (Fact.ID, Given)...) {
    given = Dictionary(elements) { _, last in last }
  }
}
