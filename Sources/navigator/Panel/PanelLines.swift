import Foundation
import Frames

/// The lines of a meeting, broken between words at the width of the terminal.
struct PanelLines {
  /// Where the width is not known, as in the linear form.
  static let usualWidth = 80

  let width: Int

  init(width: Int) { self.width = max(20, width) }

  /// As wide as the terminal behind standard error, where a meeting is talked about.
  static var ofTerminal: PanelLines {
    var size = winsize()
    let isKnown = unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return PanelLines(width: isKnown ? Int(size.ws_col) : usualWidth)
  }

  /// Each line in as many as it takes, below its own margin.
  func wrapped(_ lines: [String]) -> [String] {
    lines.flatMap { line -> [String] in
      let margin = String(line.prefix { $0 == " " })
      return Wrapping.lines(of: String(line.dropFirst(margin.count)), width: width - margin.count)
        .map { $0.isEmpty ? "" : margin + $0 }
    }
  }

  func say(_ lines: [String]) {
    for line in wrapped(lines) { Console.complain(line) }
  }

  /// What stands before the place to type.
  func ask(_ prompt: String) {
    // The blank before the place to type must not be broken off.
    let lines = wrapped([prompt.trimmingCharacters(in: .whitespaces)])
    for line in lines.dropLast() { Console.complain(line) }
    Console.complainWithoutEnd((lines.last ?? "") + " ")
  }
}
