import ArgumentParser
import Foundation
import Frames
import NavigatorUI
import Pathways
import Terminal

/// For trainers: scenarios, told step by step on the rules that staff use.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Present scenarios to a group, on the same rules; nothing is saved.",
    discussion: """
      Every screen says TRAINING. A training session has no way to a saved check or to the \
      record of referrals.

      Exit status: 0 the session is over; 1 --notes finds no presentation; 2 usage or bad \
      input; 3 unreadable.

      Examples:
        navigator train                                 choose from the list
        navigator train --audience housing --topic consent
        navigator train --scenario T_03_sixteen_with_auntie --linear
        navigator train --quiz --audience council --return session.csv
        navigator train --sessions                      list the session plans
        navigator train --session team_meeting --return session.csv
        navigator train --notes                         on a second screen, notes alone
      """)

  @Flag(name: .long, help: "Go line by line: for speech, for slow lines and for pipes.")
  var linear = false

  @ArgumentParser.Option(
    name: .long, help: "standard, high-contrast or mono. NO_COLOR also means mono.")
  var theme: Choice<Theme>?

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("Only scenarios for them.", valueName: "id"))
  var audience: String?

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("Only scenarios that teach this.", valueName: "id"))
  var topic: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("Only scenarios that play there, or could be anywhere.", valueName: "id"))
  var area: String?

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("Begin with this scenario.", valueName: "id"))
  var scenario: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "A whole session by its plan: opening words, scenarios, breaks, quiz before and after.",
      valueName: "id"))
  var session: String?

  @Flag(
    name: .long,
    help: "On a second screen: follow the presentation that runs, with notes for the presenter.")
  var notes = false

  @Flag(name: .long, help: "List the session plans, and end.")
  var sessions = false

  @Flag(
    name: .long,
    help: "A quiz: about the scenario, or a short one over all that the other options leave.")
  var quiz = false

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "The same number draws the same quiz, before and after a session.", valueName: "number"))
  var seed: UInt64?

  @ArgumentParser.Option(
    name: .customLong("return"),
    help: ArgumentHelp(
      "Ask for a session return and write it here: .txt, .csv or .json.", valueName: "file"))
  var returnFile: String?

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("The pathway's folder name.", valueName: "name"))
  var pathway = PathwayLibrary.usual

  @OptionGroup var library: LibraryOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    if sessions { return listSessions(environment) }
    let choice = TerminalChoice.decide(
      stdinIsTTY: TerminalSession.inputIsTerminal,
      stdoutIsTTY: TerminalSession.outputIsTerminal, capability: TerminalSession.probe(),
      wish: linear ? .linear : nil)
    if case .refuse(let reason) = choice {
      Console.complain("navigator: \(reason) Use --linear.")
      ProgramExit.leave(.badInput)
    }
    if notes { return follow(choice, environment) }
    if let returnFile, FileManager.default.fileExists(atPath: returnFile) {
      Console.complain(
        "navigator: '\(returnFile)' exists already; name another file with --return.")
      ProgramExit.leave(.badInput)
    }
    let room: TrainingRoom
    do {
      room = try TrainingRoom(
        pathway: pathway, pathways: library.pathways,
        choice: TrainingRoom.Choice(
          audience: audience, topic: topic, area: area, scenario: scenario, session: session,
          isQuiz: quiz,
          seed: seed ?? UInt64.random(in: 0...UInt64.max), returnName: returnFile),
        today: Console.today, environment: environment, at: TrainingRoom.seconds)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(error is TrainingRoom.Unknown ? .badInput : .couldNotTell)
    }
    guard case .fullScreen = choice else {
      if case .linear(let reason) = choice, reason != .requested {
        Console.complain("navigator: \(reason)")
      }
      TrainingLoops.runLinear(room, environment)
      return
    }
    do {
      try TrainingLoops.runFullScreen(room, theme: chosenTheme(environment), environment)
    } catch {
      Console.complain("navigator: \(error) Going on line by line.")
      TrainingLoops.runLinear(room, environment)
    }
  }

  /// The second screen.
  private func follow(_ choice: TerminalChoice, _ environment: [String: String]) {
    let others =
      [
        ("--session", session), ("--scenario", scenario), ("--audience", audience),
        ("--topic", topic), ("--area", area), ("--return", returnFile),
      ].compactMap { name, value in value.map { _ in name } } + (quiz ? ["--quiz"] : [])
    guard others.isEmpty else {
      Console.complain(
        "navigator: --notes follows the presentation that runs. Leave out "
          + "\(others.joined(separator: ", ")).")
      ProgramExit.leave(.badInput)
    }
    do {
      let (reader, screen) = try NotesLoops.start(environment: environment)
      guard case .fullScreen = choice else { return NotesLoops.runLinear(reader, screen) }
      do {
        try NotesLoops.runFullScreen(reader, screen, theme: chosenTheme(environment))
      } catch {
        Console.complain("navigator: \(error) Going on line by line.")
        NotesLoops.runLinear(reader, screen)
      }
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.no)
    }
  }

  private func listSessions(_ environment: [String: String]) {
    do {
      let library = try PathwayLibrary(chosen: library.pathways, environment: environment)
      let loaded = try library.load(pathway, on: Console.today, part: .everything)
      for line in SessionShelf(of: loaded.pathway).lines { Console.write(line) }
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  /// https://no-color.org: any value that is not empty.
  private func chosenTheme(_ environment: [String: String]) -> Theme {
    if let theme { return theme.value }
    return environment["NO_COLOR"].map(\.isEmpty) == false ? .mono : .standard
  }
}
