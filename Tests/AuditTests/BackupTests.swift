import Audit
import Foundation
import Merkle
import Testing

@Suite struct BackupTests {
  /// A filled log and a backup of it.
  private func withBackup(_ body: (inout TemporaryLog, String) throws -> Void) throws {
    var one = try VerifierTests.filled()
    let path = one.path + "-backup"
    defer {
      one.remove()
      for suffix in ["", ".trial", "-restored"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
    }
    let report = try Backup.take(of: SQLiteStore(opening: one.path), to: path)
    #expect(report.isConsistent)
    try body(&one, path)
  }

  @Test func `a backup is whole, verified and private, and restores to the same log`() throws {
    try withBackup { one, path in
      let restored = path + "-restored"

      try Backup.restore(path, to: restored)

      let log = try Child.open(restored)
      #expect(try log.size() == 12)
      #expect(try log.record(2).open(.case)?["reference"] == .text("HG-0417"))
      #expect(try log.record(1).contents[.case] == .erased(by: 8))
      #expect(
        try RawDatabase.contents(restored + "/log.db")
          == RawDatabase.contents(one.path + "/log.db"))
      for name in ["log/log.db", "log/anchor", "secrets/vault.db", "secrets/signing.key"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(name)")
      }
      #expect(!FileManager.default.fileExists(atPath: path + ".trial"))
    }
  }

  @Test func `the log of a backup verifies without the secrets, and is not touched by that`() throws
  {
    try withBackup { one, path in
      let files = FileManager.default
      let receipt = try #require(try one.log.store.anchor())
      let before = try Data(contentsOf: URL(fileURLWithPath: path + "/log/log.db"))

      let report = try Verifier(
        SQLiteStore(opening: path + "/log"), depth: .everyCheckpoint, receipts: [receipt]
      ).report()

      #expect(report.isConsistent, "\(report.text)")
      #expect(report.receipt == 12)
      #expect(report.opened == 0 && report.closed == 26)
      #expect(report.text.contains("remark             the secrets and signing.key are not here"))
      #expect(Set(try files.contentsOfDirectory(atPath: path + "/log")) == ["log.db", "anchor"])
      #expect(try Data(contentsOf: URL(fileURLWithPath: path + "/log/log.db")) == before)
      var log = try AuditLog(
        SQLiteStore(opening: path + "/log"), now: one.sources.now, random: one.sources.random)
      guard case .notRecorded = log.append(one.referral()) else {
        Issue.record("it was recorded")
        return
      }
      // With the secrets there, a key that is missing is no backup's folder.
      try files.removeItem(atPath: one.path + "/signing.key")
      #expect(throws: StoreFault.self) { try SQLiteStore(opening: one.path) }
    }
  }

  @Test func `an old backup is refused when a receipt shows that the log went on`() throws {
    try withBackup { one, path in
      let receipt = try one.log.append(one.referral()).get().checkpoint.bytes
      do {
        try Backup.restore(path, to: path + "-restored", receipts: [receipt])
        Issue.record("it was restored")
      } catch let fault as StoreFault {
        #expect(fault.description.contains("this copy must not sign again"))
      }
      #expect(!FileManager.default.fileExists(atPath: path + "-restored"))
      #expect(!FileManager.default.fileExists(atPath: path + "-restored.part"))
    }
  }

  @Test func `what was erased after the backup is gone again as soon as the log is opened`() throws
  {
    try withBackup { one, path in
      // The log is kept, and only the secrets are brought back.
      guard case .erased = one.log.erase([.case], of: 2, ForgettingTests.decision) else {
        Issue.record("not erased")
        return
      }
      let vault = URL(fileURLWithPath: one.path + "/vault.db")
      try Data(contentsOf: URL(fileURLWithPath: path + "/secrets/vault.db")).write(to: vault)
      let log = try Child.open(one.path)
      #expect(try log.record(2).contents[.case] == .erased(by: 12))
      #expect(try one.verify().isConsistent)
    }
  }

  @Test func `a damaged backup is not restored, and nothing is overwritten`() throws {
    try withBackup { one, path in
      let file = URL(fileURLWithPath: path + "/log/log.db")
      try RawDatabase.execute(
        """
        DROP TRIGGER entry_only_forgets; UPDATE entry SET sealed_case = NULL WHERE idx = 5;
        CREATE TRIGGER entry_only_forgets BEFORE UPDATE ON entry BEGIN SELECT 1; END
        """, file.path)
      #expect(throws: StoreFault.self) { try Backup.restore(path, to: path + "-restored") }
      #expect(throws: StoreFault.self) { try Backup.restore(path, to: one.path) }
      #expect(throws: StoreFault.self) {
        try Backup.take(of: SQLiteStore(opening: one.path), to: path)
      }
      #expect(try one.verify().isConsistent)
    }
  }
}
