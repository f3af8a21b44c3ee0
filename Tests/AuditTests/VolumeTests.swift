import Audit
import Foundation
import Merkle
import Testing

/// A restored copy that is behind a receipt goes on as a new volume.
@Suite struct VolumeTests: LosesLogs {
  @Test func `a copy that is behind goes on under another name, and says what is missing`() throws {
    try withLost { lost in
      let report = try lost.restore()

      #expect(report.isConsistent)
      #expect(report.size == 13)
      #expect(report.origin.hasPrefix("\(TemporaryLog.origin)/volume-2-"))
      #expect(report.volumes.map(\.sizes) == [1...12, 13...13])
      let part = try #require(report.missing.first)
      #expect(report.missing.count == 1)
      #expect("\(part)" == "entries 12-13 of '\(TemporaryLog.origin)'")
      #expect(part.by == 12)

      var one = try lost.opened()
      let entry = try one.log.record(12).entry
      #expect(entry.kind == .volume)
      #expect(entry.about == nil)
      let newest = try Checkpoint(reading: SignedNote(reading: lost.receipts[1]).text)
      #expect(
        entry.missing == [.init(size: 14, root: newest.root, origin: TemporaryLog.origin)])
      // It goes on: checks, later events on old and on new records, a change of keys.
      let number = try one.log.append(one.referralNow()).get().number
      #expect(number == 13)
      for about in [2, 13] {
        let event = LaterEvent(
          id: one.log.newID(), kind: .outcome, about: about, code: "duty_done",
          entered: one.sources.now())
        _ = try one.log.append(event).get()
      }
      #expect(try one.log.history(of: 2) == [6, 14])
      _ = try one.log.changeKey().get()
      _ = try one.log.append(one.referralNow()).get()
      guard case .erased = one.log.erase([.case], of: 2, ForgettingTests.decision) else {
        Issue.record("not erased")
        return
      }
      try one.log.sweep()
      #expect(try one.verify().isConsistent)
      #expect(try Child.open(lost.path).size() == 19)
    }
  }

  @Test func `verifying says what is missing, and of which part a receipt is`() throws {
    let lost = try LostLog()
    try lost.restore()
    var one = try lost.opened()
    defer { lost.remove() }
    let mine = try one.log.append(one.referralNow()).get().checkpoint.bytes
    let early = try #require(try one.log.store.read { try $0.checkpoint(ofSize: 8) })
    let first = try #require(try one.log.store.read { try $0.checkpoint(ofSize: 13) })

    let report = try one.verify(receipts: [early, lost.receipts[0], lost.receipts[1], first, mine])

    let name = report.origin
    #expect(
      report.text == """
        audit verify
          log                \(name)
          volumes            2   sizes 1-12, 13-14
          MISSING            entries 12-13 of 'navigator.example/test', as entry 12 says
          entries            14   number 0-13, no gaps
          checkpoints        14   14 checked in full
          keys               3   sizes 1-10, 11-12, 13-14
          sections           31   30 open and match   1 erased (by entry 8)
          kept outside       5 receipts, newest size 14
                             receipt 2 is of the lost part of 'navigator.example/test': \
        entries 12-13 are not here
                             receipt 3 is of the lost part of 'navigator.example/test': \
        entries 12-13 are not here
          NOT PROVEN         that nothing is here that was erased in the missing entries: \
        ask for those erasures again
                             that every check was recorded
                             that the answers given were true
                             when anything happened: the order is that of the numbers
          RESULT             consistent, with entries missing

        """)
    // The quick way looks at both ends of each key, and so at what opens a volume.
    #expect(try one.verify(.newest).checkpointsChecked == 6)
  }

  @Test func `what may have been erased in the missing part is doubted only while it is here`()
    throws
  {
    let one = try LostLog.wentOn()
    defer { one.remove() }
    func isDoubted() throws -> Bool {
      try one.verify().notProven.contains { $0.contains("erased in the missing entries") }
    }
    #expect(try isDoubted())
    var log = one.log
    guard
      case .erased = log.release(3, ForgettingTests.decision).receipt.map({ _ in
        log.retain(erasing: Set(Section.allCases), below: 15, ForgettingTests.decision)
      })
    else {
      Issue.record("not erased")
      return
    }
    #expect(try !isDoubted())
    #expect(try one.verify().isConsistent)
  }

  @Test func `the first checkpoint of a volume is signed by its key and by the one before`() throws
  {
    try withLost { lost in
      try lost.restore()
      let one = try lost.opened()
      let bytes = try #require(try one.log.store.anchor())
      let note = try SignedNote(reading: bytes)
      let entry = try one.log.record(12).entry
      let (new, former) = (try #require(entry.newKey), try #require(entry.formerKey))

      #expect(note.signatures.map(\.name) == [new.name, TemporaryLog.origin])
      #expect(note.isSigned(by: new) && note.isSigned(by: former))
      #expect(try Checkpoint(reading: note.text).origin == new.name)
      #expect(try one.log.store.signingKey().verifier == new)
      #expect(try one.log.store.stagedKey() == nil)
      // Nothing in the folder holds the key before.
      let former64 = try #require(
        String(decoding: lost.key, as: UTF8.self).split(separator: "\n").dropFirst(2).first)
      for name in try FileManager.default.contentsOfDirectory(atPath: lost.path) {
        let data = try Data(contentsOf: URL(fileURLWithPath: lost.path + "/" + name))
        #expect(data.range(of: Data(former64.utf8)) == nil, "\(name)")
      }
    }
  }

  @Test func `a damaged copy opens no volume`() throws {
    try withLost { lost in
      let url = URL(fileURLWithPath: lost.backup + "/log/log.db")
      var data = try Data(contentsOf: url)
      let place = try #require(data.range(of: Data("type finished".utf8)))
      data.replaceSubrange(place, with: Data("type fimished".utf8))
      try data.write(to: url)
      #expect(fault { try lost.restore() }?.kind == .damaged)
      #expect(isNowhere(lost.path))
    }
  }

  @Test func `a key that has signed nothing yet opens a volume as well`() throws {
    let lost = try LostLog(isJustRenewed: true)
    defer { lost.remove() }

    let report = try lost.restore()

    #expect(report.isConsistent)
    #expect(report.missing.map(\.numbers) == ["entries 13-14"])
    #expect(report.lost.map(\.isChecked) == [true, true])
    #expect(report.epochs.map(\.sizes) == [1...10, 11...13, 14...14])
    var one = try lost.opened()
    _ = try one.log.append(one.referralNow()).get()
    #expect(try one.verify(receipts: lost.receipts).isConsistent)
  }

  @Test func `two programs do not restore to one place at once`() throws {
    try withLost { lost in
      let path = lost.path + ".restoring"
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      let file = unsafe open(path, O_RDWR)
      #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
      do {
        try lost.restore()
        Issue.record("it was restored")
      } catch let fault as StoreFault {
        #expect(fault.kind == .busy)
      }
      close(file)

      // What a program left that was killed is in nobody's way.
      #expect(try lost.restore().isConsistent)
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func `two volumes from one copy never sign under one name`() throws {
    try withLost { lost in
      let first = try lost.restore()
      let second = try Backup.restore(
        lost.backup, to: lost.path + "-second", receipts: lost.receipts, opening: lost.volume())

      #expect(first.origin != second.origin)
      let one = try lost.opened()
      let other = try TemporaryLog(at: lost.path + "-second", sources: lost.sources)
      #expect(try one.log.store.signingKey().seed != other.log.store.signingKey().seed)
      let receipt = try #require(try other.log.store.anchor())
      let report = try one.verify(receipts: [receipt])
      #expect(report.findings.map(\.kind) == [.anchorFork], "\(report.text)")
    }
  }

  @Test func `a volume is lost as well, and the next one names what is missing of both`() throws {
    try withLost { lost in
      // From one copy for the second time: the volume that was opened first is gone with its disk.
      let first = try lost.restore()
      var gone = try lost.opened()
      let receipt = try gone.log.append(gone.referralNow()).get().checkpoint.bytes
      try FileManager.default.removeItem(atPath: lost.path)
      #expect(
        fault { try Backup.restore(lost.backup, to: lost.path, receipts: [receipt]) }?.kind
          == .behind)
      // Its key is not in the copy.
      #expect(fault { try lost.restore(lost.receipts + [receipt]) }?.kind == .notChecked)

      let report = try lost.restore(lost.receipts + [receipt], takesUnchecked: true)

      #expect(report.origin.hasPrefix("\(TemporaryLog.origin)/volume-3-"))
      #expect(
        report.missing.map(\.description) == [
          "entries 12-13 of '\(TemporaryLog.origin)'", "entries up to 13 of '\(first.origin)'",
        ])
      #expect(report.lost.map(\.name) == ["receipt 1", "receipt 2", "receipt 3"])
    }
  }

  @Test func `where more is missing than was known, the first number is told as well`() throws {
    try withLost { lost in
      try lost.restore([lost.receipts[0]])
      var one = try lost.opened()
      _ = try one.log.append(one.referralNow()).get()
      let copy = lost.path + "-second"
      #expect(try Backup.take(of: SQLiteStore(opening: lost.path), to: copy).isConsistent)
      let receipt = try one.log.append(one.referralNow()).get().checkpoint.bytes
      let name = try Checkpoint(reading: SignedNote(reading: receipt).text).origin
      try FileManager.default.removeItem(atPath: lost.path)

      let report = try Backup.restore(
        copy, to: lost.path, receipts: [lost.receipts[1], receipt], opening: lost.volume())

      #expect(
        report.missing.map(\.description) == [
          "entry 12 of '\(TemporaryLog.origin)'", "entries 12-13 of '\(TemporaryLog.origin)'",
          "entry 14 of '\(name)'",
        ])
      let log = try Child.open(lost.path)
      #expect(try log.record(14).missing == Array(report.missing.dropFirst()))
      #expect(try log.record(13).missing == [])
      // Number 13 is another entry here, and stood on a sheet of the first volume as well.
      #expect(
        try (11...15).map { number in try log.missing().contains { $0.isDoubtful(number) } }
          == [false, true, true, true, false])
    }
  }

  @Test func `a volume is copied, lost and restored like any log`() throws {
    try withLost { lost in
      try lost.restore()
      var one = try lost.opened()
      let second = lost.path + "-second"
      #expect(try Backup.take(of: SQLiteStore(opening: lost.path), to: second).isConsistent)
      let receipt = try one.log.append(one.referralNow()).get().checkpoint.bytes
      try FileManager.default.removeItem(atPath: lost.path)

      let report = try Backup.restore(
        second, to: lost.path, receipts: lost.receipts + [receipt], opening: lost.volume())

      #expect(report.isConsistent)
      #expect(report.origin.contains("/volume-3-"))
      #expect(report.volumes.map(\.sizes) == [1...12, 13...13, 14...14])
      #expect(report.missing.map(\.numbers) == ["entries 12-13", "entry 13"])
      #expect(report.epochs.count == 4)
    }
  }

  @Test func `no secret that was made ahead in the copy is used again`() throws {
    try withLost { lost in
      let copy = try SQLiteStore(opening: try restoredAsItWas(lost))
      let before = try #require(try copy.secret(at: 12, .record))
      #expect(try copy.secret(at: 5, .record) != nil)
      try lost.restore()
      let one = try lost.opened()

      let after = try #require(try one.log.store.secret(at: 12, .record))
      #expect(after != before)
      #expect(
        try one.log.store.secret(at: 13, .case) != copy.secret(at: 13, .case))
      #expect(try one.log.store.secret(at: 5, .record) == copy.secret(at: 5, .record))
    }
  }

  @Test func `a program that was cut off while it restored leaves nothing in the way`() throws {
    try withLost { lost in
      // What a crash leaves: a folder with some of the files, one of them half replaced.
      let part = lost.path + ".part"
      try FileManager.default.createDirectory(atPath: part, withIntermediateDirectories: true)
      for name in ["log.db", "signing.key", "signing.next", "signing.next.part", "anchor.part"] {
        try Data("half".utf8).write(to: URL(fileURLWithPath: part + "/" + name))
      }
      #expect(try lost.restore().isConsistent)
      #expect(!FileManager.default.fileExists(atPath: part))
    }
  }
}
