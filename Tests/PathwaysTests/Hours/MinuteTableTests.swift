import Foundation
import Pathways
import Testing

/// Hours and minutes with what holds then, worked out by hand with a calendar: `minutes.tsv`.
@Suite struct MinuteTableTests {
  struct Row: CustomTestStringConvertible {
    let words: String
    let nation: Nation?
    let minute: String
    let expected: String
    var testDescription: String { "\(words) in \(nation?.rawValue ?? "-") at \(minute)" }
  }

  static let rows: [Row] = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "minutes.tsv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let cells = line.split(separator: "\t").map(String.init)
      return Row(
        words: cells[0], nation: Nation(rawValue: cells[1]), minute: cells[2],
        expected: cells[3])
    }
  }()

  private func found(for row: Row) throws -> String {
    let minute = try HoursFixture.minute(row.minute)
    let table = HoursFixture.bankHolidays
    guard let schedule = try HoursFixture.schedule(row.words) else { return "not known: hours" }
    switch schedule.state(at: minute, in: row.nation, table) {
    case .open:
      guard let closing = schedule.nextClosing(after: minute, in: row.nation, table) else {
        return "open"
      }
      return "open until \(closing.minute)\(closing.then == .closed ? "" : ", then not known")"
    case .closed:
      let opening = schedule.nextOpening(after: minute, in: row.nation, table)
      return "closed" + (opening.possible.map { ", may open \($0)" } ?? "")
        + (opening.certain.map { ", opens \($0)" } ?? "")
    case .notKnown(.hours): return "not known: hours"
    case .notKnown(.hoursOnBankHolidays): return "not known: hours on bank holidays"
    case .notKnown(.whetherBankHoliday): return "not known: whether bank holiday"
    case .notKnown(.wording): return "not known: wording"
    }
  }

  @Test(arguments: rows)
  func `what holds at a minute is what a calendar says`(row: Row) throws {
    #expect(try found(for: row) == row.expected)
  }

  @Test func `the table has at least sixty rows`() { #expect(Self.rows.count >= 60) }
}
