/// How sure it is that a value is right, by the worst of its sources' age and standing.
public enum Confidence: String, Hashable, Sendable, CaseIterable, Comparable {
  /// An official page that is recent, or that a second official page backs.
  case high
  /// One official page that is old or undated, or a recent source at second hand.
  case medium
  /// One source that is weak, old or inferred.
  case low

  /// Less sure is less.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .high: 2
    case .medium: 1
    case .low: 0
    }
  }
}

/// A page or document from which a value of an area was taken.
public struct AreaSource: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<AreaSource>

  /// How the page was seen.
  public enum Copy: String, Hashable, Sendable, CaseIterable {
    /// The publisher's own page, as it stood on the day.
    case live
    /// A stored copy: the page itself may have changed since.
    case stored
    /// A paper that somebody handed over.
    case supplied
  }

  public let id: ID
  public let title: String
  /// Its address on the web; nil for a paper or a page that was found without one.
  public let url: String?
  /// The date of the text, in words: `October 2024`, `undated`.
  public let dated: String
  /// The day on which somebody last looked at it.
  public let checked: CivilDate
  public let copy: Copy

  public init(
    id: ID, title: String, url: String?, dated: String, checked: CivilDate, copy: Copy
  ) {
    self.id = id
    self.title = title
    self.url = url
    self.dated = dated
    self.checked = checked
    self.copy = copy
  }
}

/// Where a value comes from, when somebody looked, and how sure it is.
public struct Provenance: Hashable, Sendable {
  /// The source that gives the value.
  public let source: AreaSource
  /// Other sources that give the same value.
  public let others: [AreaSource]
  /// The day on which somebody last checked the value.
  public let checked: CivilDate
  public let confidence: Confidence

  public init(
    source: AreaSource, others: [AreaSource] = [], checked: CivilDate, confidence: Confidence
  ) {
    self.source = source
    self.others = others
    self.checked = checked
    self.confidence = confidence
  }

  public var sources: [AreaSource] { [source] + others }
}

/// A value that exists only together with its provenance.
public struct Sourced<Value> {
  public let value: Value
  public let provenance: Provenance
  /// A sentence that a reader of the value needs, such as an option of a telephone menu.
  public let note: String?

  public init(_ value: Value, _ provenance: Provenance, note: String? = nil) {
    self.value = value
    self.provenance = provenance
    self.note = note
  }
}

extension Sourced: Sendable where Value: Sendable {}
extension Sourced: Equatable where Value: Equatable {}
extension Sourced: Hashable where Value: Hashable {}

/// What is known of something: a value with its provenance, or nothing that may be shown.
public enum Stated<Value> {
  case confirmed(Sourced<Value>)
  /// Nobody confirmed it. The text, if any, says what was looked for; it never holds a number.
  case unconfirmed(String?)

  /// The value, if somebody confirmed it.
  public var value: Value? { sourced?.value }

  public var provenance: Provenance? { sourced?.provenance }

  public var sourced: Sourced<Value>? {
    switch self {
    case .confirmed(let sourced): sourced
    case .unconfirmed: nil
    }
  }
}

extension Stated: Sendable where Value: Sendable {}
extension Stated: Equatable where Value: Equatable {}
extension Stated: Hashable where Value: Hashable {}
