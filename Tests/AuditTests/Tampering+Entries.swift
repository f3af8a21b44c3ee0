import Audit
import Foundation
import GRDB
import Merkle
import Testing

/// Entries that are cut off, taken out, exchanged, added or changed.
extension Tampering {
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

  /// Shows one kind of finding that needs an inner fault.
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
