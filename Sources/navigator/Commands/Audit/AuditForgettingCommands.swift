import ArgumentParser
import Audit
import Foundation
import NavigatorUI

/// Keeps a record from being erased.
struct AuditHoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Keep a record from being erased until it is released.",
    discussion: """
      Exit status: 0 recorded; 2 not recorded, and why; 3 could not tell.

      Example:
        navigator audit hold 12 --ground criminal_proceedings --role manager
      """)

  @OptionGroup var options: AuditOptions
  @OptionGroup var decision: DecisionOptions
  @Argument(help: "The number of the record.") var number: Int

  func run() throws {
    let decision = try decision.decision()
    try options.withLog { log in
      try log.warn(of: number)
      return log.hold(number, decision)
    }.tell(options)
  }
}

/// Lets a record be erased again.
struct AuditReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Release a record that is held.",
    discussion: """
      Exit status: 0 recorded; 2 not recorded, and why; 3 could not tell.

      Example:
        navigator audit release 12 --ground proceedings_over --role manager
      """)

  @OptionGroup var options: AuditOptions
  @OptionGroup var decision: DecisionOptions
  @Argument(help: "The number of the record.") var number: Int

  func run() throws {
    let decision = try decision.decision()
    try options.withLog { log in
      try log.warn(of: number)
      return log.release(number, decision)
    }.tell(options)
  }
}

/// The sections to destroy.
struct SectionsOption: ParsableArguments {
  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "What to destroy: case, record, stats, with commas. Without it, all three.",
      valueName: "sections"))
  var sections = "case,record,stats"

  func chosen() throws -> Set<Audit.Section> {
    let names = sections.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    return Set(
      try names.map { name in
        guard let section = Audit.Section(rawValue: name) else {
          throw ValidationError("There is no section '\(Visible.text(name))': case, record, stats.")
        }
        return section
      })
  }
}

/// Destroys what a record holds.
struct AuditEraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Destroy what a record holds, for good. That it was erased stays on record.",
    discussion: """
      An entry says first what is destroyed; then the secret that opens it is destroyed. A record \
      that is held is refused, and the refusal is recorded. What was added to a record later is \
      erased with it, and so is the saved check that it came from. With --case the reference is asked for, \
      and every record, every later entry and every saved check with it is erased.

      Afterwards destroy older copies of the second file, vault.db, as your retention rule says: \
      what they hold can still be opened with them.

      Exit status: 0 erased; 1 refused, not confirmed, or nothing was found; 2 usage or bad \
      input; 3 could not tell.

      Examples:
        navigator audit erase 12 --ground article_17_request --role data_protection_officer
        navigator audit erase --case --ground article_17_request --role data_protection_officer
      """)

  @OptionGroup var options: AuditOptions
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var what: SectionsOption
  @Argument(help: "The numbers of the records.") var numbers: [Int] = []

  @Flag(name: .customLong("case"), help: "Ask for a case reference, and erase everything with it.")
  var byCase = false

  @Flag(name: .long, help: "Do not ask whether it is meant.")
  var yes = false

  func validate() throws {
    guard byCase != !numbers.isEmpty else {
      throw ValidationError("Give the numbers of records, or --case.")
    }
  }

  func run() throws {
    let decision = try decision.decision()
    let sections = try what.chosen()
    var targets: [Int] = []
    var checks: [String] = []
    // A case may have a saved check before anything was ever recorded.
    let hasLog = try options.place().exists
    if byCase {
      let reference = AuditOptions.typed("Case reference")
      checks = options.log == nil ? try AuditFindCommand.checks(with: reference) : []
      if options.log == nil, try PanelFile.holds(reference, in: state()) {
        Console.complain(
          "navigator: a meeting that was left holds this reference. End it with 'navigator panel', "
            + "or drop it with 'navigator panel --new', and erase again.")
      }
      if hasLog {
        targets = try options.withLog { try $0.withLater($0.find(caseReference: reference)) }
      }
    } else {
      targets = try options.withLog { log in
        for number in numbers { try log.warn(of: number) }
        return try log.withLater(numbers)
      }
    }
    if byCase {
      guard !targets.isEmpty || !checks.isEmpty else {
        AuditOptions.leave(.no, "nothing has this reference")
      }
    }
    let held = try hasLog ? saved(options.withLog { try $0.ids(of: targets) }) : []
    confirm(targets, Array(Set(checks + held)))
    try remove(checks)
    guard hasLog else { ProgramExit.leave(.yes) }
    try erase(targets, sections, decision)
  }

  private func state() throws -> StateFolder {
    try StateFolder(environment: Environment.variables)
  }

  /// The saved checks that hold what was recorded. They are beside this machine's own record only.
  private func saved(_ ids: Set<RecordID>) throws -> [Check.ID] {
    options.log == nil ? try CheckStore(in: state()).contents.checks.holding(ids) : []
  }

  private func remove(_ checks: [Check.ID]) throws {
    guard !checks.isEmpty else { return }
    try state().remove(checks)
    Console.write("Removed \(checks.count) saved checks and their sheets.")
  }

  private func erase(
    _ targets: [Int], _ sections: Set<Audit.Section>, _ decision: AuditLog.Decision
  ) throws {
    var worst = ProgramExit.Status.yes
    try options.withLog { log in
      for number in targets {
        // What was added later need not have such a section; what was named is told about.
        let record = try log.record(number)
        guard numbers.contains(number) || record.hasAny(of: sections) else { continue }
        worst = tell(log.erase(sections, of: number, decision), number).worse(worst)
      }
      try log.sweep()
      // Only now: what a record holds that is kept from being erased, its check keeps as well.
      try remove(saved(log.erasedIDs(of: targets, sections)))
    }
    ProgramExit.leave(worst)
  }

  private func confirm(_ targets: [Int], _ checks: [String]) {
    guard !yes else { return }
    guard isatty(STDIN_FILENO) == 1 else {
      AuditOptions.leave(
        .no, "nothing was erased: nobody is there to ask; to erase without being asked, add --yes")
    }
    Console.prompt(
      "This destroys \(what.sections) of \(targets.count) records and \(checks.count) saved checks "
        + "for good. Type erase to go on: ")
    guard readLine(strippingNewline: true) == "erase" else {
      AuditOptions.leave(.no, "nothing was erased")
    }
  }

  private func tell(_ reply: AuditLog.ErasureReply, _ number: Int) -> ProgramExit.Status {
    switch reply {
    case .erased(let receipt):
      Console.write("Record \(number): erased. Entry \(receipt.number) says so.")
      return .yes
    case .unfinished(let receipt, let reason):
      Console.complain(
        "navigator: record \(number): entry \(receipt.number) says that it is erased, but not all "
          + "is destroyed yet: \(reason). Opening the record again finishes it.")
      return .couldNotTell
    case .refused(let receipt):
      Console.complain(
        "navigator: record \(number) is held, so nothing was erased. Entry \(receipt.number) "
          + "records the refusal. Release it first.")
      return .no
    case .notRecorded(let reason):
      Console.complain("navigator: record \(number): nothing was erased: \(reason)")
      return .no
    case .unknown(let reason):
      Console.complain("navigator: record \(number): it is not known: \(reason). Run it again.")
      return .couldNotTell
    }
  }
}

/// The retention rule.
struct AuditRetainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retain",
    abstract: "Destroy sections of every record below a number that is not held.",
    discussion: """
      Exit status: 0 destroyed; 1 nothing was destroyed; 2 usage; 3 could not tell.

      Example:
        navigator audit retain --below 1200 --sections case,record --ground retention_rule --role records_manager
      """)

  @OptionGroup var options: AuditOptions
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var what: SectionsOption

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("Records with smaller numbers are meant.", valueName: "number"))
  var below: Int

  func run() throws {
    let decision = try decision.decision()
    let sections = try what.chosen()
    let reply = try options.withLog { log in
      let reply = log.retain(erasing: sections, below: below, decision)
      try log.sweep()
      return reply
    }
    switch reply {
    case .erased(let receipt), .unfinished(let receipt, _):
      Console.write("Entry \(receipt.number): destroyed below \(below), except what is held.")
      ProgramExit.leave(.yes)
    case .refused(let receipt): AuditOptions.leave(.no, "refused, see entry \(receipt.number)")
    case .notRecorded(let reason): AuditOptions.leave(.no, "nothing was destroyed: \(reason)")
    case .unknown(let reason): AuditOptions.leave(.couldNotTell, "it is not known: \(reason)")
    }
  }
}

/// New keys.
struct AuditRenewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew",
    abstract: "Change the key that signs, and the one that the secrets are wrapped with.",
    discussion: """
      Do it once a month. Whoever gets hold of a key later cannot rewrite what the keys before it \
      signed. The entry that names the new key is signed by the old one, which is then destroyed.

      Exit status: 0 the new key signs; 2 it does not, and why; 3 could not tell.

      Example:
        navigator audit renew
      """)

  @OptionGroup var options: AuditOptions

  func run() throws {
    let reply = try options.withLog { log in
      let reply = log.changeKey()
      try log.sweep()
      return reply
    }
    reply.tell(options)
  }
}
