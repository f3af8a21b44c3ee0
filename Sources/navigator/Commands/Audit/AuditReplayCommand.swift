import ArgumentParser
import Audit
import PathwayAnalysis

/// Runs past checks through a draft of the rules.
struct AuditReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Tell which past checks would come out differently by other rules.",
    discussion: """
      Before new rules are used, run the record against them. Give the folder that holds the \
      pathways, as for --pathways.

      Exit status: 0 all the same; 1 some differ; 3 could not tell.

      Example:
        navigator audit replay --against DRAFT-FOLDER
      """)

  @OptionGroup var options: AuditOptions

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("The folder with the other rules.", valueName: "folder"))
  var against: String

  func run() throws {
    let rules: InstalledRules
    do {
      rules = InstalledRules(
        try PathwayLibrary(chosen: against, environment: [:]), on: Console.today)
    } catch {
      AuditOptions.leave(.badInput, "\(error)")
    }
    let summary = try options.withLog { log in
      try ReplaySummary(of: log) { referral in
        rules.rules(
          referral.pathway.id, area: referral.area, authority: referral.authority)
      }
    }
    options.write(summary.text, summary.json)
    ProgramExit.leave(summary.hasDifferences ? .no : .yes)
  }
}
