import Merkle

/// The record of referrals: append, look up, forget. A value over a store.
///
/// Verifying needs no key and no `AuditLog`: see ``Verifier``.
public struct AuditLog: Sendable {
  /// Changes only when a fault has made its connections doubtful.
  public internal(set) var store: any AuditStore
  private var isDoubtful = false
  let accepted = AcceptedHead()
  let now: @Sendable () -> Instant
  let random: @Sendable (Int) -> [UInt8]

  /// Opens a log and finishes what a crash has cut off: erasures, a change of keys.
  public init(
    _ store: any AuditStore, now: @escaping @Sendable () -> Instant,
    random: @escaping @Sendable (Int) -> [UInt8]
  ) throws {
    self.store = store
    self.now = now
    self.random = random
    guard store.hasSecrets else { return }
    try store.exclusively {
      try recoverKeys()
      try carryOutForgetting()
    }
  }

  /// Makes a log in a folder that is not there yet.
  ///
  /// - Parameter origin: the name of the log for ever, such as `navigator.example/housing-team`.
  public static func make(
    at path: String, origin: String, now: @escaping @Sendable () -> Instant,
    random: @escaping @Sendable (Int) -> [UInt8]
  ) throws -> AuditLog {
    guard let key = SigningKey(name: origin, seed: random(32)) else {
      throw StoreFault(.key, "'\(origin)' cannot name a log; use letters, dots and slashes")
    }
    try SQLiteStore.make(path, key: key, random: random) { store in
      let log = AuditLog(unchecked: store, now: now, random: random)
      let draft = Draft(
        kind: .keyEpoch, id: log.newID(), details: [.origin(origin), .key(key.verifier)],
        sections: [.record: .object(["entered": .text(now().description)])])
      let receipt = try log.record(draft)
      try store.keepAnchor(receipt.checkpoint.bytes)
    }
    return try AuditLog(SQLiteStore(opening: path), now: now, random: random)
  }

  private init(
    unchecked store: any AuditStore, now: @escaping @Sendable () -> Instant,
    random: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.store = store
    self.now = now
    self.random = random
  }

  /// An id for something that is about to begin.
  public func newID() -> RecordID {
    guard let id = RecordID(bytes: random(RecordID.byteCount)) else {
      preconditionFailure("the source of randomness gives as many bytes as it is asked for")
    }
    return id
  }

  /// Records a finished check.
  public mutating func append(_ referral: Referral) -> AppendReply {
    append(Draft(referral))
  }

  /// Records that somebody left a check before its end.
  public mutating func append(_ check: AbandonedCheck) -> AppendReply {
    append(Draft(check))
  }

  /// Records what happened about an earlier record.
  public mutating func append(_ event: LaterEvent) -> AppendReply {
    append(Draft(event))
  }

  /// Records that copies were taken out.
  public mutating func appendExport(of count: Int, purpose: String, role: String) -> AppendReply {
    append(
      Draft(
        kind: .export, id: newID(),
        sections: [
          .record: .object([
            "entered": .text(now().description), "purpose": .text(purpose), "role": .text(role),
            "records": .number(count),
          ])
        ]))
  }

  package mutating func append(_ draft: Draft) -> AppendReply {
    append(draft.id) { _ throws in draft }
  }

  /// Appends what `make` makes of the log as it is inside the transaction.
  mutating func append(
    _ id: RecordID, _ make: (any AuditPages) throws -> Draft
  ) -> AppendReply {
    do {
      do {
        return .recorded(try appended(id, make))
      } catch let fault as StoreFault where fault.kind == .keyChanged {
        // Nothing is written yet, and the new key is there to be read.
        isDoubtful = true
        return .recorded(try appended(id, make))
      }
    } catch let declined as Declined {
      return .notRecorded(declined.description)
    } catch let unfit as Draft.Unfit {
      return .notRecorded(unfit.description)
    } catch let failure as CommitFailure {
      return findOut(id, failure.description)
    } catch {
      isDoubtful = true
      return .notRecorded("\(error)")
    }
  }

  private mutating func appended(
    _ id: RecordID, _ make: (any AuditPages) throws -> Draft
  ) throws -> Receipt {
    if isDoubtful {
      store = try store.reopened()
      isDoubtful = false
    }
    return try store.exclusively { keepAnchor(try record(id, make)) }
  }

  /// Opens everything anew after a fault in the last step, and looks what stands.
  private mutating func findOut(_ id: RecordID, _ reason: String) -> AppendReply {
    isDoubtful = true
    do {
      store = try store.reopened()
      isDoubtful = false
      return try store.exclusively {
        guard let index = try store.confirm({ try $0.index(of: id) }) else {
          return .notRecorded(reason)
        }
        return .recorded(keepAnchor(try receipt(forRecorded: index)))
      }
    } catch {
      isDoubtful = true
      return .unknown("\(reason); then, looking whether it is recorded: \(error)")
    }
  }

  // The anchor never runs ahead of the log, so it is written last; a record stands without it.
  private func keepAnchor(_ receipt: Receipt) -> Receipt {
    do {
      try store.keepAnchor(receipt.checkpoint.bytes)
      return receipt
    } catch {
      return Receipt(
        number: receipt.number, leaf: receipt.leaf, checkpoint: receipt.checkpoint,
        warnings: ["the checkpoint beside the log could not be renewed: \(error)"])
    }
  }

  /// What stands in the way of recording, found out before somebody answers twenty questions.
  public func hindrances() -> [String] {
    do {
      guard store.hasSecrets else {
        return ["the second file, vault.db, is missing; restore it from a backup"]
      }
      let key = try store.signingKey()
      _ = try store.read { try Head(of: $0, key: key, accepted) }
      return try store.hindrances()
    } catch {
      return ["\(error)"]
    }
  }
}
