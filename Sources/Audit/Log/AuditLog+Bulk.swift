import Merkle

extension AuditLog {
  /// Records many checks in one transaction: the same entries, seals, nodes and checkpoints as one
  /// by one, without reading each back. For measurements, which need logs of a million entries.
  package func recordInBulk(_ referrals: [Referral]) throws {
    let key = try store.signingKey()
    let size = try store.read { try $0.size() }
    let end = size + referrals.count
    // Makes none where there are some, and then many at once.
    for index in size..<end { try store.reserveSecrets(from: index, random: random) }
    let secrets = try store.secrets(size..<end)
    try store.write { pages in
      var frontier = try Head(of: pages, key: key, accepted).frontier
      for (index, referral) in zip(size..<end, referrals) {
        let draft = Draft(referral)
        var sealed: [Section: SealedSection] = [:]
        let texts = try draft.texts()
        for section in Section.allCases {
          guard let text = texts[section] else { continue }
          guard let secret = secrets.secret(index, section) else {
            throw StoreFault(.noSecrets, "there is no secret for record \(index)")
          }
          sealed[section] = try Seals.seal(
            text, as: section, of: draft.id, with: secret, nonce: random(12))
        }
        let entry = Entry(kind: draft.kind, id: draft.id, seals: sealed.values.map(\.seal))
        let leaf = entry.bytes
        try pages.insert(
          StoredEntry(
            index: index, id: draft.id, kind: draft.kind.rawValue, about: nil, leaf: leaf,
            sealed: PerSection(sealed.mapValues(\.bytes))))
        try pages.insert(frontier.append(.leaf(leaf)))
        let checkpoint = Checkpoint(
          origin: key.verifier.name, size: frontier.size, root: frontier.root)
        guard let note = checkpoint.signed(by: key) else {
          throw StoreFault(.key, "the checkpoint could not be signed")
        }
        try pages.insert(checkpoint: note.bytes, ofSize: frontier.size)
      }
    }
    if let note = try store.read({ try $0.checkpoint(ofSize: end) }) { try store.keepAnchor(note) }
  }
}
