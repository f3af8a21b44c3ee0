import ArgumentParser
import Audit
import Foundation
import Merkle

/// Copies records out.
struct AuditExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Copy records out: JSON Lines, CSV for a spreadsheet, proofs or tiles for an auditor.",
    discussion: """
      The copy is an entry of the record itself. Files are made for you alone (mode 600) and never \
      overwrite another file. Choose the sections that whoever gets the copy may see: stats by \
      default; record and case hold more about people.

      Exit status: 0 written, and recorded; 2 not, and why; 3 could not tell.

      Examples:
        navigator audit export --out quarter.jsonl --purpose joint_report --role coordinator
        navigator audit export --format proofs --out proofs --purpose inspection --role manager
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv, proofs, tiles
  }

  @OptionGroup var options: AuditOptions

  @ArgumentParser.Option(name: .long, help: "jsonl, csv, proofs or tiles.")
  var format = Format.jsonl

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("The sections to open: stats, record, case.", valueName: "list")
  )
  var open = "stats"

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "A file, or for proofs and tiles a folder, that is not there yet.", valueName: "path"))
  var out: String

  @ArgumentParser.Option(name: .long, help: ArgumentHelp("What for, as a code.", valueName: "code"))
  var purpose: String

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("The role of whoever asked; never a name.", valueName: "role"))
  var role: String

  func run() throws {
    var what = SectionsOption()
    what.sections = open
    let sections = try what.chosen()
    let (purpose, role) = (try Code.checked(purpose), try Code.checked(role))
    let reply = try options.withLog { log in
      let count = try log.size()
      let reply = log.appendExport(of: count, purpose: purpose, role: role)
      guard case .recorded = reply else { return reply }
      try write(LogExport(log, opening: sections), count)
      return reply
    }
    reply.tell(options)
  }

  private func write(_ export: LogExport, _ count: Int) throws {
    var text = ""
    switch format {
    case .jsonl: try export.jsonLines { text += $0 }
    case .csv: try export.spreadsheet { text += $0 }
    case .proofs:
      try write(try export.proofBundle(of: Array(0..<count)))
      return
    case .tiles:
      try write(try export.tiles())
      return
    }
    try NewFile.write(Data(text.utf8), to: out)
  }

  private func write(_ files: [(String, [UInt8])]) throws {
    guard !FileManager.default.fileExists(atPath: out) else {
      AuditOptions.leave(.badInput, "\(out) is there already; choose another name")
    }
    for (name, bytes) in files {
      try NewFile.write(Data(bytes), to: "\(out)/\(name)", makingFolders: true)
    }
  }
}

/// Copies the whole record.
struct AuditBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the record while it is in use, and verify the copy.",
    discussion: """
      The folder gets two folders with two lives: log may be kept as long as wanted, for nothing in \
      it can be read; secrets only for a short, stated time such as 35 days, because what was \
      erased lives on in it. Without the secrets a record can be verified and never be read: name the \
      folder log to audit verify.

      Exit status: 0 copied, and the copy verifies; 1 it does not verify; 2 usage; 3 could not \
      tell.

      Examples:
        navigator audit backup /media/stick/audit-2026-11
        navigator audit verify --log /media/stick/audit-2026-11/log
      """)

  @OptionGroup var options: AuditOptions
  @Argument(help: "A folder that is not there yet.") var folder: String

  func run() throws {
    let report: VerificationReport
    do {
      let place = try options.place()
      // Opening it finishes what was cut off; a change of keys would be missing from the copy.
      _ = try place.open()
      report = try Backup.take(of: SQLiteStore(opening: place.path), to: folder)
    } catch {
      AuditOptions.leave(.couldNotTell, "\(error)")
    }
    options.write(
      "Copied \(report.entries) entries to \(folder). "
        + (report.isConsistent
          ? "The copy verifies."
          : "THE COPY DOES NOT VERIFY: "
            + report.findings.map(\.description).joined(separator: " ")),
      .object(["entries": .number(report.entries), "verified": .truth(report.isConsistent)]))
    ProgramExit.leave(report.isConsistent ? .yes : .no)
  }
}

/// Puts a copy in the place of a record that is gone.
struct AuditRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a copy in the place of a record that is gone.",
    discussion: """
      Every erasure that the copy knows of is carried out before anything can be read. Give the \
      newest checkpoints that were kept elsewhere: what audit receipt wrote, or sheets. A copy that is \
      older than one of them may never sign again under its name, because it would contradict what \
      it signed. Look for a newer copy first.

      If there is none, --new-volume lets it go on under another name and with another key. An \
      entry says for ever which entries are missing. Run those checks again from their sheets, and \
      ask again for every erasure that was recorded in them: this copy may hold what had been \
      erased. What a sheet says has no signature, and a key may have been changed after the copy was \
      taken: then nobody can tell here whether a checkpoint is genuine. If you trust it, add \
      --unchecked.

      Exit status: 0 restored; 1 the copy or a checkpoint does not verify, or the copy is older; 2 \
      there is a record already, nothing is missing, or usage; 3 could not tell, such as whether a \
      checkpoint is genuine.

      Examples:
        navigator audit restore /media/stick/audit-2026-11 --receipt kept-elsewhere.txt
        navigator audit restore /media/stick/audit-2026-11 --receipt kept.txt --new-volume
        navigator audit restore /media/stick/audit-2026-11 --without-receipt
      """)

  @OptionGroup var options: AuditOptions
  @Argument(help: "The folder of the copy.") var folder: String

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "A file with a checkpoint that was kept elsewhere, or a sheet.", valueName: "file"))
  var receipt: [String] = []

  @Flag(
    name: .long,
    help: "Go on under another name where a checkpoint is ahead, and say what is missing.")
  var newVolume = false

  @Flag(
    name: .long,
    help: "With --new-volume: take a checkpoint that cannot be checked here, such as a sheet's.")
  var unchecked = false

  @Flag(
    name: .long,
    help: "Restore although no checkpoint is left that could show whether this is the newest copy.")
  var withoutReceipt = false

  func validate() throws {
    guard !receipt.isEmpty || withoutReceipt || newVolume else {
      throw ValidationError(
        "Give the newest checkpoint that was kept elsewhere, by --receipt: a sheet, or what audit "
          + "receipt wrote. Without one nobody can tell whether this is the newest copy, and what was "
          + "recorded or erased after it would be gone without a word. If there is none anywhere, "
          + "add --without-receipt.")
    }
    guard receipt.isEmpty || !withoutReceipt else {
      throw ValidationError("--without-receipt and --receipt contradict each other. Leave one out.")
    }
    guard newVolume || !unchecked else {
      throw ValidationError("--unchecked says something of --new-volume only. Add it.")
    }
    guard !newVolume || !receipt.isEmpty else {
      throw ValidationError("--new-volume needs the newest checkpoint. Give it by --receipt.")
    }
  }

  func run() throws {
    let receipts = try AuditOptions.receipts(receipt)
    let place = try options.place()
    do {
      // On a new disk nothing is there yet.
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: place.path).deletingLastPathComponent(),
        withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let volume =
        newVolume
        ? NewVolume(takesUnchecked: unchecked, now: LogPlace.now, random: SystemRandom.bytes) : nil
      let report = try Backup.restore(
        folder, to: place.path, receipts: receipts.notes, names: receipts.names, opening: volume)
      // Opening it carries out what the log says is erased.
      _ = try place.open()
      tell(report, place)
    } catch let fault as StoreFault {
      AuditOptions.leave(Self.status(fault.kind), "\(fault)")
    } catch {
      AuditOptions.leave(.couldNotTell, "\(error)")
    }
  }

  private static func status(_ kind: StoreFault.Kind) -> ProgramExit.Status {
    switch kind {
    case .exists, .nothingMissing: .badInput
    case .notChecked: .couldNotTell
    default: .no
    }
  }

  private func tell(_ report: VerificationReport, _ place: LogPlace) {
    var lines = [report.restored(to: place.path)]
    if withoutReceipt {
      lines += [
        "No checkpoint was given, so nobody can tell whether anything is missing.",
        "- If a sheet turns up, compare it: navigator audit verify --receipt FILE.",
        "- Ask again for every erasure since this copy was taken. It may hold what had been erased.",
      ]
    }
    if newVolume, let volume = report.volumes.last {
      let parts = volume.missing.map(\.description).joined(separator: ", ")
      lines += [
        "It goes on as '\(volume.origin)', with a new key.",
        "Missing: \(parts), at least. What came after the newest checkpoint is not known. Entry "
          + "\(volume.sizes.lowerBound - 1) says what is.",
        "What to do now:",
        "- Run those checks again from their sheets. Their numbers are other entries here.",
        "- Ask again for every erasure that was recorded in the missing entries. This copy may hold "
          + "what had been erased.",
        "- Take a backup. Then destroy the secrets of the copy that you restored, and the old disk: "
          + "the former key is on them.",
      ]
    }
    lines += report.lostLines.map { "Note: \($0)." }
    // Nothing else is found in what was restored.
    let warnings = report.findings.map { "\($0.message). \($0.kind.advice)" }
    lines += warnings.map { "WARNING: \($0)" }
    if !warnings.isEmpty {
      lines.append(
        "The copy contradicts none of it, and goes on. Run those checks again as well, and ask again "
          + "for every erasure that was recorded in them.")
    }
    options.write(
      lines.joined(separator: "\n"),
      .object([
        "restored": .text(place.path), "entries": .number(report.entries),
        "origin": .text(report.origin), "new_volume": .truth(newVolume),
        "missing": report.missingJSON,
        "warnings": .list(warnings.map { .text($0) }),
        "lost_receipts": .list(report.lostLines.map { .text($0) }),
      ]))
  }
}

/// Files that the program writes for people: for their owner alone, and never over another.
enum NewFile {
  static func write(_ data: Data, to path: String, makingFolders: Bool = false) throws {
    let url = URL(fileURLWithPath: path)
    do {
      if makingFolders {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      }
      guard !FileManager.default.fileExists(atPath: path) else {
        AuditOptions.leave(.badInput, "\(path) is there already; choose another name")
      }
      try StateFolder.write(data, to: url)
    } catch {
      AuditOptions.leave(.couldNotTell, "\(error)")
    }
  }
}
