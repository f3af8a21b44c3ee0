import Audit
import NavigatorUI

extension Recorder {
  /// The most entries that are looked at on the screen; `navigator audit list` has no such bound.
  static let mostRows = 1000

  /// The record as a person looks at it, checked while it is read.
  var book: RecordBook {
    do {
      let log = try opened()
      let size = try log.size()
      let report = try Verifier(log.store).report()
      let records = try log.records(max(0, size - Self.mostRows)..<size)
      let later = Dictionary(grouping: records.filter { $0.entry.about != nil }) {
        $0.entry.about?.index ?? 0
      }
      let rows = records.reversed().map { record in
        let added = later[record.index] ?? []
        return RecordBook.Row(
          number: record.index, line: record.line,
          details: record.lines.dropFirst() + added.map { "Added later: \($0.line)" }
            + log.corrected(record, by: added))
      }
      let state =
        if let bad = report.firstBadIndex {
          "BROKEN AT \(bad). Run navigator audit verify."
        } else if let finding = report.findings.first {
          "NOT SOUND: \(finding.message)"
        } else {
          report.size == 1
            ? "Checked: 1 entry is as it was signed."
            : "Checked: \(report.size) entries are as they were signed."
        }
      return RecordBook(rows: rows, state: state, isSound: report.isConsistent)
    } catch {
      return RecordBook(rows: [], state: "It cannot be read: \(error)", isSound: false)
    }
  }
}
