import Foundation
import GRDB
import Merkle

/// One view of `log.db`.
struct SQLitePages: WritableAuditPages {
  let db: Database

  func size() throws -> Int {
    let last = try SQLiteRows(db, "SELECT max(idx) FROM entry").first { $0.number(0) }
    // A damaged number may be the largest there is.
    return last.map { $0 == .max ? $0 : $0 + 1 } ?? 0
  }

  func entryCount() throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM entry")) ?? 0
  }

  func entry(at index: Int) throws -> StoredEntry? {
    try entries(index..<index + 1).first
  }

  func entries(_ range: Range<Int>) throws -> [StoredEntry] {
    let rows = try SQLiteRows(
      db,
      """
      SELECT idx, id, kind, about, leaf, sealed_case, sealed_record, sealed_stats FROM entry
      WHERE idx >= ? AND idx < ? ORDER BY idx
      """, range.lowerBound, range.upperBound)
    var entries: [StoredEntry] = []
    entries.reserveCapacity(min(range.count, 4096))
    try rows.each { row in
      var sealed = PerSection<[UInt8]>()
      sealed[.case] = row.bytes(5)
      sealed[.record] = row.bytes(6)
      sealed[.stats] = row.bytes(7)
      entries.append(
        StoredEntry(
          index: row.number(0) ?? -1, id: row.bytes(1).flatMap { RecordID(bytes: $0) },
          kind: row.text(2) ?? "", about: row.number(3), leaf: row.bytes(4) ?? [],
          sealed: sealed))
    }
    return entries
  }

  func index(of id: RecordID) throws -> Int? {
    try SQLiteRows(db, "SELECT idx FROM entry WHERE id = ?", values: [.bytes(id.bytes)])
      .first { $0.number(0) }
  }

  func indexes(ofKinds kinds: Set<EntryKind>) throws -> [Int] {
    let names = kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    // The second condition is what lets SQLite use the partial index.
    return try Int.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT idx FROM entry WHERE kind IN (\(names))
          AND kind NOT IN ('finished', 'abandoned') ORDER BY idx
          """))
  }

  func indexes(about index: Int) throws -> [Int] {
    try Int.fetchAll(
      db.cachedStatement(
        sql: "SELECT idx FROM entry WHERE about = ? AND about IS NOT NULL ORDER BY idx"),
      arguments: [index])
  }

  func node(_ place: NodePlace) throws -> TreeHash? {
    guard place.level > 0 else {
      return try SQLiteRows(db, "SELECT leaf FROM entry WHERE idx = ?", place.position)
        .first { .leaf($0.bytes(0) ?? []) }
    }
    return try SQLiteRows(
      db, "SELECT hash FROM node WHERE level = ? AND position = ?", place.level, place.position
    ).first { $0.hash(0) }
  }

  func nodes(level: Int, positions: Range<Int>) throws -> [Int: TreeHash] {
    let rows = try SQLiteRows(
      db, "SELECT position, hash FROM node WHERE level = ? AND position >= ? AND position < ?",
      level, positions.lowerBound, positions.upperBound)
    var nodes: [Int: TreeHash] = [:]
    nodes.reserveCapacity(min(positions.count, 4096))
    try rows.each { row in
      if let position = row.number(0) { nodes[position] = row.hash(1) }
    }
    return nodes
  }

  func nodeCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM node") ?? 0
  }

  func checkpoint(ofSize size: Int) throws -> [UInt8]? {
    try SQLiteRows(db, "SELECT note FROM checkpoint WHERE size = ?", size).first { $0.bytes(0) }
  }

  func checkpoints(_ sizes: Range<Int>) throws -> [Int: [UInt8]] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT size, note FROM checkpoint WHERE size >= ? AND size < ?"),
      arguments: [sizes.lowerBound, sizes.upperBound])
    var notes: [Int: [UInt8]] = [:]
    for row in rows {
      if let size = Int.fromDatabaseValue(row[0]) { notes[size] = Self.bytes(row[1]) }
    }
    return notes
  }

  func checkpointSpan() throws -> (count: Int, first: Int, last: Int) {
    let row = try Row.fetchOne(db, sql: "SELECT count(*), min(size), max(size) FROM checkpoint")
    func number(_ place: Int) -> Int { (row?[place]).flatMap(Int.fromDatabaseValue) ?? 0 }
    return (number(0), number(1), number(2))
  }

  func engineFaults() throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
  }

  func insert(_ entry: StoredEntry) throws {
    try SQLiteRows(
      db,
      """
      INSERT INTO entry (idx, id, kind, about, leaf, sealed_case, sealed_record, sealed_stats)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      values: [
        .number(entry.index), entry.id.map { .bytes($0.bytes) } ?? .nothing, .text(entry.kind),
        entry.about.map { .number($0) } ?? .nothing, .bytes(entry.leaf),
        entry.sealed[.case].map { .bytes($0) } ?? .nothing,
        entry.sealed[.record].map { .bytes($0) } ?? .nothing,
        entry.sealed[.stats].map { .bytes($0) } ?? .nothing,
      ]
    ).run()
  }

  func insert(_ nodes: [Frontier.Node]) throws {
    for node in nodes {
      try SQLiteRows(
        db, "INSERT INTO node (level, position, hash) VALUES (?, ?, ?)",
        values: [
          .number(node.place.level), .number(node.place.position), .bytes(node.hash.bytes),
        ]
      ).run()
    }
  }

  func insert(checkpoint: [UInt8], ofSize size: Int) throws {
    try SQLiteRows(
      db, "INSERT INTO checkpoint (size, note) VALUES (?, ?)",
      values: [.number(size), .bytes(checkpoint)]
    ).run()
  }

  func removeSealed(_ section: Section, at index: Int) throws {
    try db.execute(
      sql: "UPDATE entry SET sealed_\(section.rawValue) = NULL WHERE idx = ?", arguments: [index])
  }

  func removeSealed(_ section: Section, below index: Int, except kept: Set<Int>) throws {
    let column = "sealed_\(section.rawValue)"
    let rows = try Int.fetchAll(
      db, sql: "SELECT idx FROM entry WHERE idx < ? AND \(column) IS NOT NULL", arguments: [index])
    for row in rows where !kept.contains(row) { try removeSealed(section, at: row) }
  }

  /// The bytes of a value. Reading a row as if it could not be otherwise would end the program on a
  /// damaged file, and a damaged file is what a verifier is for.
  static func bytes(_ value: DatabaseValue) -> [UInt8]? {
    Data.fromDatabaseValue(value).map { [UInt8]($0) }
  }
}
