import ArgumentParser

/// The work with area packs: what is missing, what to print, what to bring in.
struct AreasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas",
    abstract: "See what area packs lack, print a sheet, bring in the national map.",
    discussion: """
      An area pack says whom to ring in a place, with the source of each number and how sure it \
      is. `navigator check` reads every pack and proves that it only adds to a pathway.

      \(ProgramExit.inWords)

      Examples:
        navigator areas coverage
        navigator areas coverage dorset
        navigator areas sheet Tamworth > sheet.txt
        navigator areas sheet dorset --format html > sheet.html
        navigator areas import partnerships/11.md --to drafts
      """,
    subcommands: [AreasCoverageCommand.self, AreasSheetCommand.self, AreasImportCommand.self])
}
