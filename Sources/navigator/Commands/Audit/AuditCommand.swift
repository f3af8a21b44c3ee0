import ArgumentParser
import Audit
import Foundation
import Merkle

/// Everything about the record of referrals.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Look at, verify, add to, forget from and copy the record of referrals.",
    discussion: """
      Every route that is reached is recorded, and so is what was done about it. Nothing is ever \
      edited: later entries are added. A record says what the program showed. It does not say that \
      anybody was told.

      Exit status: 0 yes; 1 the answer is no, such as a record that was tampered with; 2 usage or \
      bad input; 3 could not tell.

      Examples:
        navigator audit list
        navigator audit show 12
        navigator audit verify --receipt kept-elsewhere.txt
        navigator audit open
      """,
    subcommands: [
      AuditListCommand.self, AuditShowCommand.self, AuditOpenCommand.self, AuditFindCommand.self,
      AuditVerifyCommand.self, AuditReplayCommand.self, AuditProveCommand.self,
      AuditReceiptCommand.self, AuditWitnessCommand.self, AuditOutcomeCommand.self,
      AuditCorrectCommand.self, AuditVoidCommand.self, AuditOverrideCommand.self,
      AuditHoldCommand.self, AuditReleaseCommand.self, AuditEraseCommand.self,
      AuditRetainCommand.self, AuditRenewCommand.self, AuditExportCommand.self,
      AuditReportCommand.self,
      AuditBackupCommand.self, AuditRestoreCommand.self,
    ],
    defaultSubcommand: AuditListCommand.self)
}

/// Which record a command works on.
struct AuditOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of the record. Without it, the record of this login.", valueName: "folder"))
  var log: String?

  @Flag(name: .long, help: "Write JSON instead of lines for people.")
  var json = false

  /// The record's place.
  func place() throws -> LogPlace {
    if let log { return LogPlace(at: log) }
    return LogPlace(in: try StateFolder(environment: ProcessInfo.processInfo.environment))
  }

  /// Runs on the opened record; what stands in the way ends the program with "could not tell".
  func withLog<Value>(_ body: (inout AuditLog) throws -> Value) throws -> Value {
    do {
      let place = try place()
      guard place.exists else {
        AuditOptions.leave(
          .couldNotTell, "nothing has been recorded yet: there is no record at \(place.path)")
      }
      var log = try place.open()
      return try body(&log)
    } catch let declined as Declined {
      AuditOptions.leave(.badInput, "\(declined)")
    } catch let fault as StoreFault {
      AuditOptions.leave(.couldNotTell, "\(fault)")
    }
  }

  static func leave(_ status: ProgramExit.Status, _ reason: String) -> Never {
    Console.complain("navigator: \(reason)")
    ProgramExit.leave(status)
  }

  /// The checkpoints in files that were kept elsewhere, and what each is called: as its file, with
  /// its number where the file has several.
  static func receipts(_ paths: [String]) throws -> (notes: [[UInt8]], names: [String]) {
    var (notes, names): ([[UInt8]], [String]) = ([], [])
    for path in paths {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ValidationError("The receipt \(path) cannot be read.")
      }
      let found = ReceiptFile.checkpoints(in: [UInt8](data))
      notes += found
      for number in 1...found.count {
        names.append(Visible.text(path) + (found.count > 1 ? ", checkpoint \(number)" : ""))
      }
    }
    return (notes, names)
  }

  /// Writes a text for people, or JSON.
  func write(_ text: String, _ value: @autoclosure () -> Canonical) {
    Console.write(json ? value().json : text)
  }
}

/// Who decides, and why: both codes, kept with the entry.
struct DecisionOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Why, as a code such as \"article_17_request\" or \"subject_access\".", valueName: "code"))
  var ground: String

  @Option(
    name: .long,
    help: ArgumentHelp("The role of whoever decided; never a name.", valueName: "role"))
  var role: String

  func decision() throws -> AuditLog.Decision {
    AuditLog.Decision(ground: try Code.checked(ground), role: try Code.checked(role))
  }
}

/// A code: small letters, digits and underscores, so that no free text gets into the record.
enum Code {
  static func checked(_ text: String) throws -> String {
    let isCode =
      (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
      }
    guard isCode else {
      throw ValidationError(
        "'\(Visible.text(text))' is no code. Use small letters, digits and underscores, such as "
          + "data_protection_officer.")
    }
    return text
  }
}

extension AppendReply {
  /// Says what is true after an append, and ends the program with a status that says it too.
  func tell(_ options: AuditOptions) -> Never {
    switch self {
    case .recorded(let receipt):
      for warning in receipt.warnings { Console.complain("navigator: \(warning)") }
      options.write("Recorded as number \(receipt.number).", receipt.json)
      ProgramExit.leave(.yes)
    case .notRecorded(let reason): AuditOptions.leave(.badInput, "not recorded: \(reason)")
    case .unknown(let reason):
      AuditOptions.leave(
        .couldNotTell, "it is not known whether it is recorded: \(reason). Look with audit list.")
    }
  }
}

extension Receipt {
  var json: Canonical {
    .object([
      "recorded": .number(number), "leaf": .text(leaf.description),
      "checkpoint": .text(String(decoding: checkpoint.bytes, as: UTF8.self)),
    ])
  }
}
