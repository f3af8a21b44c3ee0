/// One thing that is wrong with a log.
public struct Finding: Hashable, Sendable {
  /// What it is, for programs; stable.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    // The entries.
    case entryMissing = "entry-missing"
    case entriesMissingAtEnd = "entries-missing-at-end"
    case entriesUnsigned = "entries-unsigned"
    case entryUnreadable = "entry-unreadable"
    case entryMislabelled = "entry-mislabelled"
    case entryTwice = "entry-twice"
    case entryChanged = "entry-changed"
    case wrongReference = "wrong-reference"
    case logEmpty = "log-empty"
    // The tree.
    case nodeWrong = "node-wrong"
    case nodeMissing = "node-missing"
    case nodeTooMany = "node-too-many"
    // The checkpoints.
    case checkpointMissing = "checkpoint-missing"
    case checkpointUnreadable = "checkpoint-unreadable"
    case checkpointOfOtherSize = "checkpoint-of-other-size"
    case originChanged = "origin-changed"
    case signatureWrong = "signature-wrong"
    case wrongEpoch = "wrong-epoch"
    case rootWrong = "root-wrong"
    // The keys.
    case epochBroken = "epoch-broken"
    case volumeUnsigned = "volume-unsigned"
    case signingKeyOther = "signing-key-other"
    case signingKeyUnreadable = "signing-key-unreadable"
    // The sections.
    case sectionUnexplained = "section-unexplained"
    case sectionChanged = "section-changed"
    case sectionUnknown = "section-unknown"
    case sectionNotErased = "section-not-erased"
    case secretUnexplained = "secret-unexplained"
    case secretNotErased = "secret-not-erased"
    case secretWrong = "secret-wrong"
    case contentOther = "content-other"
    case erasedWhileHeld = "erased-while-held"
    // What was kept outside.
    case anchorMissing = "anchor-missing"
    case anchorUnreadable = "anchor-unreadable"
    case anchorAhead = "anchor-ahead"
    case anchorAheadUnchecked = "anchor-ahead-unchecked"
    case anchorFork = "anchor-fork"
    case anchorForeign = "anchor-foreign"
    case moreMissing = "more-missing"
    case receiptWrong = "receipt-wrong"
    case sheetDiffers = "sheet-differs"
    // The storage engine.
    case engine = "engine"

    /// How it can be mended, or what it means; one sentence.
    public var advice: String {
      switch self {
      case .entryMissing, .entriesMissingAtEnd, .entryChanged, .entryUnreadable,
        .entryMislabelled, .entryTwice, .logEmpty, .engine:
        "Keep this file as it is, and restore a backup that verifies."
      case .entriesUnsigned:
        "Somebody added these without the key; keep the file, and restore a backup."
      case .wrongReference, .epochBroken, .volumeUnsigned:
        "It was not written by this program; keep the file, and ask who could write it."
      case .nodeWrong, .nodeMissing, .nodeTooMany:
        "The entries themselves decide; keep the file, and restore a backup."
      case .checkpointMissing, .checkpointUnreadable,
        .checkpointOfOtherSize, .originChanged, .signatureWrong, .wrongEpoch, .rootWrong:
        "Compare with a checkpoint on a referral sheet, and restore a backup."
      case .signingKeyOther, .signingKeyUnreadable:
        "Put the right signing.key back from a backup; nothing is recorded until then."
      case .sectionUnexplained, .secretUnexplained:
        "Nothing in the log says that this was erased; restore vault.db and log.db."
      case .sectionChanged, .secretWrong, .contentOther, .sectionUnknown:
        "Restore the section from a backup; the rest of the record is not touched by it."
      case .sectionNotErased, .secretNotErased:
        "Open the log once with a command that records; that finishes the erasure."
      case .erasedWhileHeld:
        "A held record may not be erased; ask who decided it, and restore from a backup."
      case .anchorMissing, .anchorUnreadable:
        "Compare with a checkpoint on a referral sheet; the next record writes the file anew."
      case .anchorAhead:
        "This is an old copy of the log; use the newer one, and do not record in this one."
      case .anchorAheadUnchecked:
        "Compare it letter by letter with the paper; if it is genuine, this is an old copy."
      case .anchorFork:
        "Two logs were made from one; find the other, and record in neither."
      case .receiptWrong:
        "Give another one. If that is refused as well, the log may have been written anew."
      case .anchorForeign: "Give a checkpoint of this log."
      case .sheetDiffers:
        "Compare it letter by letter with the sheet. If it stands there, other entries are meant: those "
          + "of another log, or of a part that is missing."
      case .moreMissing:
        "More was lost than this log says, or somebody goes on in the old one; find out which."
      }
    }
  }

  public let kind: Kind
  /// The first entry that is concerned, if it is about entries.
  public let index: Int?
  /// What was found.
  public let message: String
}

extension Finding: CustomStringConvertible {
  public var description: String { "\(fact). \(kind.advice)" }

  /// Without what can be done about it.
  var fact: String { "\(index.map { "entry \($0): " } ?? "")\(message) [\(kind.rawValue)]" }
}
