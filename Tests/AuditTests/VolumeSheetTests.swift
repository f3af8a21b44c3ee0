import Audit
import Foundation
import Merkle
import Testing

/// Sheets have no signature and no name: none may be believed or passed over by mistake.
@Suite struct VolumeSheetTests: LosesLogs {
  private func sheet(_ size: Int, _ root: TreeHash) -> [UInt8] {
    Array("\(size) entries, root \(Base64.text(of: root.bytes))\n".utf8)
  }

  private func sheet(of receipt: [UInt8]) throws -> [UInt8] {
    let checkpoint = try Checkpoint(reading: SignedNote(reading: receipt).text)
    return sheet(checkpoint.size, checkpoint.root)
  }

  /// A log of which entries 12 to 17 are missing: its copy has 13 entries, the last opens a volume.
  private func withManyLost(_ body: (LostLog, [[UInt8]]) throws -> Void) throws {
    try withLost { lost in
      var former = try TemporaryLog(at: try restoredAsItWas(lost), sources: lost.sources)
      let receipts = try (0..<6).map { _ in
        try former.log.append(former.referralNow()).get().checkpoint.bytes
      }
      try body(lost, receipts)
    }
  }

  @Test func `a sheet of a volume that goes on is never taken for one of the part that is missing`()
    throws
  {
    try withManyLost { lost, receipts in
      try lost.restore(receipts)
      let copy = lost.path + "-notes"
      #expect(try Backup.take(of: SQLiteStore(opening: lost.path), to: copy).isConsistent)
      var one = try lost.opened()
      let newest = try sheet(of: one.log.append(one.referralNow()).get().checkpoint.bytes)
      #expect(try one.verify(receipts: [newest]).receipt == 14)
      try FileManager.default.removeItem(atPath: lost.path)

      // Restored under its own name the copy would sign size 14 for a second time.
      #expect(
        fault { try Backup.restore(copy, to: lost.path, receipts: [newest]) }?.kind == .behind)
      #expect(isNowhere(lost.path))
      // One of the missing part cannot be told from it here; only what is named can.
      let between = try sheet(of: receipts[1])
      #expect(
        fault { try Backup.restore(copy, to: lost.path, receipts: [between]) }?.kind == .behind)
      let report = try Backup.restore(copy, to: lost.path, receipts: [sheet(of: receipts[5])])
      #expect(report.lostLines.first?.hasPrefix("receipt 1 is of the lost part") == true)
      #expect(report.receipt == nil)
    }
  }

  @Test func `every sheet of what is missing may be given when a volume is opened`() throws {
    try withManyLost { lost, receipts in
      let sheets = try receipts.map { try sheet(of: $0) }
      #expect(fault { try lost.restore(sheets) }?.kind == .notChecked)

      let report = try lost.restore(sheets, takesUnchecked: true)

      #expect(report.size == 13)
      #expect(report.missing.map(\.numbers) == ["entries 12-17"])
      #expect(report.lost.map(\.size) == [13, 14, 15, 16, 17, 18])
      #expect(
        report.lostLines.map { $0.contains("may be of the lost part") }
          == [true, true, true, true, true, false])
    }
  }

  @Test func `a sheet that contradicts what is here is found, whatever a volume says is missing`()
    throws
  {
    let one = try LostLog.wentOn()
    defer { one.remove() }
    func kinds(_ size: Int) throws -> [Finding.Kind] {
      try one.verify(receipts: [sheet(size, .leaf([]))]).findings.map(\.kind)
    }
    #expect(try kinds(3) == [.sheetDiffers])
    // Whoever has the key names a volume that never was, as large as they like.
    try Forger(log: one).reopen(missing: [
      .init(size: 14, root: .emptyRoot, origin: TemporaryLog.origin),
      .init(
        size: 1_000_000, root: .emptyRoot, origin: "\(TemporaryLog.origin)/volume-2-00000000"),
    ])
    try Forger(log: one).signVolume(openedBy: Forger(log: one).formerKey())
    #expect(try one.verify().isConsistent)

    for size in [1, 3, 12, 15] { #expect(try kinds(size) == [.sheetDiffers], "\(size)") }
    let report = try one.verify(receipts: [sheet(3, .leaf([]))])
    #expect(report.findings.first?.message.contains("it may be of") == true)
    #expect(report.text.contains("or of a part that is missing"))
    // Between the last entry from before and the end of what is missing, nobody can tell.
    #expect(try one.verify(receipts: [sheet(13, .leaf([]))]).isConsistent)
    #expect(try !one.verify(receipts: [sheet(16, .leaf([]))]).isConsistent)
  }

  @Test func `what anybody can make up does not say that a whole log is an old copy`() throws {
    let one = try VerifierTests.filled()
    defer { one.remove() }
    let stranger = try #require(
      SigningKey(name: TemporaryLog.origin, seed: Array(repeating: 7, count: 32)))
    for (receipt, doubt) in [
      (sheet(90_000, .leaf([])), "it has no signature"),
      (
        try SignedNote.forged(TemporaryLog.origin, 90_000, .leaf([]), stranger),
        "no key that is known here signed it"
      ),
    ] {
      let report = try one.verify(receipts: [receipt])
      #expect(report.findings.map(\.kind) == [.anchorAheadUnchecked])
      let text = report.text
      #expect(text.contains(doubt) && text.contains("with the paper"), "\(text)")
      #expect(!text.contains("still good") && !text.contains("it is an older copy"), "\(text)")
      #expect(text.contains("NOT CONSISTENT"))
    }
    // One that is signed by a key of this log says it for certain.
    let key = try one.log.store.signingKey()
    let ahead = try SignedNote.forged(TemporaryLog.origin, 13, .leaf([]), key)
    let report = try one.verify(receipts: [ahead])
    #expect(report.findings.map(\.kind) == [.anchorAhead])
    #expect(report.text.contains("still good") && report.text.contains("it is an older copy"))
  }

  @Test func `a copy is restored although more is missing of a volume before it`() throws {
    try withLost { lost in
      // The newest receipt of the former volume turns up after a volume was opened.
      try lost.restore([lost.receipts[0]])
      let copy = lost.path + "-notes"
      #expect(try Backup.take(of: SQLiteStore(opening: lost.path), to: copy).isConsistent)
      var former = try lost.opened()
      let newest = try former.log.append(former.referralNow()).get().checkpoint.bytes
      try FileManager.default.removeItem(atPath: lost.path)
      // What this volume signed after the copy it would contradict.
      let fault = fault {
        try Backup.restore(copy, to: lost.path, receipts: lost.receipts + [newest])
      }
      #expect(fault?.kind == .behind)
      #expect(isNowhere(lost.path))

      let report = try Backup.restore(copy, to: lost.path, receipts: lost.receipts)

      #expect(report.findings.map(\.kind) == [.moreMissing])
      #expect(report.lost.map(\.name) == ["receipt 1"])
      var one = try lost.opened()
      let mine = try one.log.append(one.referralNow()).get().checkpoint.bytes
      #expect(try one.verify(receipts: [mine]).isConsistent)
      #expect(
        try one.verify(receipts: [mine, lost.receipts[1]]).findings.map(\.kind) == [.moreMissing])
      // A volume that is opened names it.
      try FileManager.default.removeItem(atPath: lost.path)
      let third = try Backup.restore(
        copy, to: lost.path, receipts: lost.receipts, opening: lost.volume())
      #expect(third.isConsistent)
      #expect(third.missing.map(\.size) == [13, 14])
    }
  }
}
