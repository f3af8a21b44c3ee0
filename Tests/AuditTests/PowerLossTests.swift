import Audit
import Foundation
import Merkle
import TestSupport
import Testing

/// The plug is pulled at any moment, and any part of what was not synced is lost.
extension CrashTests {
  /// How many states were tried, how many had lost an acknowledged record, and what was wrong.
  private func pulling(states: Int, isDeaf: Bool) throws -> (lost: Int, faults: [String]) {
    let library = try shim()
    defer { try? FileManager.default.removeItem(atPath: library) }
    var result = (lost: 0, faults: [String]())
    try withLog { one, notes in
      try prepare(&one)
      try (one.log.store as? SQLiteStore)?.close()
      let start = try Disk(one.path, isDeaf: isDeaf)
      let process = try Child.start(.trace, [one.path, notes, "4"], shim: library)
      process.waitUntilExit()
      let steps = try Trace(notes, below: one.path).steps
      guard case .mark("end") = steps.last else {
        throw NoReceipt(description: "the other process broke off")
      }
      for state in 0..<states {
        var generator = SeededGenerator(seed: UInt64(state))
        var disk = start
        var acknowledged: [String] = []
        for step in steps[..<Int.random(in: 0..<steps.count, using: &generator)] {
          disk.apply(step)
          if case .mark(let mark) = step { acknowledged.append(mark) }
        }
        let path = one.path + "-disk"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(disk.afterPowerLoss(&generator), to: path)
        do {
          let log = try Child.open(path)
          let lost = try self.lost(acknowledged, writer: 1, log)
          let report = try Verifier(SQLiteStore(opening: path), depth: .everyCheckpoint).report()
          if !lost.isEmpty { result.lost += 1 }
          result.faults += report.findings.map { "state \(state): \($0)" }
        } catch {
          // What cannot be opened has lost all that was acknowledged.
          if !acknowledged.isEmpty { result.lost += 1 }
          result.faults.append("state \(state): \(error)")
        }
      }
    }
    return result
  }

  private func write(_ files: [String: [UInt8]], to path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    for (name, bytes) in files {
      _ = FileManager.default.createFile(
        atPath: path + "/" + name, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    }
  }

  @Test func `when the power goes, nothing that was acknowledged is lost`() throws {
    let (lost, faults) = try pulling(states: Child.isLarge ? 1000 : 60, isDeaf: false)

    #expect(lost == 0)
    #expect(faults == [])
  }

  @Test func `the same test sees a disk that does not sync`() throws {
    let (lost, _) = try pulling(states: Child.isLarge ? 300 : 40, isDeaf: true)

    #expect(lost > 0)
  }
}
