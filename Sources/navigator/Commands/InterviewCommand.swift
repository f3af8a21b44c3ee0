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
      Every answer is saved before the next question is shown. L changes between the two at any \
      time. What is given here goes before the settings; see navigator settings.

      \(ProgramExit.inWords)

      Examples:
        navigator
        navigator --linear
        navigator --theme high-contrast --glyphs ascii
        navigator --at "2026-11-21 02:10"        for training: who answers at night
      """)

  @Flag(name: .long, help: "Go line by line: for speech, for slow lines and for pipes.")
  var linear = false

  @Flag(
    name: .long,
    help: "Use the whole screen, whatever the settings say, also where TERM is not known.")
  var fullScreen = false

  @ArgumentParser.Option(
    name: .long, help: "standard, high-contrast or mono. NO_COLOR also means mono.")
  var theme: Choice<Theme>?

  @ArgumentParser.Option(
    name: .long, help: "The signs for lines: auto, or ascii for any terminal.")
  var glyphs: Choice<Preferences.GlyphChoice>?

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

  func validate() throws {
    guard !(linear && fullScreen) else {
      throw ValidationError("--linear and --full-screen cannot both be.")
    }
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let kept = SettingsStore(environment: environment).read()
    let wish = wish(kept.settings.preferences.mode)
    let choice = TerminalChoice.decide(
      stdinIsTTY: TerminalSession.inputIsTerminal,
      stdoutIsTTY: TerminalSession.outputIsTerminal, capability: TerminalSession.probe(),
      wish: wish)
    if case .refuse(let reason) = choice {
      Console.complain(
        "navigator: \(reason) Use 'navigator route' to send answers as JSON, or --linear.")
      ProgramExit.leave(.badInput)
    }
    if !kept.report.isEmpty { Console.complain(kept.report) }
    let look = Look(theme: theme?.value, glyphs: glyphs?.value, environment: environment)
    let desk: Desk
    do {
      desk = try Desk(
        pathway: pathway, pathways: library.pathways, at: at?.minute, environment: environment,
        overrides: look.overrides, isAttended: TerminalSession.inputIsTerminal)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
    attend(OpenJourney(at: desk), isLinear: goesByLines(choice, wish), look)
  }

  /// What is asked for: on the command line before the settings.
  private func wish(_ mode: Preferences.Mode) -> TerminalChoice.Wish? {
    if linear { return .linear }
    if fullScreen { return .fullScreen }
    return switch mode {
    case .auto: nil
    case .fullScreen: .fullScreen
    case .linear: .linear
    }
  }

  /// Whether it goes line by line; says why, where nobody asked for that.
  private func goesByLines(_ choice: TerminalChoice, _ wish: TerminalChoice.Wish?) -> Bool {
    switch choice {
    case .fullScreen: return false
    case .fullScreenOfUsualType:
      let reason = TerminalSession.probe()
      if let name = TerminalSession.assumeUsualType() {
        Console.complain("navigator: The type of the terminal is not known. Taken for \(name).")
        return false
      }
      Console.complain("navigator: The whole screen cannot be used. \(reason)")
      return true
    case .linear(.requested): return true
    case .linear(let reason), .refuse(let reason):
      let wished = wish == .fullScreen ? "The whole screen cannot be used. " : ""
      Console.complain("navigator: \(wished)\(reason)")
      return true
    }
  }

  /// Goes on until the journey is over, in the mode that is asked for.
  private func attend(_ journey: OpenJourney, isLinear: Bool, _ look: Look) {
    var (open, isLinear, isArriving) = (journey, isLinear, false)
    while true {
      if isLinear {
        guard LinearLoop.run(&open, isArriving: isArriving) == .otherMode else { return }
        let capability = TerminalSession.probe()
        isLinear = capability != .capable
        if isLinear { Console.write("The whole screen cannot be used. \(capability)") }
      } else {
        do {
          guard try FullScreenLoop.run(&open, look) == .otherMode else { return }
        } catch {
          // The description of the terminal promised more than it keeps.
          Console.complain("navigator: \(error) Going on line by line.")
        }
        isLinear = true
      }
      isArriving = true
    }
  }
}

/// A word of the command line that stands for a value of another module.
struct Choice<Value: RawRepresentable & CaseIterable & Sendable>: ExpressibleByArgument, Sendable
where Value.RawValue == String {
  let value: Value

  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
}
