import Merkle

/// A log that was restored from a copy which is behind a checkpoint kept elsewhere may not sign
/// again under its name: it would contradict what it signed. It goes on under another.
extension AuditLog {
  /// Opens a volume: from this entry on the log has another name and another key, and the entry
  /// says what is missing. The former private key is destroyed.
  ///
  /// - Parameters:
  ///   - missing: for each volume that had gone on, its newest checkpoint.
  ///   - isChecked: whether those checkpoints are known to be signed by keys of this log.
  func openVolume(_ missing: [Entry.Missing], isChecked: Bool) throws -> Receipt {
    let (id, entered, seed) = (newID(), now(), random(32))
    let mark = random(VolumeName.markBytes)
    return try store.exclusively {
      // The volume that is missing sealed its entries with these. What was erased there must not be
      // opened by a secret that was made ahead and came back with the copy.
      try store.destroyReservedSecrets(from: try store.read { try $0.size() })
      let receipt = try record(id) { pages in
        let former = try store.signingKey()
        let history = try KeyHistory(of: pages)
        // Also after those of which only a checkpoint is left, so that a person is not misled.
        let numbers = (history.volumes.map(\.origin) + missing.map(\.origin))
          .compactMap { history.number(of: $0) }
        guard let log = history.log, let last = numbers.max() else {
          throw StoreFault(.damaged, "the log does not say what it is called")
        }
        let name = VolumeName(log: log, number: last + 1, mark: mark).text
        guard let new = SigningKey(name: name, seed: seed) else {
          throw StoreFault(.key, "the library could make no key")
        }
        let details =
          [.origin(name), .key(new.verifier), .formerKey(former.verifier)]
          + missing.map { Entry.Detail.missing($0) }
        guard Self.fits(details) else {
          throw StoreFault(
            .behind,
            "the receipts are of \(missing.count) volumes that are not here, and one entry cannot "
              + "name so many; restore a newer copy, or leave the oldest out")
        }
        // The new key is on the disk before the log names it.
        try store.stage(new)
        return Draft(
          kind: .volume, id: id, details: details,
          sections: [
            .record: .object([
              "entered": .text(entered.description),
              "receipts": .text(isChecked ? "checked" : "not_checked"),
            ])
          ])
      }
      try recoverKeys()
      try store.keepAnchor(receipt.checkpoint.bytes)
      return receipt
    }
  }

  /// Whether a leaf has room for what an entry has to say that opens a volume.
  private static func fits(_ details: [Entry.Detail]) -> Bool {
    guard let id = RecordID(bytes: Array(repeating: 0, count: RecordID.byteCount)) else {
      return false
    }
    let seal = Entry.Seal(section: .record, commitment: .emptyRoot, sealedHash: .emptyRoot)
    let entry = Entry(kind: .volume, id: id, details: details, seals: [seal])
    return entry.bytes.count <= Entry.mostBytes
  }

  /// The checkpoint of a tree after an entry of some kind.
  ///
  /// The first one of a volume has the new name and is signed by the new key, and by the former as
  /// well: that shows who was allowed to open it. The text has the new name, so the former key
  /// contradicts nothing that it signed.
  func signed(
    _ frontier: Frontier, as kind: EntryKind, by key: SigningKey
  ) throws -> (Checkpoint, SignedNote) {
    var signer = key
    if kind == .volume {
      guard let staged = try store.stagedKey() else {
        throw StoreFault(.key, "the key of the new volume is not there")
      }
      signer = staged
    }
    let checkpoint = Checkpoint(
      origin: signer.verifier.name, size: frontier.size, root: frontier.root)
    guard var note = checkpoint.signed(by: signer), kind != .volume || note.add(key) else {
      throw StoreFault(.key, "the checkpoint could not be signed")
    }
    return (checkpoint, note)
  }
}
