/// What a sheet that is handed over says: its parts in order, each with its conditions and its
/// authority. The words are the pathway's own; laying them out is the program's.
public struct SheetPlan: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<SheetPlan>

  /// What a sheet is for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What the referral form asks, in its order.
    case preparation
    /// What the form asks where the person is not to be named.
    case notification
    /// Words to say, and what they mean, before somebody decides.
    case consent
    /// What comes after the form was sent.
    case next
  }

  /// A sentence that holds under a condition.
  public struct Remark: Hashable, Sendable {
    public let say: String
    public let condition: Condition

    public init(_ say: String, when condition: Condition = .always) {
      self.say = say
      self.condition = condition
    }
  }

  /// A heading and what stands under it.
  public struct Part: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Part>

    public let id: ID
    public let title: String
    public var condition: Condition
    /// Why the part is not needed where its condition does not hold; nil leaves it out in silence.
    public let notNeeded: String?
    public let remarks: [Remark]
    public let items: [Item]
    public let basis: [Citation]

    public init(
      id: ID, title: String, condition: Condition = .always, notNeeded: String? = nil,
      remarks: [Remark] = [], items: [Item] = [], basis: [Citation] = []
    ) {
      self.id = id
      self.title = title
      self.condition = condition
      self.notNeeded = notNeeded
      self.remarks = remarks
      self.items = items
      self.basis = basis
    }
  }

  /// One thing on a sheet.
  public struct Item: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Item>

    /// How it is shown.
    public enum Form: String, Hashable, Sendable, CaseIterable {
      /// A label, and what the answers say or room to write.
      case fill
      /// A box to tick.
      case tick
      /// Words to say aloud.
      case words
      /// A sentence.
      case note
      /// What must not be overlooked.
      case warning
      /// Something that happens, and when.
      case step
    }

    public let id: ID
    public let form: Form
    public let say: String
    public let help: [String]
    public var condition: Condition
    /// The fact whose answer fills it.
    public let fact: Fact.ID?
    /// What is filled in for each answer, where that differs from the answer's own words. An
    /// answer that is missing here fills in nothing.
    public let words: [Answer.ID: String]
    /// How many lines are left to write on.
    public let lines: Int
    /// Whether there is more to write than the answer says.
    public let isPartly: Bool
    public let isOptional: Bool
    /// How long it takes, or by when it happens, for a step.
    public let time: String?
    public let basis: [Citation]

    public init(
      id: ID, form: Form, say: String, help: [String] = [], condition: Condition = .always,
      fact: Fact.ID? = nil, words: [Answer.ID: String] = [:], lines: Int = 1,
      isPartly: Bool = false, isOptional: Bool = false, time: String? = nil,
      basis: [Citation] = []
    ) {
      self.id = id
      self.form = form
      self.say = say
      self.help = help
      self.condition = condition
      self.fact = fact
      self.words = words
      self.lines = lines
      self.isPartly = isPartly
      self.isOptional = isOptional
      self.time = time
      self.basis = basis
    }

    /// The key under ``words`` for "not known".
    public static let notKnown: Answer.ID = "not_known"
  }

  public let id: ID
  public let kind: Kind
  public let title: String
  /// The cases to which the sheet belongs.
  public var condition: Condition
  /// What to do instead in other cases; the first that holds is said.
  public let otherwise: [Remark]
  public let remarks: [Remark]
  public let parts: [Part]

  public init(
    id: ID, kind: Kind, title: String, condition: Condition = .always, otherwise: [Remark] = [],
    remarks: [Remark] = [], parts: [Part]
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.condition = condition
    self.otherwise = otherwise
    self.remarks = remarks
    self.parts = parts
  }

  /// Every condition on the sheet.
  public var conditions: [Condition] {
    var all = [condition]
    all += otherwise.map(\.condition)
    all += remarks.map(\.condition)
    for part in parts {
      all.append(part.condition)
      all += part.remarks.map(\.condition)
      all += part.items.map(\.condition)
    }
    return all
  }

  /// Everything that somebody reads on the sheet.
  public var texts: [String] {
    var all = [title]
    all += otherwise.map(\.say)
    all += remarks.map(\.say)
    for part in parts {
      all.append(part.title)
      if let notNeeded = part.notNeeded { all.append(notNeeded) }
      all += part.remarks.map(\.say)
      for item in part.items {
        all.append(item.say)
        all += item.help
        all += item.words.values.sorted()
        if let time = item.time { all.append(time) }
      }
    }
    return all
  }
}
