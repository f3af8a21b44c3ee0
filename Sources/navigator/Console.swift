import Foundation

/// Plain lines to and from the terminal or a pipe.
enum Console {
  /// Writes a text and a line end to standard output.
  static func write(_ text: String) {
    emit(text + "\n", to: .standardOutput)
  }

  /// Writes a text without a line end.
  static func prompt(_ text: String) {
    emit(text, to: .standardOutput)
  }

  /// Writes a text and a line end to standard error.
  static func complain(_ text: String) {
    emit(text + "\n", to: .standardError)
  }

  /// A reader that went away (`navigator … | head`) is no reason to say anything.
  private static func emit(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
