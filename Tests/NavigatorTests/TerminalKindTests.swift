import Foundation
import Testing

/// Which terminal it is: its kind, its locale, its colours, and whether it is one at all.
@Suite(.serialized) struct TerminalKindTests {
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
    try terminal.goToQuestion()
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
    let terminal = try PseudoTerminal.inShell("< /dev/null; echo status $?")
    try terminal.wait(toSee: "status 2")

    #expect(terminal.screen.text.contains("Standard input is not a terminal"))
  }

  @Test func `the word hide takes what was written off the terminal, until Enter`() throws {
    let terminal = try PseudoTerminal(["--linear"])
    try terminal.wait(for: "quit: ")
    terminal.type("3\n")
    try terminal.wait(toSee: "Home.")

    terminal.type("hide\n")
    try terminal.wait(toSee: "Press Enter to go on:")

    #expect(!terminal.screen.text.contains("Home."))
    #expect(!terminal.screen.text.contains("check"))
    #expect(terminal.screen.text.contains("999"))
    #expect(terminal.output.firstRange(of: Array("\u{1B}[3J".utf8)) != nil)
    terminal.type("\n")
    try terminal.wait(toSee: "Home.")
    terminal.type("quit\n")
    #expect(try terminal.end() == .left(0))
  }

  @Test func `output that goes to a pipe is lines`() throws {
    let terminal = try PseudoTerminal.inShell("| cat")
    try terminal.wait(toSee: "quit:")
    terminal.type("quit\r")
    try terminal.wait(toSee: "Goodbye")

    #expect(terminal.output.firstRange(of: Array("\u{1B}[?1049h".utf8)) == nil)
  }
}
