public import Merkle

/// An entry as its store keeps it.
public struct StoredEntry: Hashable, Sendable {
  public let index: Int
  /// Nil if it is no id.
  public let id: RecordID?
  public let kind: String
  public let about: Int?
  /// The very bytes that are hashed.
  public let leaf: [UInt8]
  /// The sections that are still there.
  public let sealed: PerSection<[UInt8]>
}

/// One consistent view of a log.
public protocol AuditPages {
  /// The number after the highest one of any entry.
  func size() throws -> Int
  func entryCount() throws -> Int
  func entry(at index: Int) throws -> StoredEntry?
  /// In order; those that are there.
  func entries(_ range: Range<Int>) throws -> [StoredEntry]
  func index(of id: RecordID) throws -> Int?
  /// The numbers of the entries of these kinds, in order. Not for checks: they are too many.
  func indexes(ofKinds kinds: Set<EntryKind>) throws -> [Int]
  /// The numbers of the entries that concern this one, in order.
  func indexes(about index: Int) throws -> [Int]
  func node(_ place: NodePlace) throws -> TreeHash?
  func nodes(level: Int, positions: Range<Int>) throws -> [Int: TreeHash]
  func nodeCount() throws -> Int
  func checkpoint(ofSize size: Int) throws -> [UInt8]?
  func checkpoints(_ sizes: Range<Int>) throws -> [Int: [UInt8]]
  /// The sizes that have a checkpoint: how many, the smallest, the largest.
  func checkpointSpan() throws -> (count: Int, first: Int, last: Int)
  /// What the storage engine itself finds wrong; empty if nothing.
  func engineFaults() throws -> [String]
}

/// A view that may be added to, and forgotten from; nothing else can be changed.
public protocol WritableAuditPages: AuditPages {
  func insert(_ entry: StoredEntry) throws
  func insert(_ nodes: [Frontier.Node]) throws
  func insert(checkpoint: [UInt8], ofSize size: Int) throws
  func removeSealed(_ section: Section, at index: Int) throws
  func removeSealed(_ section: Section, below index: Int, except kept: Set<Int>) throws
}

/// Where a log is kept. The only door of this module to a disk.
public protocol AuditStore: Sendable {
  /// Runs alone among all programs that use this log.
  func exclusively<Value>(_ body: () throws -> Value) throws -> Value
  func read<Value>(_ body: (any AuditPages) throws -> Value) throws -> Value
  /// Reads through another connection than the one that writes.
  func confirm<Value>(_ body: (any AuditPages) throws -> Value) throws -> Value
  /// One transaction. Throws `CommitFailure` if it cannot tell whether the transaction stands, and
  /// anything else only if it does not.
  func write<Value>(_ body: (any WritableAuditPages) throws -> Value) throws -> Value
  /// Makes sure that what can be read now is on the disk.
  func settle() throws
  /// What would stand in the way of writing: no space.
  func hindrances() throws -> [String]
  /// The same log through new connections; after a fault the old ones are not to be trusted.
  func reopened() throws -> any AuditStore

  /// Whether the secrets are here; without them the log can be verified and not read.
  var hasSecrets: Bool { get }
  /// The secrets of these sections; of others nothing is said.
  func secrets(_ range: Range<Int>, of sections: Set<Section>) throws -> StoredSecrets
  /// What is wrong with the file of the secrets, and with those made ahead for this entry and on.
  func secretFaults(from index: Int) throws -> [String]
  /// Makes the secrets of this entry, and of some after it, unless they are there. Returns those of
  /// this entry as they are stored.
  @discardableResult
  func reserveSecrets(from index: Int, random: (Int) -> [UInt8]) throws -> StoredSecrets
  func destroySecret(at index: Int, _ section: Section) throws
  func destroySecrets(_ section: Section, below index: Int, except kept: Set<Int>) throws
  /// Destroys the secrets that were made ahead for this entry and on.
  func destroyReservedSecrets(from index: Int) throws
  /// Wraps every secret anew under a new key, and destroys the old key.
  func rewrapSecrets(random: (Int) -> [UInt8]) throws

  func signingKey() throws -> SigningKey
  /// The key that will sign from the next epoch on, if a change of keys was begun.
  func stagedKey() throws -> SigningKey?
  func stage(_ key: SigningKey) throws
  /// Puts the staged key in the place of the signing key, which is destroyed.
  func adoptStagedKey() throws
  func dropStagedKey() throws

  /// The newest checkpoint that was kept beside the log.
  func anchor() throws -> [UInt8]?
  func keepAnchor(_ note: [UInt8]) throws
}

extension AuditStore {
  /// The secrets of all sections.
  public func secrets(_ range: Range<Int>) throws -> StoredSecrets {
    try secrets(range, of: Section.all)
  }
}

/// The secrets of some entries that follow each other.
public struct StoredSecrets: Sendable {
  /// What is stored in the place of a secret.
  public enum Slot: Sendable {
    case secret(SectionSecret)
    /// Something that does not unwrap.
    case damaged
  }

  public let range: Range<Int>
  private var slots: [PerSection<Slot>]

  init(_ range: Range<Int>) {
    self.range = range
    slots = Array(repeating: PerSection(), count: range.count)
  }

  /// Nil if nothing is there.
  public internal(set) subscript(index: Int, section: Section) -> Slot? {
    get { range.contains(index) ? slots[index - range.lowerBound][section] : nil }
    set { if range.contains(index) { slots[index - range.lowerBound][section] = newValue } }
  }

  /// Where something is that does not unwrap, in order.
  var damaged: [SecretPlace] {
    var places: [SecretPlace] = []
    for index in range {
      for section in Section.allCases {
        if case .damaged = self[index, section] {
          places.append(SecretPlace(index: index, section: section))
        }
      }
    }
    return places
  }

  /// The secret of a section, if one is there that unwraps.
  public func secret(_ index: Int, _ section: Section) -> SectionSecret? {
    if case .secret(let secret) = self[index, section] { secret } else { nil }
  }
}

/// The place of a secret.
public struct SecretPlace: Hashable, Sendable {
  public let index: Int
  public let section: Section
}

/// A transaction of which nobody can say yet whether it stands.
public struct CommitFailure: Error, Sendable, CustomStringConvertible {
  public let description: String
}

/// Why a log cannot be opened or used, and how to mend it.
public struct StoreFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What sort of fault, for programs.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case noLog = "no-log"
    case exists = "log-exists"
    case symbolicLink = "symbolic-link"
    case notOurs = "not-ours"
    case tooOpen = "too-open"
    case networkFileSystem = "network-file-system"
    case missingFile = "missing-file"
    case settings = "settings-differ"
    case newer = "newer-format"
    case schema = "schema-differs"
    case damaged = "damaged-file"
    case key = "bad-key"
    case busy = "busy"
    case system = "system-error"
    case noSecrets = "no-secrets"
    /// Another program has wrapped the secrets anew since the store was opened; open it again.
    case keyChanged = "key-changed"
    case full = "disk-full"
    /// A copy that is older than a checkpoint that was kept elsewhere.
    case behind = "behind-a-receipt"
    /// A checkpoint that counts, and of which nobody can tell here whether it is genuine.
    case notChecked = "receipt-not-checked"
    case nothingMissing = "nothing-missing"
  }

  public let kind: Kind
  public let description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
