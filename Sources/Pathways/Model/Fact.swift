/// One of the answers that a fact offers.
public struct Answer: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Answer>

  public let id: ID
  /// What the person reads.
  public let label: String
  public let help: String?
  /// Its id in an earlier version.
  public let was: ID?
  /// Other words by which somebody may look for it, such as the names of jobs.
  public let also: [String]

  public init(
    id: ID, label: String, help: String? = nil, was: ID? = nil, also: [String] = []
  ) {
    self.id = id
    self.label = label
    self.help = help
    self.was = was
    self.also = also
  }
}

/// What can be asked about a case, or looked up.
public struct Fact: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Fact>

  /// How many answers may be given at once.
  public enum Choice: Hashable, Sendable {
    case one
    /// Any number; the text is the label of "none of these".
    case any(none: String)
  }

  /// What "not known" means for this fact.
  public enum NotKnown: Hashable, Sendable {
    /// It stays open: every condition on it is unsure.
    case keep
    /// It is taken as this answer, on this authority.
    case presume(Answer.ID, reason: String?, basis: [Citation])
    /// The fact has to be answered.
    case refuse
  }

  /// Where an answer comes from when it is not asked.
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    case profile, area, register, clock
  }

  /// Of whom the answer tells, where several people are found together.
  public enum About: String, Hashable, Sendable, CaseIterable {
    /// Of one person: it is asked again for everybody else.
    case person
    /// Of all of them: it is kept for the next person.
    case incident
  }

  /// How a record of the case keeps the answer.
  public enum Recording: String, Hashable, Sendable, CaseIterable {
    case full, coarse, no
  }

  public let id: ID
  public let group: String
  /// The few words that stand for the fact on a list.
  public let label: String
  /// The question; nil when the fact is only ever looked up.
  public let question: String?
  public let help: String?
  public let why: String?
  public let answers: [Answer]
  public let choice: Choice
  public let isOrdered: Bool
  public var notKnown: NotKnown
  public let notKnownLabel: String
  public let notKnownHelp: String?
  public var condition: Condition
  public var isUrgent: Bool
  public var isAlwaysAsked: Bool
  public let about: About
  public let recording: Recording
  public let origin: Origin?
  /// The value when it is neither known nor asked.
  public var fallback: Answer.ID?
  public let isChosenFromRegister: Bool
  public let basis: [Citation]
  public let rules: [DomainRule.ID]
  /// Its id in an earlier version.
  public let was: ID?

  public init(
    id: ID, group: String, label: String, question: String?, help: String? = nil,
    why: String? = nil, answers: [Answer], choice: Choice = .one, isOrdered: Bool = false,
    notKnown: NotKnown = .keep, notKnownLabel: String = "Not sure", notKnownHelp: String? = nil,
    condition: Condition = .always, isUrgent: Bool = false, isAlwaysAsked: Bool = false,
    about: About = .person, recording: Recording = .full, origin: Origin? = nil,
    fallback: Answer.ID? = nil,
    isChosenFromRegister: Bool = false, basis: [Citation] = [], rules: [DomainRule.ID] = [],
    was: ID? = nil
  ) {
    self.id = id
    self.group = group
    self.label = label
    self.question = question
    self.help = help
    self.why = why
    self.answers = answers
    self.choice = choice
    self.isOrdered = isOrdered
    self.notKnown = notKnown
    self.notKnownLabel = notKnownLabel
    self.notKnownHelp = notKnownHelp
    self.condition = condition
    self.isUrgent = isUrgent
    self.isAlwaysAsked = isAlwaysAsked
    self.about = about
    self.recording = recording
    self.origin = origin
    self.fallback = fallback
    self.isChosenFromRegister = isChosenFromRegister
    self.basis = basis
    self.rules = rules
    self.was = was
  }

  /// Whether the person may be asked for it.
  public var isAskable: Bool { question != nil }

  public var mayBeNotKnown: Bool { notKnown != .refuse }

  /// Whether several answers may be given at once.
  public var takesSeveral: Bool { choice != .one }

  /// Whether this is a possible answer to the fact.
  public func offers(_ given: Given) -> Bool {
    switch given {
    case .notKnown: mayBeNotKnown
    case .one(let id): !takesSeveral && answer(id) != nil
    case .several(let ids): takesSeveral && ids.allSatisfy { answer($0) != nil }
    }
  }

  public func answer(_ id: Answer.ID) -> Answer? {
    answers.first { $0.id == id }
  }
}
