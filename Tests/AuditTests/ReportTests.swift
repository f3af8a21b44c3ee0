import Audit
import Foundation
import Merkle
import Pathways
import TestSupport
import Testing

@Suite struct ReportTests {
  @Test func `each table counts what it says, and leaves out what is void or another quarter's`()
    throws
  {
    let one = try filled()
    defer { one.remove() }

    let report = try counted(one, try Self.query(), replay: [7: "same", 2: "other_route"])

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

  @Test func `a check of another pathway is none of the report's cases`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    let finished = "2026-12-05T10:00:00.000Z"
    let first = try referral(one, finished)
    var other = Referral(
      id: one.log.newID(),
      pathway: PathwayStamp(
        id: "nrm_criteria", version: "2026.11", contentHash: "sha256:01", isApproved: false),
      answers: [:], route: "criteria_met", routeClass: "met", duties: [],
      started: first.started, finished: first.finished)
    other.caseReference = "HG-0417"
    _ = try one.log.append(first).get()
    _ = try one.log.append(other).get()

    let report = try counted(one, try Self.query())

    #expect(try lines(report, "route") == ["Child 0 0 1 1", "Checks 0 0 1 1"])
    #expect(try lines(report, "counted").first == "Checks that reached a route 0 0 1 1")
  }

  @Test func `what was done, not done, tried and decided is folded from the later events`() throws {
    let one = try filled()
    defer { one.remove() }

    let report = try counted(one, try Self.query(), replay: [7: "same", 2: "other_route"])

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

  @Test func `a check that was run again counts as its latest run that stands came out`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    func run(_ finished: String, _ area: String, _ first: Int?) throws {
      var referral = try referral(one, finished, area: area)
      referral.rerunOf = first
      _ = try one.log.append(referral).get()
    }
    func areas() throws -> [String] { try lines(counted(one, try Self.query()), "area") }
    let child = "child_safeguarding_referral"
    try run("2026-10-05T10:00:00.000Z", "dorset", nil)  // 1
    _ = try one.log.append(event(one, .correction, 1, "entered_wrongly", "area", "kent")).get()
    #expect(try areas() == ["Kent 1 0 0 1", "Checks 1 0 0 1"])

    // In the next year: of no other quarter, and counted in the month of the first.
    try run("2027-01-20T10:00:00.000Z", "derbyshire", 1)  // 3
    try run("2027-01-21T10:00:00.000Z", "cumbria", 1)  // 4
    #expect(try areas() == ["Cumbria 1 0 0 1", "Checks 1 0 0 1"])
    #expect(try lines(counted(one, try Self.query("2027-Q1")), "area") == ["Checks 0 0 0 0"])
    #expect(
      try lines(counted(one, try Self.query("2027-Q1")), "counted")[2]
        == "Run again from saved answers 2 0 0 2")

    _ = try one.log.append(event(one, .void, 4, "mistake")).get()
    #expect(try areas() == ["Derbyshire 1 0 0 1", "Checks 1 0 0 1"])

    // What is done after it is done for the check, and counts from when it was first owed.
    _ = try one.log.append(
      event(one, .outcome, 3, "duty_done", child, nil, "2026-10-06T09:00:00.000Z")
    ).get()
    let report = try counted(one, try Self.query())
    #expect(try lines(report, "duties-due")[0] == "Child safeguarding referral 1 1 0 0 0 0")
    #expect(
      try lines(report, "time-from-check") == ["Child safeguarding referral 0 0 1 0 0 0 0 0 1"])
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
    ("2026-H2", "July to December 2026"), ("2026", "January to December 2026"),
    ("2026/27", "April 2026 to March 2027"),
  ]) func `a period is read as it is written`(text: String, title: String) {
    #expect(ReportPeriod(text)?.title == title)
  }

  @Test(arguments: [
    "", "26", "2026-13", "2026-00", "2026-Q5", "2026-H0", "2026-H3", "2026/28", "2026-1",
    "2026-11-05",
  ])
  func `another period is refused`(text: String) {
    #expect(ReportPeriod(text) == nil)
  }

  @Test func `the last whole period is the one before this`() throws {
    let day = try #require(CivilDate("2027-01-15"))

    #expect(ReportPeriod.last(.month, before: day).title == "December 2026")
    #expect(ReportPeriod.last(.quarter, before: day).title == "October to December 2026")
    #expect(ReportPeriod.last(.half, before: day).title == "July to December 2026")
    #expect(ReportPeriod.last(.year, before: day).title == "January to December 2026")
  }

  @Test func `a report that was taken out is an entry, with the checkpoints it was made from`()
    throws
  {
    var one = try filled()
    defer { one.remove() }
    let report = try one.log.report(try Self.query())
    let size = try one.log.size()

    let receipt = try one.log.append(report, form: "quarterly", role: "coordinator").get()

    let record = try one.log.record(receipt.number)
    #expect(record.entry.kind == .export)
    let content = try #require(record.open(.record))
    #expect(content["report"]?.text == "quarterly")
    #expect(content["period"]?.text == "October to December 2026")
    #expect(content["every_number"]?.truth == true)
    #expect(content["checkpoints"]?.list?.first?["size"]?.number == size)
    #expect(try one.verify().isConsistent)
    // It is no check, and changes no report.
    #expect(try one.log.report(try Self.query()).tables == report.tables)
  }
}
