import CNcurses
import Frames

/// Whether the terminal can be drawn on.
public enum Capability: Hashable, Sendable {
  /// It can.
  case capable
  /// Standard input or standard output is not a terminal.
  case notATerminal
  /// The environment does not say which type of terminal it is.
  case typeNotSet
  /// There is no description of a terminal of this type.
  case typeUnknown(String)
  /// A terminal of this type, such as "dumb", cannot place the cursor or clear the screen.
  case cannotPlaceCursor(String)
}

extension Capability: CustomStringConvertible {
  /// One sentence that says what is the matter and, where something can be done, what.
  public var description: String {
    switch self {
    case .capable:
      "This terminal can show the full screen."
    case .notATerminal:
      "Input or output is not a terminal."
    case .typeNotSet:
      "The type of the terminal is not set. To use the full screen, set TERM, "
        + "for example TERM=xterm-256color."
    case .typeUnknown(let name):
      "The terminal type \"\(TextWidth.visible(name))\" is not known on this computer. To use the "
        + "full screen, set TERM, for example TERM=xterm-256color."
    case .cannotPlaceCursor(let name):
      "A terminal of type \"\(TextWidth.visible(name))\" cannot show the full screen."
    }
  }
}

extension TerminalSession {
  /// Whether standard input is a terminal.
  public static var inputIsTerminal: Bool { nc_is_terminal(0) }

  /// Whether standard output is a terminal.
  public static var outputIsTerminal: Bool { nc_is_terminal(1) }

  /// Looks up what the terminal can do, without changing or writing anything.
  public static func probe() -> Capability {
    guard inputIsTerminal, outputIsTerminal else { return .notATerminal }
    let name = unsafe nc_terminal_type().map { unsafe String(cString: $0) } ?? ""
    return switch Int(nc_probe()) {
    case NC_CAPABLE: .capable
    case NC_TYPE_NOT_SET: .typeNotSet
    case NC_TYPE_UNKNOWN: .typeUnknown(name)
    default: .cannotPlaceCursor(name)
    }
  }

  /// Goes on as if the terminal were of a type that almost every terminal understands, for
  /// somebody who wants the whole screen although nobody knows the type.
  ///
  /// - Returns: the name of that type; nil if this computer has no description of one, and then
  ///   nothing is changed.
  public static func assumeUsualType() -> String? {
    let before = unsafe nc_terminal_type().map { unsafe String(cString: $0) } ?? ""
    for name in ["xterm-256color", "xterm", "vt100", "ansi"] {
      unsafe nc_set_terminal_type(name)
      if probe() == .capable { return name }
    }
    unsafe nc_set_terminal_type(before)
    return nil
  }
}
