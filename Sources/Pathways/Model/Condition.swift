/// Circumstances in which something holds.
///
/// Evaluates to true, false or unsure in the strong three-valued logic of Kleene
/// (*Introduction to Metamathematics*, 1952, section 64).
public indirect enum Condition: Hashable, Sendable {
  case always
  case never
  /// The fact was answered with one of these.
  case answered(Fact.ID, [Answer.ID])
  /// The fact applies and nobody knows; never unsure, and blind to presumptions.
  case notKnown(Fact.ID)
  /// Of a fact that takes several answers: at least one of these was given.
  case includes(Fact.ID, [Answer.ID])
  case named(DerivedName.ID)
  case route([Route.ID])
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// What only an invariant may say, since it looks at the outcome.
  case outcome(OutcomeTest)

  /// A statement about what comes of a case; true or false, never unsure.
  public enum OutcomeTest: Hashable, Sendable {
    /// Due, or due because unsure.
    case due(Duty.ID)
    case held(Duty.ID)
    case contingent(Duty.ID)
    case someDuty
    case act(Act.ID)
    /// The fact applies, so that it may be asked.
    case asked(Fact.ID)
    /// If both stand in the list, the first stands earlier.
    case before(Duty.ID, Duty.ID)
    /// The duty stands, and what it rests on includes the source.
    case cites(Duty.ID, Source.ID)
  }
}

extension Condition {
  /// Whether some part of it speaks of what comes of the case.
  public var looksAtOutcome: Bool {
    switch self {
    case .outcome: true
    case .all(let parts), .any(let parts): parts.contains(where: \.looksAtOutcome)
    case .not(let part): part.looksAtOutcome
    case .always, .never, .answered, .notKnown, .includes, .named, .route: false
    }
  }
}

/// A name for a condition.
public struct DerivedName: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<DerivedName>

  public let id: ID
  public var condition: Condition
  /// The condition in plain words, to follow "because" or "when".
  public let says: String?
  public let basis: [Citation]
  public let rules: [DomainRule.ID]

  public init(
    id: ID, condition: Condition, says: String? = nil, basis: [Citation] = [],
    rules: [DomainRule.ID] = []
  ) {
    self.id = id
    self.condition = condition
    self.says = says
    self.basis = basis
    self.rules = rules
  }
}
