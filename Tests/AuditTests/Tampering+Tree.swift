import Audit
import Foundation
import GRDB
import Merkle
import Testing

/// Nodes and signed checkpoints.
extension Tampering {
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
}
