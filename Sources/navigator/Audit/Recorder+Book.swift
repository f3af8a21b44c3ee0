import Audit
import NavigatorUI
import PathwayAnalysis

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
      let referrals = records.reduce(into: [Int: RecordedReferral]()) {
        $0[$1.index] = $1.referral
      }
      let words = RecordWording(pathway)
      let replays = replays
      func referral(of record: LogRecord) -> RecordedReferral? {
        record.entry.about.flatMap { referrals[$0.index] }
      }
      let rows = records.reversed().map { record in
        let added = later[record.index] ?? []
        return RecordBook.Row(
          number: record.index, id: "\(record.entry.id)",
          line: words.line(of: record, about: referral(of: record)),
          details: words.details(of: record, about: referral(of: record))
            + (record.referral.map { [Self.words(for: replays.verdict(on: $0))] } ?? [])
            + added.map { "Added later: \(words.line(of: $0, about: referral(of: $0)))" }
            + log.corrected(record, by: added))
      }
      let state =
        if let bad = report.firstBadIndex {
          "BROKEN AT \(bad). Run navigator audit verify."
        } else if let finding = report.findings.first {
          "NOT SOUND: \(finding.message)"
        } else {
          (report.size == 1
            ? "Checked: 1 entry is as it was signed."
            : "Checked: \(report.size) entries are as they were signed.")
            + (report.missing.isEmpty ? "" : " Some are missing: run navigator audit verify.")
        }
      return RecordBook(rows: rows, state: state, isSound: report.isConsistent)
    } catch {
      return RecordBook(rows: [], state: "It cannot be read: \(error)", isSound: false)
    }
  }

  /// Whether a check comes out the same when it is run again.
  private static func words(for verdict: Replay.Verdict?) -> String {
    switch verdict {
    case nil: "Not run again: the rules of that day were not kept."
    case .same: "Run again by the rules of that day: the same route and the same duties."
    case let verdict?:
      "RUN AGAIN BY THE RULES OF THAT DAY IT DIFFERS: \(ReplaySummary.words(for: verdict)). "
        + "Run navigator audit verify --replay."
    }
  }
}
