import Audit
import Foundation
import GRDB
import Merkle
import Testing

@Suite struct VerifierTests {
  /// A log of twelve entries, with the first signing key kept beside it as `.old`.
  static func filled() throws -> TemporaryLog {
    var one = try TemporaryLog()
    let path = one.path
    try FileManager.default.copyItem(atPath: path + "/signing.key", toPath: path + ".old")
    let sample = one
    try one.log.fill({ sample.referralNow() }, one.sources)
    return one
  }

  @Test func `a log that nobody touched is consistent, and the report says what is not proven`()
    throws
  {
    let one = try Self.filled()
    defer { one.remove() }
    let receipt = try #require(try one.log.store.read { try $0.checkpoint(ofSize: 8) })

    let report = try one.verify(receipts: [receipt])

    #expect(
      report.text == """
        audit verify
          log                navigator.example/test
          entries            12   number 0-11, no gaps
          checkpoints        12   12 checked in full
          keys               2   sizes 1-10, 11-12
          sections           27   26 open and match   1 erased (by entry 8)
          kept outside       1 receipts, newest size 8
          NOT PROVEN         that 8-11 were not rewritten on this machine
                             that every check was recorded
                             that the answers given were true
                             when anything happened: the order is that of the numbers
          RESULT             consistent

        """)
  }

  @Test func `the quick way checks the newest checkpoint and both ends of each key`() throws {
    let one = try Self.filled()
    defer { one.remove() }

    let report = try one.verify(.newest)

    #expect(report.isConsistent)
    #expect(report.checkpointsChecked == 4)
  }

  @Test(arguments: Tampering.all + [Tampering.twice])
  func `tampering is found, by its own name, at its first entry`(tampering: Tampering) throws {
    let one = try tampering.log()
    defer { one.remove() }
    #expect(try one.verify().isConsistent)

    let receipts = try tampering.apply(Forger(log: one))
    let report = try one.verify(receipts: receipts)

    let found = report.findings.filter { $0.kind == tampering.kind }
    #expect(!found.isEmpty, "\(report.text)")
    #expect(found.contains { $0.index == tampering.index }, "\(report.text)")
    if let index = tampering.index, tampering.kind != .signatureWrong, tampering.kind != .wrongEpoch
    {
      #expect(report.firstBadIndex == index, "\(report.text)")
    }
  }

  @Test func `there are thirty tamperings and more, and every finding is shown by one`() {
    let all = Tampering.all + [Tampering.twice]
    #expect(all.count >= 30)
    #expect(Set(all.map(\.name)).count == all.count)
    // Indexes of SQLite's own are changed in a test of their own.
    let missing = Set(Finding.Kind.allCases).subtracting(all.map(\.kind))
    #expect(missing == [.rootWrong, .engine])
  }

  @Test func `a finding says what to do`() {
    for kind in Finding.Kind.allCases {
      #expect(kind.advice.hasSuffix("."))
      #expect(kind.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
    }
  }

  @Test func `an index of the engine that says something else is found`() throws {
    let one = try Self.filled()
    defer { one.remove() }
    try one.tamper { db in
      try db.execute(
        sql: """
          PRAGMA writable_schema = ON;
          UPDATE sqlite_schema SET rootpage = (SELECT sum(rootpage) FROM sqlite_schema
          WHERE name IN ('entry_about', 'entry_kind')) - rootpage
          WHERE name IN ('entry_about', 'entry_kind');
          PRAGMA writable_schema = OFF;
          """)
    }
    let report = try one.verify()
    #expect(report.findings.contains { $0.kind == .engine }, "\(report.text)")
  }

  @Test func `a log without entries takes no receipt`() throws {
    let one = try Self.filled()
    defer { one.remove() }
    try one.tamper {
      try $0.execute(sql: "DELETE FROM entry; DELETE FROM node; DELETE FROM checkpoint")
    }
    let root = Base64.text(of: TreeHash.leaf([1]).bytes)

    for depth in [Verifier.Depth.newest, .everyCheckpoint] {
      let sheets = ["0 entries, root \(root)\n", "1 entries, root \(root)\n"]
      let report = try one.verify(depth, receipts: sheets.map { Array($0.utf8) })
      #expect(report.findings.contains { $0.kind == .logEmpty })
      #expect(report.receipt == nil)
    }
  }

  @Test func `an entry with an absurd number does not keep the verifier busy`() throws {
    let one = try Self.filled()
    defer { one.remove() }
    try one.tamper {
      try $0.execute(
        sql: """
          INSERT INTO entry SELECT 9223372036854775807, randomblob(16), kind, about, leaf, NULL,
          NULL, NULL FROM entry WHERE idx = 5
          """)
    }

    let report = try one.verify()

    #expect(report.firstBadIndex == 12)
    #expect(report.findings.contains { $0.message.contains("the numbers go up to 92233") })
  }

  @Test func `times that go back are remarked and prove nothing`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral(1000)).get()
    _ = try one.log.append(one.referral(0)).get()

    let report = try one.verify()

    #expect(report.isConsistent)
    #expect(report.remarks.count == 1 || report.remarks.count == 2)
  }

  /// Whatever bit of whatever file changes: it is found, or the file still holds the same.
  @Test(arguments: ["log.db", "vault.db", "signing.key", "vault.key", "anchor"])
  func `no byte changes unseen`(name: String) throws {
    let one = try Self.filled()
    defer { one.remove() }
    let path = one.path + "/" + name
    let url = URL(fileURLWithPath: path)
    let good = try [UInt8](Data(contentsOf: url))
    let isDatabase = name.hasSuffix(".db")
    let before = isDatabase ? try RawDatabase.contents(path) : []
    let isWhole = ProcessInfo.processInfo.environment["NAVIGATOR_AUDIT_LARGE"] != nil
    // A sample that meets every page; every byte with the variable set.
    let step = isWhole ? 1 : max(1, good.count / 60)
    var seen = 0
    var harmless = 0
    for place in stride(from: 0, to: good.count, by: step) {
      let place = min(good.count - 1, place + (step > 1 ? place * 7 % step : 0))
      var bytes = good
      bytes[place] ^= 1 << UInt8(place % 8)
      try Data(bytes).write(to: url)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      let isSeen = (try? one.verify().isConsistent) != true
      if isSeen {
        seen += 1
      } else if isDatabase, (try? RawDatabase.contents(path)) == before {
        harmless += 1
      } else {
        Issue.record("bit \(place % 8) of byte \(place) of \(name) changed unseen")
      }
    }
    try Data(good).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(try one.verify().isConsistent)
    #expect(seen > 0)
    print("\(name): \(seen) flips seen, \(harmless) harmless, 0 unseen")
  }

  @Test func `the engine's own check would have missed most of it`() throws {
    // The control: a plain check of the file does not see what ours sees.
    let one = try Self.filled()
    defer { one.remove() }
    try one.tamper { try $0.execute(sql: "UPDATE entry SET leaf = x'00' WHERE idx = 4") }
    let queue = try DatabaseQueue(path: one.path + "/log.db")

    #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    #expect(try one.verify().isConsistent == false)
  }
}
