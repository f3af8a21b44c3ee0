import Audit
import Foundation
import Merkle
import Pathways
import TestSupport
import Testing

// What is counted: the tables, the pathway, and a log with every sort of case.
extension ReportTests {
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

  func referral(
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

  func event(
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
  func filled() throws -> TemporaryLog {
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

  func counted(
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
  func lines(_ report: Report, _ id: String) throws -> [String] {
    let table = try #require(report.tables.first { $0.id == id })
    return (table.rows + (table.totals.map { [$0] } ?? [])).map { row in
      ([row.title] + (row.figures + (row.total.map { [$0] } ?? [])).map(\.text))
        .joined(separator: " ")
    }
  }
}
