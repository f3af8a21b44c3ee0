import Foundation
import Testing

/// What is pasted is text and never a command, on the real program.
@Suite(.serialized) struct TerminalPasteTests {
  private static let dangerous = "1\n1\nq\n2\n!\nL\n:quit\n\u{1B}\nx\nx\n"

  @Test func `pasted lines choose no answer and run no command`() throws {
    let terminal = try PseudoTerminal()
    try terminal.goToQuestion()

    terminal.paste(Self.dangerous)
    try terminal.wait(toSee: "Pasted text was not used")

    #expect(terminal.screen.text.contains("Question 1"))
    terminal.type("a")
    try terminal.wait(toSee: "Nothing has been answered yet")
  }

  @Test func `pasted lines become one line of a field, and nothing is sent off`() throws {
    let terminal = try PseudoTerminal()
    try terminal.goToQuestion()
    terminal.type("\u{7F}")
    try terminal.wait(toSee: "case reference")

    terminal.paste("-A\nB\tC\r\n")
    try terminal.wait(toSee: "HG-1-A B C")

    #expect(terminal.screen.text.contains("case reference"))
  }

  @Test func `what is pasted into the list of commands is looked for and not done`() throws {
    let terminal = try PseudoTerminal()
    try terminal.goToQuestion()
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
    try terminal.goToQuestion()

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
    try terminal.goToQuestion()

    terminal.paste(String(repeating: "1\n", count: 500_000))
    try terminal.wait(toSee: "Pasted text was not used")

    #expect(terminal.screen.text.contains("Question 1"))
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
