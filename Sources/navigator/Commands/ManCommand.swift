import ArgumentParser

/// The manual page, made on the spot.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "Print the manual page, for man.",
    discussion: """
      It is made of the same tables as the help and the screens.

      \(ProgramExit.inWords)

      Examples:
        navigator man | man -l -
        navigator man > ~/.local/share/man/man1/navigator.1
      """)

  func run() throws {
    Console.prompt(ManPage(of: try CommandTree.own()).text)
  }
}
