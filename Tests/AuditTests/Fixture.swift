import Audit
import Foundation
import GRDB
import Merkle
import Pathways
import Synchronization
import TestSupport

/// Random bytes and a clock that are the same on every run.
final class Sources: Sendable {
  private let generator: Mutex<SeededGenerator>
  private let time: Mutex<Int64>

  init(seed: UInt64, start: Int64 = 1_795_226_400_000) {
    generator = Mutex(SeededGenerator(seed: seed))
    time = Mutex(start)
  }

  @Sendable func random(_ count: Int) -> [UInt8] {
    generator.withLock { generator in
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
  }

  /// A second later each time.
  @Sendable func now() -> Instant {
    time.withLock { time in
      time += 1000
      return Instant(milliseconds: time)
    }
  }
}

/// A log in a temporary folder.
struct TemporaryLog {
  static let origin = "navigator.example/test"

  let path: String
  let sources: Sources
  var log: AuditLog

  init(seed: UInt64 = 1) throws {
    path = Self.newPath()
    sources = Sources(seed: seed)
    log = try AuditLog.make(
      at: path, origin: Self.origin, now: sources.now, random: sources.random)
  }

  /// A copy of the files of a log, as somebody with a stick would take it.
  init(copyOf other: TemporaryLog) throws {
    path = Self.newPath()
    sources = Sources(seed: 99)
    try FileManager.default.copyItem(atPath: other.path, toPath: path)
    log = try AuditLog(SQLiteStore(opening: path), now: sources.now, random: sources.random)
  }

  /// A log that is there already.
  init(at path: String, sources: Sources) throws {
    (self.path, self.sources) = (path, sources)
    log = try AuditLog(SQLiteStore(opening: path), now: sources.now, random: sources.random)
  }

  static func newPath() -> String {
    FileManager.default.temporaryDirectory
      .appending(path: "navigator-audit-\(UInt64.random(in: 0...UInt64.max))").path
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
    for suffix in [".old", ".former", ".part", "-backup", "-backup.trial"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  func referral(_ number: Int = 0, caseReference: String? = "HG-0417") -> Referral {
    Self.referral(log.newID(), number, caseReference: caseReference)
  }

  /// A referral that is finished now.
  func referralNow() -> Referral {
    Self.referral(log.newID(), finished: sources.now())
  }

  static func referral(
    _ id: RecordID, _ number: Int = 0, caseReference: String? = "HG-0417", finished: Instant? = nil
  ) -> Referral {
    var referral = Referral(
      id: id,
      pathway: PathwayStamp(
        id: "modern_slavery", version: "2026.11", contentHash: "sha256:00", isApproved: false),
      answers: [
        "danger": .one("no"), "signs": .several(["debt", "documents_held"]), "age": .notKnown,
      ],
      route: "child", routeClass: "child",
      duties: [.init(id: "child_safeguarding_referral", standing: "due", by: "same_day")],
      started: Instant(milliseconds: 1_795_226_000_000),
      finished: finished ?? Instant(milliseconds: 1_795_226_400_000 + Int64(number)))
    referral.area = "dorset"
    referral.nation = "england"
    referral.counted = ["signs"]
    referral.role = "housing_officer"
    referral.bodyKind = "council"
    referral.caseReference = caseReference
    return referral
  }

  func verify(
    _ depth: Verifier.Depth = .everyCheckpoint, receipts: [[UInt8]] = []
  ) throws -> VerificationReport {
    try Verifier(SQLiteStore(opening: path), depth: depth, receipts: receipts).report()
  }

  /// Runs SQL on one of the files as somebody would who knows SQLite: without our settings and
  /// without our triggers, which are put back.
  func tamper(_ file: String = "log.db", _ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: path + "/" + file)
    try queue.write { db in
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for row in triggers { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
      try body(db)
      for row in triggers { try db.execute(sql: row[1] as String) }
    }
    try queue.close()
  }
}

extension AppendReply {
  /// The receipt, or an error that says what came instead.
  func get() throws -> Receipt {
    switch self {
    case .recorded(let receipt): return receipt
    case .notRecorded(let reason), .unknown(let reason): throw NoReceipt(description: reason)
    }
  }
}

struct NoReceipt: Error, CustomStringConvertible {
  let description: String
}

extension AuditLog {
  /// A log with one of each: twelve entries, of which 1 has lost its case and 3 is held.
  mutating func fill(_ make: () -> Referral, _ sources: Sources) throws {
    for _ in 1...5 { _ = try append(make()).get() }
    var event = LaterEvent(
      id: newID(), kind: .outcome, about: 2, code: "duty_done", entered: sources.now())
    event.subject = "child_safeguarding_referral"
    event.reference = "SG-77"
    _ = try append(event).get()
    _ = try hold(3, .init(ground: "criminal_proceedings", role: "manager")).get()
    guard case .erased = erase([.case], of: 1, .init(ground: "request", role: "manager")) else {
      throw NoReceipt(description: "not erased")
    }
    _ = try changeKey().get()
    for _ in 10...11 { _ = try append(make()).get() }
  }
}

extension AuditStore {
  /// The secret of one section.
  func secret(at index: Int, _ section: Section) throws -> SectionSecret? {
    try secrets(index..<index + 1).secret(index, section)
  }
}
