import Audit
import Foundation
import Merkle
import Testing

/// A log whose disk was lost after its backup was taken, and what is left of it.
///
/// It had twelve entries when it was copied, then two more, of which the receipts went out.
struct LostLog {
  let path = TemporaryLog.newPath()
  let sources: Sources
  /// The receipts of 13 and 14 entries.
  let receipts: [[UInt8]]
  /// The signing key when it was lost; also that of the copy, unless the key was changed.
  let key: [UInt8]
  let firstKey: [UInt8]

  var backup: String { path + "-backup" }

  /// - Parameters:
  ///   - isRenewed: whether another key signed already when the disk was lost.
  ///   - isJustRenewed: whether the last entry of the copy brings in a key, which has signed nothing.
  init(isRenewed: Bool = false, isJustRenewed: Bool = false) throws {
    var one = try VerifierTests.filled()
    defer { one.remove() }
    if isJustRenewed { _ = try one.log.changeKey().get() }
    sources = one.sources
    _ = try Backup.take(of: SQLiteStore(opening: one.path), to: path + "-backup")
    if isRenewed { _ = try one.log.changeKey().get() }
    var receipts: [[UInt8]] = []
    for number in 0..<(isRenewed ? 1 : 2) {
      receipts.append(try one.log.append(one.referral(number)).get().checkpoint.bytes)
    }
    self.receipts = receipts
    key = try [UInt8](Data(contentsOf: URL(fileURLWithPath: one.path + "/signing.key")))
    firstKey = try [UInt8](Data(contentsOf: URL(fileURLWithPath: one.path + ".old")))
  }

  func volume(takesUnchecked: Bool = false) -> NewVolume {
    NewVolume(takesUnchecked: takesUnchecked, now: sources.now, random: sources.random)
  }

  /// The copy with a volume opened in it.
  @discardableResult
  func restore(_ receipts: [[UInt8]]? = nil, takesUnchecked: Bool = false) throws
    -> VerificationReport
  {
    try Backup.restore(
      backup, to: path, receipts: receipts ?? self.receipts,
      opening: volume(takesUnchecked: takesUnchecked))
  }

  func opened() throws -> TemporaryLog { try TemporaryLog(at: path, sources: sources) }

  func remove() {
    for suffix in [
      "", ".part", ".old", ".former", "-backup", "-backup.trial", "-second",
      "-second.part", "-notes",
    ] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  /// The restored log of fifteen entries: 12 opens the volume, 13 and 14 are referrals. The keys
  /// that were destroyed are kept beside it.
  static func wentOn() throws -> TemporaryLog {
    let lost = try LostLog()
    try lost.restore()
    for (suffix, key) in [(".old", lost.firstKey), (".former", lost.key)] {
      try Data(key).write(to: URL(fileURLWithPath: lost.path + suffix))
    }
    var one = try lost.opened()
    for _ in 13...14 { _ = try one.log.append(one.referralNow()).get() }
    return one
  }
}

/// What tests of volumes have in common.
protocol LosesLogs {}

extension LosesLogs {
  func withLost(
    isRenewed: Bool = false, _ body: (LostLog) throws -> Void
  ) throws {
    let lost = try LostLog(isRenewed: isRenewed)
    defer { lost.remove() }
    try body(lost)
  }

  func fault(_ body: () throws -> Void) -> StoreFault? {
    do {
      try body()
      return nil
    } catch let fault as StoreFault {
      return fault
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  func isNowhere(_ path: String) -> Bool {
    !FileManager.default.fileExists(atPath: path)
      && !FileManager.default.fileExists(atPath: path + ".part")
  }

  func restoredAsItWas(_ lost: LostLog) throws -> String {
    try Backup.restore(lost.backup, to: lost.path + "-second")
    return lost.path + "-second"
  }
}

extension SignedNote {
  /// A checkpoint as bytes, under any name, by one key and perhaps another.
  static func forged(
    _ origin: String, _ size: Int, _ root: TreeHash, _ key: SigningKey,
    and second: SigningKey? = nil
  ) throws -> [UInt8] {
    var note = try #require(
      Checkpoint(origin: origin, size: size, root: root).signed(by: key))
    if let second { note.add(second) }
    return note.bytes
  }
}
