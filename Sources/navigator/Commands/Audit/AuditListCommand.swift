import ArgumentParser
import Audit
import NavigatorUI
import Pathways

/// Every record in a line.
struct AuditListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the records, the newest last.",
    discussion: """
      Exit status: 0 listed; 2 usage; 3 could not tell.

      Example:
        navigator audit list --route child
      """)

  @OptionGroup var options: AuditOptions

  @ArgumentParser.Option(name: .long, help: "Only the checks that reached this route.")
  var route: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("Only entries of this kind, such as finished.", valueName: "kind"))
  var kind: String?

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("Only the last so many.", valueName: "count"))
  var last: Int?

  func validate() throws {
    if let kind, EntryKind(rawValue: kind) == nil {
      let kinds = EntryKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no kind '\(Visible.text(kind))'. Kinds: \(kinds).")
    }
  }

  func run() throws {
    try options.withLog { log in
      var shown: [LogRecord] = []
      try log.eachRecord { record in
        if let kind, record.entry.kind.rawValue != kind { return }
        if let route, record.referral?.route.rawValue != route { return }
        shown.append(record)
      }
      if let last { shown = Array(shown.suffix(max(0, last))) }
      if options.json {
        for record in shown { Console.write(record.json.json) }
        return
      }
      for record in shown { Console.write(record.line) }
      let size = try log.size()
      Console.write(
        "\(shown.count) of \(size) entries. A record says what was shown, not that anybody was told."
      )
    }
  }
}

/// Everything about one record.
struct AuditShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one record and everything that was added to it.",
    discussion: """
      Exit status: 0 shown; 2 there is no such record; 3 could not tell.

      Example:
        navigator audit show 12
      """)

  @OptionGroup var options: AuditOptions
  @Argument(help: "The number of the record.") var number: Int

  func run() throws {
    try options.withLog { log in
      let record = try log.record(number)
      let later = try log.history(of: number).map { try log.record($0) }
      if options.json {
        Console.write(
          Canonical.object([
            "record": record.json, "later": .list(later.map(\.json)),
          ]).json)
        return
      }
      for line in record.lines { Console.write(line) }
      if !later.isEmpty { Console.write("Added later:") }
      for record in later { Console.write("  \(record.line)") }
      for line in log.corrected(record, by: later) { Console.write(line) }
      if let caution = try log.caution(of: number) { Console.write("Caution: \(caution).") }
    }
  }
}

/// The records of one case, by a reference that is typed and never stands on the command line.
struct AuditFindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find the records and the saved checks of a case reference.",
    discussion: """
      The reference is asked for, or read from standard input: what stands on a command line can be \
      seen by everybody on the machine.

      Exit status: 0 found; 1 nothing has the reference; 2 usage; 3 could not tell.

      Example:
        navigator audit find
      """)

  @OptionGroup var options: AuditOptions

  func run() throws {
    let reference = AuditOptions.typed("Case reference")
    let place = try options.place()
    let checks = options.log == nil ? try Self.checks(with: reference) : []
    var found: [LogRecord] = []
    if place.exists {
      found = try options.withLog { log in
        try log.find(caseReference: reference).map { try log.record($0) }
      }
    }
    if options.json {
      Console.write(
        Canonical.object([
          "records": .list(found.map(\.json)), "saved_checks": .list(checks.map { .text($0) }),
        ]).json)
    } else {
      for record in found { Console.write(record.line) }
      for id in checks { Console.write("saved check \(id)") }
      if found.isEmpty, checks.isEmpty { Console.write("Nothing has this reference.") }
    }
    ProgramExit.leave(found.isEmpty && checks.isEmpty ? .no : .yes)
  }

  /// The ids of the saved checks with a reference.
  static func checks(with reference: String) throws -> [String] {
    let state = try StateFolder(environment: Environment.variables)
    return try CheckStore(in: state).contents.checks.filter {
      $0.caseReference.lowercased() == reference.lowercased()
    }.map(\.id)
  }
}
