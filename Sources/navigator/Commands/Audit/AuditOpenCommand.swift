import ArgumentParser
import Audit
import Foundation
import Pathways

/// What is unfinished or overdue.
struct AuditOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract:
      "List the duties that nobody has ticked, the ones that are due first before the others.",
    discussion: """
      Exit status: 0 nothing is overdue; 1 something is; 3 could not tell.

      Example:
        navigator audit open --json
      """)

  @OptionGroup var options: AuditOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    let holidays = try? PathwayLibrary(
      chosen: library.pathways, environment: Environment.variables
    ).bankHolidays
    let now = CivilMinute(Date())
    // Without the rules the duties are told by their codes.
    let titles = (try? PastRules(chosen: library.pathways))?.titles ?? Unfinished.Titles()
    let unfinished = try options.withLog {
      try Unfinished(in: $0, holidays, at: now, titles: titles)
    }
    if options.json {
      Console.write(unfinished.json.json)
    } else {
      for line in unfinished.lines { Console.write(line) }
    }
    ProgramExit.leave(unfinished.items.contains(where: \.isOverdue) ? .no : .yes)
  }
}
