import Audit
import Foundation
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// From what happens on the screen to the record of referrals, and back by replay.
@Suite struct RecorderTests {
  let home: URL
  let state: StateFolder
  let library: PathwayLibrary
  let pathway: Pathway
  let contentHash: String

  init() throws {
    home = FileManager.default.temporaryDirectory
      .appending(path: "navigator-test-\(UInt64.random(in: 0...UInt64.max))")
    state = try StateFolder(environment: ["XDG_STATE_HOME": home.path])
    let rules = home.appending(path: "rules")
    let folder = rules.appending(path: "small")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.text.utf8).write(to: folder.appending(path: "pathway.yaml"))
    library = try PathwayLibrary(chosen: rules.path, environment: [:])
    let loaded = try library.load("small", on: CivilDate("2026-11-21"))
    pathway = loaded.pathway
    contentHash = loaded.contentHash
  }

  private static let text = """
    pathway: small
    title: A small pathway
    version: "1"
    in-force: {from: 2026-01-01, review-by: 2027-01-01}
    sources:
      ACT: {title: The Act, publisher: legislation.gov.uk, url: https://example.org/act, dated: "2015", checked: 2026-11-21, read: official, kind: act}
    facts:
      age: {group: A, label: Age, ask: How old?, why: It decides., answers: {child: Under 18, adult: 18 or over}, not-known: {rule: keep}}
      secret: {group: A, label: Secret, ask: A secret?, why: It decides., record: no, answers: {yes: "Yes", no: "No"}, not-known: {rule: keep}, only-if: age is adult}
    routes:
      child: {class: child, title: Child, say: A child., when: age is not adult, basis: ACT s1}
      adult: {class: adult, title: Adult, say: An adult., when: age is adult, basis: ACT s1}
    duties:
      tell: {stage: safeguarding, title: Tell the council, who: you, to: the council, by: same day, force: must, basis: ACT s1, when: age is not adult}
    """

  func recorder() -> Recorder {
    Recorder(
      LogPlace(in: state), archive: RuleArchive(in: state, beside: library), pathway: pathway,
      name: "small")
  }

  /// A check whose events have these numbers in place of ids.
  func check(_ what: [CheckEvent.What], reference: String = "HG-1") -> Check {
    check(of: what.enumerated().map { event($0, $1) }, reference: reference)
  }

  func check(of events: [CheckEvent], reference: String = "HG-1") -> Check {
    Check(
      id: Self.id(0), caseReference: reference, pathway: "small", pathwayVersion: "1",
      contentHash: contentHash, order: ["age"], started: "2026-11-21T02:10:00Z",
      updated: "2026-11-21T02:11:00Z", events: events)
  }

  func event(
    _ number: Int, _ what: CheckEvent.What, _ record: RecordStamp? = nil
  ) -> CheckEvent {
    CheckEvent(
      id: Self.id(number), time: "2026-11-21T02:1\(number):00Z", what: what, record: record)
  }

  static func id(_ number: Int) -> String {
    String(repeating: "0", count: 30) + (number < 10 ? "a\(number)" : "\(number)")
  }

  func reached(_ age: Given, route: Route.ID, duties: [Reached.Owed]) -> Reached {
    Reached(
      pathwayVersion: "1", contentHash: contentHash, isApproved: false, overdue: [], places: [],
      answers: ["age": age], lookedUp: [:], route: route, duties: duties)
  }

  var child: Reached {
    reached(
      .one("child"), route: "child",
      duties: [
        .init(duty: "tell", variant: nil, standing: "due", by: "same_day", isDone: false)
      ])
  }

  func log() throws -> AuditLog { try LogPlace(in: state).open() }

  @Test func `a route and what was done about it are recorded in order`() throws {
    defer { try? FileManager.default.removeItem(at: home) }

    let notes = recorder().record(
      check([
        .reached(child), .duty("tell", .noAnswer), .duty("tell", .notDone("not_safe")),
        .reference("tell", "CR-9"),
      ]))

    #expect(notes.map(\.event) == (0...3).map(Self.id))
    let numbers = notes.compactMap { note -> Int? in
      if case .recorded(let stamp) = note.reply { stamp.number } else { nil }
    }
    #expect(numbers == [1, 2, 3, 4])
    let log = try log()
    let first = try log.record(1)
    #expect(first.referral?.route == "child")
    #expect(first.referral?.answers == ["age": .one("child")])
    #expect(first.reference == "HG-1")
    #expect(try log.record(2).code == "duty_no_answer")
    #expect(try log.record(3).value == "not_safe")
    #expect(try log.record(4).reference == "CR-9")
    #expect(try log.history(of: 1) == [2, 3, 4])
  }

  @Test func `recording again after a crash adds nothing`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let check = check([.reached(child), .duty("tell", .done)])

    let before = recorder().record(check)
    // The numbers never reached the disk, so the same check comes again.
    let after = recorder().record(check)

    #expect(try log().size() == 3)
    #expect(Self.numbers(before) == Self.numbers(after))
  }

  static func numbers(_ notes: [RecordNote]) -> [Int] {
    notes.compactMap { if case .recorded(let stamp) = $0.reply { stamp.number } else { nil } }
  }

  @Test func `a route that changed is a re-run of the first record`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let adult = reached(.one("adult"), route: "adult", duties: [])

    _ = recorder().record(
      check([.reached(child), .reached(adult), .duty("tell", .done)]))

    let log = try log()
    #expect(try log.record(2).entry.kind == .rerun)
    #expect(try log.record(2).entry.about?.index == 1)
    #expect(try log.record(3).entry.about?.index == 2)
  }

  @Test func `a check that was left is recorded without its answers`() throws {
    defer { try? FileManager.default.removeItem(at: home) }

    let reply = recorder().recordLeaving(check([]))

    guard case .recorded(let receipt) = reply else {
      Issue.record("not recorded")
      return
    }
    let record = try log().record(receipt.number)
    #expect(record.entry.kind == .abandoned)
    #expect(record.open(.record)?["last_question"]?.text == "age")
    #expect(record.open(.record)?["answers"] == nil)
    #expect(record.contents[.case] == nil)
  }

  @Test func `a fact that is not to be recorded stays out`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var adult = reached(.one("adult"), route: "adult", duties: [])
    adult = Reached(
      pathwayVersion: "1", contentHash: contentHash, isApproved: false, overdue: [], places: [],
      answers: ["age": .one("adult"), "secret": .one("yes")], lookedUp: [:], route: "adult",
      duties: [])

    _ = recorder().record(check([.reached(adult)]))

    #expect(try log().record(1).referral?.answers == ["age": .one("adult")])
  }

  @Test func `what cannot be recorded says why, and later events wait for it`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    // Somebody else can read the folder, so the record refuses to be used.
    _ = try LogPlace(in: state).openOrMake()
    let folder = home.appending(path: "navigator/audit").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)

    let notes = recorder().record(check([.reached(child), .duty("tell", .done)]))

    #expect(notes.count == 1)
    guard case .notRecorded(let reason) = notes.first?.reply else {
      Issue.record("it was recorded")
      return
    }
    #expect(reason.contains("chmod 700"))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    #expect(recorder().record(check([.reached(child), .duty("tell", .done)])).count == 2)
  }

  @Test func `the same rules replay the same, and other rules show what differs`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    _ = recorder().record(check([.reached(child)]))
    let past = try #require(
      RuleArchive(in: state, beside: library).library(of: contentHash))
    let rules = InstalledRules(past, on: CivilDate("2026-11-21"))

    let same = try ReplaySummary(of: log()) {
      rules.rules($0.pathway.id, area: nil, authority: nil)
    }
    #expect(same.same == 1)
    #expect(!same.hasDifferences)

    let draft = Self.text.replacingOccurrences(
      of: "when: age is not adult}", with: "when: age is adult}")
    #expect(draft != Self.text)
    try Data(draft.utf8).write(
      to: home.appending(path: "rules/small/pathway.yaml"))
    let other = InstalledRules(library, on: CivilDate("2026-11-21"))
    let changed = try ReplaySummary(of: log()) {
      other.rules($0.pathway.id, area: nil, authority: nil)
    }
    #expect(changed.different.map(\.number) == [1])
    #expect(changed.text.contains("without tell"))
  }

  @Test func `open duties are those that nobody ticked, and a void record has none`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    _ = recorder().record(check([.reached(child), .duty("tell", .noAnswer)]))
    let late = try CivilMinute(reading: "2026-11-22 09:00")

    let open = try Unfinished(in: log(), nil, at: late)
    #expect(open.items.map(\.duty) == ["tell"])
    #expect(open.items.first?.isOverdue == true)
    #expect(open.items.first?.tries == 1)

    var log = try log()
    _ = log.append(
      LaterEvent(
        id: log.newID(), kind: .void, about: 1, code: "mistake", entered: LogPlace.now()))
    #expect(try Unfinished(in: log, nil, at: late).items.isEmpty)
  }

  @Test func `running a check again leaves one set of duties, due when they were`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let changed = Reached(
      pathwayVersion: "1", contentHash: contentHash, isApproved: false, overdue: ["small"],
      places: [], answers: ["age": .notKnown], lookedUp: [:], route: "child",
      duties: child.duties)
    // On the next two days, each later than the end of the day on which it was due.
    let what: [(String, CheckEvent.What)] = [
      ("2026-11-21T02:10:00Z", .reached(child)), ("2026-11-22T09:00:00Z", .reached(changed)),
      ("2026-11-23T09:00:00Z", .reached(child)),
      ("2026-11-23T09:05:00Z", .duty("tell", .noAnswer)),
    ]
    let check = Check(
      id: Self.id(0), pathway: "small", pathwayVersion: "1", contentHash: contentHash,
      started: "2026-11-21T02:10:00Z", updated: "2026-11-23T09:05:00Z",
      events: what.enumerated().map { number, event in
        CheckEvent(id: Self.id(number), time: event.0, what: event.1)
      })

    _ = recorder().record(check)

    let open = try Unfinished(in: log(), nil, at: CivilMinute(reading: "2026-11-23 10:00"))
    #expect(open.items.map(\.record) == [3])
    #expect(open.items.first?.due == (try CivilMinute(reading: "2026-11-21 23:59")))
    #expect(open.items.first?.isOverdue == true)
    #expect(open.items.first?.tries == 1)
    #expect(check.owedSince("tell") == "2026-11-21T02:10:00Z")
    #expect(try log().record(2).referral?.overdue == ["small"])
  }

  @Test func `a check whose route is not recorded is not removed`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    _ = try LogPlace(in: state).openOrMake()
    let folder = home.appending(path: "navigator/audit").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)

    #expect(throws: Recorder.NotRecorded.self) {
      try recorder().recordAll(of: check([.reached(child)]))
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    try recorder().recordAll(of: check([.reached(child)]))
    #expect(try log().size() == 2)
  }

  @Test func `a check is kept for 28 days, and longer while it is not recorded`() throws {
    let today = try #require(CivilDate("2026-12-20"))
    var check = check([])
    check.updated = "2026-11-21T02:11:00Z"
    #expect(check.isExpired(on: today))
    check.updated = "2026-11-22T02:11:00Z"
    #expect(!check.isExpired(on: today))
    var waiting = self.check([.reached(child)])
    waiting.updated = "2026-11-01T02:11:00Z"
    #expect(!waiting.isExpired(on: today))
  }

  @Test func `the book on the screen says what was recorded, and that it is sound`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let recorder = recorder()
    _ = recorder.record(check([.reached(child), .duty("tell", .done)]))

    let book = recorder.book

    #expect(book.isSound)
    #expect(book.rows.map(\.number) == [2, 1, 0])
    #expect(book.rows[1].line.contains("HG-1"))
    #expect(book.rows[1].details.contains { $0.contains("Added later") })
  }
}
