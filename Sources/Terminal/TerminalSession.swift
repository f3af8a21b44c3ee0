import CNcurses
import CTerminalGuard
public import Frames

/// The full screen, from opening it to giving the terminal back.
///
/// There is one terminal, so there is one session at a time. It gives the terminal back when it
/// goes out of scope on any path, and the guard does so when a signal or a trap ends the program.
/// Only SIGKILL cannot be caught.
public struct TerminalSession: ~Copyable {
  /// Why the full screen could not be opened.
  public enum Failure: Error, Hashable, Sendable {
    /// The terminal cannot be drawn on.
    case unsuitable(Capability)
    /// Another session is open.
    case alreadyOpen
    /// The terminal refused, although its description promised enough.
    case refused
  }

  /// The characters that can be trusted on this terminal.
  public let glyphs: Glyphs
  private var presenter: Presenter
  /// What was read too far and is still to be decoded.
  var pending: [RawInput] = []
  /// Whether the last key was ESC, after which the rest of a torn sequence may still come.
  var isAfterEscape = false
  /// What signals said while a paste was read.
  var toldMeanwhile: UInt32 = 0

  /// Opens the full screen.
  public init(theme: Theme) throws(Failure) {
    // Only what has been opened becomes a session, because its end gives the terminal back.
    (glyphs, presenter) = try TerminalSession.open(theme: theme)
  }

  deinit {
    RestoringBytes.send(RestoringBytes.pasteOff)
    nc_close()
    guard_disarm()
  }

  /// Gives the terminal back now; what was written to standard error meanwhile follows.
  public consuming func close() {}

  /// The size of the screen.
  public var size: Size {
    Size(columns: Int(nc_columns()), rows: Int(nc_rows()))
  }

  /// Changes the theme, from the next frame on.
  public mutating func use(_ theme: Theme) {
    presenter.use(theme)
  }

  /// Sets the text left on the terminal if Ctrl-C, or a signal that asks the program to end, does.
  ///
  /// It should say that the work is saved and how to carry on, and end its line. At most 1,024 bytes
  /// are kept.
  public mutating func setFarewell(_ text: String) {
    let bytes = Array(text.utf8)
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe guard_set_farewell(bytes.baseAddress, bytes.count)
    }
  }

  /// Shows a frame: sends the cells that have changed and leaves the cursor on the focus.
  public mutating func show(_ frame: Frame) {
    presenter.show(frame, size: size)
  }

  /// Sends the whole picture again, for when something else has written on the screen.
  public mutating func redraw() {
    nc_redraw()
  }
}

extension TerminalSession {
  /// Box lines may be two cells wide in the languages whose terminals draw them so.
  package static func glyphs(isUTF8: Bool, locale: String) -> Glyphs {
    let hasWideLines = ["ja", "ko", "zh"].contains(String(locale.prefix(2)))
    return isUTF8 && !hasWideLines ? .utf8 : .ascii
  }

  private static func open(theme: Theme) throws(Failure) -> (Glyphs, Presenter) {
    // The settings must be known before ncurses changes them.
    guard TerminalSession.inputIsTerminal, TerminalSession.outputIsTerminal else {
      throw .unsuitable(.notATerminal)
    }
    guard guard_snapshot(0, 1) else { throw .alreadyOpen }
    let capability = TerminalSession.probe()
    guard capability == .capable else {
      guard_disarm()
      throw .unsuitable(capability)
    }
    let codeset = unsafe String(cString: nc_codeset())
    let locale = unsafe nc_locale().map { unsafe String(cString: $0) } ?? ""
    let glyphs = TerminalSession.glyphs(isUTF8: codeset == "UTF-8", locale: locale)
    guard nc_open() else {
      guard_disarm()
      throw .refused
    }
    let restoring = RestoringBytes.read()
    let isArmed = unsafe restoring.withUnsafeBufferPointer { bytes in
      unsafe guard_arm(bytes.baseAddress, bytes.count)
    }
    guard isArmed else {
      nc_close()
      guard_disarm()
      throw .refused
    }
    nc_modes()
    let presenter = Presenter(theme: theme, isUTF8: codeset == "UTF-8")
    RestoringBytes.send(RestoringBytes.pasteOn)
    return (glyphs, presenter)
  }
}

extension TerminalSession.Failure: CustomStringConvertible {
  /// One sentence that says what is the matter.
  public var description: String {
    switch self {
    case .unsuitable(let capability): capability.description
    case .alreadyOpen: "The full screen is open already."
    case .refused: "The terminal did not let the full screen be opened."
    }
  }
}
