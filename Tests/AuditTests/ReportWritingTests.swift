import Audit
import Foundation
import Merkle
import Pathways
import TestSupport
import Testing

/// A report as text, table and page.
extension ReportTests {
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
