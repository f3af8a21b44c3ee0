import Audit
import Foundation
import GRDB
import Merkle
import Testing

/// A log that was restored from an older copy and went on under another name.
///
/// Done to a log of fifteen entries: the first twelve are those of the others, 12 opens the volume
/// and says that the former one had 14, and 13 and 14 are referrals.
extension Tampering {
  static let volumes: [Tampering] =
    (opening + around).map { tampering in
      var tampering = tampering
      tampering.log = { try LostLog.wentOn() }
      return tampering
    } + [
      .init(
        receipts: "a copy from before a volume was opened is put back", .anchorAheadUnchecked,
        at: nil
      ) { forger in
        let key = try #require(
          SigningKey(name: "\(TemporaryLog.origin)/volume-2-1a2b3c4d", seed: thief.seed))
        return [try SignedNote.forged(key.verifier.name, 15, .emptyRoot, key)]
      }
    ]

  private static let thief = SigningKey(
    name: TemporaryLog.origin, seed: Array(repeating: 3, count: 32))!

  /// How it was opened.
  private static let opening: [Tampering] = [
    .init("a volume is opened without the key before it", .volumeUnsigned, at: 12) { forger in
      try forger.changeNote(13) { bytes in
        let note = try? SignedNote(reading: bytes)
        // The last line is the signature by the former key.
        return note.map { note in
          Array(
            bytes.dropLast(
              String(decoding: bytes, as: UTF8.self)
                .split(separator: "\n").last.map { $0.utf8.count + 1 } ?? note.bytes.count))
        } ?? []
      }
    },
    .init("a volume is opened by a thief who has no key", .epochBroken, at: 12) { forger in
      try forger.reopen(former: thief.verifier)
      try forger.signVolume(openedBy: thief)
    },
    .init("a volume is opened by a key that was changed long before", .epochBroken, at: 12) {
      forger in
      try forger.reopen(former: try forger.oldKey().verifier)
      try forger.signVolume(openedBy: try forger.oldKey())
    },
    .init(
      "a volume names the right key before it and is opened by another", .volumeUnsigned, at: 12
    ) {
      forger in
      try forger.signVolume(openedBy: thief)
    },
    .init("a volume takes the name of another log", .epochBroken, at: 12) { forger in
      let key = try #require(SigningKey(name: "b.example/volume-2-1a2b3c4d", seed: thief.seed))
      try forger.reopen(key: key.verifier)
      try forger.signVolume(openedBy: try forger.formerKey(), key: key)
      try forger.write(KeyText.of(key), "signing.key")
    },
    .init("a volume takes the name that the log had", .entryUnreadable, at: 12) { forger in
      let former = try forger.formerKey()
      try forger.reopen(key: thief.verifier)
      try forger.signVolume(openedBy: former, key: thief)
    },
    .init("a volume says that nothing is missing", .entryUnreadable, at: 12) { forger in
      try forger.reopen(missing: [])
      try forger.signVolume(openedBy: try forger.formerKey())
    },
    .init("a volume says that what is here is missing", .epochBroken, at: 12) { forger in
      try forger.reopen(missing: [
        .init(size: 12, root: .emptyRoot, origin: TemporaryLog.origin)
      ])
      try forger.signVolume(openedBy: try forger.formerKey())
    },
    .init("the entry that opens a volume is taken for another", .entryMislabelled, at: 12) {
      forger in
      try forger.log.tamper { try $0.execute(sql: "UPDATE entry SET kind = 'void' WHERE idx = 12") }
    },
    .init("what is missing is changed, and nobody signs it", .entryChanged, at: 12) { forger in
      try forger.reopen(missing: [
        .init(size: 13, root: .emptyRoot, origin: TemporaryLog.origin)
      ])
    },
  ]

  /// What was signed before and after, and what is kept elsewhere.
  private static let around: [Tampering] = [
    .init("the first checkpoint of a volume has the former name", .originChanged, at: 12) {
      forger in
      try forger.signAnew(13, by: try forger.formerKey())
    },
    .init("a checkpoint from before a volume has its name", .originChanged, at: 11) { forger in
      try forger.signAnew(12, by: try forger.log.log.store.signingKey())
    },
    .init("the former key signs on in the name of the volume", .wrongEpoch, at: 13) { forger in
      let (former, key) = (try forger.formerKey(), try forger.log.log.store.signingKey())
      try forger.changeNote(14) { bytes in
        guard let note = try? SignedNote(reading: bytes),
          let old = try? Checkpoint(reading: note.text)
        else { return [] }
        return (try? SignedNote.forged(key.verifier.name, 14, old.root, former)) ?? []
      }
    },
    .init("the former key is put back", .signingKeyOther, at: nil) { forger in
      try forger.write(KeyText.of(try forger.formerKey()), "signing.key")
    },
    .init(receipts: "the former volume goes on somewhere else", .moreMissing, at: nil) { forger in
      let former = try forger.formerKey()
      return [try SignedNote.forged(former.verifier.name, 16, .emptyRoot, former)]
    },
    .init(receipts: "a volume says that less is missing than was signed", .moreMissing, at: nil) {
      forger in
      try forger.reopen(missing: [
        .init(size: 13, root: .emptyRoot, origin: TemporaryLog.origin)
      ])
      let former = try forger.formerKey()
      try forger.signVolume(openedBy: former)
      return [try SignedNote.forged(former.verifier.name, 14, .emptyRoot, former)]
    },
    .init(receipts: "the missing part was another one than is said", .anchorFork, at: nil) {
      forger in
      let former = try forger.formerKey()
      return [try SignedNote.forged(former.verifier.name, 14, .leaf([1]), former)]
    },
    .init(
      receipts: "a receipt of the missing part is signed by a stolen key", .receiptWrong,
      at: nil
    ) {
      forger in
      let old = try forger.oldKey()
      return [try SignedNote.forged(old.verifier.name, 14, .emptyRoot, old)]
    },
    .init(receipts: "two receipts of the missing part contradict each other", .anchorFork, at: nil)
    {
      forger in
      let former = try forger.formerKey()
      return try [TreeHash.leaf([1]), .leaf([2])].map {
        try SignedNote.forged(former.verifier.name, 13, $0, former)
      }
    },
    .init(receipts: "a receipt is of the volume before it was opened", .anchorFork, at: nil) {
      forger in
      let key = try forger.log.log.store.signingKey()
      return [try SignedNote.forged(key.verifier.name, 12, .emptyRoot, key)]
    },
    .init(receipts: "two volumes are opened from one copy", .anchorFork, at: nil) { forger in
      let key = try #require(
        SigningKey(name: "\(TemporaryLog.origin)/volume-2-00000000", seed: thief.seed))
      return [
        try SignedNote.forged(key.verifier.name, 13, .emptyRoot, key, and: try forger.formerKey())
      ]
    },
    .init(receipts: "the volume is rolled back", .anchorAhead, at: 14) { forger in
      let receipt = try forger.log.log.store.anchor() ?? []
      let old = try forger.log.log.store.read { try $0.checkpoint(ofSize: 14) } ?? []
      try forger.log.tamper {
        try $0.execute(
          sql: """
            DELETE FROM entry WHERE idx >= 14; DELETE FROM checkpoint WHERE size > 14;
            DELETE FROM node WHERE (position + 1) << level > 14
            """)
      }
      try forger.write(old, "anchor")
      return [receipt]
    },
  ]
}

extension Forger {
  /// Writes the entry that opens the volume anew, with some of it changed.
  func reopen(
    key: VerifierKey? = nil, former: VerifierKey? = nil, missing: [Entry.Missing]? = nil
  ) throws {
    let entry = try #require(Entry(reading: try entry(12).leaf))
    let newKey = try #require(key ?? entry.newKey)
    let formerKey = try #require(former ?? entry.formerKey)
    try replace(
      12,
      Entry(
        kind: .volume, id: entry.id,
        details: [.origin(newKey.name), .key(newKey), .formerKey(formerKey)]
          + (missing ?? entry.missing).map { .missing($0) }, seals: entry.seals))
  }

  /// Signs everything anew, each size with its key; the first of the volume by two.
  func signVolume(openedBy second: SigningKey, key: SigningKey? = nil) throws {
    let (old, former) = (try oldKey(), try formerKey())
    let key = try key ?? log.log.store.signingKey()
    try sign { $0 <= 10 ? old : $0 <= 12 ? former : key }
    try changeNote(13) { bytes in
      guard var note = try? SignedNote(reading: bytes) else { return [] }
      note.add(second)
      return note.bytes
    }
  }
}
