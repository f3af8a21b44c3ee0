import Audit
import Foundation
import Merkle
import Testing

/// What is there after a program failed in the middle of restoring.
@Suite struct VolumeCrashTests {
  /// What was said of a restore, and what was there after it.
  private enum Outcome: Hashable {
    case absent, whole
  }

  /// Restores with a fault of one kind at some of the calls; checks what is there each time.
  private func restoring(_ kind: Int32, _ name: String) throws -> [Outcome: Int] {
    let library = try CrashTests().shim()
    let lost = try LostLog()
    defer {
      lost.remove()
      try? FileManager.default.removeItem(atPath: library)
    }
    let (target, notes) = (lost.path + "-second", lost.path + "-notes")
    try Data(lost.receipts[1]).write(to: URL(fileURLWithPath: lost.backup + "/receipt"))
    let before = try RawDatabase.contents(lost.backup + "/log/log.db")
    var outcomes: [Outcome: Int] = [:]
    var call = 1
    while true {
      try? FileManager.default.removeItem(atPath: notes)
      let process = try Child.start(
        .restore, [target, lost.backup, notes, "\(call)", "\(kind)"], shim: library)
      process.waitUntilExit()
      let said = try Child.lines(notes).first
      let place = "\(name) at call \(call)"
      if FileManager.default.fileExists(atPath: target) {
        outcomes[.whole, default: 0] += 1
        let report = try Verifier(
          SQLiteStore(opening: target), depth: .everyCheckpoint, receipts: lost.receipts
        ).report()
        #expect(report.isConsistent, "\(place): \(report.text)")
        #expect(report.size == 13 && report.volumes.count == 2, "\(place)")
        try FileManager.default.removeItem(atPath: target)
      } else {
        outcomes[.absent, default: 0] += 1
        #expect(said == nil || said == "refused", "\(place)")
        // What is left over is in nobody's way, and the copy is what it was.
        let report = try Backup.restore(
          lost.backup, to: target, receipts: lost.receipts, opening: lost.volume())
        #expect(report.isConsistent, "\(place): \(report.text)")
        try FileManager.default.removeItem(atPath: target)
      }
      if said == "whole" { break }
      call += Child.isLarge ? 1 : 53
    }
    #expect(try RawDatabase.contents(lost.backup + "/log/log.db") == before)
    print("restore, \(name): \(outcomes.map { "\($0.value) times \($0.key)" }.sorted())")
    return outcomes
  }

  @Test func `killed at any system call, a restored volume is there whole or not at all`() throws {
    let outcomes = try restoring(-1, "killed")

    #expect(outcomes[.absent, default: 0] > 5)
    #expect(outcomes[.whole] == 1 || Child.isLarge)
  }

  @Test(arguments: Child.isLarge ? [(EIO, "EIO"), (ENOSPC, "ENOSPC")] : [(ENOSPC, "ENOSPC")])
  func `whichever system call fails, a volume is restored whole or not at all`(
    fault: (code: Int32, name: String)
  ) throws {
    let outcomes = try restoring(fault.code, fault.name)

    #expect(outcomes[.absent, default: 0] > 0)
  }
}
