/// What a trainer says to the room before the first scenario.
public struct OpeningWords: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<OpeningWords>

  public let id: ID
  /// Sentences in the order of saying them; never empty.
  public let say: [String]
  /// Where the words come from; empty where nobody has confirmed them.
  public let basis: [Citation]
  /// Whose words they are, where no source has them. A trainer is told so.
  public let unconfirmed: String?

  public init(id: ID, say: [String], basis: [Citation] = [], unconfirmed: String? = nil) {
    self.id = id
    self.say = say
    self.basis = basis
    self.unconfirmed = unconfirmed
  }
}

/// A whole training session for an audience: what comes when, and how long it may take.
public struct SessionPlan: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<SessionPlan>

  /// A quiz that asks the same before the scenarios and after them.
  public enum Quiz: String, Hashable, Sendable, CaseIterable {
    case before, after
  }

  /// One part of the session.
  public struct Item: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
      case opening(OpeningWords.ID)
      case quiz(Quiz)
      case scenario(Scenario.ID)
      /// A break, with a few words for the room.
      case pause(String)
    }

    public let part: Part
    /// How long it may take, in minutes; 1 to 240.
    public let minutes: Int

    public init(_ part: Part, minutes: Int) {
      self.part = part
      self.minutes = minutes
    }
  }

  public let id: ID
  public let title: String
  /// For whom it is; never empty.
  public let audiences: [Audience.ID]
  /// How long the whole may take, in minutes; 1 to 240. The items take no longer together.
  public let minutes: Int
  /// How many questions each quiz asks, at most; 1 to 20.
  public let questionCount: Int
  /// In their order: opening words first, each scenario once, and both quizzes or none.
  public let items: [Item]

  /// How many questions a quiz asks where the plan does not say.
  public static let usualQuestionCount = 5

  public init(
    id: ID, title: String, audiences: [Audience.ID], minutes: Int,
    questionCount: Int = SessionPlan.usualQuestionCount, items: [Item]
  ) {
    self.id = id
    self.title = title
    self.audiences = audiences
    self.minutes = minutes
    self.questionCount = questionCount
    self.items = items
  }

  /// The minutes of all items together.
  public var plannedMinutes: Int { items.map(\.minutes).reduce(0, +) }

  /// The training cases in the order of telling them.
  public var scenarios: [Scenario.ID] {
    items.compactMap { if case .scenario(let id) = $0.part { id } else { nil } }
  }

  /// Whether it asks a quiz before and after.
  public var hasQuiz: Bool { items.contains { $0.part == .quiz(.before) } }
}
