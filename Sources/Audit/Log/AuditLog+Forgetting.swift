import Merkle

/// Forgetting: an entry says first what is destroyed, then the secret is destroyed.
extension AuditLog {
  /// Who decided, and on what ground; both codes, kept in the entry.
  public struct Decision: Hashable, Sendable {
    public let ground: String
    public let role: String

    public init(ground: String, role: String) {
      self.ground = ground
      self.role = role
    }
  }

  /// What came of an erasure.
  public enum ErasureReply: Sendable {
    /// The sections are destroyed, in every file of the log.
    case erased(Receipt)
    /// The entry stands, but not everything is destroyed yet; opening the log again finishes it.
    case unfinished(Receipt, String)
    /// The record is held; the refusal is recorded.
    case refused(Receipt)
    case notRecorded(String)
    case unknown(String)
  }

  /// Destroys sections of one record. A record that is held is refused, and that is recorded.
  public mutating func erase(
    _ sections: Set<Section>, of index: Int, _ decision: Decision
  ) -> ErasureReply {
    let id = newID()
    let content = content(decision)
    var isRefused = false
    let reply = append(id) { pages in
      guard let stored = try pages.entry(at: index), let entry = Entry(reading: stored.leaf) else {
        throw Declined(kind: .noSuchRecord, description: "there is no record number \(index)")
      }
      let memory = try Memory(of: pages)
      // A later event is held with the record that it is about.
      if memory.isHeld(index, target: { _ in entry.about?.index }) {
        isRefused = true
        return Draft(kind: .refusal, id: id, about: index, sections: [.record: content])
      }
      let left = sections.filter {
        entry.seal(of: $0) != nil && memory.explanation(of: $0, at: index, entry.kind) == nil
      }
      guard !left.isEmpty else {
        throw Declined(
          kind: .nothingLeft, description: "record \(index) has nothing left of that to erase")
      }
      return Draft(
        kind: .erasure, id: id, about: index, details: left.sorted().map { .erase($0) },
        sections: [.record: content])
    }
    switch reply {
    case .notRecorded(let reason): return .notRecorded(reason)
    case .unknown(let reason): return .unknown(reason)
    case .recorded(let receipt) where isRefused: return .refused(receipt)
    case .recorded(let receipt): return finish(receipt)
    }
  }

  /// Destroys sections of every record below a number that is not held: the retention rule.
  public mutating func retain(
    erasing sections: Set<Section>, below index: Int, _ decision: Decision
  ) -> ErasureReply {
    let id = newID()
    let content = content(decision)
    let reply = append(id) { pages in
      let size = try pages.size()
      guard index <= size, !sections.isEmpty else {
        throw Declined(kind: .noSuchRecord, description: "there is no record number \(index - 1)")
      }
      return Draft(
        kind: .retention, id: id,
        details: sections.sorted().map { .erase($0) } + [.below(index)],
        sections: [.record: content])
    }
    switch reply {
    case .notRecorded(let reason): return .notRecorded(reason)
    case .unknown(let reason): return .unknown(reason)
    case .recorded(let receipt): return finish(receipt)
    }
  }

  /// Keeps a record from being erased until it is released.
  public mutating func hold(_ index: Int, _ decision: Decision) -> AppendReply {
    append(
      Draft(kind: .hold, id: newID(), about: index, sections: [.record: content(decision)]))
  }

  public mutating func release(_ index: Int, _ decision: Decision) -> AppendReply {
    append(
      Draft(kind: .release, id: newID(), about: index, sections: [.record: content(decision)]))
  }

  /// Wraps every secret that is left under a new key and destroys the old one, so that whatever
  /// the disk still holds of destroyed rows opens nothing.
  public mutating func sweep() throws {
    try store.exclusively { try store.rewrapSecrets(random: random) }
    store = try store.reopened()
  }

  private func content(_ decision: Decision) -> Canonical {
    .object([
      "entered": .text(now().description), "ground": .text(decision.ground),
      "role": .text(decision.role),
    ])
  }

  private func finish(_ receipt: Receipt) -> ErasureReply {
    do {
      try store.exclusively { try carryOutForgetting() }
      return .erased(receipt)
    } catch {
      return .unfinished(receipt, "\(error)")
    }
  }

  /// Destroys what the log says is destroyed and is still there. The caller holds the lock.
  ///
  /// The log says what must be absent, so a crash after the entry is finished here, and so is a
  /// restored copy of the secrets.
  func carryOutForgetting() throws {
    let memory = try store.read { try Memory(of: $0) }
    for place in memory.explained.keys.sorted(by: { $0.index < $1.index }) {
      // The secret first: that is the erasure. What it sealed is of no use to anybody after it.
      if try store.secrets(place.index..<place.index + 1)[place.index, place.section] != nil {
        try store.destroySecret(at: place.index, place.section)
      }
      let isThere = try store.read { try $0.entry(at: place.index)?.sealed[place.section] != nil }
      if isThere {
        try store.write { try $0.removeSealed(place.section, at: place.index) }
      }
    }
    for retention in memory.retentions {
      let kept = try retention.kept.union(accountable())
      for section in retention.sections.sorted() {
        try store.destroySecrets(section, below: retention.below, except: kept)
        try store.write { pages in
          try pages.removeSealed(section, below: retention.below, except: kept)
        }
      }
    }
  }

  /// The entries that account for the log itself, which a retention leaves.
  private func accountable() throws -> Set<Int> {
    try store.read { pages in
      let kinds = Set(EntryKind.allCases.filter { !$0.isErasable })
      return Set(try pages.indexes(ofKinds: kinds))
    }
  }
}
