/// What takes everything that was written off a terminal in use line by line.
public enum ClearedTerminal {
  /// To be written as it is: the sequences that clear the screen and what was scrolled off it, or,
  /// where the terminal does not know them, so many empty lines that no other line is in sight.
  public static var text: String { text(for: TerminalSession.probe()) }

  static func text(for capability: Capability) -> String {
    switch capability {
    // ECMA-48, CUP and ED 2; XTerm Control Sequences, ED 3: "Erase Saved Lines".
    case .capable: "\u{1B}[H\u{1B}[2J\u{1B}[3J"
    // A pipe has no screen, and a program that reads it wants no rubbish.
    case .notATerminal: ""
    case .typeNotSet, .typeUnknown, .cannotPlaceCursor: String(repeating: "\n", count: mostRows)
    }
  }

  /// More rows than a screen has.
  private static let mostRows = 200
}
