import CNcurses
import CTerminalGuard
public import Frames

extension TerminalSession {
  /// How long the rest of a character or sequence may take to follow, in milliseconds.
  private static let moment: Int32 = 25
  /// How long after ESC the rest of a sequence torn apart by the line is looked for.
  private static let tornWithin: Int32 = 300
  /// How long a paste may pause before it counts as finished.
  private static let pasteWithin: Int32 = 1000
  /// The longest paste that is kept, in characters.
  private static let mostPasted = 100_000

  /// Waits for the next event, for ever unless a time in milliseconds is given.
  ///
  /// After Ctrl-Z the program stops in here, and `.resize` follows when it is continued. A key that
  /// means nothing starts the time anew.
  public mutating func nextEvent(timeoutMilliseconds: Int? = nil) -> Event {
    let timeout = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    while true {
      let waiting = guard_wait(0) | toldMeanwhile
      toldMeanwhile = 0
      if let event = event(told: waiting) { return event }
      // What ncurses has read ahead is not seen by guard_wait, so a read follows in any case. It
      // takes a moment only if a character has come in part.
      let hasInput = waiting & UInt32(GUARD_INPUT) != 0
      if let input = next(within: hasInput ? Self.moment : 0) {
        if let event = event(for: input) { return event }
        continue
      }
      let isShort = isAfterEscape && !(0...Self.tornWithin).contains(timeout)
      let found = guard_wait(isShort ? Self.tornWithin : timeout)
      if let event = event(told: found) { return event }
      guard found & UInt32(GUARD_INPUT) == 0 else { continue }
      isAfterEscape = false
      if found == 0, !isShort { return .tick }
    }
  }

  private func event(told found: UInt32) -> Event? {
    if found & UInt32(GUARD_ENDED) != 0 { return .endOfInput }
    if found & UInt32(GUARD_SUSPEND) != 0 {
      RestoringBytes.send(RestoringBytes.pasteOff)
      nc_suspend()
      guard_stop()
      return comeBack()
    }
    if found & UInt32(GUARD_CONTINUED) != 0 {
      // SIGSTOP came without warning, so the shell may have changed the settings since.
      nc_suspend()
      return comeBack()
    }
    if found & UInt32(GUARD_RESIZED) != 0 {
      nc_follow_window()
      return .resize(size)
    }
    return nil
  }

  private func comeBack() -> Event {
    // The window may have another size now, and the old picture would be drawn past its edge.
    nc_follow_window()
    nc_redraw()
    RestoringBytes.send(RestoringBytes.pasteOn)
    return .resize(size)
  }

  private mutating func next(within milliseconds: Int32) -> RawInput? {
    if !pending.isEmpty { return pending.removeFirst() }
    var value: UInt32 = 0
    return switch Int(unsafe nc_read(milliseconds, &value)) {
    case NC_READ_CHARACTER: Unicode.Scalar(value).map { .character($0) }
    case NC_READ_FUNCTION: .function(Int32(bitPattern: value))
    default: nil
    }
  }

  private mutating func event(for input: RawInput) -> Event? {
    let wasAfterEscape = isAfterEscape
    isAfterEscape = false
    switch input {
    case .function(Int32(NC_PASTE_BEGINS)):
      return .paste(paste())
    case .character("\u{1B}"):
      guard let following = next(within: 0) else {
        isAfterEscape = true
        return .key(.escape)
      }
      guard case .character(let scalar) = following, EscapeSequence.isIntroducer(scalar) else {
        pending.insert(following, at: 0)
        return .key(.escape)
      }
      return Key(sequence: sequence(from: scalar)).map { .key($0) }
    case .character(let scalar) where wasAfterEscape && EscapeSequence.isIntroducer(scalar):
      // Nobody types a bracket and the next letter at the same moment.
      guard let following = next(within: 1) else { return .key(.character(Character(scalar))) }
      pending.insert(following, at: 0)
      return Key(sequence: sequence(from: scalar)).map { .key($0) }
    case .character, .function:
      return Key(input).map { .key($0) }
    }
  }

  /// Reads to the end of an escape sequence, given the character after its ESC.
  private mutating func sequence(from introducer: Unicode.Scalar) -> [Unicode.Scalar] {
    var sequence = [introducer]
    while !EscapeSequence.isComplete(sequence), let input = next(within: Self.moment) {
      guard case .character(let scalar) = input else {
        pending.insert(input, at: 0)
        break
      }
      sequence.append(scalar)
    }
    return sequence
  }

  /// Reads to the end of a paste.
  ///
  /// A signal does not end it: the rest would be taken for keys, and its line ends for Enter.
  private mutating func paste() -> String {
    var text = String.UnicodeScalarView()
    // Counting the scalars of a string means going through all of them.
    var count = 0
    while true {
      // Nothing comes when the line pauses, and when a signal arrives.
      if let input = next(within: Self.moment) {
        if take(input, into: &text, &count) { return String(text) }
        continue
      }
      let found = guard_wait(Self.pasteWithin)
      toldMeanwhile |= found & ~UInt32(GUARD_INPUT)
      if found == 0 || found & UInt32(GUARD_ENDED) != 0 { return String(text) }
    }
  }

  /// Keeps what was read of a paste; true at its end.
  private func take(
    _ input: RawInput, into text: inout String.UnicodeScalarView, _ count: inout Int
  ) -> Bool {
    guard input != .function(Int32(NC_PASTE_ENDS)) else { return true }
    guard case .character(let scalar) = input, count < Self.mostPasted else { return false }
    // Terminals send a line end as CR, as if Return had been pressed.
    text.append(scalar == "\r" ? "\n" : scalar)
    count += 1
    return false
  }
}
