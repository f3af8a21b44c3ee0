import Foundation
import GRDB

/// Opens a database with the settings on which the promises of the log rest, and reads them back.
///
/// A `DatabaseQueue` and never a pool: a pool switches to WAL and silently turns `synchronous` back
/// to NORMAL. The rollback journal and never WAL: the SQLite of Debian 12 (3.40.1) can corrupt a
/// WAL file that several programs write. TRUNCATE with EXTRA syncs the journal after clearing it,
/// which is the moment of the commit.
struct Connection {
  /// Which of the two files.
  enum File: String {
    case log = "log.db"
    case vault = "vault.db"

    var applicationID: Int { self == .log ? Schema.logID : Schema.vaultID }
    var schema: String { self == .log ? Schema.log : Schema.vault }
  }

  /// What a connection is for.
  enum Use {
    case writing, reading
  }

  private static let settings: [(name: String, set: String, read: String)] = [
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", "3"),
    ("secure_delete", "ON", "1"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("locking_mode", "NORMAL", "normal"),
  ]

  /// Opens a file that is there. `spoil` runs after the settings, for tests of reading them back.
  static func open(
    _ path: String, _ file: File, for use: Use, spoil: (@Sendable (Database) throws -> Void)? = nil
  ) throws -> DatabaseQueue {
    try telling(path) {
      let queue = try connect(path, for: use, spoil: spoil)
      try queue.read { db in try check(db, file, path) }
      return queue
    }
  }

  /// Reads one consistent view.
  ///
  /// GRDB's own `read` says `PRAGMA query_only` before and after, and every pragma makes SQLite
  /// prepare all statements of the connection again. What is passed to readers here cannot write.
  static func view<Value>(_ queue: DatabaseQueue, _ body: (Database) throws -> Value) throws
    -> Value
  {
    try telling(queue.path) {
      try queue.unsafeRead { db in
        try db.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
        let value: Value
        do {
          value = try body(db)
        } catch {
          if db.isInsideTransaction { try? db.rollback() }
          throw error
        }
        try db.cachedStatement(sql: "COMMIT TRANSACTION").execute()
        return value
      }
    }
  }

  /// Says plainly that somebody else was in the way for too long; and which file is damaged, if a
  /// file is named.
  static func telling<Value>(_ path: String? = nil, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      throw StoreFault(.busy, FileLock.busy)
    } catch let error as DatabaseError
      where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
    {
      guard let path else { throw error }
      throw StoreFault(.damaged, "\(path) is damaged or cut short; restore a backup")
    }
  }

  /// Makes the tables in an empty file.
  static func create(_ path: String, _ file: File) throws {
    let queue = try connect(path, for: .writing, spoil: nil)
    try queue.write { db in
      try db.execute(sql: file.schema)
      try db.execute(sql: "PRAGMA application_id = \(file.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
    }
    try queue.close()
  }

  private static func connect(
    _ path: String, for use: Use, spoil: (@Sendable (Database) throws -> Void)?
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    // SQLite's own waiting looks every tenth of a second at last. While others write on and on, the
    // file is free for a millisecond at a time.
    configuration.busyMode = .callback { tries in
      usleep(500)
      return tries < 60_000
    }
    configuration.label = "navigator.audit"
    configuration.prepareDatabase { db in
      for setting in settings {
        try db.execute(sql: "PRAGMA \(setting.name) = \(setting.set)")
      }
      if use == .reading { try db.execute(sql: "PRAGMA query_only = ON") }
      try spoil?(db)
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Refuses a file whose settings, format or tables are not exactly ours.
  private static func check(_ db: Database, _ file: File, _ path: String) throws {
    for setting in settings {
      let value = try Row.fetchOne(db, sql: "PRAGMA \(setting.name)")?[0] as DatabaseValue?
      let text = value.map { "\($0)".replacing("\"", with: "") } ?? "nothing"
      guard text == setting.read else {
        throw StoreFault(
          .settings,
          "\(path): SQLite answers \(setting.name) = \(text) and not \(setting.read); nothing is "
            + "recorded with settings that could lose it")
      }
    }
    let kind = try Int.fetchOne(db, sql: "PRAGMA application_id")
    guard kind == file.applicationID else {
      throw StoreFault(.damaged, "\(path) is not the file \(file.rawValue) of an audit log")
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version <= Schema.version else {
      throw StoreFault(
        .newer,
        "\(path) has format \(version) and this program knows format \(Schema.version); use the "
          + "newer program")
    }
    guard version == Schema.version, try tables(of: db) == expected[file] else {
      throw StoreFault(
        .schema, "\(path): its tables are not those of format \(Schema.version); restore a backup")
    }
  }

  private static func tables(of db: Database) throws -> Set<String> {
    // The kind of each value as well: to the engine a blob with the same bytes is the same name.
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, tbl_name, sql,
          typeof(type), typeof(name), typeof(tbl_name), typeof(sql) FROM sqlite_schema
        """)
    return Set(
      rows.map { row in
        (0..<8).map { String.fromDatabaseValue(row[$0]) ?? "" }.joined(separator: " ")
      })
  }

  // What SQLite itself makes of our text, so that the comparison is exact.
  private static let expected: [File: Set<String>] = Dictionary(
    uniqueKeysWithValues: [File.log, .vault].compactMap { file in
      let made = try? DatabaseQueue().write { db in
        try db.execute(sql: file.schema)
        return try tables(of: db)
      }
      return made.map { (file, $0) }
    })
}
