import Audit
import Foundation
import Merkle
import Testing

/// What has to be shown before a volume is opened.
@Suite struct VolumeReceiptTests: LosesLogs {
  @Test func `without being told to, nothing is restored that is behind`() throws {
    try withLost { lost in
      let fault = fault {
        try Backup.restore(lost.backup, to: lost.path, receipts: lost.receipts)
      }
      #expect(fault?.kind == .behind)
      #expect(fault?.description.contains("--new-volume") == true)
      #expect(isNowhere(lost.path))
    }
  }

  @Test func `where nothing is missing, no volume is opened`() throws {
    try withLost { lost in
      let store = try SQLiteStore(opening: try restoredAsItWas(lost))
      let inside = try #require(try store.read { try $0.checkpoint(ofSize: 9) })
      try store.close()
      for receipts in [[], [inside]] {
        #expect(fault { try lost.restore(receipts) }?.kind == .nothingMissing)
        #expect(isNowhere(lost.path))
      }
    }
  }

  @Test func `a receipt whose key came in later is taken only by somebody who says so`() throws {
    try withLost(isRenewed: true) { lost in
      let fault = fault { try lost.restore() }
      #expect(fault?.kind == .notChecked)
      #expect(fault?.description.contains("receipt 1 (14 entries of") == true)
      #expect(isNowhere(lost.path))

      let report = try lost.restore(takesUnchecked: true)

      #expect(report.isConsistent)
      #expect(report.missing.map(\.numbers) == ["entries 12-13"])
      #expect(report.lostLines.first?.contains("its key came in later") == true)
      let log = try Child.open(lost.path)
      #expect(try log.record(12).open(.record)?["receipts"] == .text("not_checked"))
    }
  }

  @Test func `the sheets that went out are enough, for somebody who says so`() throws {
    try withLost { lost in
      let sheets = try lost.receipts.map { bytes in
        let checkpoint = try Checkpoint(reading: SignedNote(reading: bytes).text)
        return Array(
          "\(checkpoint.size) entries, root \(Base64.text(of: checkpoint.root.bytes))\n".utf8)
      }
      #expect(
        fault { try Backup.restore(lost.backup, to: lost.path, receipts: sheets) }?.kind == .behind)
      #expect(fault { try lost.restore(sheets) }?.kind == .notChecked)
      // One that is signed says the same of the newest: then there is nothing to doubt.
      #expect(try lost.restore(sheets + [lost.receipts[1]]).isConsistent)
      try FileManager.default.removeItem(atPath: lost.path)

      let report = try lost.restore(sheets, takesUnchecked: true)

      #expect(report.isConsistent)
      #expect(report.missing.map(\.numbers) == ["entries 12-13"])
      var one = try lost.opened()
      #expect(try one.verify(receipts: lost.receipts).isConsistent)
      // A sheet of the volume itself is told from one of the missing part by its root.
      let receipt = try one.log.append(one.referralNow()).get()
      let own = try Checkpoint(reading: receipt.checkpoint.text)
      let mine = Array("14 entries, root \(Base64.text(of: own.root.bytes))\n".utf8)
      let after = try one.verify(receipts: [mine, sheets[0], sheets[1]])
      #expect(after.isConsistent)
      #expect(after.receipt == 14)
      #expect(after.lost.map(\.name) == ["receipt 2", "receipt 3"])
      #expect(after.lostLines.first?.contains("it has no signature") == true)
      // At the size that the entry names, it can only be the one or the other.
      let other = Array("14 entries, root \(Base64.text(of: TreeHash.leaf([]).bytes))\n".utf8)
      #expect(try one.verify(receipts: [other]).findings.map(\.kind) == [.sheetDiffers])
    }
  }

  @Test func `what a receipt named that nobody could check is doubted wherever it is told`() throws
  {
    try withLost(isRenewed: true) { lost in
      let report = try lost.restore(takesUnchecked: true)
      let one = try lost.opened()

      for report in [report, try one.verify()] {
        #expect(
          report.text.contains(
            ", as entry 12 says; it was named by a receipt that nobody could check\n"))
        #expect(report.missingJSON.list?.map { $0["receipt_checked"] } == [.truth(false)])
        #expect(
          report.restored(to: "x")
            == "Restored to x. What is here was verified. What is missing was not: it was named by "
            + "a receipt that nobody could check.")
      }
      #expect(try one.log.record(12).isUnchecked)
      #expect(try !one.log.record(11).isUnchecked)
      // Who has no secrets cannot tell.
      try FileManager.default.removeItem(atPath: lost.path + "/vault.db")
      let closed = try one.verify()
      #expect(closed.missingJSON.list?.map { $0["receipt_checked"] } == [nil])
      #expect(!closed.text.contains("nobody could check"))
    }
    try withLost { lost in
      let report = try lost.restore()
      #expect(report.missingJSON.list?.map { $0["receipt_checked"] } == [.truth(true)])
      #expect(!report.text.contains("nobody could check"))
      #expect(report.restored(to: "x") == "Restored to x, and verified.")
      #expect(try !lost.opened().log.record(12).isUnchecked)
    }
  }

  @Test func `a receipt of the missing part is said to prove nothing about what is here`() throws {
    try withLost { lost in
      try lost.restore()
      let one = try lost.opened()
      let mine = try #require(try one.log.store.anchor())

      #expect(try one.verify().whyNoReceipt == "no checkpoint from elsewhere was given")
      #expect(
        try one.verify(receipts: [lost.receipts[1]]).whyNoReceipt
          == "the receipt that was given is of the part that is missing; it proves nothing about "
          + "what is here")
      #expect(
        try one.verify(receipts: lost.receipts).whyNoReceipt
          == "the receipts that were given are of the part that is missing; they prove nothing "
          + "about what is here")
      #expect(try one.verify(receipts: lost.receipts + [mine]).whyNoReceipt == nil)
    }
  }

  @Test func `a false receipt opens nothing`() throws {
    try withLost { lost in
      let whole = try SignedNote(reading: lost.receipts[1])
      let root = try Checkpoint(reading: whole.text).root
      let name = TemporaryLog.origin
      func key(_ name: String, _ seed: [UInt8]) throws -> SigningKey {
        try #require(SigningKey(name: name, seed: seed))
      }
      let stolen = try #require(
        Base64.bytes(
          of: String(decoding: lost.firstKey, as: UTF8.self).split(separator: "\n")[2]))
      let (one, two) = (
        try SignedNote.forged(name, 20, root, key(name, Array(repeating: 1, count: 32))),
        try SignedNote.forged(name, 20, .leaf([]), key(name, Array(repeating: 2, count: 32)))
      )
      // Of a size that was never, with the signature of another; by a key of before; of another
      // name; no note at all.
      let changed = String(decoding: lost.receipts[1], as: UTF8.self)
        .replacing("\n14\n", with: "\n15\n")
      for (false_, kind) in [
        ([Array(changed.utf8)], StoreFault.Kind.damaged),
        ([try SignedNote.forged(name, 20, root, key(name, stolen))], .damaged),
        ([try SignedNote.forged("b.example", 20, root, key("b.example", stolen))], .damaged),
        ([try SignedNote.forged(name, 20, root, key("b.example", stolen))], .damaged),
        ([Array("hello\n".utf8)], .damaged),
        ([one], .notChecked), ([one] + lost.receipts, .notChecked), ([one, two], .damaged),
      ] {
        #expect(fault { try lost.restore(false_) }?.kind == kind)
        #expect(isNowhere(lost.path))
      }
    }
  }
}
