/// What an area decides for itself, within what the national pathway declares.
public struct LocalPolicy: Hashable, Sendable {
  /// A fact that the area answers, so that nobody is asked.
  public struct Setting: Hashable, Sendable {
    public let fact: Fact.ID
    /// Where it holds; nil for the whole area.
    public let authority: LocalAuthority.ID?
    public let answer: Stated<Answer.ID>

    public init(fact: Fact.ID, authority: LocalAuthority.ID?, answer: Stated<Answer.ID>) {
      self.fact = fact
      self.authority = authority
      self.answer = answer
    }
  }

  public var settings: [Setting] = []
  public var routes: [LocalRoute] = []

  public init(settings: [Setting] = [], routes: [LocalRoute] = []) {
    self.settings = settings
    self.routes = routes
  }
}

/// A way of referring that a place has written down.
public struct LocalRoute: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<LocalRoute>

  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Put to a committee or to partners, not adopted as far as is known.
    case proposed
    /// Adopted by those whom it binds.
    case agreed
    /// Printed by a body as its practice; whether its partners agreed was not seen.
    case published
    /// Replaced, and kept because old pages still describe it.
    case superseded

    /// Whether it may decide a fact of the area.
    public var decides: Bool { self == .agreed }
  }

  public let id: ID
  public let title: String
  public let status: Status
  public let authority: LocalAuthority.ID?
  /// What it says, in a few short sentences.
  public let says: [String]
  /// The document that states it.
  public let document: Provenance
  /// What stays as it is, whatever the route says.
  public let keeps: String?

  public init(
    id: ID, title: String, status: Status, authority: LocalAuthority.ID?, says: [String],
    document: Provenance, keeps: String?
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.authority = authority
    self.says = says
    self.document = document
    self.keeps = keeps
  }
}

extension Area {
  /// The answers that the area gives to facts of a pathway at one of its authorities.
  ///
  /// What is unconfirmed is left out, so that the pathway's own rule for "not known" holds.
  public func answers(for authority: LocalAuthority.ID?) -> Answers {
    var answers = Answers()
    if let nation { answers["nation"] = .one(nation) }
    let general = policy.settings.filter { $0.authority == nil }
    let own = policy.settings.filter { $0.authority != nil && $0.authority == authority }
    for setting in general + own {
      guard let answer = setting.answer.value else { continue }
      answers[setting.fact] = .one(answer)
    }
    return answers
  }
}
