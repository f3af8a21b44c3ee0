public import Merkle

/// A record as it can be read now.
public struct LogRecord: Hashable, Sendable {
  /// What is left of a section.
  public enum Content: Hashable, Sendable {
    case open(Canonical)
    /// Destroyed, as the entry with this number says.
    case erased(by: Int)
    /// It is there, and there is no secret that opens it.
    case closed
  }

  public let index: Int
  public let entry: Entry
  public let leaf: TreeHash
  public let contents: [Section: Content]
  /// What is not here, if it opens a volume.
  public let missing: [MissingPart]

  package init(
    index: Int, entry: Entry, leaf: TreeHash, contents: [Section: Content],
    missing: [MissingPart] = []
  ) {
    self.index = index
    self.entry = entry
    self.leaf = leaf
    self.contents = contents
    self.missing = missing
  }

  /// The opened content of a section.
  public func open(_ section: Section) -> Canonical? {
    if case .open(let content) = contents[section] { content } else { nil }
  }

  /// Whether it opens a volume, and a receipt that nobody could check named what is missing.
  public var isUnchecked: Bool {
    entry.kind == .volume && open(.record)?["receipts"] == .text("not_checked")
  }
}

extension AuditLog {
  /// The number of entries.
  public func size() throws -> Int {
    try store.read { try $0.size() }
  }

  /// The number of the record with an id; nil if it is not here.
  public func index(of id: RecordID) throws -> Int? {
    try store.read { try $0.index(of: id) }
  }

  /// What is signed and not here, as the log itself says.
  public func missing() throws -> [MissingPart] {
    try store.read { try KeyHistory(of: $0).missingParts }
  }

  /// One record, opened as far as it can be.
  public func record(_ index: Int) throws -> LogRecord {
    guard let record = try records(index..<index + 1).first else {
      throw Declined(kind: .noSuchRecord, description: "there is no record number \(index)")
    }
    return record
  }

  /// Records in order, opened as far as they can be.
  public func records(_ range: Range<Int>) throws -> [LogRecord] {
    try records(range, try store.read { try Memory(of: $0) })
  }

  /// Makes something of each record, on all processors, and takes it in the order of the records.
  ///
  /// - Parameters:
  ///   - make: runs on several threads at once.
  ///   - take: runs on the caller's thread.
  public func eachRecord<Value: Sendable>(
    make: @escaping @Sendable (LogRecord) throws -> Value, take: (Value) throws -> Void
  ) throws {
    let (size, piece) = (try size(), 500)
    try InOrder.forEach(below: (size + piece - 1) / piece) { number in
      try records(number * piece..<min((number + 1) * piece, size)).map(make)
    } take: { values in
      for value in values { try take(value) }
    }
  }

  /// The entry of a leaf; throws if it is none.
  func readable(_ stored: StoredEntry) throws -> Entry {
    guard let entry = Entry(reading: stored.leaf) else {
      throw Declined(
        kind: .damaged,
        description: "record \(stored.index) cannot be read; run 'navigator audit verify'")
    }
    return entry
  }

  private func records(_ range: Range<Int>, _ memory: Memory) throws -> [LogRecord] {
    let stored = try store.read { try $0.entries(range) }
    let secrets = store.hasSecrets ? try store.secrets(range) : nil
    // Only all volumes together say where each ended.
    let isVolumeHere = stored.contains { $0.kind == EntryKind.volume.rawValue }
    let missing = isVolumeHere ? try missing() : []
    return try stored.map { stored in
      let entry = try readable(stored)
      var contents: [Section: LogRecord.Content] = [:]
      for seal in entry.seals {
        if let sealed = stored.sealed[seal.section],
          let secret = secrets?.secret(stored.index, seal.section),
          let content = try? Seals.open(sealed, seal, of: entry.id, with: secret)
        {
          contents[seal.section] = .open(content)
        } else if let by = memory.explanation(of: seal.section, at: stored.index, entry.kind) {
          contents[seal.section] = .erased(by: by)
        } else {
          contents[seal.section] = .closed
        }
      }
      return LogRecord(
        index: stored.index, entry: entry, leaf: .leaf(stored.leaf), contents: contents,
        missing: missing.filter { $0.by == stored.index })
    }
  }

  /// The numbers of the records and later events with this case reference.
  ///
  /// Opens every section `case`: there is no index that would have to be erased as well.
  public func find(caseReference: String) throws -> [Int] {
    let wanted = caseReference.lowercased()
    var found: [Int] = []
    let (size, memory) = try store.read { (try $0.size(), try Memory(of: $0)) }
    for start in stride(from: 0, to: size, by: 1000) {
      for record in try records(start..<min(start + 1000, size), memory) {
        if record.open(.case)?["reference"]?.text?.lowercased() == wanted {
          found.append(record.index)
        }
      }
    }
    return found
  }

  /// The numbers of the later entries about a record, in order.
  public func history(of index: Int) throws -> [Int] {
    try store.read { try $0.indexes(about: index) }
  }

  /// The proof that a record stands in the log, as the text of a `.tlog-proof` file.
  public func proof(of index: Int) throws -> ProofText {
    let key = try store.signingKey()
    return try store.read { pages in
      let head = try Head(of: pages, key: key, accepted)
      guard index < head.checkpoint.size, index >= 0 else {
        throw Declined(kind: .noSuchRecord, description: "there is no record number \(index)")
      }
      let proof = try Head.tree(pages, size: head.checkpoint.size)
        .inclusionProof(of: index, atSize: head.checkpoint.size)
      guard let text = ProofText(proof: proof, note: try SignedNote(reading: head.note)) else {
        throw Declined(kind: .damaged, description: "the newest checkpoint is of another size")
      }
      return text
    }
  }

  /// What a witness who knows the log at an earlier size needs to sign the newest checkpoint.
  public func witnessRequest(from old: Int) throws -> WitnessRequest {
    let key = try store.signingKey()
    return try store.read { pages in
      let head = try Head(of: pages, key: key, accepted)
      guard (0...head.checkpoint.size).contains(old) else {
        throw Declined(
          kind: .noSuchRecord,
          description: "the log has never had \(old) entries; it has \(head.checkpoint.size)")
      }
      let proof = try Head.tree(pages, size: head.checkpoint.size)
        .consistencyProof(from: old, to: head.checkpoint.size)
      guard let request = WitnessRequest(proof: proof, note: try SignedNote(reading: head.note))
      else {
        throw Declined(kind: .damaged, description: "the newest checkpoint is of another size")
      }
      return request
    }
  }
}
