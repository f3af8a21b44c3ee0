import ArgumentParser

/// The command line of the program.
@main
struct Navigator: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "navigator",
    abstract: "The correct referral route when somebody may be a victim of modern slavery.",
    discussion: """
      Asks one question at a time and says who must be told, in what order, by when, and on \
      what authority. If somebody is in danger now, call 999. Do not wait for this program.

      \(ProgramExit.inWords)

      Examples:
        navigator                     answer questions on the whole screen
        navigator --linear            the same, line by line
        echo '{"answers": {"danger": "no"}}' | navigator route
      """,
    version: "navigator \(version)",
    subcommands: [
      InterviewCommand.self, RouteCommand.self, SheetCommand.self, CheckCommand.self,
      DiffCommand.self, MapCommand.self, ExplainCommand.self, ApproveCommand.self,
      SchemaCommand.self, FiguresCommand.self, AreasCommand.self, ContactsCommand.self,
      AuditCommand.self, ScenariosCommand.self, TrainingNeedsCommand.self, TrainCommand.self,
      HandoutsCommand.self, PanelCommand.self, SettingsCommand.self, ManCommand.self,
    ],
    defaultSubcommand: InterviewCommand.self)

  static func main() {
    do {
      // Without a word there is one thing to do, and the tree of all commands need not be built
      // before somebody sees the first question.
      var command =
        CommandLine.arguments.count > 1 ? try parseAsRoot() : try InterviewCommand.parseAsRoot([])
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        Console.write(text)
        ProgramExit.leave(.yes)
      }
      if !text.isEmpty { Console.complain(text) }
      // ArgumentParser's own status for a wrong command line is 64; here it is 2 throughout.
      let status = ProgramExit.Status(rawValue: code.rawValue) ?? .badInput
      ProgramExit.leave(code == .validationFailure ? .badInput : status)
    }
  }
}

/// What every command may be told about the rules to use.
struct LibraryOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Use the rules in this folder instead of the installed ones.", valueName: "folder"))
  var pathways: String?
}
