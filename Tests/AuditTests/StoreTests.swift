import Audit
import Foundation
import GRDB
import Testing

@Suite struct StoreTests {
  private func rights(_ path: String) throws -> Int? {
    (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?
      .intValue
  }

  private func kind(_ path: String) -> StoreFault.Kind? {
    do {
      _ = try SQLiteStore(opening: path)
      return nil
    } catch let fault as StoreFault {
      return fault.kind
    } catch {
      return nil
    }
  }

  @Test func `the folder and every file in it are for their owner alone`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral()).get()

    #expect(try rights(one.path) == 0o700)
    for name in try FileManager.default.contentsOfDirectory(atPath: one.path) {
      #expect(try rights(one.path + "/" + name) == 0o600, "\(name)")
    }
  }

  @Test(arguments: ["log.db", "vault.db", "signing.key", "vault.key", "anchor", ""])
  func `what others can reach is refused`(name: String) throws {
    let one = try TemporaryLog()
    defer { one.remove() }
    let path = name.isEmpty ? one.path : one.path + "/" + name
    try FileManager.default.setAttributes(
      [.posixPermissions: name.isEmpty ? 0o750 : 0o640], ofItemAtPath: path)

    #expect(kind(one.path) == .tooOpen)
  }

  @Test(arguments: ["log.db", "vault.db", "signing.key", "vault.key", "anchor", "lock"])
  func `a symbolic link in the place of a file is refused`(name: String) throws {
    let one = try TemporaryLog()
    defer { one.remove() }
    let path = one.path + "/" + name
    try FileManager.default.moveItem(atPath: path, toPath: one.path + "/real")
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: one.path + "/real")

    #expect(kind(one.path) == .symbolicLink)
  }

  @Test func `a symbolic link in the place of the folder is refused`() throws {
    let one = try TemporaryLog()
    defer { one.remove() }
    let link = TemporaryLog.newPath()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: one.path)
    defer { try? FileManager.default.removeItem(atPath: link) }

    #expect(kind(link) == .symbolicLink)
  }

  @Test(arguments: ["log.db", "signing.key", "anchor"])
  func `a missing file is named and no new one is made`(name: String) throws {
    let one = try TemporaryLog()
    defer { one.remove() }
    try FileManager.default.removeItem(atPath: one.path + "/" + name)

    #expect(kind(one.path) == .missingFile)
    #expect(!FileManager.default.fileExists(atPath: one.path + "/" + name))
  }

  @Test func `no log is made where something is, and none is opened where nothing is`() throws {
    let one = try TemporaryLog()
    defer { one.remove() }
    #expect(throws: StoreFault.self) {
      try AuditLog.make(
        at: one.path, origin: "a.example", now: one.sources.now, random: one.sources.random)
    }
    #expect(kind(one.path + "-other") == .noLog)
  }

  static let spoilers = [
    "PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = PERSIST", "PRAGMA synchronous = FULL",
    "PRAGMA synchronous = NORMAL", "PRAGMA synchronous = OFF", "PRAGMA secure_delete = OFF",
    "PRAGMA secure_delete = FAST", "PRAGMA foreign_keys = OFF", "PRAGMA trusted_schema = ON",
    "PRAGMA cell_size_check = OFF", "PRAGMA temp_store = FILE", "PRAGMA locking_mode = EXCLUSIVE",
  ]

  @Test(arguments: spoilers)
  func `settings that are not as they were asked for are refused`(sql: String) throws {
    let one = try TemporaryLog()
    defer { one.remove() }
    do {
      _ = try SQLiteStore(opening: one.path, spoiledBy: sql)
      Issue.record("it was opened")
    } catch let fault as StoreFault {
      #expect(fault.kind == .settings)
    }
  }

  @Test func `a file of a newer format, of another kind or with other tables is refused`() throws {
    let one = try TemporaryLog()
    defer { one.remove() }
    try one.tamper { try $0.execute(sql: "CREATE TABLE more (x)") }
    #expect(kind(one.path) == .schema)
    try one.tamper { try $0.execute(sql: "DROP TABLE more") }
    #expect(kind(one.path) == nil)
    try one.tamper { try $0.execute(sql: "PRAGMA user_version = 2") }
    #expect(kind(one.path) == .newer)
    try one.tamper { try $0.execute(sql: "PRAGMA user_version = 1; PRAGMA application_id = 7") }
    #expect(kind(one.path) == .damaged)
  }

  @Test func `a name of a table that became bytes is noticed`() throws {
    let one = try TemporaryLog()
    defer { one.remove() }
    let path = one.path + "/log.db"
    try RawDatabase.execute(
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET type = CAST(type AS BLOB) WHERE name = 'entry' AND type = 'table';
      """, path)

    #expect(throws: StoreFault.self) { try SQLiteStore(opening: one.path) }
  }

  @Test func `the tables refuse to be changed by mistake`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral()).get()
    for sql in [
      "DELETE FROM entry", "DELETE FROM node", "DELETE FROM checkpoint",
      "UPDATE entry SET leaf = x'00'", "UPDATE entry SET sealed_case = x'00'",
      "UPDATE entry SET idx = idx + 5", "UPDATE node SET hash = zeroblob(32)",
      "UPDATE checkpoint SET note = x'00'",
    ] {
      #expect(throws: (any Error).self, "\(sql)") { try one.execute(sql) }
    }
    #expect(try one.verify().isConsistent)
  }

  @Test func `without the second file the log verifies and cannot be added to`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral()).get()
    try FileManager.default.removeItem(atPath: one.path + "/vault.db")

    let report = try one.verify()
    #expect(report.isConsistent)
    #expect(report.closed == 4)
    var log = try AuditLog(
      SQLiteStore(opening: one.path), now: one.sources.now, random: one.sources.random)
    guard case .notRecorded(let reason) = log.append(one.referral()) else {
      Issue.record("it was recorded")
      return
    }
    #expect(reason.contains("vault.db is missing"))
    #expect(log.hindrances().count == 1)
  }

  static let mounts = """
    22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
    30 22 0:40 / /home rw shared:2 - nfs4 server:/home rw
    31 22 8:2 / /home/local rw shared:3 - xfs /dev/sda2 rw
    32 22 0:41 / /mnt/my\\040share rw - cifs //server/share rw
    33 22 0:42 / /mnt/c rw - 9p C: rw
    34 22 0:43 / /data rw - tmpfs none rw
    35 34 0:44 / /data rw - fuse.sshfs me@host: rw
    """

  static let places: [(String, FileSystemKind)] = [
    ("/var/lib", .local), ("/home/me", .network("nfs4")), ("/home", .network("nfs4")),
    ("/home/local/me", .local), ("/homestead", .local), ("/mnt/my share/x", .network("cifs")),
    ("/mnt/c/Users", .network("9p")), ("/data/x", .network("fuse.sshfs")),
  ]

  @Test(arguments: places)
  func `a network file system is known by the list of mounts`(path: String, kind: FileSystemKind) {
    #expect(FileSystemKind(of: path, mounts: Self.mounts) == kind)
    #expect(FileSystemKind(of: path, mounts: "") == .local)
  }

  @Test func `two programs use one log in turn`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    var two = try AuditLog(
      SQLiteStore(opening: one.path), now: one.sources.now, random: one.sources.random)

    for number in 0..<5 {
      #expect(try one.log.append(one.referral(number)).get().number == 2 * number + 1)
      #expect(try two.append(one.referral(number)).get().number == 2 * number + 2)
    }
    #expect(try one.verify().isConsistent)
  }
}

extension TemporaryLog {
  /// Runs SQL with our triggers in place.
  func execute(_ sql: String) throws {
    try RawDatabase.execute(sql, path + "/log.db")
  }
}
