/// How the program talks to the person in front of it.
public enum TerminalChoice: Hashable, Sendable {
  /// On the full screen.
  case fullScreen
  /// On the full screen, as if the terminal were of a usual type, because it was asked for.
  case fullScreenOfUsualType
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
  ///
  /// - Parameter wish: what somebody asked for; without it, the full screen where it is certain to
  ///   work. Who asks for it gets it also on a terminal of which nobody knows the type.
  public static func decide(
    stdinIsTTY: Bool, stdoutIsTTY: Bool, capability: Capability, wish: Wish? = nil
  ) -> TerminalChoice {
    if wish == .linear { return .linear(.requested) }
    guard stdinIsTTY else { return .refuse(.inputIsNotATerminal) }
    guard stdoutIsTTY else { return .linear(.outputIsNotATerminal) }
    switch capability {
    case .capable: return .fullScreen
    case .typeNotSet, .typeUnknown:
      return wish == .fullScreen ? .fullScreenOfUsualType : .linear(.unsuitable(capability))
    case .notATerminal, .cannotPlaceCursor: return .linear(.unsuitable(capability))
    }
  }

  /// What somebody can ask for.
  public enum Wish: Hashable, Sendable {
    case fullScreen, linear
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
