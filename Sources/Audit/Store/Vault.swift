import Crypto
import Foundation
import GRDB
import Merkle
import Synchronization

/// The second file: the secrets that open the sections of the first. Destroying a row is erasure.
struct Vault {
  let queue: DatabaseQueue
  let wrappingKey: SymmetricKey
  private let path: String
  private let keyHash: [UInt8]
  private let memory = VaultMemory()

  /// Secrets are made for so many entries ahead, so that an append need not write this file.
  static let reserve = 64

  /// Takes the key that the file says its rows are wrapped with; a change of keys that was cut off
  /// leaves two of them on the disk.
  init(_ folder: LogFolder) throws {
    path = folder.vault
    queue = try Connection.open(folder.vault, .vault, for: .writing)
    let queue = queue
    let wanted = try Connection.telling(path) { try queue.read { db in try Self.keyHash(db) } }
    for path in [folder.vaultKey, folder.stagedVaultKey] {
      guard let bytes = try Posix.read(path) else { continue }
      let key = try KeyFile.wrappingKey(bytes, path)
      if TreeHash.plain(key).bytes == wanted {
        wrappingKey = SymmetricKey(data: key)
        keyHash = TreeHash.plain(key).bytes
        return
      }
    }
    throw StoreFault(
      .key,
      "\(folder.vaultKey) is missing or does not open \(folder.vault); restore it from a backup")
  }

  static func create(_ folder: LogFolder, wrappingKey: [UInt8]) throws {
    try Posix.create(folder.vaultKey, KeyFile.text(ofWrapping: wrappingKey))
    try Posix.create(folder.vault, [])
    try Connection.create(folder.vault, .vault)
    let queue = try Connection.open(folder.vault, .vault, for: .writing)
    try queue.write { db in
      try db.execute(
        sql: "INSERT INTO wrapping (only, key_hash) VALUES (1, ?)",
        arguments: [Data(TreeHash.plain(wrappingKey).bytes)])
    }
    try queue.close()
  }

  /// The hash of the key that the rows are wrapped with.
  private static func keyHash(_ db: Database) throws -> [UInt8]? {
    try SQLiteRows(db, "SELECT key_hash FROM wrapping").first { $0.bytes(0) }
  }

  /// A secret as it is stored.
  struct Wrapped: Sendable {
    let index: Int
    let section: Section
    let bytes: [UInt8]
  }

  private static func wrapped(_ range: Range<Int>, _ db: Database) throws -> [Wrapped] {
    var wrapped: [Wrapped] = []
    wrapped.reserveCapacity(min(range.count, 4096) * Section.allCases.count)
    let rows = try SQLiteRows(
      db, "SELECT idx, section, wrapped FROM secret WHERE idx >= ? AND idx < ?",
      range.lowerBound, range.upperBound)
    try rows.each { row in
      guard let index = row.number(0),
        let section = row.text(1).flatMap({ Section(rawValue: $0) })
      else { return }
      wrapped.append(Wrapped(index: index, section: section, bytes: row.bytes(2) ?? []))
    }
    return wrapped
  }

  private func unwrapped(
    _ wrapped: some Sequence<Wrapped>, _ range: Range<Int>, of sections: Set<Section>
  ) -> StoredSecrets {
    var secrets = StoredSecrets(range)
    for one in wrapped where sections.contains(one.section) {
      let secret = try? Seals.unwrap(one.bytes, with: wrappingKey, at: one.index, one.section)
      secrets[one.index, one.section] = secret.map { .secret($0) } ?? .damaged
    }
    return secrets
  }

  /// The secrets of these sections that are there.
  func secrets(
    _ range: Range<Int>, of sections: Set<Section> = Section.all
  ) throws -> StoredSecrets {
    // One statement sees one state.
    let wrapped = try Connection.telling(path) {
      try queue.unsafeRead { db in try Self.wrapped(range, db) }
    }
    // Unwrapped after the file is free again, so that others can read it meanwhile.
    return unwrapped(wrapped, range, of: sections)
  }

  /// The secrets of an entry, from the file; made with those of the next ones unless they are there.
  ///
  /// The file is read for some entries ahead, and again once anybody has changed it. The caller holds
  /// the lock.
  func reserveSecrets(from index: Int, random: (Int) -> [UInt8]) throws -> StoredSecrets {
    // Before reading, so that what is changed meanwhile is read again the next time.
    var stamp = try Posix.stamp(path)
    var there = try memory.wrapped(of: index, stamp) ?? ahead(of: index, stamp)
    if there.count < Section.allCases.count {
      try make(from: index, random)
      stamp = try Posix.stamp(path)
      there = try ahead(of: index, stamp)
    }
    return unwrapped(there, index..<index + 1, of: Section.all)
  }

  /// Reads and remembers what is stored for an entry and those after it. Returns what is for this one.
  private func ahead(of index: Int, _ stamp: Posix.Stamp?) throws -> [Wrapped] {
    let wrapped = try queue.unsafeRead { db in
      try checkKey(db)
      return try Self.wrapped(index..<index + Self.reserve, db)
    }
    memory.keep(wrapped, stamp)
    return wrapped.filter { $0.index == index }
  }

  private func make(from index: Int, _ random: (Int) -> [UInt8]) throws {
    try queue.write { db in
      try checkKey(db)
      for ahead in index..<index + Self.reserve {
        for section in Section.allCases {
          guard let secret = SectionSecret(bytes: random(SectionSecret.byteCount)) else {
            preconditionFailure("the source of randomness gives as many bytes as it is asked for")
          }
          let wrapped = try Seals.wrap(
            secret, with: wrappingKey, at: ahead, section, nonce: random(12))
          try SQLiteRows(
            db, "INSERT OR IGNORE INTO secret (idx, section, wrapped) VALUES (?, ?, ?)",
            values: [.number(ahead), .text(section.rawValue), .bytes(wrapped)]
          ).run()
        }
      }
    }
  }

  // A secret that is wrapped with a key that has been destroyed is lost, and so is its record.
  private func checkKey(_ db: Database) throws {
    guard try Self.keyHash(db) == keyHash else {
      throw StoreFault(
        .keyChanged, "another program has renewed the key of \(path); open the log again")
    }
  }

  func faults(from index: Int) throws -> [String] {
    let (engine, strangers, last) = try queue.read { db in
      (
        try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" },
        try Int.fetchOne(
          db,
          sql: "SELECT count(*) FROM secret WHERE section NOT IN ('case', 'record', 'stats')") ?? 0,
        try Int.fetchOne(db, sql: "SELECT max(idx) FROM secret") ?? -1
      )
    }
    var faults = engine.map { "vault.db, SQLite: \($0)" }
    if strangers > 0 { faults.append("vault.db has \(strangers) secrets of unknown sections") }
    guard last >= index else { return faults }
    guard last < index + Self.reserve else {
      return faults + ["vault.db has a secret for entry \(last), which is far ahead"]
    }
    let ahead = try secrets(index..<last + 1)
    let good = ahead.range.reduce(0) { sum, index in
      sum + Section.allCases.count { ahead.secret(index, $0) != nil }
    }
    if good != (last + 1 - index) * Section.allCases.count {
      faults.append("vault.db has damaged secrets for entries to come")
    }
    return faults
  }

  func destroy(at index: Int, _ section: Section) throws {
    try queue.write { db in
      try db.execute(
        sql: "DELETE FROM secret WHERE idx = ? AND section = ?",
        arguments: [index, section.rawValue])
    }
  }

  func destroy(_ section: Section, below index: Int, except kept: Set<Int>) throws {
    try queue.write { db in
      let rows = try Int.fetchAll(
        db, sql: "SELECT idx FROM secret WHERE section = ? AND idx < ?",
        arguments: [section.rawValue, index])
      for row in rows where !kept.contains(row) {
        try db.execute(
          sql: "DELETE FROM secret WHERE idx = ? AND section = ?",
          arguments: [row, section.rawValue])
      }
    }
  }

  func destroy(from index: Int) throws {
    try queue.write { db in
      try db.execute(sql: "DELETE FROM secret WHERE idx >= ?", arguments: [index])
    }
  }

  /// Wraps every secret under a new key. The new key is on the disk before the rows are, and the
  /// old one goes only after them.
  func rewrap(_ folder: LogFolder, random: (Int) -> [UInt8]) throws {
    let key = random(32)
    try Posix.replace(folder.stagedVaultKey, KeyFile.text(ofWrapping: key))
    try queue.write { db in
      let rows = try Row.fetchAll(db, sql: "SELECT idx, section, wrapped FROM secret")
      for row in rows {
        guard let index = Int.fromDatabaseValue(row[0]),
          let name = String.fromDatabaseValue(row[1]), let section = Section(rawValue: name)
        else { throw StoreFault(.damaged, "vault.db is damaged; restore it from a backup") }
        let secret = try Seals.unwrap(
          SQLitePages.bytes(row[2]) ?? [], with: wrappingKey, at: index, section)
        let wrapped = try Seals.wrap(
          secret, with: SymmetricKey(data: key), at: index, section, nonce: random(12))
        try db.execute(
          sql: "UPDATE secret SET wrapped = ? WHERE idx = ? AND section = ?",
          arguments: [Data(wrapped), index, name])
      }
      try db.execute(
        sql: "UPDATE wrapping SET key_hash = ?", arguments: [Data(TreeHash.plain(key).bytes)])
    }
    try Posix.move(folder.stagedVaultKey, folder.vaultKey)
  }
}

/// The secrets that were read ahead, as they are wrapped, for as long as nobody changes the file.
final class VaultMemory: Sendable {
  private let last = Mutex<(wrapped: [Vault.Wrapped], stamp: Posix.Stamp)?>(nil)

  /// What was read for an entry; nil if nothing was, or the file is another one now.
  func wrapped(of index: Int, _ stamp: Posix.Stamp?) -> [Vault.Wrapped]? {
    last.withLock { last in
      guard let last, last.stamp == stamp else { return nil }
      let found = last.wrapped.filter { $0.index == index }
      return found.isEmpty ? nil : found
    }
  }

  func keep(_ wrapped: [Vault.Wrapped], _ stamp: Posix.Stamp?) {
    last.withLock { last in last = stamp.map { (wrapped, $0) } }
  }
}
