/// A group of keys that a pathway file may hold: what an author may write in one place.
///
/// The JSON Schema is generated from these declarations. That the reader asks for the same
/// keys, and takes the same values, is proved by a test that drives it with generated entries.
public struct KeyGroup: Hashable, Sendable {
  /// The name under which the schema defines it.
  public let name: String
  public let keys: [DeclaredKey]
  public let demands: [KeyDemand]
  /// What stands under keys that are ids of facts, in groups that have such keys.
  public let factKeys: KeyShape?

  init(_ name: String, _ keys: [DeclaredKey], demands: [KeyDemand] = [], factKeys: KeyShape? = nil)
  {
    self.name = name
    self.keys = keys
    self.demands = demands
    self.factKeys = factKeys
  }
}

/// A key, what it means, and what may stand under it.
public struct DeclaredKey: Hashable, Sendable {
  public enum Need: Hashable, Sendable {
    case required, optional
  }

  public let name: String
  public let shape: KeyShape
  public let need: Need
  /// What an author reads beside the key.
  public let help: String

  init(_ name: String, _ shape: KeyShape, _ need: Need, _ help: String) {
    self.name = name
    self.shape = shape
    self.need = need
    self.help = help
  }

  init(_ name: String, _ shape: KeyShape, _ help: String) {
    self.init(name, shape, .optional, help)
  }
}

/// What may stand under a key.
public indirect enum KeyShape: Hashable, Sendable {
  /// A text that is not empty.
  case text(TextForm)
  /// One of these words.
  case word([String])
  /// The name of something that is declared, maybe in another file.
  case name(Reference)
  /// One name or a list.
  case names(Reference)
  /// A text or a list of texts.
  case texts
  case condition
  case citations
  case group(KeyGroup)
  /// A list; one item may stand without the list.
  case items(KeyShape)
  /// A group whose keys the author chooses, with what stands under each of them.
  case members(Naming, KeyShape)
  case either([KeyShape])

  /// How a text has to look.
  public enum TextForm: Hashable, Sendable, CaseIterable {
    case any, date, deadline, webAddress, telephone
    /// A text that may also be empty.
    case label
    /// Without anything that looks like a telephone number.
    case withoutNumber
    /// An id that nothing in this version has.
    case formerID
    /// What a finding is about: `pathway`, or a word and a name, such as `duty call_999`.
    case subject
    /// An address for email.
    case mailbox
    /// A phrase of opening hours.
    case hours
    /// A number of days.
    case days
    /// A whole number from 1 to 240.
    case minutes
    /// A whole number from 1 to 20.
    case questions
    /// Letters, digits and underscores, with a letter first.
    case id
  }

  /// What a name stands for.
  public enum Reference: String, Hashable, Sendable, CaseIterable {
    case source, contact, fact, answer, route, duty, act, rule, reportTable, audience, topic
    case opening, scenario
    case qualityPoint
    case areaSource, authority, district, areaContact, localRoute
  }

  /// What an author may choose as a key.
  public enum Naming: Hashable, Sendable {
    /// Letters, digits and underscores, with a letter first.
    case id
    /// Any text.
    case anything
    /// The id of a fact.
    case fact
    /// A day: 2026-11-21. At least one.
    case date
    /// The id of a duty.
    case duty
    /// An id, but not one of the answers that are offered by themselves; two at least.
    case answers
  }

  static let line = KeyShape.text(.any)
  static let flag = KeyShape.word(["yes", "no"])
}

/// What the keys of a group demand of each other.
public enum KeyDemand: Hashable, Sendable {
  /// At least one of these.
  case someOf([String])
  case exactlyOneOf([String])
  /// The first key does not stand without the others.
  case with(String, needs: [String])
  /// The first key does not stand without one of the others.
  case withSome(String, of: [String])
  /// Where the first key is missing, one of the others has to stand.
  case without(String, needs: [String])
  /// The first key does not stand beside any of the others.
  case conflict(String, [String])
  /// The first key stands only where the second has this word.
  case only(String, where: String, is: String)
  /// The key stands here, or in every member of another key.
  case hereOrInEach(String, of: String)
}
