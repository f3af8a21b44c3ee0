import Merkle

extension AuditLog {
  /// Records a draft in the transaction of a log that is being made.
  func record(_ draft: Draft) throws -> Receipt {
    try record(draft.id) { _ throws in draft }
  }

  /// Steps 2 to 7 of an append. The caller holds the lock.
  ///
  /// Throws `CommitFailure` if the record may stand although something failed, and anything else
  /// only if it does not stand.
  func record(_ id: RecordID, _ make: (any AuditPages) throws -> Draft) throws -> Receipt {
    try recoverKeys()
    let key = try store.signingKey()
    let written: (entry: StoredEntry, note: SignedNote)? = try store.write { pages in
      if let index = try pages.index(of: id) {
        try refuseOtherContent(try make(pages), than: index, pages)
        return nil
      }
      let size = try pages.size()
      // Secrets first, and on the disk: a secret without an entry is harmless, an entry without its
      // secret is lost. What this returns was read from the disk's file.
      let secrets = try store.reserveSecrets(from: size, random: random)
      var frontier = size == 0 ? Frontier() : try Head(of: pages, key: key, accepted).frontier
      let draft = try make(pages)
      let texts = try draft.texts()
      let entry = try sealed(draft, texts, at: size, secrets, pages)
      try pages.insert(entry)
      let leaf = TreeHash.leaf(entry.leaf)
      try pages.insert(frontier.append(leaf))
      try readBack(entry, texts, secrets, frontier.root, pages)
      let (checkpoint, note) = try signed(frontier, as: draft.kind, by: key)
      let bytes = note.bytes
      try pages.insert(checkpoint: bytes, ofSize: frontier.size)
      if !EntryKind.namingKeys.contains(draft.kind) {
        accepted.accept(bytes, checkpoint, key.verifier)
      }
      return (entry, note)
    }
    do {
      guard let written else {
        guard let index = try store.confirm({ try $0.index(of: id) }) else {
          throw CommitFailure(description: "the record was there and is gone")
        }
        return try receipt(forRecorded: index)
      }
      return try confirmed(written.entry, written.note)
    } catch {
      throw CommitFailure(description: "it was written, but reading it again failed: \(error)")
    }
  }

  /// Seals the sections of a draft.
  private func sealed(
    _ draft: Draft, _ texts: PerSection<[UInt8]>, at index: Int, _ secrets: StoredSecrets,
    _ pages: some AuditPages
  ) throws -> StoredEntry {
    var seals: [Entry.Seal] = []
    var sealed = PerSection<[UInt8]>()
    for section in Section.allCases {
      guard let text = texts[section] else { continue }
      guard let secret = secrets.secret(index, section) else {
        throw StoreFault(.noSecrets, "there is no secret for record \(index); restore vault.db")
      }
      let one = try Seals.seal(
        text, as: section, of: draft.id, with: secret, nonce: random(12))
      seals.append(one.seal)
      sealed[section] = one.bytes
    }
    let entry = Entry(
      kind: draft.kind, id: draft.id, about: try reference(draft, below: index, pages),
      details: draft.details, seals: seals)
    let leaf = entry.bytes
    guard entry.isWellFormed, leaf.count <= Entry.mostBytes else {
      throw Declined(
        kind: .wrongKind, description: "this is not an entry of kind '\(draft.kind.rawValue)'")
    }
    return StoredEntry(
      index: index, id: draft.id, kind: draft.kind.rawValue, about: draft.about,
      leaf: leaf, sealed: sealed)
  }

  /// Names the record that a draft concerns by number and hash.
  private func reference(
    _ draft: Draft, below index: Int, _ pages: some AuditPages
  ) throws -> EntryReference? {
    guard let about = draft.about else { return nil }
    guard about < index, let stored = try pages.entry(at: about),
      let entry = Entry(reading: stored.leaf)
    else {
      throw Declined(kind: .noSuchRecord, description: "there is no record number \(about)")
    }
    guard entry.kind.mayBeConcerned(by: draft.kind) else {
      throw Declined(
        kind: .wrongKind,
        description: "record \(about) is of kind '\(entry.kind.rawValue)'; "
          + "'\(draft.kind.rawValue)' is not said of that")
    }
    return EntryReference(index: about, leaf: .leaf(stored.leaf))
  }

  // DigiCert's Yeti log signed a leaf hash with one flipped bit and could never mend it. So: what
  // is signed is computed from what came back from the store, twice, in two ways.
  private func readBack(
    _ entry: StoredEntry, _ texts: PerSection<[UInt8]>, _ secrets: StoredSecrets,
    _ root: TreeHash, _ pages: some AuditPages
  ) throws {
    guard let back = try pages.entry(at: entry.index), back == entry,
      let read = Entry(reading: back.leaf),
      try Head.tree(pages, size: entry.index + 1).root(atSize: entry.index + 1) == root
    else { throw StoreFault(.damaged, "what came back from the store is not what was written") }
    for section in Section.allCases {
      guard let text = texts[section] else { continue }
      guard let sealed = back.sealed[section], let seal = read.seal(of: section),
        TreeHash.plain(sealed) == seal.sealedHash,
        let secret = secrets.secret(entry.index, section),
        try Seals.bytes(of: sealed, seal, of: read.id, with: secret).elementsEqual(text)
      else { throw StoreFault(.damaged, "a sealed section did not open to what was sealed") }
    }
  }

  /// Sees the record through the second connection.
  private func confirmed(_ entry: StoredEntry, _ note: SignedNote) throws -> Receipt {
    let bytes = note.bytes
    try store.confirm { pages in
      guard try pages.entry(at: entry.index) == entry,
        try pages.checkpoint(ofSize: entry.index + 1) == bytes
      else { throw StoreFault(.damaged, "a second connection reads something else") }
    }
    return Receipt(
      number: entry.index, leaf: .leaf(entry.leaf), checkpoint: note, warnings: [])
  }

  /// The receipt of a record that was found in the log. It may have been written by a program that
  /// died before the disk had it, so the disk is asked once more.
  func receipt(forRecorded index: Int) throws -> Receipt {
    try store.settle()
    let key = try store.signingKey()
    return try store.confirm { pages in
      let head = try Head(of: pages, key: key, accepted)
      guard let stored = try pages.entry(at: index) else {
        throw StoreFault(.damaged, "record \(index) is gone")
      }
      let leaf = TreeHash.leaf(stored.leaf)
      let proof = try Head.tree(pages, size: head.checkpoint.size)
        .inclusionProof(of: index, atSize: head.checkpoint.size)
      guard proof.shows(leaf, in: head.checkpoint.root) else {
        throw StoreFault(.damaged, "record \(index) is not what was signed")
      }
      return Receipt(
        number: index, leaf: leaf, checkpoint: try SignedNote(reading: head.note), warnings: [])
    }
  }

  /// The same id for something else is a mistake of the caller, and is not passed over.
  private func refuseOtherContent(
    _ draft: Draft, than index: Int, _ pages: some AuditPages
  ) throws {
    guard let stored = try pages.entry(at: index), let entry = Entry(reading: stored.leaf) else {
      throw Declined(kind: .damaged, description: "record \(index) cannot be read")
    }
    var isSame =
      entry.kind == draft.kind && entry.about?.index == draft.about
      && Set(entry.seals.map(\.section)) == Set(draft.sections.keys)
    let secrets = try store.secrets(index..<index + 1)
    for (section, content) in draft.sections where isSame {
      // An erased section cannot be compared any more.
      guard let secret = secrets.secret(index, section) else { continue }
      let commitment = Seals.commitment(to: content.bytes, section, draft.id, secret)
      isSame = entry.seal(of: section)?.commitment == commitment
    }
    guard isSame else {
      throw Declined(
        kind: .otherContent,
        description: "this id is record \(index) already, with other content; nothing was changed")
    }
  }
}

extension EntryKind {
  /// A check: what the log is for.
  public var isCheck: Bool { self == .finished || self == .abandoned || self == .rerun }

  /// Whether its sections may be destroyed. What accounts for the log itself stays.
  public var isErasable: Bool {
    switch self {
    case .finished, .abandoned, .rerun, .outcome, .correction, .void, .override: true
    case .hold, .release, .erasure, .refusal, .retention, .keyEpoch, .volume, .export: false
    }
  }

  /// Whether an entry of that kind may be about one of this.
  func mayBeConcerned(by later: EntryKind) -> Bool {
    switch later {
    case .rerun, .hold, .release: isCheck
    case .outcome, .correction, .void, .override, .erasure, .refusal: isErasable
    case .finished, .abandoned, .retention, .keyEpoch, .volume, .export: false
    }
  }
}
