import Audit
import Foundation
import GRDB
import Merkle

/// SQL without our settings, as another program would run it.
enum RawDatabase {
  static func execute(_ sql: String, _ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    try queue.write { try $0.execute(sql: sql) }
  }

  // GRDB describes bytes by their number alone.
  private static func text(of value: DatabaseValue) -> String {
    if case .blob(let bytes) = value.storage { return Hexadecimal.text(of: bytes) }
    return "\(value)"
  }

  /// Everything that the tables hold, as text.
  static func contents(_ path: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      return try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) NOT INDEXED ORDER BY 1, 2").map {
          "\(table) " + $0.map { "\($0)=\(text(of: $1))" }.joined(separator: " ")
        }
      }
    }
  }
}

/// What somebody can do who has the signing key, and this program's own skill.
struct Forger {
  let log: TemporaryLog

  /// Computes every node and every checkpoint anew and signs them, each size with its key.
  func sign(_ key: (Int) throws -> SigningKey) throws {
    try log.tamper { db in
      let leaves = try Row.fetchAll(db, sql: "SELECT leaf FROM entry ORDER BY idx")
        .map { [UInt8]($0[0] as Data) }
      try db.execute(sql: "DELETE FROM node; DELETE FROM checkpoint")
      var frontier = Frontier()
      for leaf in leaves {
        for node in frontier.append(.leaf(leaf)) {
          try db.execute(
            sql: "INSERT INTO node VALUES (?, ?, ?)",
            arguments: [node.place.level, node.place.position, Data(node.hash.bytes)])
        }
        let signer = try key(frontier.size)
        let note = Checkpoint(
          origin: signer.verifier.name, size: frontier.size, root: frontier.root
        ).signed(by: signer)
        try db.execute(
          sql: "INSERT INTO checkpoint VALUES (?, ?)",
          arguments: [frontier.size, Data(note?.bytes ?? [])])
      }
      let last = try Data.fetchOne(db, sql: "SELECT note FROM checkpoint ORDER BY size DESC")
      try write(Array(last ?? Data()), "anchor")
    }
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    let path = log.path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  func entry(_ index: Int) throws -> StoredEntry {
    guard let entry = try log.log.store.read({ try $0.entry(at: index) }) else {
      throw NoReceipt(description: "no entry \(index)")
    }
    return entry
  }

  /// Puts another leaf in the place of one, and the columns that go with it.
  func replace(_ index: Int, _ entry: Entry) throws {
    try log.tamper { db in
      try db.execute(
        sql: "UPDATE entry SET leaf = ?, id = ?, kind = ?, about = ? WHERE idx = ?",
        arguments: [
          Data(entry.bytes), Data(entry.id.bytes), entry.kind.rawValue, entry.about?.index, index,
        ])
    }
  }
}
