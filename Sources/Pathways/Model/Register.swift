/// A table of bodies, and the facts that choosing one settles.
///
/// The person picks a body by name, or its kind; the kind, together with a second fact such
/// as the nation, sets the other facts. A body that is missing is placed by its kind.
public struct Register: Hashable, Sendable {
  /// The facts that a kind of body sets in certain circumstances.
  public struct Row: Hashable, Sendable {
    public let kind: Answer.ID
    /// The answers of the second fact for which the row holds; empty means all.
    public let with: [Answer.ID]
    /// What is set; a fact that is missing is not known.
    public var sets: [Fact.ID: Answer.ID]
    public let basis: [Citation]
    public let rules: [DomainRule.ID]

    public init(
      kind: Answer.ID, with: [Answer.ID], sets: [Fact.ID: Answer.ID], basis: [Citation],
      rules: [DomainRule.ID] = []
    ) {
      self.kind = kind
      self.with = with
      self.sets = sets
      self.basis = basis
      self.rules = rules
    }
  }

  /// A body by name.
  public struct Body: Hashable, Sendable {
    public let name: String
    public let kind: Answer.ID
    /// The answer to the second fact that goes with the body, if it has only one.
    public let with: Answer.ID?
    public let otherNames: [String]
    public let period: Period

    public init(
      name: String, kind: Answer.ID, with: Answer.ID?, otherNames: [String] = [],
      period: Period = .always
    ) {
      self.name = name
      self.kind = kind
      self.with = with
      self.otherNames = otherNames
      self.period = period
    }
  }

  /// The fact whose answer is a kind of body.
  public let fact: Fact.ID
  /// The second fact on which the table depends.
  public let with: Fact.ID?
  public let sets: [Fact.ID]
  public var rows: [Row]
  public let bodies: [Body]
  /// The kinds that are councils: bodies of these kinds are places too, and can be taken for one.
  public let councils: [Answer.ID]

  public init(
    fact: Fact.ID, with: Fact.ID?, sets: [Fact.ID], rows: [Row], bodies: [Body],
    councils: [Answer.ID] = []
  ) {
    self.fact = fact
    self.with = with
    self.sets = sets
    self.rows = rows
    self.bodies = bodies
    self.councils = councils
  }

  /// The row for a kind of body and an answer to the second fact.
  public func row(for kind: Answer.ID, with other: Answer.ID?) -> Row? {
    rows.first { row in
      row.kind == kind && (row.with.isEmpty || other.map(row.with.contains) ?? false)
    }
  }
}
