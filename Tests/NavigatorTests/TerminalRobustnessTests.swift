import Foundation
import Testing

/// What happens to a terminal while somebody works: it is suspended, resized, pasted into, taken
/// away. Each on the real program, and read off what the terminal then shows.
@Suite(.serialized) struct TerminalRobustnessTests {
  private static let sizes: [(UInt16, UInt16)] = [(80, 24), (40, 12), (120, 30)]

  /// A program in a shell that can stop it and go on with it.
  private func inShell(_ arguments: String = "") throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ["--norc", "--noprofile", "-i"], program: "/bin/bash",
      environment: ["PS1": "ready$ ", "HISTFILE": "/dev/null", "INPUTRC": "/dev/null"])
    try terminal.wait(toSee: "ready$")
    terminal.type("clear; '\(try PseudoTerminal.navigator)' \(arguments)\r")
    return terminal
  }

  /// Goes to the first question.
  private func goToQuestion(_ terminal: PseudoTerminal) throws {
    try terminal.wait(toSee: "Skip this")
    terminal.type("3\r")
    try terminal.wait(toSee: "Start a new check")
    terminal.type("1\r")
    try terminal.wait(toSee: "case reference")
    terminal.type("HG-1\r")
    try terminal.wait(toSee: "Question 1")
  }

  @Test func `Ctrl-Z gives the terminal back, and fg brings the same screen`() throws {
    let terminal = try inShell()
    try goToQuestion(terminal)
    terminal.read(milliseconds: 100)
    let before = terminal.screen

    terminal.type("\u{1A}")
    try terminal.wait(until: "the shell") { !$0.isSecond && $0.text.contains("ready$") }
    // The shell may ask for pastes itself, later.
    let pasteOff = try #require(terminal.output.ranges(of: Array("\u{1B}[?2004l".utf8)).last)
    let left = try #require(terminal.output.ranges(of: Array("\u{1B}[?1049l".utf8)).last)
    #expect(pasteOff.lowerBound < left.lowerBound)
    terminal.type("echo status $?\r")
    // 128 and the number of SIGTSTP: it stopped by the true signal.
    try terminal.wait(toSee: "status \(128 + SIGTSTP)")
    terminal.screenIsRubbish()
    terminal.type("fg\r")
    try terminal.wait(until: "the question") { $0.isSecond && $0.text.contains("Question 1") }
    try terminal.wait(until: "a whole drawing") { !$0.text.contains("~") }

    #expect(terminal.screen.lines == before.lines)
    #expect(terminal.screen.row == before.row && terminal.screen.column == before.column)
    #expect(terminal.screen.takesPaste)
    terminal.type("q")
    try terminal.wait(until: "the shell") { !$0.isSecond && $0.text.contains("ready$") }
    #expect(terminal.screen.unknown.isEmpty)
  }

  @Test func `a window that was resized while the program was stopped is drawn at its size`() throws
  {
    let terminal = try inShell()
    try goToQuestion(terminal)
    terminal.type("\u{1A}")
    try terminal.wait(until: "the shell") { !$0.isSecond && $0.text.contains("ready$") }

    terminal.resize(columns: 40, rows: 12)
    terminal.type("fg\r")
    try terminal.wait(until: "the question") { $0.isSecond && $0.text.contains("? keys") }
    let small = try terminal.redrawn(showing: "? keys")
    #expect(small.before.lines == small.after.lines)

    terminal.type("\u{1A}")
    try terminal.wait(until: "the shell") { !$0.isSecond && $0.text.contains("ready$") }
    terminal.resize(columns: 120, rows: 30)
    terminal.type("fg\r")
    try terminal.wait(until: "the question") { $0.isSecond && $0.text.contains("? all keys") }
    let large = try terminal.redrawn(showing: "? all keys")
    #expect(large.before.lines == large.after.lines)
    #expect(large.after.lines.count == 30)
  }

  @Test func `a program that was stopped without warning draws everything when it goes on`() throws
  {
    let terminal = try PseudoTerminal()
    try goToQuestion(terminal)
    terminal.read(milliseconds: 100)
    let before = terminal.screen

    kill(terminal.child, SIGSTOP)
    terminal.screenIsRubbish()
    terminal.resize(columns: 80, rows: 24)
    kill(terminal.child, SIGCONT)
    try terminal.wait(until: "a whole drawing") { !$0.text.contains("~") }

    #expect(terminal.screen.lines == before.lines)
  }

  /// Sizes in a row, as a tiling window manager or a dragged corner gives them.
  private static let storms: [[(UInt16, UInt16)]] = [
    [(1, 1), (80, 24)],
    [(40, 12), (1, 1), (39, 11), (80, 24)],
    [(200, 60), (2, 24), (80, 1), (80, 24)],
    [(1, 1), (40, 12)],
    [(120, 30), (20, 3), (60, 16)],
  ]

  @Test(arguments: ["", "typed", "palette", "ticked"])
  func `a window resized at any moment shows what belongs there`(moment: String) throws {
    let terminal = try PseudoTerminal()
    try goToQuestion(terminal)
    switch moment {
    case "typed": terminal.type("\u{7F}2026")
    case "palette": terminal.type(":em")
    case "ticked": terminal.type("2")
    default: break
    }
    for (number, storm) in Self.storms.enumerated() {
      for (columns, rows) in storm {
        terminal.resize(columns: columns, rows: rows)
        if number.isMultiple(of: 2) { terminal.read(milliseconds: 15) }
      }
      let (before, after) = try terminal.redrawn(showing: "999")

      #expect(before.lines == after.lines)
      #expect(before.row == after.row && before.column == after.column)
      #expect(after.lines.last?.contains("keys") == true, "\(after.text)")
      #expect(after.unknown.isEmpty)
      #expect(after.lines.count == storm.last.map { Int($0.1) })
    }
    kill(terminal.child, SIGTERM)
    #expect(try terminal.end() == .killed(SIGTERM))
    #expect(terminal.isRestored)
  }

  @Test func `a key that is pressed while the window changes is not lost`() throws {
    let terminal = try PseudoTerminal()
    try goToQuestion(terminal)

    terminal.type("2")
    terminal.resize(columns: 1, rows: 1)
    terminal.type("\r")
    terminal.resize(columns: 80, rows: 24)

    try terminal.wait(toSee: "Question 2")
  }

  private static let dangerous = "1\n1\nq\n2\n!\nL\n:quit\n\u{1B}\nx\nx\n"

  @Test func `pasted lines choose no answer and run no command`() throws {
    let terminal = try PseudoTerminal()
    try goToQuestion(terminal)

    terminal.paste(Self.dangerous)
    try terminal.wait(toSee: "Pasted text was not used")

    #expect(terminal.screen.text.contains("Question 1"))
    terminal.type("a")
    try terminal.wait(toSee: "Nothing has been answered yet")
  }

  @Test func `pasted lines become one line of a field, and nothing is sent off`() throws {
    let terminal = try PseudoTerminal()
    try goToQuestion(terminal)
    terminal.type("\u{7F}")
    try terminal.wait(toSee: "case reference")

    terminal.paste("-A\nB\tC\r\n")
    try terminal.wait(toSee: "HG-1-A B C")

    #expect(terminal.screen.text.contains("case reference"))
  }

  @Test func `what is pasted into the list of commands is looked for and not done`() throws {
    let terminal = try PseudoTerminal()
    try goToQuestion(terminal)
    terminal.type(":")
    try terminal.wait(toSee: "Commands")

    terminal.paste("quit\n\n\n")
    try terminal.wait(toSee: "quit")
    terminal.read(milliseconds: 100)

    #expect(terminal.screen.text.contains("Commands"))
    #expect(terminal.screen.isSecond)
  }

  @Test func `a paste that a resize interrupts stays a paste`() throws {
    let terminal = try PseudoTerminal()
    try goToQuestion(terminal)

    terminal.type("\u{1B}[200~1\r")
    terminal.read(milliseconds: 60)
    terminal.resize(columns: 60, rows: 16)
    terminal.read(milliseconds: 60)
    terminal.type("1\rq\u{1B}[201~")
    try terminal.wait(toSee: "Paste")

    let (before, after) = try terminal.redrawn(showing: "Question 1")
    #expect(before.lines == after.lines)
  }

  @Test func `a paste of a million characters is over at once`() throws {
    let terminal = try PseudoTerminal()
    try goToQuestion(terminal)

    terminal.paste(String(repeating: "1\n", count: 500_000))
    try terminal.wait(toSee: "Pasted text was not used")

    #expect(terminal.screen.text.contains("Question 1"))
  }

  @Test(arguments: ["", "--linear"])
  func `a terminal that is taken away in the middle ends the program`(arguments: String) throws {
    let terminal = try PseudoTerminal(arguments.isEmpty ? [] : [arguments])
    try terminal.wait(for: "999")
    terminal.type("HG")
    terminal.hangUp()

    #expect(try terminal.end() == .killed(SIGHUP))
  }

  @Test(arguments: ["LC_ALL=C", "LC_ALL=no_SUCH.UTF-8", "LC_ALL= LANG= LC_CTYPE="])
  func `a locale without Unicode, or none, gets plain signs`(locale: String) throws {
    let terminal = try PseudoTerminal(
      locale.split(separator: " ").map(String.init) + [PseudoTerminal.navigator],
      program: "/usr/bin/env")
    try terminal.wait(toSee: "? all keys")

    #expect(terminal.output.allSatisfy { $0 < 0x80 })
    #expect(terminal.screen.text.contains("-----"))
    terminal.type("q")
    #expect(try terminal.end() == .left(0))
  }

  @Test func `a terminal whose kind nobody says gets lines, with the reason`() throws {
    let terminal = try PseudoTerminal(
      ["-u", "TERM", PseudoTerminal.navigator], program: "/usr/bin/env")
    try terminal.wait(for: "quit: ")

    #expect(terminal.screen.text.isEmpty == false)
    #expect(terminal.tail.contains("To use the full screen, set TERM"))
    terminal.type("quit\n")
    #expect(try terminal.end() == .left(0))
  }

  @Test(arguments: ["TERM", "TERM=no-such-terminal"])
  func `who asks for the whole screen gets it on a terminal of unknown kind`(kind: String) throws {
    let environment = kind == "TERM" ? ["-u", "TERM"] : [kind]
    let terminal = try PseudoTerminal(
      environment + [PseudoTerminal.navigator, "--full-screen"], program: "/usr/bin/env")
    try terminal.wait(toSee: "? all keys")

    #expect(terminal.screen.isSecond)
    terminal.type("q")
    #expect(try terminal.end() == .left(0))
    #expect(terminal.isRestored)
  }

  @Test func `who asks for the whole screen where it cannot be is told so`() throws {
    let terminal = try PseudoTerminal(["--full-screen"], environment: ["TERM": "dumb"])
    try terminal.wait(for: "quit: ")

    #expect(terminal.output.contains(Array("The whole screen cannot be used.".utf8)))
    terminal.type("quit\n")
    #expect(try terminal.end() == .left(0))
  }

  @Test func `the setting for the whole screen holds where the usual one gives lines`() throws {
    for (mode, isScreen) in [("auto", false), ("full-screen", true)] {
      let home = FileManager.default.temporaryDirectory
        .appending(path: "navigator-test-\(UInt64.random(in: 0...UInt64.max))")
      defer { try? FileManager.default.removeItem(at: home) }
      let folder = home.appending(path: "navigator")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try "mode: \(mode)\n".write(
        to: folder.appending(path: "settings.yaml"), atomically: true, encoding: .utf8)
      let terminal = try PseudoTerminal(
        environment: ["TERM": "no-such-terminal", "XDG_CONFIG_HOME": home.path])
      try terminal.wait(for: isScreen ? "all keys" : "quit: ")

      #expect(terminal.screen.isSecond == isScreen)
      terminal.type(isScreen ? "q" : "quit\n")
      #expect(try terminal.end() == .left(0))
    }
  }

  @Test(arguments: [["--theme", "high-contrast"], ["--theme", "mono"], ["--theme", "standard"]])
  func `high contrast and mono set no colour, so that the contrast is the terminal's own`(
    arguments: [String]
  ) throws {
    let terminal = try PseudoTerminal(arguments)
    try goToQuestion(terminal)
    terminal.type("9")
    terminal.read(milliseconds: 150)

    // Colours are 30 to 38, 40 to 48 and 90 to 107; 39 and 49 give back the terminal's own.
    let colours = terminal.screen.looks.filter { look in
      (30...38).contains(look) || (40...48).contains(look) || (90...107).contains(look)
    }
    #expect(colours.isEmpty == (arguments.last != "standard"), "\(colours)")
    // Never dim, and never invisible.
    #expect(terminal.screen.looks.isDisjoint(with: [2, 8]))
    #expect(terminal.screen.looks.isSuperset(of: [1, 7]))
  }

  @Test func `without a terminal to read from nothing waits, and the reason is said`() throws {
    let terminal = try inShell("< /dev/null; echo status $?")
    try terminal.wait(toSee: "status 2")

    #expect(terminal.screen.text.contains("Standard input is not a terminal"))
  }

  @Test func `output that goes to a pipe is lines`() throws {
    let terminal = try inShell("| cat")
    try terminal.wait(toSee: "quit:")
    terminal.type("quit\r")
    try terminal.wait(toSee: "Goodbye")

    #expect(terminal.output.firstRange(of: Array("\u{1B}[?1049h".utf8)) == nil)
  }

  @Test func `the end of the input leaves, line by line, and says that all is saved`() throws {
    let terminal = try PseudoTerminal(["--linear"])
    try terminal.wait(for: "quit: ")
    terminal.type("\u{04}")

    #expect(try terminal.end() == .left(0))
    #expect(terminal.tail.contains("Goodbye. Nothing was saved."))
  }

  @Test func `lines that are pasted line by line are refused together`() throws {
    let terminal = try PseudoTerminal(["--linear"])
    try terminal.wait(for: "quit: ")
    terminal.type("3\n")
    try terminal.wait(for: "Choose 1 to")

    terminal.type("1\n\n1\nquit\n")
    try terminal.wait(for: "None of them was used")
    terminal.type("1\n")
    try terminal.wait(for: "case reference")

    terminal.type("HG-1\nHG-2\n")
    try terminal.wait(for: "HG-1 HG-2")
    terminal.type("quit\n")
    #expect(try terminal.end() == .left(0))
  }
}
