import GRDB
import GRDBSQLite
import Merkle

/// Reads many rows without an object for each value: by SQLite's own functions, on a statement that
/// GRDB has prepared.
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
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage,
          sql: statement.sql)
      }
    }
  }
}
