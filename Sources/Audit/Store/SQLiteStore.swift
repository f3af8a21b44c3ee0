import GRDB
public import Merkle

/// A log in a folder of its own: two SQLite files, the keys, a lock and the newest checkpoint.
public struct SQLiteStore: AuditStore {
  let folder: LogFolder
  private let log: DatabaseQueue
  private let second: DatabaseQueue
  private let vault: Vault?
  private let keys = KeyMemory()
  private let spoil: (@Sendable (Database) throws -> Void)?

  /// Opens a log, and refuses one that is not exactly as it has to be.
  public init(opening path: String) throws {
    try self.init(LogFolder(path: path), spoil: nil)
  }

  /// Runs SQL after the settings are made, to try that they are read back.
  package init(opening path: String, spoiledBy sql: String) throws {
    try self.init(LogFolder(path: path), spoil: { try $0.execute(sql: sql) })
  }

  private init(_ folder: LogFolder, spoil: (@Sendable (Database) throws -> Void)?) throws {
    try folder.check()
    self.folder = folder
    self.spoil = spoil
    log = try Connection.open(folder.log, .log, for: .writing, spoil: spoil)
    second = try Connection.open(folder.log, .log, for: .reading)
    vault = try Posix.status(folder.vault) == nil ? nil : Vault(folder)
  }

  /// Makes the files of a log without entries in a folder that is not there yet.
  ///
  /// They come into being beside it and are renamed: a log is there whole or not at all.
  static func make(
    _ path: String, key: SigningKey, random: (Int) -> [UInt8],
    first: (SQLiteStore) throws -> Void
  ) throws {
    guard try Posix.status(path) == nil else {
      throw StoreFault(.exists, "\(path) is there already; choose another folder")
    }
    let part = LogFolder(path: path + ".new-" + Hexadecimal.text(of: random(8)))
    try Posix.makeFolder(part.path)
    if case .network(let kind) = Posix.fileSystem(part.path) {
      throw StoreFault(
        .networkFileSystem,
        "\(path) would lie on a network file system (\(kind)); keep the log on a disk of this "
          + "machine")
    }
    try Posix.create(part.signingKey, KeyFile.text(of: key))
    try Posix.create(part.lock, [])
    try Posix.create(part.anchor, [])
    try Vault.create(part, wrappingKey: random(32))
    try Posix.create(part.log, [])
    try Connection.create(part.log, .log)
    let store = try SQLiteStore(part, spoil: nil)
    try first(store)
    try store.close()
    try Posix.sync(part.path)
    try Posix.move(part.path, path)
  }

  func vacuumLog(into path: String) throws {
    try log.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
  }

  func vacuumVault(into path: String) throws {
    try needVault().queue.writeWithoutTransaction {
      try $0.execute(sql: "VACUUM INTO ?", arguments: [path])
    }
  }

  /// Closes the connections; the store is of no use after it.
  public func close() throws {
    try log.close()
    try second.close()
    try vault?.queue.close()
  }

  public func reopened() throws -> any AuditStore {
    // Closing may fail after a fault; the new connections are what counts.
    try? close()
    return try SQLiteStore(folder, spoil: spoil)
  }

  public func exclusively<Value>(_ body: () throws -> Value) throws -> Value {
    let lock = try FileLock(folder.lock)
    let value = try body()
    _ = consume lock
    return value
  }

  public func read<Value>(_ body: (any AuditPages) throws -> Value) throws -> Value {
    try Connection.view(log) { db in try body(SQLitePages(db: db)) }
  }

  public func confirm<Value>(_ body: (any AuditPages) throws -> Value) throws -> Value {
    try Connection.view(second) { db in try body(SQLitePages(db: db)) }
  }

  public func write<Value>(_ body: (any WritableAuditPages) throws -> Value) throws -> Value {
    try Connection.telling { try transaction(body) }
  }

  private func transaction<Value>(_ body: (any WritableAuditPages) throws -> Value) throws
    -> Value
  {
    try log.writeWithoutTransaction { db in
      // Always IMMEDIATE: a reader that turns writer would fail at once and not wait.
      try db.cachedStatement(sql: "BEGIN IMMEDIATE TRANSACTION").execute()
      let value: Value
      do {
        value = try body(SQLitePages(db: db))
      } catch {
        if db.isInsideTransaction { try? db.rollback() }
        throw error
      }
      do {
        try db.cachedStatement(sql: "COMMIT TRANSACTION").execute()
      } catch {
        if db.isInsideTransaction { try? db.rollback() }
        throw CommitFailure(description: "the last step of writing failed: \(error)")
      }
      return value
    }
  }

  public func settle() throws {
    try Posix.sync(folder.log)
    if try Posix.status(folder.log + "-journal") != nil { try Posix.sync(folder.log + "-journal") }
    try Posix.sync(folder.path)
  }

  /// An append writes some kilobytes; this leaves room for a day of them.
  static let leastFreeBytes = 4 << 20

  public func hindrances() throws -> [String] {
    let free = try Posix.freeBytes(folder.path)
    guard free < Self.leastFreeBytes else { return [] }
    return ["the disk of \(folder.path) has \(free / 1024) KB left; free at least 4 MB first"]
  }

  public var hasSecrets: Bool { vault != nil }

  private func needVault() throws(StoreFault) -> Vault {
    guard let vault else {
      throw StoreFault(
        .noSecrets,
        "\(folder.vault) is missing: the log can be verified, but not read or added to; restore it")
    }
    return vault
  }

  public func secrets(_ range: Range<Int>, of sections: Set<Section>) throws -> StoredSecrets {
    try needVault().secrets(range, of: sections)
  }

  public func secretFaults(from index: Int) throws -> [String] {
    try needVault().faults(from: index)
  }

  @discardableResult
  public func reserveSecrets(from index: Int, random: (Int) -> [UInt8]) throws -> StoredSecrets {
    try needVault().reserveSecrets(from: index, random: random)
  }

  public func destroySecret(at index: Int, _ section: Section) throws {
    try needVault().destroy(at: index, section)
  }

  public func destroySecrets(
    _ section: Section, below index: Int, except kept: Set<Int>
  ) throws {
    try needVault().destroy(section, below: index, except: kept)
  }

  public func destroyReservedSecrets(from index: Int) throws {
    try needVault().destroy(from: index)
  }

  public func rewrapSecrets(random: (Int) -> [UInt8]) throws {
    try needVault().rewrap(folder, random: random)
  }

  public func signingKey() throws -> SigningKey {
    guard let bytes = try Posix.read(folder.signingKey) else {
      throw StoreFault(.missingFile, "\(folder.signingKey) is missing; restore it from a backup")
    }
    return try keys.key(bytes, folder.signingKey)
  }

  public func stagedKey() throws -> SigningKey? {
    try Posix.read(folder.stagedKey).map { try KeyFile.signingKey($0, folder.stagedKey) }
  }

  public func stage(_ key: SigningKey) throws {
    try Posix.replace(folder.stagedKey, KeyFile.text(of: key))
  }

  public func adoptStagedKey() throws {
    try Posix.move(folder.stagedKey, folder.signingKey)
  }

  public func dropStagedKey() throws {
    try Posix.remove(folder.stagedKey)
  }

  public func anchor() throws -> [UInt8]? {
    var bytes = try Posix.read(folder.anchor)
    // Somebody may be writing it: what reads the same twice is whole.
    while true {
      let again = try Posix.read(folder.anchor)
      if again == bytes { return bytes }
      bytes = again
    }
  }

  public func keepAnchor(_ note: [UInt8]) throws {
    // Most checkpoints are as long as the one before. A new file for each takes nearly as long as
    // all else that an append writes. After a power cut the one before is as good.
    if try Posix.overwrite(folder.anchor, note) { return }
    // The folder is not synced either. What must not happen is a file that is there and empty, and `replace` sees to that.
    try Posix.replace(folder.anchor, note, syncingFolder: false)
  }
}
