import CNcurses
import CTerminalGuard

/// The bytes that change the terminal behind ncurses' back.
enum RestoringBytes {
  // XTerm Control Sequences, "Bracketed Paste Mode". Terminals without it ignore an unknown mode.
  static let pasteOn = Array("\u{1B}[?2004h".utf8)
  static let pasteOff = Array("\u{1B}[?2004l".utf8)

  /// What puts the terminal back from any state; to be read while ncurses is open.
  ///
  /// CAN first: it ends a control sequence that a signal may have cut in two (ECMA-48, 8.3.6).
  static func read() -> [UInt8] {
    let screen = capability("rmcup") ?? bottomLine
    let end = (capability("sgr0") ?? []) + (capability("rmkx") ?? [])
    return [0x18] + pasteOff + end + screen + (capability("cnorm") ?? [])
  }

  static func send(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe guard_send(bytes.baseAddress, bytes.count)
    }
  }

  /// Where there is no second screen to leave: go on below what is shown.
  private static let bottomLine = Array("\u{1B}[999;1H\r\n".utf8)

  private static func capability(_ name: String) -> [UInt8]? {
    guard let text = unsafe nc_capability(name) else { return nil }
    return withoutPadding(Array(unsafe String(cString: text).utf8))
  }

  /// Takes out delays such as `$<5>`, which terminfo(5) means for the sender.
  private static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    var kept: [UInt8] = []
    while let byte = rest.first {
      if rest.starts(with: "$<".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        kept.append(byte)
        rest.removeFirst()
      }
    }
    return kept
  }
}
