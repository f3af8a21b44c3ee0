import Terminal
import Testing

@Suite struct TerminalChoiceTests {
  @Test(arguments: [
    (true, true, Capability.capable, TerminalChoice.fullScreen),
    (true, true, .typeNotSet, .linear(.unsuitable(.typeNotSet))),
    (true, true, .typeUnknown("bogus"), .linear(.unsuitable(.typeUnknown("bogus")))),
    (true, true, .cannotPlaceCursor("dumb"), .linear(.unsuitable(.cannotPlaceCursor("dumb")))),
    (true, false, .notATerminal, .linear(.outputIsNotATerminal)),
    (false, true, .notATerminal, .refuse(.inputIsNotATerminal)),
    (false, false, .notATerminal, .refuse(.inputIsNotATerminal)),
  ])
  func `the full screen needs both ends and a capable terminal`(
    stdin: Bool, stdout: Bool, capability: Capability, expected: TerminalChoice
  ) {
    let choice = TerminalChoice.decide(
      stdinIsTTY: stdin, stdoutIsTTY: stdout, capability: capability)

    #expect(choice == expected)
  }

  @Test(arguments: [true, false], [true, false])
  func `linear mode is given to whoever asks`(stdin: Bool, stdout: Bool) {
    let choice = TerminalChoice.decide(
      stdinIsTTY: stdin, stdoutIsTTY: stdout, capability: .notATerminal, wish: .linear)

    #expect(choice == .linear(.requested))
  }

  @Test(arguments: [
    (true, true, Capability.capable, TerminalChoice.fullScreen),
    (true, true, .typeNotSet, .fullScreenOfUsualType),
    (true, true, .typeUnknown("bogus"), .fullScreenOfUsualType),
    (true, true, .cannotPlaceCursor("dumb"), .linear(.unsuitable(.cannotPlaceCursor("dumb")))),
    (true, false, .notATerminal, .linear(.outputIsNotATerminal)),
    (false, true, .notATerminal, .refuse(.inputIsNotATerminal)),
  ])
  func `who asks for the full screen gets it wherever a screen can be drawn`(
    stdin: Bool, stdout: Bool, capability: Capability, expected: TerminalChoice
  ) {
    let choice = TerminalChoice.decide(
      stdinIsTTY: stdin, stdoutIsTTY: stdout, capability: capability, wish: .fullScreen)

    #expect(choice == expected)
  }

  @Test func `a reason is a sentence, and a strange terminal type cannot draw in it`() {
    let reason = TerminalChoice.Reason.unsuitable(.cannotPlaceCursor("\u{1B}[2J"))

    #expect("\(reason)" == "A terminal of type \"^[[2J\" cannot show the full screen.")
  }

  @Test(arguments: [
    TerminalSession.Failure.alreadyOpen, .refused, .unsuitable(.typeNotSet),
    .unsuitable(.typeUnknown("x")), .unsuitable(.notATerminal), .unsuitable(.capable),
  ])
  func `a failure is a sentence`(failure: TerminalSession.Failure) {
    #expect("\(failure)".hasSuffix("."))
    #expect(!"\(failure)".contains("("))
  }
}
