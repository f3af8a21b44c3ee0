import Audit
import Foundation
import Merkle

/// Where the record of referrals of this login is kept, and how it is opened.
struct LogPlace {
  let path: String
  private let state: StateFolder?

  /// A record in a folder of its own, such as a copy.
  init(at path: String) {
    self.path = path
    state = nil
  }

  init(in state: StateFolder) {
    self.state = state
    path = state.url.appending(path: "audit").path
  }

  /// Whether a record was ever begun here.
  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Opens the record, and finishes what a crash has cut off.
  func open() throws -> AuditLog {
    try AuditLog(SQLiteStore(opening: path), now: Self.now, random: SystemRandom.bytes)
  }

  /// Opens the record; begins one if there is none.
  func openOrMake() throws -> AuditLog {
    guard !exists else { return try open() }
    _ = try state?.prepare("checks")
    // A name that says nothing of the machine or of the person, and that no other log has.
    let origin = "case-referral-navigator/" + Hexadecimal.text(of: SystemRandom.bytes(8))
    return try AuditLog.make(at: path, origin: origin, now: Self.now, random: SystemRandom.bytes)
  }

  /// Whole seconds, as checks have them: with two measures of time in one record, what was written
  /// in the same second would look as if the clock had gone back.
  @Sendable static func now() -> Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970.rounded(.down)) * 1000)
  }
}
