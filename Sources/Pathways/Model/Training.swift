/// What a trainer needs to teach from a worked case, beside the case itself.
///
/// It is written in the same entry as the case, under `training:`. Presenting, quizzes and
/// handouts take everything from here and from what the engine says of the case's answers: the
/// right route and the right duties are never written twice.
public struct Training: Hashable, Sendable {
  /// One moment of the story: what is told to the room, and what it brings to light.
  public struct Step: Hashable, Sendable {
    /// A sentence or two of the story.
    public let says: String
    /// The answers that come to light here. A later step may say more of the same fact.
    public let answers: Answers

    public init(says: String, answers: Answers = Answers()) {
      self.says = says
      self.answers = answers
    }
  }

  /// Something that people often get wrong in this case, and what to tell them.
  public struct Mistake: Hashable, Sendable {
    /// What was chosen instead of the right thing.
    public enum Choice: Hashable, Sendable {
      /// A fact was answered so, which the case does not say.
      case answer(Fact.ID, Given)
      /// A duty was done that is not due here, or not yet.
      case duty(Duty.ID)
      /// A duty was left out that is due here.
      case leftOut(Duty.ID)
      /// Something was done that is to be avoided here.
      case act(Act.ID)
    }

    public let choice: Choice
    /// Why it is wrong here, as feedback to the room.
    public let why: String
    /// The authority for that; never empty.
    public let basis: [Citation]

    public init(choice: Choice, why: String, basis: [Citation]) {
      self.choice = choice
      self.why = why
      self.basis = basis
    }
  }

  /// How long the case takes with a group, in minutes; 1 to 240.
  public let minutes: Int
  /// The area in which it plays; nil if it could be anywhere in its nation.
  public let area: Area.ID?
  /// For whom it is meant; never empty.
  public let audiences: [Audience.ID]
  /// What it teaches, for choosing and for scores by topic; never empty.
  public let topics: [Topic.ID]
  /// What to say before the case is shown, so that nobody is taken unawares.
  public let warning: String
  /// On what terms the text may be copied.
  public let licence: String
  /// The story in the order of telling. Together the steps bring every answer of the case to
  /// light; where a fact stands in several, the last one says what the case says.
  public let reveal: [Step]
  /// For the presenter alone; never shown to the room.
  public let notes: [String]
  /// What people should take away.
  public let learning: [String]
  /// Open questions for the room.
  public let questions: [String]
  public let mistakes: [Mistake]

  public init(
    minutes: Int, area: Area.ID?, audiences: [Audience.ID], topics: [Topic.ID], warning: String,
    licence: String, reveal: [Step], notes: [String], learning: [String], questions: [String],
    mistakes: [Mistake]
  ) {
    self.minutes = minutes
    self.area = area
    self.audiences = audiences
    self.topics = topics
    self.warning = warning
    self.licence = licence
    self.reveal = reveal
    self.notes = notes
    self.learning = learning
    self.questions = questions
    self.mistakes = mistakes
  }

  /// What the room knows after a number of steps.
  ///
  /// - Parameter steps: how many were shown; more than there are counts as all.
  public func answers(after steps: Int) -> Answers {
    reveal.prefix(max(0, steps)).reduce(Answers()) { known, step in step.answers.filled(from: known)
    }
  }
}

/// People for whom a training case is meant, such as council staff.
public struct Audience: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Audience>

  public let id: ID
  /// What a person reads.
  public let label: String

  public init(id: ID, label: String) {
    self.id = id
    self.label = label
  }
}

/// Something that training cases teach, such as consent.
public struct Topic: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Topic>

  public let id: ID
  /// What a person reads.
  public let label: String

  public init(id: ID, label: String) {
    self.id = id
    self.label = label
  }
}
