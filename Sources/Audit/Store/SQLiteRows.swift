import GRDB
import GRDBSQLite
import Merkle

/// Reads and writes rows without an object for each value: by SQLite's own functions, on a statement
/// that GRDB has prepared.
///
/// A value of another kind than its column's is not there. Reading it as if it could not be otherwise
/// would end the program on a damaged file, and a damaged file is what a verifier is for.
struct SQLiteRows {
  private let statement: Statement
  private let db: Database

  init(_ db: Database, _ sql: String, _ numbers: Int...) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
    // GRDB resets a statement before it runs it, and so does this.
    unsafe sqlite3_reset(statement.sqliteStatement)
    for (place, number) in numbers.enumerated() {
      unsafe sqlite3_bind_int64(statement.sqliteStatement, Int32(place + 1), Int64(number))
    }
  }

  /// What a statement is given.
  enum Value {
    case number(Int)
    case text(String)
    case bytes([UInt8])
    case nothing
  }

  init(_ db: Database, _ sql: String, values: [Value]) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
    let pointer = unsafe statement.sqliteStatement
    unsafe sqlite3_reset(pointer)
    for (place, value) in values.enumerated() {
      let code = unsafe Self.bind(value, pointer, Int32(place + 1))
      guard code == SQLITE_OK else { throw error(code) }
    }
  }

  private static func bind(_ value: Value, _ pointer: OpaquePointer, _ place: Int32) -> Int32 {
    // Tells SQLite to copy what it is given.
    let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .nothing: return unsafe sqlite3_bind_null(pointer, place)
    case .number(let number): return unsafe sqlite3_bind_int64(pointer, place, Int64(number))
    case .text(let text):
      return unsafe sqlite3_bind_text(pointer, place, text, Int32(text.utf8.count), copied)
    case .bytes(let bytes):
      // Without a place in memory it would be taken for nothing at all.
      if bytes.isEmpty { return unsafe sqlite3_bind_zeroblob(pointer, place, 0) }
      return unsafe bytes.withUnsafeBytes {
        unsafe sqlite3_bind_blob(pointer, place, $0.baseAddress, Int32($0.count), copied)
      }
    }
  }

  private func error(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: statement.sql)
  }

  /// Runs a statement that gives no rows.
  func run() throws { try each { _ in } }

  /// One row, while it is current.
  @safe struct Row {
    fileprivate let statement: OpaquePointer

    func number(_ column: Int32) -> Int? {
      guard unsafe sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
      return Int(unsafe sqlite3_column_int64(statement, column))
    }

    func bytes(_ column: Int32) -> [UInt8]? {
      guard unsafe sqlite3_column_type(statement, column) == SQLITE_BLOB else { return nil }
      // The pointer first: asking for it may change what the count is.
      let start = unsafe sqlite3_column_blob(statement, column)
      let count = Int(unsafe sqlite3_column_bytes(statement, column))
      return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    func hash(_ column: Int32) -> TreeHash? {
      guard unsafe sqlite3_column_type(statement, column) == SQLITE_BLOB,
        let start = unsafe sqlite3_column_blob(statement, column)
      else { return nil }
      let count = Int(unsafe sqlite3_column_bytes(statement, column))
      return TreeHash(unsafe RawSpan(_unsafeStart: start, byteCount: count))
    }

    func text(_ column: Int32) -> String? {
      guard unsafe sqlite3_column_type(statement, column) == SQLITE_TEXT,
        let start = unsafe sqlite3_column_text(statement, column)
      else { return nil }
      let count = Int(unsafe sqlite3_column_bytes(statement, column))
      return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
  }

  /// What `body` makes of the first row, if there is one.
  func first<Value>(_ body: (Row) throws -> Value?) throws -> Value? {
    var value: Value?
    var isFirst = true
    try each { row in
      if isFirst { value = try body(row) }
      isFirst = false
    }
    return value
  }

  /// Calls `body` with each row.
  func each(_ body: (Row) throws -> Void) throws {
    let pointer = unsafe statement.sqliteStatement
    defer { unsafe sqlite3_reset(pointer) }
    while true {
      let code = unsafe sqlite3_step(pointer)
      switch code {
      case SQLITE_ROW: try body(unsafe Row(statement: pointer))
      case SQLITE_DONE: return
      default:
        throw error(code)
      }
    }
  }
}
