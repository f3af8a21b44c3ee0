import Audit
import Foundation
import GRDB
import Merkle

/// What others do for one record: an insert of the same text, with the same journal settings.
final class PlainSQLite {
  private let queue: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      // The settings of the log (Sources/Audit/Store/Connection.swift).
      for setting in [
        "journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON",
        "foreign_keys = ON", "temp_store = MEMORY",
      ] {
        try db.execute(sql: "PRAGMA \(setting)")
      }
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { db in
      try db.execute(sql: "CREATE TABLE entry (idx INTEGER PRIMARY KEY, content TEXT NOT NULL)")
    }
  }

  func append(_ text: String) throws {
    try queue.write { db in
      try db.cachedStatement(sql: "INSERT INTO entry (content) VALUES (?)").execute(
        arguments: [text])
    }
  }

  /// Everything read again.
  func count() throws -> Int {
    try queue.read { db in
      try String.fetchAll(db, sql: "SELECT content FROM entry").count
    }
  }
}

/// A file of lines, each with the hash of the one before; synced after each line.
final class ChainedFile {
  private let handle: FileHandle
  private let path: String
  private var last = TreeHash.emptyRoot

  init(_ path: String) throws {
    self.path = path
    try Data().write(to: URL(fileURLWithPath: path))
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw CocoaError(.fileWriteUnknown)
    }
    self.handle = handle
  }

  func append(_ text: String) throws {
    let hash = TreeHash.plain(last.bytes + Array(text.utf8))
    try handle.write(contentsOf: Data("\(hash) \(text)\n".utf8))
    guard fdatasync(handle.fileDescriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
    last = hash
  }

  /// The number of lines whose hashes hold.
  func verified() throws -> Int { try Self.verified(at: path) }

  static func verified(at path: String) throws -> Int {
    var last = TreeHash.emptyRoot
    var count = 0
    for line in try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A) {
      let hash = TreeHash.plain(last.bytes + Array(line.dropFirst(65)))
      guard String(decoding: line.prefix(64), as: UTF8.self) == hash.description else { break }
      last = hash
      count += 1
    }
    return count
  }
}
