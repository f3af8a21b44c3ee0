import Foundation
import Testing

/// The real program in a real terminal: signals, strange terminals, resizing, leaving.
@Suite(.serialized) struct TerminalMatrixTests {
  @Test(arguments: [
    SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT,
  ])
  func `a signal gives the terminal back, and ends the program as that signal`(
    signal: Int32
  ) throws {
    let terminal = try PseudoTerminal()
    try terminal.wait(for: "all keys")
    #expect(!terminal.isCooked)

    kill(terminal.child, signal)
    let end = try terminal.end()

    #expect(end == .killed(signal))
    #expect(terminal.isRestored, "\(terminal.tail)")
    #expect(terminal.isCooked)
  }

  @Test func `an answer that was given before the program was killed is kept`() throws {
    let terminal = try PseudoTerminal()
    try terminal.wait(for: "Skip this")
    terminal.type("3\r")
    try terminal.wait(for: "Start a new check")
    terminal.type("1\r")
    try terminal.wait(for: "case reference")
    terminal.type("HG-1\r")
    try terminal.wait(for: "danger")
    terminal.type("2\r")
    try terminal.wait(for: "nation")

    kill(terminal.child, SIGKILL)

    #expect(try terminal.end() == .killed(SIGKILL))
    let checks = try FileManager.default.contentsOfDirectory(
      atPath: terminal.state.appending(path: "navigator/checks").path)
    let file = try #require(checks.first { $0.hasSuffix(".json") })
    let text = try String(
      contentsOf: terminal.state.appending(path: "navigator/checks/\(file)"), encoding: .utf8)
    #expect(text.contains(#""danger" : "no""#))
  }

  @Test func `leaving gives the terminal back and says that all is saved`() throws {
    let terminal = try PseudoTerminal()
    try terminal.wait(for: "all keys")
    terminal.type("q")

    #expect(try terminal.end() == .left(0))
    #expect(terminal.isRestored)
    #expect(terminal.isCooked)
  }

  @Test(arguments: ["", "dumb", "no-such-terminal"])
  func `a terminal that cannot draw gets lines, with the reason`(kind: String) throws {
    let terminal = try PseudoTerminal(environment: ["TERM": kind])
    try terminal.wait(for: "call 999")
    try terminal.wait(for: "quit: ")
    terminal.type("quit\n")

    #expect(try terminal.end() == .left(0))
    #expect(terminal.output.ranges(of: Array("\u{1B}[?1049h".utf8)).isEmpty)
  }

  @Test func `a plain locale gets plain characters`() throws {
    let terminal = try PseudoTerminal(environment: ["LC_ALL": "C"])
    try terminal.wait(for: "all keys")
    terminal.type("q")

    #expect(try terminal.end() == .left(0))
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: [(1, 1), (20, 3), (40, 12), (200, 60)] as [(UInt16, UInt16)])
  func `any size is drawn, and can be left`(columns: UInt16, rows: UInt16) throws {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    try terminal.wait(for: columns < 3 ? "9" : "999")
    terminal.type("q")

    #expect(try terminal.end() == .left(0))
    #expect(terminal.isCooked)
  }

  @Test func `a lost terminal ends the program`() throws {
    let terminal = try PseudoTerminal()
    try terminal.wait(for: "all keys")

    terminal.hangUp()

    #expect(try terminal.end() == .killed(SIGHUP))
  }
}
