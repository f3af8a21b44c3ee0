/// A worked case that has to come out as written.
public struct Scenario: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Scenario>

  /// What the case has to lead to; what is nil or empty is not looked at.
  public struct Expectation: Hashable, Sendable {
    public var route: Route.ID?
    public var routeClass: String?
    /// Due, or due because unsure.
    public var due: [Duty.ID] = []
    public var held: [Duty.ID] = []
    public var contingent: [Duty.ID] = []
    /// Neither due nor held.
    public var notDue: [Duty.ID] = []
    public var avoid: [Act.ID] = []
    public var notAvoid: [Act.ID] = []
    /// In each list, an earlier duty stands before a later one, when both stand.
    public var order: [[Duty.ID]] = []
    public var notAsked: [Fact.ID] = []

    public init() {}
  }

  public let id: ID
  public let title: String
  public let story: String
  public let sourceName: String?
  public let sourceURL: String?
  public let answers: Answers
  public let expectation: Expectation
  public let rules: [DomainRule.ID]

  public init(
    id: ID, title: String, story: String, sourceName: String? = nil, sourceURL: String? = nil,
    answers: Answers, expectation: Expectation, rules: [DomainRule.ID] = []
  ) {
    self.id = id
    self.title = title
    self.story = story
    self.sourceName = sourceName
    self.sourceURL = sourceURL
    self.answers = answers
    self.expectation = expectation
    self.rules = rules
  }
}
