import Audit
import Foundation
import GRDB
import Merkle
import Testing

/// Sealed sections and their secrets.
extension Tampering {
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
}
