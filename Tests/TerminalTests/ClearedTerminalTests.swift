import Testing

@testable import Terminal

/// What takes lines off a terminal.
@Suite struct ClearedTerminalTests {
  @Test func `a terminal that knows how is told to forget what was scrolled off, too`() {
    #expect(ClearedTerminal.text(for: .capable) == "\u{1B}[H\u{1B}[2J\u{1B}[3J")
  }

  @Test(arguments: [
    Capability.typeNotSet, .typeUnknown("x"), .cannotPlaceCursor("dumb"),
  ])
  func `another one gets nothing but line ends`(capability: Capability) {
    let text = ClearedTerminal.text(for: capability)
    #expect(text.count >= 100)
    #expect(text.allSatisfy { $0 == "\n" })
  }

  @Test func `a pipe gets nothing`() {
    #expect(ClearedTerminal.text(for: .notATerminal).isEmpty)
  }
}
