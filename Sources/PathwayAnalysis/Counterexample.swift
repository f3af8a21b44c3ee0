public import Pathways

/// The smallest set of answers that shows a fault: the other facts can be anything.
public struct Counterexample: Hashable, Sendable {
  public let answers: Answers

  public init(answers: Answers) {
    self.answers = answers
  }
}

/// A diagnostic, with the case that shows it where there is one.
public struct Finding: Hashable, Sendable {
  public let diagnostic: Diagnostic
  public let example: Counterexample?
  /// What the finding is about.
  public let subject: Subject
  /// What other findings can have in common with it: the same sentence about another scenario.
  public let cause: String?

  public init(
    _ diagnostic: Diagnostic, about subject: Subject = .pathway, example: Counterexample? = nil,
    cause: String? = nil
  ) {
    self.diagnostic = diagnostic
    self.subject = subject
    self.example = example
    self.cause = cause
  }
}

extension Finding: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.diagnostic < right.diagnostic
  }
}

extension Answers {
  /// With an answer to each fact that has to be answered; the rest is looked up, or not known.
  func completed(in pathway: Pathway) -> Answers {
    var result = self
    for fact in pathway.facts where self[fact.id] == nil && fact.fallback == nil {
      guard !fact.mayBeNotKnown, let first = fact.answers.first else { continue }
      result[fact.id] = fact.takesSeveral ? .several([]) : .one(first.id)
    }
    return result
  }
}
