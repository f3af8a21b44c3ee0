/// A combination of answers that cannot occur, and why.
public struct Assumption: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Assumption>

  public let id: ID
  public let excludes: Condition
  public let reason: String

  public init(id: ID, excludes: Condition, reason: String) {
    self.id = id
    self.excludes = excludes
    self.reason = reason
  }
}

/// What must hold for every combination of answers.
public struct Invariant: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Invariant>

  public enum Demand: Hashable, Sendable {
    case always(Condition)
    case never(Condition)
    /// Replacing an answer by "not known" never takes one of these duties away, where a
    /// condition holds.
    case notKnownNeverDrops(duties: [Duty.ID], facts: [Fact.ID], where: Condition)
    /// Going from an answer to a later one in the order never takes a duty away or relaxes
    /// its deadline; no duties named means all.
    case neverWeaker(fact: Fact.ID, order: [Answer.ID], duties: [Duty.ID])
  }

  public let id: ID
  public let says: String
  public let demand: Demand
  public let rules: [DomainRule.ID]

  public init(id: ID, says: String, demand: Demand, rules: [DomainRule.ID] = []) {
    self.id = id
    self.says = says
    self.demand = demand
    self.rules = rules
  }
}

/// A rule of the domain, and whether the pathway encodes it.
public struct DomainRule: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<DomainRule>

  public let id: ID
  public let says: String
  public let reading: Reading
  /// Why the pathway does not encode it; nil if it does.
  public let leftOut: String?

  public init(id: ID, says: String, reading: Reading, leftOut: String? = nil) {
    self.id = id
    self.says = says
    self.reading = reading
    self.leftOut = leftOut
  }
}
