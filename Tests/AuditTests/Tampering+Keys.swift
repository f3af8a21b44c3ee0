import Audit
import Foundation
import GRDB
import Merkle
import Testing

/// Keys, and what is kept outside the log.
extension Tampering {
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
    .init(receipts: "the whole log is written anew with another key", .receiptWrong, at: nil) {
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
    .init(receipts: "a sheet says something else of the entries", .sheetDiffers, at: nil) { _ in
      [Array("8 entries, root \(Base64.text(of: TreeHash.leaf([1]).bytes))\n".utf8)]
    },
    .init(receipts: "a sheet has more entries than an old copy", .anchorAheadUnchecked, at: nil) {
      _ in
      [Array("13 entries, root \(Base64.text(of: TreeHash.leaf([1]).bytes))\n".utf8)]
    },
    .init(receipts: "a checkpoint of another log is given", .anchorForeign, at: nil) { _ in
      let key = try #require(SigningKey(name: "b.example", seed: Array(repeating: 3, count: 32)))
      let note = Checkpoint(origin: "b.example", size: 3, root: .emptyRoot).signed(by: key)
      return [note?.bytes ?? []]
    },
  ]
}
