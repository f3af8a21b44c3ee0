import Merkle

/// The key that signs is changed by an entry that the old key signs. So each key is good for one
/// range of sizes, the ranges follow from the log alone, and they have no holes.
extension AuditLog {
  /// From the next record on, a new key signs; the old private key is destroyed.
  public mutating func changeKey() -> AppendReply {
    let (id, store, entered) = (newID(), store, now())
    let seed = random(32)
    let reply = append(id) { _ in
      let old = try store.signingKey()
      guard let new = SigningKey(name: old.verifier.name, seed: seed) else {
        throw StoreFault(.key, "the library could make no key")
      }
      // The new key is on the disk before the log names it.
      try store.stage(new)
      return Draft(
        kind: .keyEpoch, id: id, details: [.key(new.verifier), .formerKey(old.verifier)],
        sections: [.record: .object(["entered": .text(entered.description)])])
    }
    // Whatever goes wrong from here on is finished by the next append.
    try? self.store.exclusively { try recoverKeys() }
    return reply
  }

  /// Finishes or undoes a change of keys. The caller holds the lock.
  func recoverKeys() throws {
    guard let staged = try store.stagedKey() else { return }
    let named = try store.read { pages in
      try pages.indexes(ofKinds: EntryKind.namingKeys).last
        .flatMap { try pages.entry(at: $0) }
        .flatMap { Entry(reading: $0.leaf)?.newKey }
    }
    if named == staged.verifier {
      try store.adoptStagedKey()
    } else {
      try store.dropStagedKey()
    }
  }
}
