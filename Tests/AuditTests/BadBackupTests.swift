import Audit
import Foundation
import Testing

/// What is said of a backup that is not whole.
@Suite struct BadBackupTests: LosesLogs {
  private func put(_ data: Data, _ name: String, _ lost: LostLog) throws {
    let url = URL(fileURLWithPath: lost.backup + "/" + name)
    try data.write(to: url)
  }

  private func words(_ lost: LostLog) throws -> String {
    let words = try #require(fault { try Backup.restore(lost.backup, to: lost.path) }).description
    #expect(isNowhere(lost.path))
    return words
  }

  @Test func `a log with the secrets of another backup is said to be that, before three faults`()
    throws
  {
    try withLost { lost in
      var other = try TemporaryLog(seed: 2)
      defer { other.remove() }
      let sample = other
      try other.log.fill({ sample.referralNow() }, other.sources)
      _ = try Backup.take(of: SQLiteStore(opening: other.path), to: other.path + "-backup")
      for name in ["vault.db", "vault.key", "signing.key"] {
        let data = try Data(
          contentsOf: URL(fileURLWithPath: other.path + "-backup/secrets/" + name))
        try put(data, "secrets/" + name, lost)
      }

      let words = try words(lost)

      #expect(
        words.hasPrefix(
          "the log and the secrets are not of the same backup; put those together that were taken "
            + "together. The backup does not verify: "), "\(words)")
      #expect(words.matches(of: /\[[a-z-]+\]/).count == 3, "\(words)")
      #expect(words.contains(/And [0-9]+ more\.$/), "\(words)")
    }
  }

  @Test(arguments: ["log/log.db", "secrets/vault.db", "secrets/vault.key", "secrets/signing.key"])
  func `a file that is cut short is named as it is in the backup`(name: String) throws {
    try withLost { lost in
      let path = lost.backup + "/" + name
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      for size in [whole.count - 5, whole.count / 2, 100, 0] where size < whole.count {
        try put(whole.prefix(size), name, lost)

        let words = try words(lost)

        #expect(words.contains(path + " is "), "\(words)")
        #expect(!words.contains(".part"), "\(words)")
        #expect(!words.contains("PRAGMA"), "\(words)")
        if name != "secrets/signing.key", size > 0 {
          #expect(words.hasPrefix(path), "\(words)")
          #expect(words.hasSuffix("; restore another backup"), "\(words)")
        }
        if name.hasSuffix(".db"), size > 0 {
          #expect(words == path + " is damaged or cut short; restore another backup")
        }
      }
    }
  }

  @Test func `a database with a damaged page is named`() throws {
    try withLost { lost in
      let path = lost.backup + "/log/log.db"
      var data = try Data(contentsOf: URL(fileURLWithPath: path))
      // Every page but the first.
      for place in 4096..<data.count { data[place] = 0xFF }
      try put(data, "log/log.db", lost)

      #expect(try words(lost) == path + " is damaged or cut short; restore another backup")
    }
  }

  @Test func `some sections that do not open are no other backup`() throws {
    try withLost { lost in
      try RawDatabase.execute(
        "UPDATE secret SET wrapped = randomblob(60) WHERE idx IN (2, 4)",
        lost.backup + "/secrets/vault.db")

      let words = try words(lost)

      #expect(words.hasPrefix("the backup does not verify: entry 2: "), "\(words)")
      #expect(words.hasSuffix("And 3 more."), "\(words)")
    }
  }
}
