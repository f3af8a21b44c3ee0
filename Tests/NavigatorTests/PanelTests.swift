import Audit
import Foundation
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// A meeting and the record: what is added, to what, and that nothing typed is lost.
@Suite struct PanelTests {
  let home: URL
  let state: StateFolder
  let pathway: Pathway

  init() throws {
    home = FileManager.default.temporaryDirectory
      .appending(path: "panel-\(UInt64.random(in: 0...UInt64.max))")
    state = try StateFolder(environment: ["XDG_STATE_HOME": home.path])
    pathway = try #require(try ShippedPathways.reading("nrm-criteria").pathway)
  }

  func log() throws -> AuditLog { try LogPlace(in: state).openOrMake() }

  func file(_ references: [String]? = ["HG-0417"]) -> PanelFile {
    PanelFile(
      pathway: "nrm-criteria", contentHash: "sha256:00", started: "2026-11-21T10:00:00Z",
      day: "2026-11-21", seed: Array(0..<32), references: references)
  }

  func room(_ file: PanelFile) throws -> PanelRoom {
    try PanelRoom(file, pathway: pathway, isApproved: false, state: state, log: try log())
  }

  func left(on day: String) throws -> PanelFile? {
    try PanelFile.left(in: state, today: try #require(CivilDate(day)))
  }

  static let lines = ["1", "3", "2 1", "1", "", "social worker", "7", "", ""]

  func typed(_ lines: [String], in room: inout PanelRoom) throws {
    for line in lines { _ = try room.read(line, at: "2026-11-21T10:05:00Z") }
  }

  func records() throws -> [LogRecord] {
    var all: [LogRecord] = []
    try log().eachRecord { all.append($0) }
    return all
  }

  /// Records a check of the first referral with a reference.
  func recordReferral(_ reference: String) throws -> Int {
    var log = try log()
    let time = try #require(Instant("2026-11-20T10:00:00.000Z"))
    var referral = Referral(
      id: log.newID(),
      pathway: PathwayStamp(
        id: "modern_slavery", version: "2026.11", contentHash: "sha256:00", isApproved: false),
      answers: [:], route: "child", routeClass: "child", duties: [], started: time,
      finished: time)
    referral.caseReference = reference
    return try #require(log.append(referral).receipt?.number)
  }

  @Test func `a case is bound to the check with its reference, and adds no check of its own`()
    throws
  {
    defer { try? FileManager.default.removeItem(at: home) }
    let number = try recordReferral("HG-0417")
    var room = try room(file())

    try typed(Self.lines, in: &room)

    #expect(room.entries.first?.entered == .init(about: number, isOwn: false))
    let added = try records().suffix(from: number + 1)
    #expect(added.allSatisfy { $0.entry.kind == .outcome && $0.entry.about?.index == number })
    #expect(
      added.map { [$0.code, $0.subject, $0.value] } == [
        ["panel_raised", "criteria_met", "nrm_criteria 2026.11"],
        ["panel_not_known", "state_slavery", nil], ["panel_met", "state_act", nil],
        ["panel_not_needed", "state_means", nil], ["panel_met", "state_purpose", nil],
        ["panel_action", "state_slavery", "2026-11-28"],
      ])
    #expect(added.last?.role == "social_worker")
  }

  @Test func `where nothing is recorded the run is a check of its own, with its open duties`()
    throws
  {
    defer { try? FileManager.default.removeItem(at: home) }
    var room = try room(file())

    try typed(Self.lines, in: &room)

    let entered = try #require(room.entries.first?.entered)
    #expect(entered.isOwn)
    let record = try log().record(entered.about)
    #expect(record.reference == "HG-0417")
    let referral = try #require(record.referral)
    #expect(referral.pathway.id == "nrm_criteria")
    #expect(referral.answers["act_done"] == .several(["recruited", "transported"]))
    #expect(
      Set(referral.duties.filter(\.isOpen).map(\.id))
        == ["protect_first", "state_slavery", "have_it_referred"])
  }

  @Test func `what a meeting agreed comes back until somebody ticks it, with owner and day`()
    throws
  {
    defer { try? FileManager.default.removeItem(at: home) }
    let number = try recordReferral("HG-0417")
    var room = try room(file())
    try typed(Self.lines, in: &room)
    let holidays = try ShippedPathways.bankHolidays()
    let now = try CivilMinute(reading: "2026-11-29 09:00")

    let open = try Unfinished(in: log(), holidays, at: now)

    let item = try #require(open.items.first { $0.duty == "state_slavery" })
    #expect(item.record == number)
    #expect(item.owner == "social_worker")
    #expect(item.due.map { "\($0)" } == "2026-11-28 23:59")
    #expect(item.isOverdue)
    #expect(open.items.count == 1)
    #expect(open.lines.first?.contains("social_worker") == true)

    var log = try log()
    var done = LaterEvent(
      id: log.newID(), kind: .outcome, about: number, code: DutyStep.done.rawValue,
      entered: LogPlace.now())
    done.subject = "state_slavery"
    #expect(log.append(done).receipt != nil)
    #expect(try Unfinished(in: log, holidays, at: now).items.isEmpty)
  }

  @Test func `a meeting gives nobody more time than the rules do`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var room = try room(file())
    // The last proposal is due the same day by the rules; the meeting says ten days.
    try typed(Array(Self.lines.prefix(7)) + ["police", "10", ""], in: &room)
    let now = try CivilMinute(reading: "2026-11-21 12:00")

    let open = try Unfinished(in: log(), try ShippedPathways.bankHolidays(), at: now)

    let items = open.items.filter { $0.duty == "have_it_referred" }
    #expect(items.map(\.owner) == ["police"])
    #expect(items.map { $0.due?.date.description } == ["2026-11-21"])
  }

  @Test func `a reference in a meeting that was left is known, so that it can be erased`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    #expect(!PanelFile.holds("HG-0417", in: state))
    try file().save(in: state)

    #expect(PanelFile.holds("hg-0417", in: state))
    #expect(!PanelFile.holds("HG-9", in: state))
  }

  @Test(arguments: 0...9)
  func `cut off after any line, the meeting goes on, and everything is recorded once`(
    count: Int
  ) throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var first = try room(file())
    try typed(Array(Self.lines.prefix(count)), in: &first)
    let left = try left(on: "2026-11-22")
    #expect(left?.lines.count ?? 0 == count)

    var second = try room(left ?? file())
    try typed(Array(Self.lines.dropFirst(count)), in: &second)

    #expect(second.session.isOver)
    #expect(second.isRecorded)
    // The first entry of a log is its key.
    #expect(try records().count == 1 + 1 + 6)
    #expect(try Verifier(log().store).report().isConsistent)
  }

  @Test func `a case that could not be recorded is recorded with the next start`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var room = try room(file(["A-1", "A-2"]))
    try typed(Array(Self.lines.prefix(8)), in: &room)
    let key = URL(fileURLWithPath: LogPlace(in: state).path).appending(path: "signing.key")
    let aside = home.appending(path: "aside.key")
    try FileManager.default.moveItem(at: key, to: aside)
    let reply = try room.read("", at: "2026-11-21T10:05:00Z")
    #expect(reply.lines.first?.hasPrefix("NOT RECORDED") == true)
    #expect(!room.isRecorded)
    try FileManager.default.moveItem(at: aside, to: key)

    let left = try #require(try left(on: "2026-11-21"))
    let again = try self.room(left)

    #expect(again.isRecorded)
    #expect(again.entries.count == 1)
    #expect(try records().filter { $0.referral != nil }.count == 1)
  }

  @Test func `a meeting that nobody took up again is removed after four weeks`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    try file().save(in: state)

    #expect(try left(on: "2026-12-19") != nil)
    #expect(try left(on: "2026-12-20") == nil)
    #expect(try left(on: "2026-11-21") == nil)
  }

  @Test func `of a reference that a meeting met before, it says what came of it`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var first = try room(file())
    #expect(first.before.isEmpty)
    try typed(Self.lines, in: &first)
    let again = PanelFile(
      pathway: "nrm-criteria", contentHash: "sha256:00", started: "2026-11-21T12:00:00Z",
      day: "2026-11-21", seed: Array(1...32), references: nil)
    var second = try room(again)

    let reply = try second.read("hg-0417", at: "2026-11-21T12:00:00Z")

    #expect(
      reply.lines.contains { $0.hasPrefix("A meeting of 21 November 2026 found: Every part") })
    #expect(
      reply.lines.last
        == "- Held, or made to work: social_worker, still open, by 28 November 2026")

    let number = try #require(first.entries.first?.entered?.about)
    var log = try log()
    var done = LaterEvent(
      id: log.newID(), kind: .outcome, about: number, code: DutyStep.done.rawValue,
      entered: LogPlace.now())
    done.subject = "state_slavery"
    #expect(log.append(done).receipt != nil)
    #expect(second.before.last == "- Held, or made to work: social_worker, closed")
  }

}
