import Audit
import Foundation
import Merkle
import Testing

/// A log that went on as a new volume, read by others: exports, reports, proofs, tiles.
@Suite struct VolumeExportTests {
  private func exported(_ log: AuditLog) throws -> [String] {
    var lines: [String] = []
    try LogExport(log, opening: [.stats, .record]).jsonLines { lines.append(String($0.dropLast())) }
    return lines
  }

  private func read(_ lines: [String], _ name: String) throws -> ExportReader.Verified {
    var reader = ExportReader(name, counting: try ReportTests.query("2026-Q4"))
    for line in lines { try reader.take(Array(line.utf8)) }
    return try reader.finish()
  }

  private func fault(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return "\(error)" }
  }

  @Test func `an export of it is counted as it is, and both say what is missing`() throws {
    let one = try LostLog.wentOn()
    defer { one.remove() }
    let query = try ReportTests.query("2026-Q4")

    let export = try read(try exported(one.log), "a.jsonl")
    let joined = try ExportReader.joined([export], query).report
    let own = try one.log.report(query)

    #expect(joined == own)
    #expect(
      own.sources.map(\.missing).map { $0.map(\.description) } == [
        ["entries 12-13 of '\(TemporaryLog.origin)'"]
      ])
    #expect(
      own.sourceLines.first?.hasSuffix("missing: entries 12-13 of '\(TemporaryLog.origin)'") == true
    )
    #expect(own.notes.last?.contains("restored from an older copy") == true)
    #expect(own.json["checkpoints"]?.list?.first?["missing"]?.list?.count == 1)
  }

  @Test func `an older export is its beginning, also one of the former volume`() throws {
    let lost = try LostLog()
    defer { lost.remove() }
    let query = try ReportTests.query("2026-Q4")
    try Backup.restore(lost.backup, to: lost.path + "-second")
    let before = try read(try exported(Child.open(lost.path + "-second")), "before.jsonl")
    try lost.restore()
    let after = try read(try exported(lost.opened().log), "after.jsonl")

    #expect(before.source.origin != after.source.origin)
    let joined = try ExportReader.joined([before, after], query)

    #expect(joined.repeated == ["before.jsonl"])
    #expect(joined.report.sources.map(\.size) == [13])
  }

  @Test func `what is missing is not counted beside what went on without it`() throws {
    let lost = try LostLog()
    defer { lost.remove() }
    let query = try ReportTests.query("2026-Q4")
    // The disk is found again after all, with the twelve entries and one that is missing.
    try Backup.restore(lost.backup, to: lost.path + "-second")
    var found = try TemporaryLog(at: lost.path + "-second", sources: lost.sources)
    _ = try found.log.append(found.referral(0)).get()
    let former = try read(try exported(found.log), "former.jsonl")
    try lost.restore()
    var one = try lost.opened()
    let short = try read(try exported(one.log), "short.jsonl")
    _ = try one.log.append(one.referralNow()).get()
    let long = try read(try exported(one.log), "long.jsonl")

    // Whichever of them has more entries.
    for volume in [short, long] {
      for order in [[former, volume], [volume, former]] {
        #expect(
          fault { _ = try ExportReader.joined(order, query) }?.hasPrefix(
            "former.jsonl: it has entries 12-13 of '\(TemporaryLog.origin)', which \(volume.name) "
              + "says are missing there") == true)
      }
    }
  }

  @Test func `of two volumes that went on from one copy one is to be given`() throws {
    let lost = try LostLog()
    defer { lost.remove() }
    let query = try ReportTests.query("2026-Q4")
    try lost.restore()
    try Backup.restore(
      lost.backup, to: lost.path + "-second", receipts: lost.receipts, opening: lost.volume())
    let one = try read(try exported(lost.opened().log), "one.jsonl")
    let two = try read(try exported(Child.open(lost.path + "-second")), "two.jsonl")

    for order in [[one, two], [two, one]] {
      let words = fault { _ = try ExportReader.joined(order, query) }
      #expect(
        words?.contains("both went on from one copy, with entries 0-11; give only one of the two")
          == true, "\(words ?? "")")
      #expect(words?.contains("contradict") == false)
    }
  }

  @Test func `a lost log that is found, with more than its receipt said, is no contradiction`()
    throws
  {
    let lost = try LostLog()
    defer { lost.remove() }
    let query = try ReportTests.query("2026-Q4")
    try Backup.restore(lost.backup, to: lost.path + "-second")
    var found = try TemporaryLog(at: lost.path + "-second", sources: lost.sources)
    for number in 0...4 { _ = try found.log.append(found.referral(number)).get() }
    let former = try read(try exported(found.log), "former.jsonl")
    try lost.restore()
    let volume = try read(try exported(lost.opened().log), "volume.jsonl")

    for order in [[former, volume], [volume, former]] {
      #expect(
        fault { _ = try ExportReader.joined(order, query) }?.contains(
          "both went on from one copy, with entries 0-11") == true)
    }
  }

  @Test func `two logs of one name that differ contradict each other, also before a volume`() throws
  {
    let lost = try LostLog()
    defer { lost.remove() }
    let query = try ReportTests.query("2026-Q4")
    // Somebody goes on in the copy under the name that it had, and loses that in turn.
    try Backup.restore(lost.backup, to: lost.path + "-second")
    var second = try TemporaryLog(at: lost.path + "-second", sources: lost.sources)
    _ = try second.log.append(second.referral(7)).get()
    let copy = lost.path + "-notes"
    _ = try Backup.take(of: SQLiteStore(opening: second.path), to: copy)
    let receipt = try second.log.append(second.referral(8)).get().checkpoint.bytes
    let one = try read(try exported(second.log), "one.jsonl")
    second.remove()
    try Backup.restore(
      copy, to: lost.path + "-second", receipts: [receipt], opening: lost.volume())
    let volume = try read(try exported(Child.open(lost.path + "-second")), "volume.jsonl")
    try Backup.restore(lost.backup, to: lost.path)
    var other = try lost.opened()
    for number in 1...2 { _ = try other.log.append(other.referral(number)).get() }
    let two = try read(try exported(other.log), "two.jsonl")

    for pair in [[one, two], [two, one], [volume, two], [two, volume]] {
      #expect(
        fault { _ = try ExportReader.joined(pair, query) }?.contains("contradict each other")
          == true)
    }
  }

  @Test func `an export that ends with the opening needs both signatures`() throws {
    let lost = try LostLog()
    defer { lost.remove() }
    try lost.restore()
    let lines = try exported(try lost.opened().log)
    _ = try read(lines, "a.jsonl")
    let note = try #require(
      Canonical(reading: Array(lines[13].utf8))?["checkpoint"]?.text)
    var parts = note.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(parts.count == 7)
    for signature in [4, 5] {
      parts = note.split(separator: "\n", omittingEmptySubsequences: false)
      parts.remove(at: signature)
      let line = Canonical.object(["checkpoint": .text(parts.joined(separator: "\n"))]).json

      #expect(
        fault { _ = try read(lines.dropLast() + [line], "a.jsonl") }?.contains(
          "is not signed by the log's key") == true)
    }
  }

  @Test
  func `records from before and after are proved under the new name, and the tiles lead to it`()
    throws
  {
    let one = try LostLog.wentOn()
    defer { one.remove() }
    let key = try one.log.store.signingKey().verifier

    for index in [0, 4, 12, 14] {
      let leaf = try one.log.record(index).entry.bytes
      #expect(try one.log.proof(of: index).shows(leaf, in: key.name, by: key))
      #expect(try !one.log.proof(of: index).shows(leaf, in: TemporaryLog.origin, by: key))
    }
    // A witness who knew an earlier size, of whatever name, sees that the log only grew.
    for old in [5, 12, 13] {
      let request = try one.log.witnessRequest(from: old)
      let before = try #require(try one.log.store.read { try $0.checkpoint(ofSize: old) })
      let root = try Checkpoint(reading: SignedNote(reading: before).text).root
      #expect(request.proof.shows(root, isStartOf: request.checkpoint.root))
    }
    let files = Dictionary(
      uniqueKeysWithValues: try LogExport(one.log, opening: []).tiles().map { ($0.0, $0.1) })
    let note = try SignedNote(reading: try #require(files["checkpoint"]))
    #expect(note.isSigned(by: key))
    #expect(try Checkpoint(reading: note.text).origin == key.name)
  }
}
