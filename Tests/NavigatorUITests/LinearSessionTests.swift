import NavigatorUI
import Pathways
import Testing

@Suite struct LinearSessionTests {
  @Test func `a whole session reads as plain lines`() throws {
    var session = LinearSession(try Fixture.journey())
    var transcript = session.opening

    for line in [
      "1", "HG-0417", "9", "3", "1", "4", "why", "1 2", "1", "1", "what if 3", "continue",
      "details 2", "explain", "ready", "contacts", "help", "quit",
    ] {
      transcript.append(session.prompt + line)
      transcript += session.read(line, at: Fixture.moment).lines
    }

    let text = transcript.joined(separator: "\n")
    #expect(TextSnapshot(name: "linear-session", text: text).difference() == nil)
    #expect(!text.contains("\u{1B}"))
    #expect(text.unicodeScalars.allSatisfy { !(0x2500...0x28FF).contains($0.value) })
  }

  @Test func `the end of input leaves, with everything saved`() throws {
    var session = LinearSession(try Fixture.journey())
    _ = session.read("1", at: Fixture.moment)
    _ = session.read("HG-1", at: Fixture.moment)
    let answered = session.read("1", at: Fixture.moment)

    let reply = session.read(nil, at: Fixture.moment)

    #expect(answered.effects.count == 1)
    #expect(reply.isOver)
    #expect(reply.lines.last == "Saved. Start the program again to carry on.")
  }

  @Test func `a wrong number says what is right and keeps the question`() throws {
    var session = LinearSession(try Fixture.journey())
    _ = session.read("1", at: Fixture.moment)
    _ = session.read("", at: Fixture.moment)

    let reply = session.read("7", at: Fixture.moment)

    #expect(reply.lines == ["There is a problem. Choose a number from 1 to 3."])
    #expect(session.journey.page == .question("danger"))
  }

  @Test func `every command that is not about a screen has a word that does the same`() throws {
    let wordless = Command.all.filter { $0.word == nil }.map(\.id)

    #expect(
      Set(wordless) == [
        .choose, .toggle, .up, .down, .pick, .pageUp, .pageDown, .first, .last, .close,
        .redraw,
      ])
  }

  @Test func `a saved check is removed after the words are typed twice`() throws {
    var first = try Fixture.journey()
    first.press("^HG-9^2^")
    var session = LinearSession(try Fixture.journey(saved: first.saved))

    #expect(session.read("delete 1", at: Fixture.moment).effects.isEmpty)
    let reply = session.read("delete 1", at: Fixture.moment)

    #expect(reply.effects == [.discard("check-1")])
  }

  @Test(arguments: [
    "", " ", "0", "-1", "99999999999999999999", "1 2 3", "what if", "change", "details 0", "find",
    "find \u{1B}[2J", "resume 5", "delete 5", "none", "not sure", "yes", "continue", "\u{0}",
  ])
  func `any line on any page is answered`(line: String) throws {
    for screen in Screen.all {
      var session = LinearSession(try screen.journey())

      _ = session.read(line, at: Fixture.moment)

      #expect(!session.prompt.isEmpty)
    }
  }
}

@Suite struct LinearEchoTests {
  @Test func `what was typed cannot steer the terminal when it is repeated`() throws {
    var session = LinearSession(try Fixture.journey())

    let reply = session.read("x\u{1B}[2J", at: Fixture.moment)

    #expect(reply.lines.first?.contains("\u{1B}") == false)
    #expect(reply.lines.first?.contains("^[") == true)
  }
}
