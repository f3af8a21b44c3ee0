import ArgumentParser
import Audit
import Foundation

/// Checks the whole record, and says what that does not prove.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that nothing in the record was changed, left out or put in.",
    discussion: """
      Needs no key. Give checkpoints that were kept elsewhere, such as the ones on referral sheets: \
      without one, a record that was rewritten as a whole on this machine is not noticed.

      Exit status: 0 consistent; 1 changed or damaged; 2 usage; 3 could not tell.

      Examples:
        navigator audit verify --receipt kept-elsewhere.txt
        navigator audit verify --replay --every-checkpoint
      """)

  @OptionGroup var options: AuditOptions
  @OptionGroup var library: LibraryOptions

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "A file with a checkpoint that was kept elsewhere, or a sheet.", valueName: "file"))
  var receipt: [String] = []

  @Flag(name: .long, help: "Check every checkpoint, and what SQLite itself finds.")
  var everyCheckpoint = false

  @Flag(name: .long, help: "Do not open the sections, only check their hashes.")
  var sealed = false

  @Flag(name: .long, help: "Run every recorded check again: the same answers, the same rules.")
  var replay = false

  @Flag(name: .long, help: "Could not tell, unless a checkpoint from elsewhere is given.")
  var requireReceipt = false

  func run() throws {
    let receipts = try AuditOptions.receipts(receipt)
    let place = try options.place()
    let report: VerificationReport
    do {
      report = try Verifier(
        SQLiteStore(opening: place.path), depth: everyCheckpoint ? .everyCheckpoint : .newest,
        receipts: receipts.notes, names: receipts.names, isOpening: !sealed
      ).report()
    } catch {
      AuditOptions.leave(.couldNotTell, "\(error)")
    }
    var summary: ReplaySummary?
    if replay {
      summary = try options.withLog { log in
        let past = try PastRules(chosen: library.pathways)
        return try ReplaySummary(of: log) { past.rules(for: $0) }
      }
    }
    options.write(report.text + (summary?.text ?? ""), Self.json(report, summary))
    if !report.isConsistent || summary?.hasDifferences == true { ProgramExit.leave(.no) }
    if requireReceipt, let reason = report.whyNoReceipt {
      AuditOptions.leave(.couldNotTell, reason)
    }
    ProgramExit.leave(.yes)
  }

  private static func json(_ report: VerificationReport, _ replay: ReplaySummary?) -> Canonical {
    var members: [String: Canonical] = [
      "consistent": .truth(report.isConsistent), "origin": .text(report.origin),
      "entries": .number(report.entries), "size": .number(report.size),
      "checkpoints": .number(report.checkpoints),
      "checkpoints_checked": .number(report.checkpointsChecked),
      "sections": .number(report.sections), "opened": .number(report.opened),
      "closed": .number(report.closed),
      "erased": .number(report.explained.values.reduce(0, +)),
      "findings": .list(
        report.findings.map { finding in
          .object(
            [
              "id": .text(finding.kind.rawValue), "message": .text(finding.message),
              "advice": .text(finding.kind.advice),
            ].merging(finding.index.map { ["entry": .number($0)] } ?? [:]) { first, _ in first })
        }),
      "not_proven": .list(report.notProven.map { .text($0) }),
      "remarks": .list(report.remarks.map { .text($0) }),
      "missing": report.missingJSON,
      "lost_receipts": .list(report.lostLines.map { .text($0) }),
      "volumes": .list(
        report.volumes.map { volume in
          .object(
            [
              "origin": .text(volume.origin), "first_size": .number(volume.sizes.lowerBound),
              "last_size": .number(volume.sizes.upperBound),
            ] as [String: Canonical])
        }),
    ]
    if let bad = report.firstBadIndex { members["first_bad_entry"] = .number(bad) }
    if let receipt = report.receipt { members["newest_receipt"] = .number(receipt) }
    if let replay { members["replay"] = replay.json }
    return .object(members)
  }
}
