import Audit
import Foundation
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// What becomes of saved checks when their record was restored from an older copy.
extension RecorderTests {
  /// The events as they are kept, with the numbers that were told.
  func stamped(_ events: [CheckEvent], _ notes: [RecordNote]) -> [CheckEvent] {
    events.map { event in
      let note = notes.first { $0.event == event.id }
      guard case .recorded(let stamp)? = note?.reply else { return event }
      return CheckEvent(id: event.id, time: event.time, what: event.what, record: stamp)
    }
  }

  @Test func `what a restored record lacks is recorded again, and nothing is said of another's`()
    throws
  {
    defer { try? FileManager.default.removeItem(at: home) }
    let audit = LogPlace(in: state).path
    var mine = [event(0, .reached(child)), event(1, .duty("tell", .noAnswer))]
    mine = stamped(mine, recorder().record(check(of: mine)))
    #expect(mine.compactMap(\.record?.number) == [1, 2])

    // The record is another one now, in which number 1 is of somebody else.
    try FileManager.default.removeItem(atPath: audit)
    let other = check(of: [event(7, .reached(child))], reference: "HG-2")
    #expect(Self.numbers(recorder().record(other)) == [1])

    mine.append(event(2, .duty("tell", .done)))
    let notes = recorder().record(check(of: mine))

    #expect(Self.numbers(notes) == [2, 3, 4])
    let log = try log()
    #expect(try log.history(of: 1) == [])
    #expect(try log.record(2).reference == "HG-1")
    #expect(try log.record(3).code == "duty_no_answer")
    #expect(try log.history(of: 2) == [3, 4])
    // With the new numbers there is nothing left to do.
    #expect(recorder().record(check(of: stamped(mine, notes))) == [])
    #expect(try log.size() == 5)
  }

  @Test func `in a new volume saved checks, ticks, open duties and replays go on`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let (audit, copy) = (LogPlace(in: state).path, home.appending(path: "copy").path)
    var old = [event(0, .reached(child))]
    old = stamped(old, recorder().record(check(of: old)))
    #expect(try Backup.take(of: SQLiteStore(opening: audit), to: copy).isConsistent)
    var lost = [event(5, .reached(child)), event(6, .duty("tell", .noAnswer))]
    lost = stamped(lost, recorder().record(check(of: lost, reference: "HG-2")))
    let receipt = try log().store.anchor() ?? []
    try FileManager.default.removeItem(atPath: audit)

    try Backup.restore(
      copy, to: audit, receipts: [receipt],
      opening: NewVolume(now: LogPlace.now, random: SystemRandom.bytes))

    // A tick on what is here, and one on what is missing, which comes back with it.
    let recorder = recorder()
    old.append(event(1, .duty("tell", .done)))
    #expect(Self.numbers(recorder.record(check(of: old))) == [3])
    lost.append(event(7, .duty("tell", .done)))
    #expect(Self.numbers(recorder.record(check(of: lost, reference: "HG-2"))) == [4, 5, 6])
    let log = try log()
    #expect(try log.history(of: 1) == [3])
    #expect(try log.history(of: 4) == [5, 6])
    #expect(try log.record(4).reference == "HG-2")
    #expect(try Verifier(log.store, receipts: [receipt]).report().isConsistent)
    let unfinished = try Unfinished(in: log, nil, at: CivilMinute(Date()))
    #expect(unfinished.items.isEmpty)
    let past = PastRules(library, archive: RuleArchive(in: state, beside: library))
    let summary = try ReplaySummary(of: log) { past.rules(for: $0) }
    #expect(summary.same == 2 && !summary.hasDifferences)
    #expect(recorder.book.isSound)
    #expect(recorder.book.state.hasSuffix("Some are missing: run navigator audit verify."))
  }

  @Test func `a line says of what is missing that nobody could check the receipt`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let (audit, copy) = (LogPlace(in: state).path, home.appending(path: "copy").path)
    let old = [event(0, .reached(child))]
    _ = recorder().record(check(of: old))
    #expect(try Backup.take(of: SQLiteStore(opening: audit), to: copy).isConsistent)
    _ = recorder().record(check(of: [event(5, .reached(child))], reference: "HG-2"))
    let receipt = String(decoding: try log().store.anchor() ?? [], as: UTF8.self)
      .split(separator: "\n")
    let sheet = "\(receipt[1]) entries, root \(receipt[2])\n"
    try FileManager.default.removeItem(atPath: audit)

    try Backup.restore(
      copy, to: audit, receipts: [Array(sheet.utf8)],
      opening: NewVolume(takesUnchecked: true, now: LogPlace.now, random: SystemRandom.bytes))

    let line = try log().record(2).line
    #expect(line.contains("  missing: entry 2 of '"), "\(line)")
    #expect(line.contains("'  it was named by a receipt that nobody could check"), "\(line)")
  }

  @Test func `a record that is gone is not begun anew only to look for what it had`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let before = [event(0, .reached(child))]
    let all = check(of: stamped(before, recorder().record(check(of: before))))
    try FileManager.default.removeItem(atPath: LogPlace(in: state).path)

    #expect(recorder().record(all) == [])
    #expect(!LogPlace(in: state).exists)
  }
}
