import Foundation

/// Lines from the keyboard, one at a time; those that come at once belong together.
enum TypedLines {
  /// How long more is waited for, in milliseconds: nobody types a line in this time.
  private static let moment: Int32 = 20
  /// The most lines of a paste that are kept.
  private static let most = 1000

  /// The next line; several if they came at once, as those of a paste do; none at the end.
  ///
  /// Only from a terminal: a file and a pipe have all their lines from the start.
  static func next() -> [String] {
    guard let first = readLine(strippingNewline: true) else { return [] }
    var lines = [first]
    // A terminal hands out one line for each read, so none lies in a buffer unseen: termios(3).
    while isatty(STDIN_FILENO) == 1, hasMore, let line = readLine(strippingNewline: true) {
      if lines.count < most { lines.append(line) }
    }
    return lines
  }

  private static var hasMore: Bool {
    var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&source, 1, moment) > 0 && Int32(source.revents) & POLLIN != 0
  }
}
