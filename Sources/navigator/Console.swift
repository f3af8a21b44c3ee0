import Foundation
import Pathways

/// Plain lines to and from the terminal or a pipe.
enum Console {
  /// Writes a text and a line end to standard output.
  static func write(_ text: String) {
    emit(text + "\n", to: .standardOutput)
  }

  /// The day on the clock.
  static var today: CivilDate? { CivilDate(Date()) }

  /// Writes a text without a line end.
  static func prompt(_ text: String) {
    emit(text, to: .standardOutput)
  }

  /// Writes a text and a line end to standard error.
  static func complain(_ text: String) {
    emit(text + "\n", to: .standardError)
  }

  /// Writes a text without a line end to standard error.
  static func complainWithoutEnd(_ text: String) {
    emit(text, to: .standardError)
  }

  /// Writes all of it, or leaves with "could not tell": an answer that nobody got is none.
  private static func emit(_ text: String, to handle: FileHandle) {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      // A reader that went away (`navigator … | head`) has read what it wanted.
      let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      guard reason?.code != Int(EPIPE), handle !== FileHandle.standardError else { return }
      complain("navigator: the output cannot be written: \(error.localizedDescription)")
      ProgramExit.leave(.couldNotTell)
    }
  }
}
