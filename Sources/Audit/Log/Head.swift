import Merkle
import Synchronization

/// The checkpoint whose signature was checked last, so that it is not checked again when the next
/// record is added to it.
final class CheckedCheckpoint: Sendable {
  private let last = Mutex<(note: [UInt8], key: VerifierKey)?>(nil)

  /// Whether a key signed a note. The same bytes and the same key have the same answer.
  func isSigned(_ note: SignedNote, _ bytes: [UInt8], by key: VerifierKey) -> Bool {
    if last.withLock({ $0.map { $0.note == bytes && $0.key == key } ?? false }) { return true }
    guard note.isSigned(by: key) else { return false }
    last.withLock { $0 = (bytes, key) }
    return true
  }
}

/// The right edge of the tree, checked against the newest checkpoint before anything is added.
struct Head {
  let frontier: Frontier
  let note: [UInt8]
  let checkpoint: Checkpoint

  /// Refuses to go on from a head that does not hold.
  init(of pages: some AuditPages, key: SigningKey, _ checked: CheckedCheckpoint) throws {
    let size = try pages.size()
    let peaks = try NodePlace.peaks(ofTreeOfSize: size).map { try Self.node($0, pages) }
    guard let frontier = Frontier(size: size, peaks: peaks),
      let note = try pages.checkpoint(ofSize: size),
      let signed = try? SignedNote(reading: note),
      let checkpoint = try? Checkpoint(reading: signed.text)
    else { throw Self.damaged("the newest checkpoint is missing or unreadable") }
    guard checkpoint.size == size, checkpoint.root == frontier.root else {
      throw Self.damaged("the newest checkpoint is not of these entries")
    }
    guard let epoch = try pages.indexes(ofKinds: [.keyEpoch]).last,
      let leaf = try pages.entry(at: epoch)?.leaf, let entry = Entry(reading: leaf),
      let current = entry.newKey
    else { throw Self.damaged("no entry names the key that signs") }
    guard current == key.verifier else {
      throw Self.damaged("the signing key of this machine is not the one that the log names")
    }
    // The entry that brings a new key in is still signed by the one before.
    let signer = epoch == size - 1 ? entry.formerKey ?? current : current
    guard checkpoint.origin == current.name, checked.isSigned(signed, note, by: signer) else {
      throw Self.damaged("the newest checkpoint is not signed by the log's key")
    }
    self.frontier = frontier
    self.note = note
    self.checkpoint = checkpoint
  }

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
