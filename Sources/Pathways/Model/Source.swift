/// How closely the text behind a rule was read by those who wrote the rule down.
public enum Reading: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The text of the official source was read.
  case official
  /// Only a part was read, or a secondary source that quotes or sums up the official one.
  case extract
  /// General knowledge of law or practice; nobody has checked it against the source.
  case notRead = "not-read"

  public static func < (left: Self, right: Self) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .official: 0
    case .extract: 1
    case .notRead: 2
    }
  }
}

/// A work that rules cite.
public struct Source: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Source>

  /// What kind of authority the work has.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case act, regulations, guidance, policy, local, practice
    case statutoryGuidance = "statutory-guidance"
  }

  public let id: ID
  public let title: String
  public let publisher: String
  /// Its address on the web; nil if it was supplied in another way.
  public let url: String?
  /// How a copy came to those who wrote the rule, when it has no address.
  public let supplied: String?
  /// The version or date of the text, in words.
  public let dated: String
  /// The day on which somebody last looked.
  public let checked: CivilDate
  public let reading: Reading
  public let kind: Kind
  /// Its sections that may be cited, as its readers write them; none means that nobody listed them.
  public let sections: [String]
  /// Where the work applies: an Act of one nation is not shown in another.
  public let condition: Condition

  public init(
    id: ID, title: String, publisher: String, url: String?, supplied: String? = nil, dated: String,
    checked: CivilDate, reading: Reading, kind: Kind, sections: [String] = [],
    condition: Condition = .always
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.url = url
    self.supplied = supplied
    self.dated = dated
    self.checked = checked
    self.reading = reading
    self.kind = kind
    self.sections = sections
    self.condition = condition
  }
}

/// The place in a source on which a rule rests.
public struct Citation: Hashable, Sendable {
  public let source: Source.ID
  /// The section, paragraph or page, as its readers write it; empty for the whole work.
  public let section: String
  /// How closely this very place was read.
  public let reading: Reading
  /// Where this place applies, if that differs from the whole work.
  public let condition: Condition?

  public init(
    source: Source.ID, section: String, reading: Reading, condition: Condition? = nil
  ) {
    self.source = source
    self.section = section
    self.reading = reading
    self.condition = condition
  }

  /// Whether somebody read the text, in whole or in part.
  public var isVerified: Bool { reading != .notRead }
}
