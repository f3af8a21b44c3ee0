import ArgumentParser
import Foundation
import Frames
import Interviews
import NavigatorUI
import Pathways
import Terminal

/// The program's main job: questions, then the route.
struct InterviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interview",
    abstract: "Answer one question at a time and get the route (the default).",
    discussion: """
      Uses the whole screen where the terminal can, and goes line by line where it cannot. \
      Every answer is saved before the next question is shown.
      """)

  @Flag(name: .long, help: "Go line by line: for speech, for slow lines and for pipes.")
  var linear = false

  @ArgumentParser.Option(
    name: .long, help: "standard, high-contrast or mono. NO_COLOR also means mono.")
  var theme: ThemeName?

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("The pathway's folder name.", valueName: "name"))
  var pathway = PathwayLibrary.usual

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "Tell who answers at this time instead of now, such as \"2026-11-21 02:10\". For training.",
      valueName: "time"))
  var at: ClockTime?

  @OptionGroup var library: LibraryOptions

  enum ThemeName: String, ExpressibleByArgument, CaseIterable {
    case standard, mono
    case highContrast = "high-contrast"

    var theme: Theme {
      switch self {
      case .standard: .standard
      case .highContrast: .highContrast
      case .mono: .mono
      }
    }
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let choice = TerminalChoice.decide(
      stdinIsTTY: TerminalSession.inputIsTerminal,
      stdoutIsTTY: TerminalSession.outputIsTerminal, capability: TerminalSession.probe(),
      requestedLinear: linear)
    if case .refuse(let reason) = choice {
      Console.complain(
        "navigator: \(reason) Use 'navigator route' to send answers as JSON, or --linear.")
      ProgramExit.leave(.badInput)
    }
    let desk: Desk
    do {
      desk = try Desk(
        pathway: pathway, pathways: library.pathways, at: at?.minute, environment: environment)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
    switch choice {
    case .fullScreen:
      do {
        try FullScreenLoop.run(desk, theme: chosenTheme(environment))
      } catch {
        // The description of the terminal promised more than it keeps.
        Console.complain("navigator: \(error) Going on line by line.")
        LinearLoop.run(desk)
      }
    case .linear(let reason):
      if reason != .requested { Console.complain("navigator: \(reason)") }
      LinearLoop.run(desk)
    case .refuse: break
    }
  }

  /// https://no-color.org: any value that is not empty.
  private func chosenTheme(_ environment: [String: String]) -> Theme {
    if let theme { return theme.theme }
    return environment["NO_COLOR"].map(\.isEmpty) == false ? .mono : .standard
  }
}
