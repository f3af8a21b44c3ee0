/// A small change to the pathway that no proof and no scenario notices, and why it may stay so.
public struct Survivor: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Survivor>

  public let id: ID
  /// The change, exactly as it is printed.
  public let change: String
  public let reason: String

  public init(id: ID, change: String, reason: String) {
    self.id = id
    self.change = change
    self.reason = reason
  }
}

/// A worked case that has to come out as written, and that a trainer may teach from.
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
    public var asked: [Fact.ID] = []
    public var notAsked: [Fact.ID] = []
    /// The question that comes before all others.
    public var first: Fact.ID?
    /// On no list at all, not even as something that might fall due.
    public var absent: [Duty.ID] = []
    /// Marked as done by somebody already.
    public var done: [Duty.ID] = []
    public var notDone: [Duty.ID] = []
    public var deadlines: [ExpectedDeadline] = []
    public var sentences: [ExpectedSentence] = []

    public init() {}
  }

  /// By when a duty has to be done.
  public struct ExpectedDeadline: Hashable, Sendable {
    public let duty: Duty.ID
    public let by: Deadline

    public init(duty: Duty.ID, by: Deadline) {
      self.duty = duty
      self.by = by
    }
  }

  /// A few words of a note that stands beside a duty, or does not.
  public struct ExpectedSentence: Hashable, Sendable {
    public let duty: Duty.ID
    public let words: String
    public let isSaid: Bool

    public init(duty: Duty.ID, words: String, isSaid: Bool) {
      self.duty = duty
      self.words = words
      self.isSaid = isSaid
    }
  }

  public let id: ID
  public let title: String
  public let story: String
  public let sourceName: String?
  public let sourceURL: String?
  public let answers: Answers
  public let expectation: Expectation
  public let rules: [DomainRule.ID]
  /// What a trainer needs to teach from it; nil if it is a test alone.
  public let training: Training?

  public init(
    id: ID, title: String, story: String, sourceName: String? = nil, sourceURL: String? = nil,
    answers: Answers, expectation: Expectation, rules: [DomainRule.ID] = [],
    training: Training? = nil
  ) {
    self.id = id
    self.title = title
    self.story = story
    self.sourceName = sourceName
    self.sourceURL = sourceURL
    self.answers = answers
    self.expectation = expectation
    self.rules = rules
    self.training = training
  }
}
