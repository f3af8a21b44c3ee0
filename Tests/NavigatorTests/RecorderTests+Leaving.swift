import Audit
import Foundation
import NavigatorUI
import Pathways
import TestSupport
import Testing

@testable import navigator

/// What is recorded of a check that is removed, and which checks go with an erased record.
extension RecorderTests {
  /// A record in which number 1 is of somebody else.
  private func restoreAnother() throws {
    try FileManager.default.removeItem(atPath: LogPlace(in: state).path)
    let other = check(of: [event(7, .reached(child))], reference: "HG-2")
    #expect(Self.numbers(recorder().record(other)) == [1])
  }

  @Test func `what is gone from the record does not come back when its check is removed`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var mine = [event(0, .reached(child)), event(1, .duty("tell", .noAnswer))]
    mine = stamped(mine, recorder().record(check(of: mine)))
    try restoreAnother()

    #expect(try recorder().recordAll(of: check(of: mine)) == Recorder.leftOut)
    #expect(try log().size() == 2)
    // A tick that was never recorded belongs to a route that is gone.
    let tick = event(2, .duty("tell", .done))
    #expect(try recorder().recordAll(of: check(of: mine + [tick])) == Recorder.leftOut)
    #expect(try log().size() == 2)
    // Whoever works on in the check brings it back.
    #expect(Self.numbers(recorder().record(check(of: mine + [tick]))) == [2, 3, 4])
  }

  @Test func `what was never recorded is recorded before its check is removed`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var mine = [event(0, .reached(child)), event(1, .duty("tell", .noAnswer))]
    // The route is there, and what was done about it is not.
    mine = [stamped(mine, recorder().record(check(of: [mine[0]])))[0], mine[1]]

    #expect(try recorder().recordAll(of: check(of: mine)) == nil)
    #expect(try log().history(of: 1) == [2])

    // A route that was reached after the one that is gone was never in any record.
    mine = stamped(mine, recorder().record(check(of: mine)))
    try restoreAnother()
    let adult = reached(.one("adult"), route: "adult", duties: [])
    mine += [event(2, .reached(adult)), event(3, .duty("tell", .done))]
    #expect(try recorder().recordAll(of: check(of: mine)) == Recorder.leftOut)
    let log = try log()
    #expect(try log.size() == 4)
    #expect(try log.record(2).referral?.route == "adult")
    #expect(try log.record(2).entry.kind != .rerun)
    #expect(try log.history(of: 2) == [3])
    #expect(try log.history(of: 1) == [])
  }

  @Test func `the saved check of a record goes when that is erased, and stays while it is held`()
    throws
  {
    defer { try? FileManager.default.removeItem(at: home) }
    var mine = [event(0, .reached(child)), event(1, .duty("tell", .noAnswer))]
    mine = stamped(mine, recorder().record(check(of: mine)))
    let checks = [
      check(of: mine),
      Check(
        id: Self.id(9), pathway: "small", pathwayVersion: "1", contentHash: "",
        started: "2026-11-21T02:10:00Z", updated: "2026-11-21T02:11:00Z",
        events: [event(8, .reached(child))]),
    ]
    var log = try log()
    let decision = AuditLog.Decision(ground: "article_17_request", role: "manager")
    let all = Set(Section.allCases)
    let targets = try log.withLater([1])
    #expect(targets == [1, 2])
    #expect(checks.holding(try log.ids(of: targets)) == [Self.id(0)])
    #expect(checks.holding(try log.erasedIDs(of: targets, all)) == [])

    _ = log.hold(1, decision)
    _ = log.erase(all, of: 1, decision)
    #expect(checks.holding(try log.erasedIDs(of: targets, all)) == [])
    _ = log.release(1, decision)
    _ = log.erase(all, of: 1, decision)

    #expect(checks.holding(try log.erasedIDs(of: targets, all)) == [Self.id(0)])
    // Asked for again, it still goes.
    _ = log.erase(all, of: 1, decision)
    #expect(checks.holding(try log.erasedIDs(of: [1], all)) == [Self.id(0)])
  }
}
