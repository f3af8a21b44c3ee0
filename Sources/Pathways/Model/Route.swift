/// A result; of all routes exactly one stands for a case.
public struct Route: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Route>

  /// A route that gives way to this one when both conditions hold.
  public struct Precedence: Hashable, Sendable {
    public let over: Route.ID
    public let reason: String
    public let basis: [Citation]

    public init(over: Route.ID, reason: String, basis: [Citation]) {
      self.over = over
      self.reason = reason
      self.basis = basis
    }
  }

  public let id: ID
  /// The kind of case, in the vocabulary that training and reports share.
  public let routeClass: String
  public let title: String
  public let say: String
  public var condition: Condition
  public var beats: [Precedence]
  public let basis: [Citation]
  public let rules: [DomainRule.ID]
  /// Its id in an earlier version.
  public let was: ID?

  public init(
    id: ID, routeClass: String, title: String, say: String, condition: Condition,
    beats: [Precedence] = [], basis: [Citation] = [], rules: [DomainRule.ID] = [],
    was: ID? = nil
  ) {
    self.id = id
    self.routeClass = routeClass
    self.title = title
    self.say = say
    self.condition = condition
    self.beats = beats
    self.basis = basis
    self.rules = rules
    self.was = was
  }
}

/// Something that a practitioner must not do in a case.
public struct Act: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Act>

  public let id: ID
  /// One sentence, as an instruction.
  public let say: String
  public var condition: Condition
  /// Whether it is shown when its condition is unsure.
  public var isShownIfUnsure: Bool
  /// The duties that it protects.
  public let protects: [Duty.ID]
  public let basis: [Citation]
  public let rules: [DomainRule.ID]

  public init(
    id: ID, say: String, condition: Condition, isShownIfUnsure: Bool = true,
    protects: [Duty.ID] = [], basis: [Citation] = [], rules: [DomainRule.ID] = []
  ) {
    self.id = id
    self.say = say
    self.condition = condition
    self.isShownIfUnsure = isShownIfUnsure
    self.protects = protects
    self.basis = basis
    self.rules = rules
  }
}
