import Foundation

/// A question to the person at the terminal while standard input and output are files or pipes.
enum TerminalQuestion {
  struct NoTerminal: Error, CustomStringConvertible {
    let description =
      "there is no terminal to ask on. Put your case reference into the answers as \"case_reference\"."
  }

  /// The line that was typed, without blanks around it.
  ///
  /// - Throws: ``NoTerminal`` if the program has none.
  static func ask(_ question: String) throws(NoTerminal) -> String {
    // The terminal that the program belongs to, whatever its input and output are: tty(4).
    let descriptor = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw NoTerminal() }
    defer { close(descriptor) }
    let bytes = Array(question.utf8)
    _ = unsafe write(descriptor, bytes, bytes.count)
    // A terminal gives a line for each read, and at most 4,096 bytes of it: termios(3).
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe read(descriptor, &buffer, buffer.count)
    let line = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    return line.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
