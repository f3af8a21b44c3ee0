public import Merkle

/// What is true after an append.
public enum AppendReply: Sendable {
  /// It is on the disk, was read back through another connection, and is signed.
  case recorded(Receipt)
  /// It is not there, and will not turn up later; with the reason.
  case notRecorded(String)
  /// Nobody can say. Run it again with the same id: it cannot be recorded twice.
  case unknown(String)

  public var receipt: Receipt? {
    if case .recorded(let receipt) = self { receipt } else { nil }
  }
}

/// What the person takes away: enough to hold the log to its word later.
public struct Receipt: Hashable, Sendable {
  /// The number of the record.
  public let number: Int
  public let leaf: TreeHash
  /// A checkpoint of this or a later size.
  public let checkpoint: SignedNote
  /// What did not go well although the record stands.
  public let warnings: [String]

  /// The first 16 digits of the leaf's hash, to be read out or printed.
  public var shortLeaf: String { String(leaf.description.prefix(16)) }
}

/// Why something is not recorded although nothing is broken.
public struct Declined: Error, Hashable, Sendable, CustomStringConvertible {
  /// What sort of reason, for programs.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case noSuchRecord = "no-such-record"
    case otherContent = "id-used-for-other-content"
    case wrongKind = "wrong-kind"
    case held
    case nothingLeft = "nothing-left"
    case damaged
  }

  public let kind: Kind
  public let description: String
}
