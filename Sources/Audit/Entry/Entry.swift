public import Merkle

/// What is recorded by an entry.
public enum EntryKind: String, Hashable, Sendable, CaseIterable {
  /// A check that reached a route.
  case finished
  /// A check that somebody left; only the last question is kept.
  case abandoned
  /// A check that was run again from its saved answers.
  case rerun
  /// What was done about a record, or what came of it.
  case outcome
  /// What was entered wrongly, and how it should read.
  case correction
  /// The record is a mistake, or was made in training.
  case void
  /// Somebody went another way than the route, with a reason.
  case override
  /// The record may not be erased until the hold is released.
  case hold
  case release
  /// Sections of a record were destroyed.
  case erasure
  /// An erasure that was asked for and refused.
  case refusal
  /// Sections of every record below a number were destroyed, as the retention rule says.
  case retention
  /// From the next record on, another key signs.
  case keyEpoch = "key_epoch"
  /// The log was restored from an older copy: from here on it goes on under another name and
  /// another key, and what is missing is named.
  case volume
  /// Records were copied out of the log.
  case export
}

/// A part of an entry that is sealed by itself, and can be destroyed by itself.
public enum Section: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The case reference, and whatever else could lead to a person.
  case `case`
  /// What was decided, on which answers, by which version of the rules.
  case record
  /// What is counted, coarsely.
  case stats

  /// All sections.
  public static let all = Set(allCases)

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Something for each section that has it.
public struct PerSection<Value> {
  private var ofCase: Value?
  private var ofRecord: Value?
  private var ofStats: Value?

  public init() {}

  public init(_ values: [Section: Value]) {
    for (section, value) in values { self[section] = value }
  }

  public subscript(section: Section) -> Value? {
    get {
      switch section {
      case .case: ofCase
      case .record: ofRecord
      case .stats: ofStats
      }
    }
    set {
      switch section {
      case .case: ofCase = newValue
      case .record: ofRecord = newValue
      case .stats: ofStats = newValue
      }
    }
  }

  /// The sections that have something, in order.
  public var sections: [Section] { Section.allCases.filter { self[$0] != nil } }
}

extension PerSection: Equatable where Value: Equatable {}
extension PerSection: Hashable where Value: Hashable {}
extension PerSection: Sendable where Value: Sendable {}

/// An earlier entry, named so that it cannot be exchanged: by number and by the hash of its leaf.
public struct EntryReference: Hashable, Sendable {
  public let index: Int
  public let leaf: TreeHash

  package init(index: Int, leaf: TreeHash) {
    self.index = index
    self.leaf = leaf
  }
}

/// An entry as it stands in the tree: what anybody may see, for ever.
///
/// No time, place, body or person stands in it. The sections are there as commitments only.
public struct Entry: Hashable, Sendable {
  /// A sealed section, without its content.
  public struct Seal: Hashable, Sendable {
    public let section: Section
    /// Keyed by the section's secret: without the secret nothing can be tried against it.
    public let commitment: TreeHash
    /// Of the sealed bytes, so that a change is seen without any key.
    public let sealedHash: TreeHash

    package init(section: Section, commitment: TreeHash, sealedHash: TreeHash) {
      self.section = section
      self.commitment = commitment
      self.sealedHash = sealedHash
    }
  }

  /// A fact that the verifier needs without any key.
  public enum Detail: Hashable, Sendable {
    /// The name of the log, in its first entry; the name of the volume, in one that opens it.
    case origin(String)
    /// The key that signs from the next record on.
    case key(VerifierKey)
    /// The key that signed until now.
    case formerKey(VerifierKey)
    /// The section that was destroyed.
    case erase(Section)
    /// Every record below this number is meant.
    case below(Int)
    /// How far a volume had gone on that is not here.
    case missing(Missing)
  }

  public let kind: EntryKind
  public let id: RecordID
  /// The entry that this one concerns.
  public let about: EntryReference?
  public let details: [Detail]
  /// Sorted by section.
  public let seals: [Seal]

  package init(
    kind: EntryKind, id: RecordID, about: EntryReference? = nil, details: [Detail] = [],
    seals: [Seal] = []
  ) {
    self.kind = kind
    self.id = id
    self.about = about
    self.details = details
    self.seals = seals.sorted { $0.section < $1.section }
  }

  /// An entry without details, whose seals are in their order already.
  init(kind: EntryKind, id: RecordID, about: EntryReference?, sortedSeals: [Seal]) {
    self.kind = kind
    self.id = id
    self.about = about
    details = []
    seals = sortedSeals
  }

  /// The sections that this entry says are destroyed.
  public var erased: Set<Section> {
    Set(details.compactMap { if case .erase(let section) = $0 { section } else { nil } })
  }

  /// The number below which records are meant, for a retention.
  public var below: Int? {
    details.lazy.compactMap { if case .below(let number) = $0 { number } else { nil } }.first
  }

  /// The key that signs from the next record on.
  public var newKey: VerifierKey? {
    details.lazy.compactMap { if case .key(let key) = $0 { key } else { nil } }.first
  }

  /// The key that signed until this record.
  public var formerKey: VerifierKey? {
    details.lazy.compactMap { if case .formerKey(let key) = $0 { key } else { nil } }.first
  }

  /// The name of the log, in its first entry; the name of the volume, in one that opens it.
  public var origin: String? {
    details.lazy.compactMap { if case .origin(let origin) = $0 { origin } else { nil } }.first
  }

  /// What is signed and not here, in an entry that opens a volume.
  public var missing: [Missing] {
    details.compactMap { if case .missing(let missing) = $0 { missing } else { nil } }
  }

  public func seal(of section: Section) -> Seal? {
    seals.first { $0.section == section }
  }
}
