import Audit
import Foundation
import Merkle
import Pathways
import TestSupport
import Testing

@Suite struct ReportTests {
  // MARK: What is counted

  static let tables = [
    ReportTable(
      id: "harm", title: "Exploitation type", fact: "signs",
      rows: [
        .init(id: "labour", title: "Labour", answers: ["work_for_nothing"]),
        .init(id: "criminal", title: "Criminal", answers: ["made_to_offend"]),
      ]),
    ReportTable(
      id: "notified", title: "Notification", fact: "bound", duty: "duty_to_notify",
      rows: [.init(id: "statute", title: "By statute", answers: ["by_statute"])]),
    ReportTable(
      id: "concern", title: "First concern", fact: "first_concern",
      rows: [
        .init(id: "today", title: "Today", answers: ["today"], days: 1),
        .init(id: "week", title: "This week", answers: ["this_week"], days: 7),
        .init(id: "earlier", title: "Earlier", answers: ["earlier"]),
      ]),
  ]

  static func pathway() throws -> Pathway {
    var pathway = Pathway(
      id: "modern_slavery", title: "Modern slavery", version: "2026.11", inForce: .always,
      reviewBy: try #require(CivilDate("2026-10-31")))
    pathway.reportTables = tables
    return pathway
  }

  static func query(
    _ period: String = "2026-Q4", by column: ReportForm.Span = .month,
    _ disclosure: Disclosure = .none
  ) throws -> ReportQuery {
    let declared = tables.map { ReportForm.Table.declared($0.id) }
    let form = ReportForm(
      id: "quarterly", title: "Quarterly report", period: .quarter, column: column,
      tables: ReportForm.Standard.allCases.map { .standard($0) } + declared)
    return ReportQuery(
      form: form, period: try #require(ReportPeriod(period)), words: ReportWords(try pathway()),
      disclosure: disclosure)
  }

  private func referral(
    _ one: TemporaryLog, _ finished: String, _ signs: Given = .several(["work_for_nothing"]),
    concern: Given = .one("today"), area: String? = "dorset"
  ) throws -> Referral {
    let finished = try #require(Instant(finished))
    var referral = Referral(
      id: one.log.newID(),
      pathway: PathwayStamp(
        id: "modern_slavery", version: "2026.11", contentHash: "sha256:00", isApproved: false),
      answers: ["signs": signs, "first_concern": concern, "bound": .one("by_statute")],
      route: "child", routeClass: "child",
      duties: [
        .init(id: "call_999", standing: "contingent", by: nil),
        .init(id: "child_safeguarding_referral", standing: "due", by: "same_day"),
        .init(id: "nrm_referral", standing: "due_because_unsure", by: nil),
      ],
      started: finished, finished: finished)
    referral.area = area
    referral.nation = "england"
    referral.bodyKind = "council"
    referral.caseReference = "HG-0417"
    return referral
  }

  private func event(
    _ one: TemporaryLog, _ kind: LaterEvent.Kind, _ about: Int, _ code: String,
    _ subject: String? = nil, _ value: String? = nil, _ happened: String? = nil
  ) -> LaterEvent {
    var event = LaterEvent(
      id: one.log.newID(), kind: kind, about: about, code: code, entered: one.sources.now())
    event.subject = subject
    event.value = value
    event.happened = happened.flatMap { Instant($0) }
    return event
  }

  /// A log with one of everything that is counted.
  private func filled() throws -> TemporaryLog {
    var one = try TemporaryLog()
    func add(_ referral: Referral) throws { _ = try one.log.append(referral).get() }
    func add(_ event: LaterEvent) throws { _ = try one.log.append(event).get() }
    try add(referral(one, "2026-10-05T10:00:00.000Z"))  // 1
    try add(
      referral(
        one, "2026-11-05T10:00:00.000Z", .several(["work_for_nothing", "made_to_offend"]),
        concern: .one("this_week")))  // 2
    try add(referral(one, "2026-12-05T10:00:00.000Z", .notKnown, concern: .one("earlier")))  // 3
    try add(referral(one, "2026-12-06T10:00:00.000Z"))  // 4, void
    try add(referral(one, "2026-09-30T23:59:59.000Z"))  // 5, of another quarter
    try add(referral(one, "2026-12-07T10:00:00.000Z", concern: .notKnown, area: nil))  // 6
    var rerun = try referral(one, "2026-12-08T10:00:00.000Z")
    rerun.rerunOf = 1
    try add(rerun)  // 7
    let left = try #require(Instant("2026-12-09T10:00:00.000Z"))
    _ = try one.log.append(
      AbandonedCheck(
        id: one.log.newID(), pathway: try referral(one, "2026-12-05T10:00:00.000Z").pathway,
        lastQuestion: "signs", started: left, left: left)
    ).get()  // 8
    let child = "child_safeguarding_referral"
    try add(event(one, .outcome, 1, "duty_done", child, nil, "2026-10-05T13:00:00.000Z"))
    try add(event(one, .outcome, 2, "duty_no_answer", child))
    try add(event(one, .outcome, 2, "duty_done_by_other", child, nil, "2026-11-25T10:00:00.000Z"))
    try add(event(one, .outcome, 3, "duty_no_answer", child))
    try add(event(one, .outcome, 3, "duty_not_done", "nrm_referral", "fear_of_authority"))
    try add(event(one, .outcome, 6, "duty_done", child, nil, "2026-12-07T10:30:00.000Z"))
    try add(event(one, .outcome, 6, "duty_reopened", child))
    try add(event(one, .outcome, 1, "reference_issued", "nrm"))
    try add(event(one, .outcome, 1, "reasonable_grounds", nil, "negative"))
    try add(event(one, .outcome, 1, "reasonable_grounds", nil, "positive"))
    try add(event(one, .outcome, 2, "accepted_by", child, "council"))
    try add(event(one, .override, 2, "manager_decided"))
    try add(event(one, .void, 4, "training"))
    try add(event(one, .correction, 6, "entered_wrongly", "area", "derbyshire"))
    return one
  }

  private func counted(
    _ one: TemporaryLog, _ query: ReportQuery, replay: [Int: String] = [:]
  ) throws -> Report {
    var counter = ReportCounter(query)
    counter.begin(ReportSource(origin: "test", size: try one.log.size(), root: .emptyRoot))
    for record in try one.log.records(0..<one.log.size()) {
      counter.take(record, replay: replay[record.index])
    }
    return counter.report()
  }

  /// A table as lines of words and numbers.
  private func lines(_ report: Report, _ id: String) throws -> [String] {
    let table = try #require(report.tables.first { $0.id == id })
    return (table.rows + (table.totals.map { [$0] } ?? [])).map { row in
      ([row.title] + (row.figures + (row.total.map { [$0] } ?? [])).map(\.text))
        .joined(separator: " ")
    }
  }

  @Test func `each table counts what it says, and leaves out what is void or another quarter's`()
    throws
  {
    let one = try filled()
    defer { one.remove() }

    let report = try counted(one, try Self.query(), replay: [1: "same", 2: "other_route"])

    #expect(
      try lines(report, "counted") == [
        "Checks that reached a route 1 1 2 4", "Checks left before the end 0 0 1 1",
        "Run again from saved answers 0 0 1 1", "Void: training 0 0 1 1", "Void: mistake 0 0 0 0",
        "Corrected later 0 0 1 1",
      ])
    #expect(try lines(report, "route") == ["Child 1 1 2 4", "Checks 1 1 2 4"])
    #expect(
      try lines(report, "area") == ["Derbyshire 0 0 1 1", "Dorset 1 1 1 3", "Checks 1 1 2 4"])
    #expect(
      try lines(report, "harm") == [
        "Labour 1 0 1 2", "Criminal 0 0 0 0", "Not specified or unknown 0 0 1 1",
        "Labour and Criminal 0 1 0 1", "Checks 1 1 2 4",
      ])
    #expect(try lines(report, "last-question") == ["Signs 0 0 1 1", "Checks 0 0 1 1"])
    #expect(try lines(report, "notified").last == "Checks 0 0 0 0")
  }

  @Test func `what was done, not done, tried and decided is folded from the later events`() throws {
    let one = try filled()
    defer { one.remove() }

    let report = try counted(one, try Self.query(), replay: [1: "same", 2: "other_route"])

    #expect(
      try lines(report, "duties-due") == [
        "Child safeguarding referral 4 1 1 1 0 1", "Nrm referral 4 0 0 0 1 3",
      ])
    #expect(
      try lines(report, "steps-nobody-took") == [
        "Child safeguarding referral 0 0 1 1", "Nrm referral 1 1 1 3", "Checks 1 1 1 3",
      ])
    #expect(try lines(report, "not-done") == ["Fear of authority 0 0 1 1", "Checks 0 0 1 1"])
    #expect(
      try lines(report, "no-answer") == [
        "Nobody took it: child safeguarding referral 0 0 1 1",
        "Tried: child safeguarding referral 0 1 1 2", "Checks 0 1 1 2",
      ])
    #expect(try lines(report, "overrides") == ["Manager decided 0 1 0 1", "Checks 0 1 0 1"])
    #expect(
      try lines(report, "decisions") == [
        "Accepted by: council 0 1 0 1", "Reasonable grounds: positive 1 0 0 1",
        "Reference issued: nrm 1 0 0 1", "Checks 1 1 0 2",
      ])
    #expect(
      try lines(report, "replay-differences") == [
        "The same route and duties 1 0 0 1", "Another route 0 1 0 1",
        "The same route, other duties 0 0 0 0", "Checks 1 1 0 2",
      ])
  }

  @Test func `times are told in bands, with the middle and the longest`() throws {
    let one = try filled()
    defer { one.remove() }

    let report = try counted(one, try Self.query())

    // Three hours after a check about a concern of the same day; twenty days after one of a week.
    let check = try #require(report.tables.first { $0.id == "time-from-check" })
    #expect(
      check.columns == ["1 h", "4 h", "24 h", "3 days", "7 days", "30 days", "longer", "not known"])
    #expect(
      try lines(report, "time-from-check") == ["Child safeguarding referral 0 1 0 0 0 1 0 0 2"])
    #expect(check.rows[0].median == "4 h")
    #expect(check.rows[0].longest == "30 days")
    let concern = try #require(report.tables.first { $0.id == "time-from-concern" })
    #expect(concern.columns == ["1 day", "7 days", "longer", "not known"])
    #expect(try lines(report, "time-from-concern") == ["Child safeguarding referral 1 0 1 0 2"])
  }

  @Test func `what the record kept for the tables is counted when its answers are gone`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    var referral = try referral(one, "2026-11-05T10:00:00.000Z")
    referral.lines = ["harm": ["labour"], "notified": ["statute"]]
    _ = try one.log.append(referral).get()
    guard
      case .erased = one.log.erase([.record], of: 1, .init(ground: "request", role: "manager"))
    else {
      Issue.record("not erased")
      return
    }

    let report = try counted(one, try Self.query("2026-11"))

    #expect(try lines(report, "harm")[0] == "Labour 1")
    #expect(try lines(report, "notified")[0] == "By statute 1")
    #expect(try lines(report, "concern").contains("Not kept any more 1"))
    #expect(try lines(report, "counted").contains("Answers erased, or not open here 1"))
    #expect(try lines(report, "duties-due") == [])
  }

  @Test func `a report names the rules that were used, drafts and late reviews among them`() throws
  {
    let one = try filled()
    defer { one.remove() }

    let report = try counted(one, try Self.query())

    #expect(
      report.versionLines == [
        "modern_slavery 2026.11 sha256:00; draft: not approved for use; used after its review was "
          + "due on 31 October 2026"
      ])
    #expect(Report.warning.contains("A navigation is not a referral"))
  }

  @Test(arguments: [
    ("2026-11", "November 2026"), ("2026-Q4", "October to December 2026"),
    ("2026", "January to December 2026"), ("2026/27", "April 2026 to March 2027"),
  ]) func `a period is read as it is written`(text: String, title: String) {
    #expect(ReportPeriod(text)?.title == title)
  }

  @Test(arguments: ["", "26", "2026-13", "2026-00", "2026-Q5", "2026/28", "2026-1", "2026-11-05"])
  func `another period is refused`(text: String) {
    #expect(ReportPeriod(text) == nil)
  }

  @Test func `the last whole period is the one before this`() throws {
    let day = try #require(CivilDate("2027-01-15"))

    #expect(ReportPeriod.last(.month, before: day).title == "December 2026")
    #expect(ReportPeriod.last(.quarter, before: day).title == "October to December 2026")
    #expect(ReportPeriod.last(.year, before: day).title == "January to December 2026")
  }

  // MARK: How it is written

  /// A report with every sort of figure, of a made-up log.
  static func sample(_ disclosure: Disclosure = .usual) throws -> Report {
    var counter = ReportCounter(try query("2026-Q4", by: .month, disclosure))
    counter.begin(ReportSource(origin: "navigator.example/a", size: 61, root: .plain([1])))
    for record in try Sample.records() { counter.take(record) }
    return counter.report()
  }

  static let folder = ShippedPathways.repository.appending(path: "Tests/AuditTests/Reports")

  @Test(arguments: ["80.txt", "40.txt", "csv", "html"])
  func `a report is written as it was read and approved`(form: String) throws {
    let report = try Self.sample()
    let text =
      switch form {
      case "80.txt": ReportText(report, width: 80).text
      case "40.txt": ReportText(report, width: 40).text
      case "csv": ReportSpreadsheet(report).text
      default: ReportPage(report).html
      }
    let golden = Self.folder.appending(path: "sample.\(form)")
    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try Data(text.utf8).write(to: golden)
    }

    #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test func `the same records give the same bytes, whatever came before`() throws {
    let first = try Self.sample()
    let second = try Self.sample()

    #expect(ReportText(first).text == ReportText(second).text)
    #expect(ReportPage(first).html == ReportPage(second).html)
  }

  @Test(arguments: [40, 60, 80, 132]) func `a text keeps to its width, in plain characters`(
    width: Int
  ) throws {
    let text = ReportText(try Self.sample(), width: width).text

    for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
    #expect(text.split(separator: "\n").count { $0.contains("not referrals") } > 10)
  }

  @Test func `a page needs nothing else, and says in words what it draws`() throws {
    let html = ReportPage(try Self.sample()).html

    for word in ["<script", "http:", "https:", "src=", "href=", "@import", "url("] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(
      html.components(separatedBy: "<svg ").count == html.components(separatedBy: "<desc ").count)
    #expect(html.contains("A navigation is not a referral"))
  }

  @Test func `what a hostile label holds is shown and not obeyed`() throws {
    var counter = ReportCounter(try Self.query("2026-11"))
    counter.begin(ReportSource(origin: "o", size: 1, root: .emptyRoot))
    counter.take(
      try Sample.record(1, area: "<script>\u{1B}[2J\u{202E}=1+1", month: "2026-11"))
    let report = counter.report()

    #expect(!ReportPage(report).html.contains("<script>"))
    for text in [ReportText(report).text, ReportPage(report).html, ReportSpreadsheet(report).text] {
      #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
      #expect(text.contains("U+001B"))
    }
  }
}

/// Records that nobody appended, for what is written of them.
enum Sample {
  static func record(
    _ index: Int, area: String = "dorset", month: String, signs: String = "work_for_nothing"
  ) throws -> LogRecord {
    let id = try #require(RecordID(bytes: Array(repeating: UInt8(index & 255), count: 16)))
    let entry = Entry(kind: .finished, id: id)
    let finished = Canonical.text("\(month)-05T10:00:00.000Z")
    let due = Canonical.object(["id": .text("nrm_referral"), "standing": .text("due")])
    return LogRecord(
      index: index, entry: entry, leaf: .leaf(entry.bytes),
      contents: [
        .record: .open(
          .object([
            "answers": .object([
              "signs": .list([.text(signs)]), "bound": .text("by_statute"),
              "first_concern": .text("this_week"),
            ]),
            "duties": .list([due]), "finished": finished,
            "pathway": .object([
              "id": .text("modern_slavery"), "version": .text("2026.11"),
              "content_hash": .text("sha256:" + String(repeating: "0", count: 64)),
              "approved": .truth(false),
            ]),
          ])),
        .stats: .open(
          .object([
            "month": .text(month), "route": .text("child"), "class": .text("child"),
            "area": .text(area), "nation": .text("england"), "body": .text("council"),
          ])),
      ])
  }

  static func event(_ index: Int, about: LogRecord, _ code: String, _ at: String) throws
    -> LogRecord
  {
    let id = try #require(RecordID(bytes: Array(repeating: UInt8(index & 255), count: 16)))
    let entry = Entry(
      kind: .outcome, id: id, about: EntryReference(index: about.index, leaf: about.leaf))
    return LogRecord(
      index: index, entry: entry, leaf: .leaf(entry.bytes),
      contents: [
        .record: .open(
          .object([
            "code": .text(code), "subject": .text("nrm_referral"), "happened": .text(at),
            "entered": .text(at),
          ]))
      ])
  }

  /// Sixty checks, ticks for some.
  static func records() throws -> [LogRecord] {
    var records: [LogRecord] = []
    for index in 0..<60 {
      records.append(
        try record(
          index, area: index % 9 == 0 ? "derbyshire" : "dorset",
          month: ["2026-10", "2026-10", "2026-11", "2026-12"][index % 4],
          signs: index % 5 == 0 ? "made_to_offend" : index % 7 == 0 ? "debt" : "work_for_nothing"))
    }
    for index in 0..<30 {
      let code = index % 6 == 0 ? "duty_no_answer" : "duty_done"
      let month = ["10", "10", "11", "12"][index % 4]
      records.append(
        try event(
          60 + index, about: records[index], code, "2026-\(month)-\(10 + index % 9)T10:00:00.000Z"))
    }
    return records
  }
}
