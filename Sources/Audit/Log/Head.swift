import Merkle
import Synchronization

/// The newest checkpoint that this process has made or checked itself, so that it is not checked
/// again, from its bytes on, when the next record is added to it.
///
/// A checkpoint binds all entries below it, so it says by itself which key the log names.
final class AcceptedHead: Sendable {
  private let last = Mutex<(note: [UInt8], checkpoint: Checkpoint, key: VerifierKey)?>(nil)

  /// What a note says, if these very bytes were accepted with this key.
  func checkpoint(_ note: [UInt8], _ key: VerifierKey) -> Checkpoint? {
    last.withLock { last in
      if let last, last.note == note, last.key == key { last.checkpoint } else { nil }
    }
  }

  /// Remembers a checkpoint that the log with this key may be continued from.
  func accept(_ note: [UInt8], _ checkpoint: Checkpoint, _ key: VerifierKey) {
    last.withLock { $0 = (note, checkpoint, key) }
  }
}

/// The right edge of the tree, checked against the newest checkpoint before anything is added.
struct Head {
  let frontier: Frontier
  let note: [UInt8]
  let checkpoint: Checkpoint

  /// Refuses to go on from a head that does not hold.
  init(of pages: some AuditPages, key: SigningKey, _ accepted: AcceptedHead) throws {
    let size = try pages.size()
    let peaks = try NodePlace.peaks(ofTreeOfSize: size).map { try Self.node($0, pages) }
    guard let frontier = Frontier(size: size, peaks: peaks),
      let note = try pages.checkpoint(ofSize: size)
    else { throw Self.unreadable }
    let known = accepted.checkpoint(note, key.verifier)
    let checkpoint = try known ?? Self.checked(note, ofSize: size, pages, key)
    guard checkpoint.size == size, checkpoint.root == frontier.root else {
      throw Self.damaged("the newest checkpoint is not of these entries")
    }
    if known == nil { accepted.accept(note, checkpoint, key.verifier) }
    self.frontier = frontier
    self.note = note
    self.checkpoint = checkpoint
  }

  /// What a checkpoint says that is signed by the key that the log names.
  private static func checked(
    _ note: [UInt8], ofSize size: Int, _ pages: some AuditPages, _ key: SigningKey
  ) throws -> Checkpoint {
    guard let signed = try? SignedNote(reading: note),
      let checkpoint = try? Checkpoint(reading: signed.text)
    else { throw unreadable }
    guard let epoch = try pages.indexes(ofKinds: EntryKind.namingKeys).last,
      let leaf = try pages.entry(at: epoch)?.leaf, let entry = Entry(reading: leaf),
      let current = entry.newKey
    else { throw damaged("no entry names the key that signs") }
    guard current == key.verifier else {
      throw damaged("the signing key of this machine is not the one that the log names")
    }
    var signers = [current]
    if epoch == size - 1, let former = entry.formerKey {
      // The entry that brings a new key in is still signed by the one before; one that opens a
      // volume, by both.
      signers = entry.kind == .volume ? [current, former] : [former]
    }
    guard checkpoint.origin == current.name, signers.allSatisfy({ signed.isSigned(by: $0) }) else {
      throw damaged("the newest checkpoint is not signed by the log's key")
    }
    return checkpoint
  }

  private static let unreadable = damaged("the newest checkpoint is missing or unreadable")

  private static func node(_ place: NodePlace, _ pages: some AuditPages) throws -> TreeHash {
    guard let node = try pages.node(place) else {
      throw damaged("the node \(place.level)/\(place.position) is missing")
    }
    return node
  }

  private static func damaged(_ what: String) -> Declined {
    Declined(
      kind: .damaged,
      description: "\(what); nothing is added to a damaged log: run 'navigator audit verify'")
  }

  /// A tree that makes proofs from the stored nodes.
  static func tree(_ pages: some AuditPages, size: Int) -> StoredTree<any Error> {
    StoredTree(size: size) { place throws(any Error) in try node(place, pages) }
  }
}
