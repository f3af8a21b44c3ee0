import Foundation
import Testing

/// What happens to a terminal while somebody works: it is suspended, resized, pasted into, taken
/// away. Each on the real program, and read off what the terminal then shows.
@Suite(.serialized) struct TerminalRobustnessTests {
  @Test func `Ctrl-Z gives the terminal back, and fg brings the same screen`() throws {
    let terminal = try PseudoTerminal.inShell()
    try terminal.goToQuestion()
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
    let terminal = try PseudoTerminal.inShell()
    try terminal.goToQuestion()
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
    try terminal.goToQuestion()
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
    try terminal.goToQuestion()
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
    try terminal.goToQuestion()

    terminal.type("2")
    terminal.resize(columns: 1, rows: 1)
    terminal.type("\r")
    terminal.resize(columns: 80, rows: 24)

    try terminal.wait(toSee: "Question 2")
  }

  @Test(arguments: ["", "--linear"])
  func `a terminal that is taken away in the middle ends the program`(arguments: String) throws {
    let terminal = try PseudoTerminal(arguments.isEmpty ? [] : [arguments])
    try terminal.wait(for: "999")
    terminal.type("HG")
    terminal.hangUp()

    #expect(try terminal.end() == .killed(SIGHUP))
  }

  @Test func `the end of the input leaves, line by line, and says that all is saved`() throws {
    let terminal = try PseudoTerminal(["--linear"])
    try terminal.wait(for: "quit: ")
    terminal.type("\u{04}")

    #expect(try terminal.end() == .left(0))
    #expect(terminal.tail.contains("Goodbye. Nothing was saved."))
  }

}

extension PseudoTerminal {
  /// A program in a shell that can stop it and go on with it.
  static func inShell(_ arguments: String = "") throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ["--norc", "--noprofile", "-i"], program: "/bin/bash",
      environment: ["PS1": "ready$ ", "HISTFILE": "/dev/null", "INPUTRC": "/dev/null"])
    try terminal.wait(toSee: "ready$")
    terminal.type("clear; '\(try PseudoTerminal.navigator)' \(arguments)\r")
    return terminal
  }

  /// Goes to the first question.
  func goToQuestion() throws {
    try wait(toSee: "Skip this")
    type("3\r")
    try wait(toSee: "Start a new check")
    type("1\r")
    try wait(toSee: "case reference")
    type("HG-1\r")
    try wait(toSee: "Question 1")
  }
}
