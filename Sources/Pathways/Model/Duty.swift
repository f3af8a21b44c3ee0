/// The step of the work that a duty belongs to, in the order of doing.
public enum Stage: String, Hashable, Sendable, CaseIterable, Comparable {
  case emergency, health, safety, safeguarding, police, consent, referral, notification, support
  case training, record

  public static func < (left: Self, right: Self) -> Bool {
    left.place < right.place
  }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// How binding a duty is.
public enum Force: String, Hashable, Sendable, CaseIterable {
  case must, policy, should, may

  public var words: String {
    switch self {
    case .must: "You must"
    case .policy: "You must (policy)"
    case .should: "You should"
    case .may: "You may"
    }
  }
}

/// What has to be done, by whom, to whom, by when, on what authority.
public struct Duty: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Duty>

  /// What a person reads of a duty; a variant replaces what it sets.
  public struct Wording: Hashable, Sendable {
    public var title: String?
    public var who: String?
    public var to: String?
    public var by: Deadline?
    public var say: [String]?
    public var haveReady: [String]?
    public var contacts: [Contact.ID]?
    public var local: LocalPurpose?
    public var force: Force?
    public var basis: [Citation]?
    public var rules: [DomainRule.ID]?

    public init() {}

    /// Whether somebody outside is rung or written to in order to do it, who can then be asked
    /// whether it was received.
    public var isToldToABody: Bool {
      contacts?.isEmpty == false || local?.isRungForTheDuty == true
    }

    /// This wording, with whatever the other sets in its place.
    public func replaced(by other: Wording) -> Wording {
      var result = self
      result.title = other.title ?? title
      result.who = other.who ?? who
      result.to = other.to ?? to
      result.by = other.by ?? by
      result.say = other.say ?? say
      result.haveReady = other.haveReady ?? haveReady
      result.contacts = other.contacts ?? contacts
      result.local = other.local ?? local
      result.force = other.force ?? force
      result.basis = other.basis ?? basis
      result.rules = other.rules ?? rules
      return result
    }
  }

  /// The duty under certain circumstances: another Act, another recipient, another time.
  public struct Variant: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Variant>
    public let id: ID
    public var condition: Condition
    public var wording: Wording

    public init(id: ID, condition: Condition, wording: Wording) {
      self.id = id
      self.condition = condition
      self.wording = wording
    }
  }

  /// Something that the duty waits for.
  public struct Hold: Hashable, Sendable {
    public var condition: Condition
    /// To follow "until".
    public let until: String

    public init(condition: Condition, until: String) {
      self.condition = condition
      self.until = until
    }
  }

  /// A future event that would make the duty due.
  public struct Contingency: Hashable, Sendable {
    public var condition: Condition
    /// To follow "if".
    public let provided: String

    public init(condition: Condition, provided: String) {
      self.condition = condition
      self.provided = provided
    }
  }

  /// Another duty that comes first.
  public struct Precedence: Hashable, Sendable {
    public let duty: Duty.ID
    public var condition: Condition

    public init(duty: Duty.ID, condition: Condition) {
      self.duty = duty
      self.condition = condition
    }
  }

  /// A sentence that is added under certain circumstances.
  public struct Note: Hashable, Sendable {
    public var condition: Condition
    public let say: String
    public let basis: [Citation]
    public let rules: [DomainRule.ID]

    public init(
      condition: Condition, say: String, basis: [Citation] = [], rules: [DomainRule.ID] = []
    ) {
      self.condition = condition
      self.say = say
      self.basis = basis
      self.rules = rules
    }
  }

  public let id: ID
  public var stage: Stage
  public var condition: Condition
  /// Whether the duty falls due when its condition is unsure; nil if nobody said.
  public var isDueIfUnsure: Bool?
  public var hold: Hold?
  public var contingencies: [Contingency]
  public var after: [Precedence]
  public var doneWhen: Condition
  public var wording: Wording
  public var notes: [Note]
  public var variants: [Variant]
  /// Its id in an earlier version.
  public let was: ID?

  public init(
    id: ID, stage: Stage, condition: Condition, isDueIfUnsure: Bool? = nil, hold: Hold? = nil,
    contingencies: [Contingency] = [], after: [Precedence] = [], doneWhen: Condition = .never,
    wording: Wording, notes: [Note] = [], variants: [Variant] = [],
    was: ID? = nil
  ) {
    self.id = id
    self.stage = stage
    self.condition = condition
    self.isDueIfUnsure = isDueIfUnsure
    self.hold = hold
    self.contingencies = contingencies
    self.after = after
    self.doneWhen = doneWhen
    self.wording = wording
    self.notes = notes
    self.variants = variants
    self.was = was
  }

  /// What a person reads of the duty in this variant.
  public func wording(of variant: Variant.ID?) -> Wording {
    guard let variant, let found = variants.first(where: { $0.id == variant }) else {
      return wording
    }
    return wording.replaced(by: found.wording)
  }

  /// What the duty is called where it is not known which of its variants holds.
  public var plainTitle: String {
    wording.title ?? variants.lazy.compactMap(\.wording.title).first ?? id.rawValue
  }
}
