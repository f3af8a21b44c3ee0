import Audit
import Foundation
import GRDB
import Merkle
import Testing

/// Something done to a log behind its back, and what has to be said of it.
///
/// Done to a log of twelve entries: 0 opens it, 1 to 5 are referrals, 6 is an outcome of 2, 7 holds
/// 3, 8 erases the case of 1, 9 changes the key, 10 and 11 are referrals.
struct Tampering: Sendable, CustomTestStringConvertible {
  let name: String
  let kind: Finding.Kind
  let index: Int?
  /// Gives receipts that are to be checked as well.
  let apply: @Sendable (Forger) throws -> [[UInt8]]

  init(
    _ name: String, _ kind: Finding.Kind, at index: Int?,
    _ apply: @escaping @Sendable (Forger) throws -> Void
  ) {
    self.name = name
    self.kind = kind
    self.index = index
    self.apply = { forger in
      try apply(forger)
      return []
    }
  }

  init(
    receipts name: String, _ kind: Finding.Kind, at index: Int?,
    _ apply: @escaping @Sendable (Forger) throws -> [[UInt8]]
  ) {
    self.name = name
    self.kind = kind
    self.index = index
    self.apply = apply
  }

  /// SQL on `log.db`.
  init(_ name: String, _ kind: Finding.Kind, at index: Int?, sql: String) {
    self.init(name, kind, at: index) { forger in
      try forger.log.tamper { try $0.execute(sql: sql) }
    }
  }

  var testDescription: String { name }

  static let all: [Tampering] = entries + tree + checkpoints + sections + keys + outside

  static let entries: [Tampering] = [
    .init(
      "the last two entries are cut off", .entriesMissingAtEnd, at: 10,
      sql: "DELETE FROM entry WHERE idx >= 10"),
    .init(
      "an entry is taken out of the middle", .entryMissing, at: 4,
      sql: "DELETE FROM entry WHERE idx = 4"),
    .init(
      "an entry is taken out and the later ones move up", .entryChanged, at: 4,
      sql: """
        DELETE FROM entry WHERE idx = 4;
        UPDATE entry SET idx = idx - 1 WHERE idx = 5; UPDATE entry SET idx = 5 WHERE idx = 6;
        UPDATE entry SET idx = 6 WHERE idx = 7; UPDATE entry SET idx = 7 WHERE idx = 8;
        UPDATE entry SET idx = 8 WHERE idx = 9; UPDATE entry SET idx = 9 WHERE idx = 10;
        UPDATE entry SET idx = 10 WHERE idx = 11;
        """),
    .init(
      "two entries are exchanged", .entryChanged, at: 4,
      sql: """
        UPDATE entry SET idx = 100 WHERE idx = 4; UPDATE entry SET idx = 4 WHERE idx = 5;
        UPDATE entry SET idx = 5 WHERE idx = 100;
        """),
    .init(
      "an entry is added without the key", .entriesUnsigned, at: 12,
      sql: """
        INSERT INTO entry SELECT 12, randomblob(16), kind, about, leaf, sealed_case, sealed_record,
        sealed_stats FROM entry WHERE idx = 5
        """),
    .init(
      "an entry is added far beyond the end", .entriesUnsigned, at: 12,
      sql: """
        INSERT INTO entry SELECT 40, randomblob(16), kind, about, leaf, sealed_case, sealed_record,
        sealed_stats FROM entry WHERE idx = 5
        """),
    .init("a leaf gets another id", .entryChanged, at: 4) { forger in
      let entry = try #require(Entry(reading: try forger.entry(4).leaf))
      let id = try #require(RecordID(bytes: Array(repeating: 5, count: 16)))
      try forger.replace(4, Entry(kind: entry.kind, id: id, seals: entry.seals))
    },
    .init(
      "a leaf is zeroed", .entryUnreadable, at: 4,
      sql: "UPDATE entry SET leaf = zeroblob(300) WHERE idx = 4"),
    .init(
      "a leaf gets a byte more", .entryUnreadable, at: 4,
      sql: "UPDATE entry SET leaf = CAST(leaf || x'0a' AS BLOB) WHERE idx = 4"),
    .init(
      "the kind beside a leaf is changed", .entryMislabelled, at: 4,
      sql: "UPDATE entry SET kind = 'abandoned' WHERE idx = 4"),
    .init(
      "the record beside a later event is changed", .entryMislabelled, at: 6,
      sql: "UPDATE entry SET about = 3 WHERE idx = 6"),
    .init(
      "the id beside a leaf is changed", .entryMislabelled, at: 4,
      sql: "UPDATE entry SET id = zeroblob(16) WHERE idx = 4"),
    .init("a hold is made into a release", .entryChanged, at: 7) { forger in
      let entry = try #require(Entry(reading: try forger.entry(7).leaf))
      try forger.replace(
        7, Entry(kind: .release, id: entry.id, about: entry.about, seals: entry.seals))
    },
    .init("an outcome is signed for another record than it names", .wrongReference, at: 6) {
      forger in
      let entry = try #require(Entry(reading: try forger.entry(6).leaf))
      let about = EntryReference(index: 2, leaf: .leaf([]))
      try forger.replace(
        6, Entry(kind: .outcome, id: entry.id, about: about, seals: entry.seals))
      try forger.sign(try forger.rightKeys())
    },
    .init(
      "everything is deleted", .logEmpty, at: nil,
      sql: "DELETE FROM entry; DELETE FROM node; DELETE FROM checkpoint"),
  ]

  static let tree: [Tampering] = [
    .init(
      "a node is changed", .nodeWrong, at: nil,
      sql: "UPDATE node SET hash = zeroblob(32) WHERE level = 1 AND position = 2"),
    .init(
      "a node is taken away", .nodeMissing, at: nil,
      sql: "DELETE FROM node WHERE level = 2 AND position = 1"),
    .init(
      "a node is added", .nodeTooMany, at: nil,
      sql: "INSERT INTO node VALUES (5, 0, zeroblob(32))"),
    .init("an entry is changed and every node computed anew", .signatureWrong, at: 11) { forger in
      let entry = try #require(Entry(reading: try forger.entry(4).leaf))
      let id = try #require(RecordID(bytes: Array(repeating: 5, count: 16)))
      try forger.replace(4, Entry(kind: entry.kind, id: id, seals: entry.seals))
      let anchor = try forger.log.log.store.anchor() ?? []
      let thief = try #require(
        SigningKey(name: TemporaryLog.origin, seed: Array(repeating: 3, count: 32)))
      try forger.sign { _ in thief }
      try forger.write(anchor, "anchor")
    },
  ]

  static let checkpoints: [Tampering] = [
    .init(
      "a checkpoint is taken away", .checkpointMissing, at: 4,
      sql: "DELETE FROM checkpoint WHERE size = 5"),
    .init(
      "the newest checkpoint is taken away", .entriesUnsigned, at: 11,
      sql: "DELETE FROM checkpoint WHERE size = 12"),
    .init(
      "a checkpoint of entries that are not there is added", .entriesMissingAtEnd, at: 12,
      sql: "INSERT INTO checkpoint SELECT 13, note FROM checkpoint WHERE size = 12"),
    .init("a checkpoint loses its signature", .checkpointUnreadable, at: 4) { forger in
      try forger.changeNote(5) { Array($0[..<$0.count].prefix { $0 != 0xE2 }) }
    },
    .init(
      "a checkpoint is a plain text", .checkpointUnreadable, at: 4,
      sql: "UPDATE checkpoint SET note = x'68690a' WHERE size = 5"),
    .init(
      "a checkpoint stands in the place of another", .checkpointOfOtherSize, at: 4,
      sql:
        "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 4) WHERE size = 5"),
    .init("one bit of a signature is changed", .signatureWrong, at: 4) { forger in
      try forger.changeNote(5) { bytes in
        var bytes = bytes
        let place = bytes.count - 20
        bytes[place] = bytes[place] == 0x41 ? 0x42 : 0x41
        return bytes
      }
    },
    .init("the root in a checkpoint is changed", .signatureWrong, at: 4) { forger in
      try forger.changeNote(5) { bytes in
        var bytes = bytes
        let place = TemporaryLog.origin.utf8.count + 5
        bytes[place] = bytes[place] == 0x41 ? 0x42 : 0x41
        return bytes
      }
    },
    .init("the old key signs a new size", .wrongEpoch, at: 11) { forger in
      try forger.signAnew(12, by: forger.oldKey())
    },
    .init("the new key signs an old size", .wrongEpoch, at: 4) { forger in
      try forger.signAnew(5, by: forger.log.log.store.signingKey())
    },
    .init("a checkpoint is of a log with another name", .originChanged, at: 11) { forger in
      let key = try #require(
        SigningKey(name: "other.example", seed: try forger.log.log.store.signingKey().seed))
      try forger.signAnew(12, by: key)
    },
    .init("a checkpoint is signed for other entries", .entryChanged, at: 4) { forger in
      try forger.signAnew(5, by: forger.oldKey(), root: .leaf([1]))
    },
  ]

  static let sections: [Tampering] = [
    .init(
      "a section is taken away", .sectionUnexplained, at: 4,
      sql: "UPDATE entry SET sealed_record = NULL WHERE idx = 4"),
    .init(
      "a section is taken away from a held record", .sectionUnexplained, at: 3,
      sql: "UPDATE entry SET sealed_case = NULL WHERE idx = 3"),
    .init(
      "the sections of two entries are exchanged", .sectionChanged, at: 4,
      sql: """
        UPDATE entry SET sealed_record = (SELECT sealed_record FROM entry e WHERE e.idx = 9 - entry.idx)
        WHERE idx IN (4, 5)
        """),
    .init(
      "a section is cut short", .sectionChanged, at: 4,
      sql: "UPDATE entry SET sealed_stats = substr(sealed_stats, 1, 40) WHERE idx = 4"),
    .init(
      "a section is added that no leaf names", .sectionUnknown, at: 7,
      sql: "UPDATE entry SET sealed_stats = x'00' WHERE idx = 7"),
    .init(
      "an erased section is put back", .sectionNotErased, at: 1,
      sql: """
        UPDATE entry SET sealed_case = (SELECT sealed_case FROM entry WHERE idx = 2) WHERE idx = 1
        """),
    .init("a secret is taken away", .secretUnexplained, at: 4) { forger in
      try forger.log.tamper("vault.db") {
        try $0.execute(sql: "DELETE FROM secret WHERE idx = 4 AND section = 'case'")
      }
    },
    .init("the secrets of two entries are exchanged", .secretWrong, at: 4) { forger in
      try forger.log.tamper("vault.db") {
        try $0.execute(
          sql: """
            UPDATE secret SET wrapped = (SELECT wrapped FROM secret s
            WHERE s.idx = 9 - secret.idx AND s.section = 'case')
            WHERE idx IN (4, 5) AND section = 'case'
            """)
      }
    },
    .init("an erased secret is put back", .secretNotErased, at: 1) { forger in
      try forger.log.tamper("vault.db") {
        try $0.execute(
          sql:
            "INSERT INTO secret SELECT 1, section, wrapped FROM secret WHERE idx = 2 AND section = 'case'"
        )
      }
    },
    .init("a section holds something else than was committed to", .contentOther, at: 4) { forger in
      let entry = try #require(Entry(reading: try forger.entry(4).leaf))
      let secret = try #require(try forger.log.log.store.secret(at: 4, .case))
      let other = try Seals.seal(
        .object(["reference": .text("OTHER")]), as: .case, of: entry.id, with: secret,
        nonce: Array(repeating: 1, count: 12))
      let seals = entry.seals.map { seal in
        seal.section == .case
          ? Entry.Seal(
            section: .case, commitment: seal.commitment, sealedHash: other.seal.sealedHash) : seal
      }
      try forger.replace(4, Entry(kind: entry.kind, id: entry.id, seals: seals))
      try forger.log.tamper {
        try $0.execute(
          sql: "UPDATE entry SET sealed_case = ? WHERE idx = 4", arguments: [Data(other.bytes)])
      }
      try forger.sign(try forger.rightKeys())
    },
    .init("an erasure is forged without the key", .sectionUnexplained, at: 4) { forger in
      let target = try forger.entry(4)
      let id = try #require(RecordID(bytes: Array(repeating: 5, count: 16)))
      let entry = Entry(
        kind: .erasure, id: id, about: EntryReference(index: 4, leaf: .leaf(target.leaf)),
        details: [.erase(.record)])
      try forger.log.tamper { db in
        try db.execute(
          sql: "INSERT INTO entry VALUES (12, ?, 'erasure', 4, ?, NULL, NULL, NULL)",
          arguments: [Data(id.bytes), Data(entry.bytes)])
        try db.execute(sql: "UPDATE entry SET sealed_record = NULL WHERE idx = 4")
      }
    },
    .init("a held record is erased by somebody who can sign", .erasedWhileHeld, at: 12) { forger in
      var log = forger.log.log
      _ = try log.append(
        Draft(
          kind: .erasure, id: log.newID(), about: 3, details: [.erase(.record)],
          sections: [.record: .object([:])])
      ).get()
      // Opening the log carries it out.
      _ = try AuditLog(
        SQLiteStore(opening: forger.log.path), now: forger.log.sources.now,
        random: forger.log.sources.random)
    },
  ]

  static let keys: [Tampering] = [
    .init("the signing key is another", .signingKeyOther, at: nil) { forger in
      let key = try #require(
        SigningKey(name: TemporaryLog.origin, seed: Array(repeating: 3, count: 32)))
      try forger.write(KeyText.of(key), "signing.key")
    },
    .init("the old signing key is put back", .signingKeyOther, at: nil) { forger in
      try forger.write(KeyText.of(try forger.oldKey()), "signing.key")
    },
    .init("the signing key is damaged", .signingKeyUnreadable, at: nil) { forger in
      try forger.write(Array("no key\n".utf8), "signing.key")
    },
    .init("a key comes in without the one before it", .epochBroken, at: 9) { forger in
      let entry = try #require(Entry(reading: try forger.entry(9).leaf))
      let thief = try #require(
        SigningKey(name: TemporaryLog.origin, seed: Array(repeating: 3, count: 32)))
      try forger.replace(
        9,
        Entry(
          kind: .keyEpoch, id: entry.id,
          details: [.key(thief.verifier), .formerKey(thief.verifier)], seals: entry.seals))
      let old = try forger.oldKey()
      try forger.sign { _ in old }
    },
    .init("the log does not begin with its opening", .epochBroken, at: 0) { forger in
      let entry = try #require(Entry(reading: try forger.entry(2).leaf))
      try forger.replace(
        0,
        Entry(
          kind: .finished,
          id: try #require(RecordID(bytes: Array(repeating: 5, count: 16))), seals: entry.seals))
    },
  ]

  static let outside: [Tampering] = [
    .init("the checkpoint beside the log is emptied", .anchorMissing, at: nil) { forger in
      try forger.write([], "anchor")
    },
    .init("the checkpoint beside the log is overwritten", .anchorUnreadable, at: nil) { forger in
      try forger.write(Array("hello\n".utf8), "anchor")
    },
    .init(receipts: "an old copy is put back, and a receipt is ahead of it", .anchorAhead, at: 10) {
      forger in
      let receipt = try forger.log.log.store.anchor() ?? []
      let old = try forger.log.log.store.read { try $0.checkpoint(ofSize: 10) } ?? []
      try forger.log.tamper {
        try $0.execute(
          sql: """
            DELETE FROM entry WHERE idx >= 10; DELETE FROM checkpoint WHERE size > 10;
            DELETE FROM node WHERE (position + 1) << level > 10
            """)
      }
      try forger.write(old, "anchor")
      return [receipt]
    },
    .init(
      "an old copy of the log alone is put back", .anchorAhead, at: 10,
      sql: """
        DELETE FROM entry WHERE idx >= 10; DELETE FROM checkpoint WHERE size > 10;
        DELETE FROM node WHERE (position + 1) << level > 10
        """),
    .init(
      receipts: "two logs are made from one, and a receipt is of the other", .anchorFork, at: nil
    ) {
      forger in
      var fork = try TemporaryLog(copyOf: forger.log)
      defer { fork.remove() }
      let receipt = try fork.log.append(fork.referral(7)).get().checkpoint.bytes
      var log = forger.log.log
      _ = try log.append(forger.log.referral(8)).get()
      return [receipt]
    },
    .init(receipts: "the whole log is written anew with another key", .anchorUnreadable, at: nil) {
      forger in
      let receipt = try forger.log.log.store.anchor() ?? []
      let thief = try #require(
        SigningKey(name: TemporaryLog.origin, seed: Array(repeating: 3, count: 32)))
      try forger.log.tamper { try $0.execute(sql: "DELETE FROM entry WHERE idx >= 6") }
      let entry = try #require(Entry(reading: try forger.entry(0).leaf))
      try forger.replace(
        0,
        Entry(
          kind: .keyEpoch, id: entry.id,
          details: [.origin(TemporaryLog.origin), .key(thief.verifier)], seals: entry.seals))
      for number in 6...11 {
        try forger.log.tamper {
          try $0.execute(
            sql: """
              INSERT INTO entry SELECT ?, randomblob(16), kind, about, leaf, sealed_case,
              sealed_record, sealed_stats FROM entry WHERE idx = 5
              """, arguments: [number])
        }
      }
      try forger.sign { _ in thief }
      try forger.write(KeyText.of(thief), "signing.key")
      return [receipt]
    },
    .init(receipts: "a checkpoint of another log is given", .anchorForeign, at: nil) { _ in
      let key = try #require(SigningKey(name: "b.example", seed: Array(repeating: 3, count: 32)))
      let note = Checkpoint(origin: "b.example", size: 3, root: .emptyRoot).signed(by: key)
      return [note?.bytes ?? []]
    },
  ]

  /// What a receipt is given for; also shows one kind of finding that needs an inner fault.
  static let twice = Tampering(
    "an entry is recorded twice by somebody who can sign", .entryTwice, at: 5
  ) {
    forger in
    let other = try #require(Entry(reading: try forger.entry(4).leaf))
    try forger.log.tamper { db in
      try db.execute(sql: "UPDATE entry SET leaf = ? WHERE idx = 5", arguments: [Data(other.bytes)])
    }
    try forger.sign(try forger.rightKeys())
  }
}

extension Forger {
  /// The key of the first epoch, which a thief kept.
  func oldKey() throws -> SigningKey {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: log.path + ".old")))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let seed = try #require(Base64.bytes(of: lines[2]))
    return try #require(SigningKey(name: String(lines[1]), seed: seed))
  }

  /// Each size by the key that may sign it.
  func rightKeys() throws -> (Int) -> SigningKey {
    let (old, new) = (try oldKey(), try log.log.store.signingKey())
    return { $0 <= 10 ? old : new }
  }

  func changeNote(_ size: Int, _ change: ([UInt8]) -> [UInt8]) throws {
    try log.tamper { db in
      let note = try Data.fetchOne(
        db, sql: "SELECT note FROM checkpoint WHERE size = ?", arguments: [size])
      try db.execute(
        sql: "UPDATE checkpoint SET note = ? WHERE size = ?",
        arguments: [Data(change([UInt8](note ?? Data()))), size])
    }
  }

  func signAnew(_ size: Int, by key: SigningKey, root: TreeHash? = nil) throws {
    try changeNote(size) { bytes in
      guard let note = try? SignedNote(reading: bytes),
        let old = try? Checkpoint(reading: note.text)
      else { return [] }
      let new = Checkpoint(origin: key.verifier.name, size: size, root: root ?? old.root)
      return new.signed(by: key)?.bytes ?? []
    }
  }
}
