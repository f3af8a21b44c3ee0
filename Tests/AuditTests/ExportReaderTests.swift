import Audit
import Merkle
import TestSupport
import Testing

/// Exports are believed only if they are what a log signed.
@Suite struct ExportReaderTests {
  private func exported(
    _ log: AuditLog, _ sections: Set<Section> = [.stats, .record]
  ) throws -> [String] {
    var lines: [String] = []
    try LogExport(log, opening: sections).jsonLines { lines.append(String($0.dropLast())) }
    return lines
  }

  private func read(_ lines: [String], _ name: String = "a.jsonl") throws -> ExportReader.Verified {
    var reader = ExportReader(name, counting: try ReportTests.query("2026-Q4"))
    for line in lines { try reader.take(Array(line.utf8)) }
    return try reader.finish()
  }

  private func fault(_ lines: [String]) -> String? {
    do {
      _ = try read(lines)
      return nil
    } catch let fault as ExportReader.Fault {
      return fault.description
    } catch { return "\(error)" }
  }

  /// Another log: other keys, other entries.
  private func another() throws -> TemporaryLog {
    var other = try TemporaryLog(seed: 2)
    for _ in 1...3 { _ = try other.log.append(other.referral()).get() }
    return other
  }

  @Test func `an export is counted as its log is`() throws {
    let one = try VerifierTests.filled()
    defer { one.remove() }
    let query = try ReportTests.query("2026-Q4")
    var counter = ReportCounter(query)
    let export = try read(try exported(one.log))
    counter.begin(export.source)
    for record in try one.log.records(0..<one.log.size()) { counter.take(record) }

    let joined = try ExportReader.joined([export], query)

    #expect(export.source.origin == TemporaryLog.origin)
    #expect(export.source.size == 12)
    #expect(joined.report == counter.report())
    #expect(joined.repeated == [])
  }

  @Test
  func `checks of an export are run through the rules of today, where their answers are open`()
    throws
  {
    let one = try VerifierTests.filled()
    defer { one.remove() }
    let query = try ReportTests.query("2026-Q4")
    func replayed(_ sections: Set<Section>) throws -> Report.Table? {
      var reader = ExportReader("a.jsonl", counting: query) { $0.area == "dorset" ? "same" : nil }
      for line in try exported(one.log, sections) { try reader.take(Array(line.utf8)) }
      let report = try ExportReader.joined([reader.finish()], query).report
      return report.tables.first { $0.id == "replay-differences" }
    }

    #expect(try replayed([.stats, .record])?.rows.first?.total == .count(7))
    #expect(try replayed([.stats])?.rows.first?.total == .count(0))
  }

  @Test func `logs are added up, and one that comes twice counts once`() throws {
    var one = try VerifierTests.filled()
    let other = try another()
    defer {
      one.remove()
      other.remove()
    }
    let older = try read(try exported(one.log), "older.jsonl")
    _ = try one.log.append(one.referral()).get()
    let newer = try read(try exported(one.log), "newer.jsonl")
    let query = try ReportTests.query("2026-Q4")

    // Both logs of the tests have one name; they are told apart by what they hold.
    let joined = try ExportReader.joined([older, newer], query)
    #expect(joined.repeated == ["older.jsonl"])
    #expect(joined.report.sources.map(\.size) == [13])
    #expect(try ExportReader.joined([newer, older], query).report == joined.report)
    let stranger = try read(try exported(other.log), "other.jsonl")
    #expect(throws: ExportReader.Fault.self) { try ExportReader.joined([newer, stranger], query) }
  }

  @Test func `what is erased must be said by an entry`() throws {
    let one = try VerifierTests.filled()
    defer { one.remove() }
    let lines = try exported(one.log, [.case, .stats])
    #expect(lines[1].contains(#""case":{"erased_by":8}"#))
    #expect(fault(lines) == nil)

    // A record of which nothing was erased.
    var untrue = lines
    untrue[2] = hiding("case", in: lines[2])

    #expect(
      fault(untrue)
        == "a.jsonl, line 3: it says that 'case' is erased, and entry 8 does not say so; nothing was "
        + "counted from it")
  }

  /// The line with a section that is said to be erased.
  private func hiding(_ section: String, in line: String) -> String {
    guard var value = Canonical(reading: Array(line.utf8))?.members,
      var sections = value["sections"]?.members, var keys = value["commitment_keys"]?.members
    else { return line }
    keys[section] = nil
    value["commitment_keys"] = .object(keys)
    sections[section] = .object(["erased_by": .number(8)])
    value["sections"] = .object(sections)
    return Canonical.object(value).json
  }

  /// A log, also one that went on as a new volume.
  private func log(isVolume: Bool) throws -> TemporaryLog {
    try isVolume ? LostLog.wentOn() : VerifierTests.filled()
  }

  @Test(arguments: [false, true])
  func `every line that is changed, left out, doubled or moved is refused`(isVolume: Bool) throws {
    let one = try log(isVolume: isVolume)
    defer { one.remove() }
    let lines = try exported(one.log)
    #expect(fault(lines) == nil)

    for index in lines.indices {
      var without = lines
      without.remove(at: index)
      #expect(fault(without) != nil, "without \(index)")
      var doubled = lines
      doubled.insert(lines[index], at: index)
      #expect(fault(doubled) != nil, "double \(index)")
      var moved = lines
      moved.swapAt(index, (index + 1) % lines.count)
      #expect(fault(moved) != nil, "moved \(index)")
    }
  }

  @Test(arguments: [false, true])
  func `no byte can be changed`(isVolume: Bool) throws {
    let one = try log(isVolume: isVolume)
    defer { one.remove() }
    let lines = try exported(one.log)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let index = Int.random(in: lines.indices, using: &generator)
      var bytes = Array(lines[index].utf8)
      let place = Int.random(in: bytes.indices, using: &generator)
      bytes[place] ^= 1 << UInt8.random(in: 0..<7, using: &generator)
      var reader = ExportReader("a", counting: try ReportTests.query("2026-Q4"))

      #expect(throws: ExportReader.Fault.self, "line \(index), byte \(place)") {
        for (number, line) in lines.enumerated() {
          try reader.take(number == index ? bytes : Array(line.utf8))
        }
        _ = try reader.finish()
      }
    }
  }

  @Test func `an export under the checkpoint of another log is refused`() throws {
    let one = try another()
    let other = try TemporaryLog(seed: 3)
    defer {
      one.remove()
      other.remove()
    }
    let lines = try exported(one.log)
    let strange = try #require(try exported(other.log).last)

    let reason = try #require(fault(lines.dropLast() + [strange]))

    #expect(reason.contains("the checkpoint is signed for 1 other entries than the 4"))
  }
}
