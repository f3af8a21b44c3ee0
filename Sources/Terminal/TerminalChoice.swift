/// How the program talks to the person in front of it.
public enum TerminalChoice: Hashable, Sendable {
  /// On the full screen.
  case fullScreen
  /// Line by line, because of this.
  case linear(Reason)
  /// Not at all, because of this: nobody could answer.
  case refuse(Reason)

  /// Why it is not the full screen.
  public enum Reason: Hashable, Sendable {
    /// It was asked for.
    case requested
    /// Standard input is not a terminal.
    case inputIsNotATerminal
    /// Standard output is not a terminal.
    case outputIsNotATerminal
    /// The terminal cannot be drawn on.
    case unsuitable(Capability)
  }

  /// Decides from what is known at the start and from nothing else.
  ///
  /// Without a terminal to read from, only a request for linear mode is obeyed: it may come with a
  /// file of answers, while a program that waits for keys from no terminal would wait for ever.
  public static func decide(
    stdinIsTTY: Bool, stdoutIsTTY: Bool, capability: Capability, requestedLinear: Bool
  ) -> TerminalChoice {
    if requestedLinear { return .linear(.requested) }
    guard stdinIsTTY else { return .refuse(.inputIsNotATerminal) }
    guard stdoutIsTTY else { return .linear(.outputIsNotATerminal) }
    guard capability == .capable else { return .linear(.unsuitable(capability)) }
    return .fullScreen
  }
}

extension TerminalChoice.Reason: CustomStringConvertible {
  /// One sentence for the person who started the program.
  public var description: String {
    switch self {
    case .requested: "Linear mode was asked for."
    case .inputIsNotATerminal: "Standard input is not a terminal, so no key can be read."
    case .outputIsNotATerminal: "Standard output is not a terminal."
    case .unsuitable(let capability): capability.description
    }
  }
}
