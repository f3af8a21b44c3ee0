import Audit
import Foundation
import Merkle
import Testing

/// Logs of every released format are kept here for ever, and have to open, verify and go on.
///
/// Their keys are for tests; nothing else was ever signed with them. A new one is made with
/// `NAVIGATOR_RECORD=1`, once for each format.
@Suite struct FormatTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  static let isRecording = ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil

  /// The root that the log of each format has.
  static let roots = ["v1": "ea25a92ff12d61e1aba3b254ba610a0336b29a082a1169a60bdc4717a1950773"]

  @Test(.enabled(if: isRecording)) func `the log of the newest format is made`() throws {
    let path = Self.folder.appending(path: "v1").path
    try? FileManager.default.removeItem(atPath: path)
    let one = try VerifierTests.filled()
    defer { one.remove() }
    try FileManager.default.copyItem(atPath: one.path, toPath: path)
    let note = try one.log.store.anchor() ?? []
    print(String(decoding: note, as: UTF8.self))
  }

  @Test(arguments: ["v1"]) func `a log of a released format opens, verifies and goes on`(
    format: String
  ) throws {
    let path = TemporaryLog.newPath()
    try FileManager.default.copyItem(
      atPath: Self.folder.appending(path: format).path, toPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: path + "/" + name)
    }

    var log = try Child.open(path)
    let before = try Verifier(SQLiteStore(opening: path), depth: .everyCheckpoint).report()
    let checkpoint = try Checkpoint(reading: SignedNote(reading: log.store.anchor() ?? []).text)
    _ = try log.append(Child.referral(writer: 1, number: 1)).get()
    let after = try Verifier(SQLiteStore(opening: path), depth: .everyCheckpoint).report()

    #expect(before.isConsistent, "\(before.text)")
    #expect(before.size == 12)
    #expect(checkpoint.root.description == Self.roots[format])
    #expect(try log.record(2).open(.case)?["reference"] == .text("HG-0417"))
    #expect(try log.record(1).contents[.case] == .erased(by: 8))
    #expect(after.isConsistent)
    #expect(after.size == 13)
  }
}
