import Audit
import Foundation
import Merkle
import TestSupport
import Testing

/// Random histories of a log whose disk is lost again and again.
@Suite struct VolumeHistoryTests {
  /// Everything that was ever signed, in a way that knows nothing of entries or volumes.
  private struct Signed {
    var roots: [String: TreeHash] = [:]
    var notes: [[UInt8]] = []
    var contradictions: [String] = []

    /// Notes what a log has signed from some size on.
    mutating func take(_ log: AuditLog, from first: Int) throws {
      let notes = try log.store.read { try $0.checkpoints(first..<(try $0.size()) + 1) }
      for (_, bytes) in notes.sorted(by: { $0.key < $1.key }) {
        let one = try Checkpoint(reading: SignedNote(reading: bytes).text)
        let place = "\(one.size) of \(one.origin)"
        if let root = roots[place], root != one.root { contradictions.append(place) }
        if roots.updateValue(one.root, forKey: place) == nil { self.notes.append(bytes) }
      }
    }
  }

  /// A log, its copies and what it signed.
  private final class History {
    let path = TemporaryLog.newPath()
    let sources: Sources
    var generator: SeededGenerator
    var one: TemporaryLog
    var signed = Signed()
    var copies: [String] = []
    var opened = 0

    init(seed: Int) throws {
      sources = Sources(seed: UInt64(seed))
      generator = SeededGenerator(seed: UInt64(seed) + 1000)
      _ = try AuditLog.make(
        at: path, origin: TemporaryLog.origin, now: sources.now, random: sources.random)
      one = try TemporaryLog(at: path, sources: sources)
      try signed.take(one.log, from: 1)
      try copy()
    }

    func remove() {
      for path in copies + [path, path + ".part"] {
        try? FileManager.default.removeItem(atPath: path)
      }
    }

    func copy() throws {
      let copy = "\(path)-copy\(copies.count)"
      #expect(try Backup.take(of: SQLiteStore(opening: path), to: copy).isConsistent)
      copies.append(copy)
    }

    /// Loses the disk, and restores one of the newest two copies with every receipt there is.
    func lose() throws {
      let copy = try #require(copies.suffix(2).randomElement(using: &generator))
      try FileManager.default.removeItem(atPath: path)
      do {
        try Backup.restore(copy, to: path, receipts: signed.notes)
        one = try TemporaryLog(at: path, sources: sources)
      } catch let fault as StoreFault where fault.kind == .behind {
        let report = try Backup.restore(
          copy, to: path, receipts: signed.notes,
          opening: NewVolume(takesUnchecked: true, now: sources.now, random: sources.random))
        one = try TemporaryLog(at: path, sources: sources)
        try signed.take(one.log, from: report.size)
        opened += 1
        // Who has lost a disk takes a copy soon.
        if Int.random(in: 0..<3, using: &generator) > 0 { try self.copy() }
      }
    }

    func step() throws {
      let size = try one.log.size()
      switch Int.random(in: 0..<20, using: &generator) {
      case 0..<10: _ = try one.log.append(one.referralNow()).get()
      case 10..<12: _ = try one.log.changeKey().get()
      case 12..<14:
        _ = one.log.erase(
          [.case], of: Int.random(in: 0..<size, using: &generator), ForgettingTests.decision)
      case 14..<17: try copy()
      default: try lose()
      }
      try signed.take(one.log, from: min(size, try one.log.size()) + 1)
    }
  }

  @Test(arguments: 0..<(Child.isLarge ? 100 : 4))
  func `whatever is lost, nothing that was signed is contradicted, and every receipt is placed`(
    seed: Int
  ) throws {
    let history = try History(seed: seed)
    defer { history.remove() }

    for _ in 0..<40 { try history.step() }

    print("history \(seed): \(history.signed.notes.count) signed, \(history.opened) volumes opened")
    #expect(history.opened > 0)
    #expect(history.signed.contradictions == [])
    let report = try history.one.verify(receipts: history.signed.notes)
    #expect(report.isConsistent, "\(report.text)")
    #expect(report.volumes.count <= history.opened + 1)
    // Each receipt is of what is here, or of what the log itself says is missing.
    for bytes in history.signed.notes {
      let one = try Checkpoint(reading: SignedNote(reading: bytes).text)
      let isHere = report.volumes.contains {
        $0.origin == one.origin && $0.sizes.contains(one.size)
      }
      let isMissing = report.missing.contains {
        $0.origin == one.origin && $0.size >= one.size
      }
      #expect(isHere != (isMissing && !isHere))
      #expect(report.lost.contains { $0.origin == one.origin && $0.size == one.size } == !isHere)
    }
  }

  @Test func `the same test sees a copy that signs on under its own name`() throws {
    // The control: what a copy does to which nobody shows a receipt.
    let lost = try LostLog()
    defer { lost.remove() }
    try Backup.restore(lost.backup, to: lost.path)
    var one = try lost.opened()
    _ = try one.log.append(one.referralNow()).get()
    let other = try SignedNote(reading: lost.receipts[0])
    let mine = try SignedNote(reading: try #require(try one.log.store.anchor()))

    #expect(try Checkpoint(reading: other.text).size == Checkpoint(reading: mine.text).size)
    #expect(try Checkpoint(reading: other.text).root != Checkpoint(reading: mine.text).root)
    var signed = Signed()
    try signed.take(one.log, from: 13)
    signed.roots["13 of \(TemporaryLog.origin)"] = try Checkpoint(reading: other.text).root
    try signed.take(one.log, from: 13)
    #expect(signed.contradictions == ["13 of \(TemporaryLog.origin)"])
  }
}
