import CNcurses
package import Frames

/// What ncurses read: a character, or the number of a function key.
package enum RawInput: Hashable, Sendable {
  case character(Unicode.Scalar)
  case function(Int32)
}

extension Key {
  /// The key that was pressed, or `nil` if the program has no use for it.
  package init?(_ input: RawInput) {
    switch input {
    case .character(let scalar): self.init(scalar)
    case .function(let number): self.init(function: number)
    }
  }

  private init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    // Terminals send 127 or 8 for Backspace, whatever their description says.
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    // Return sends 13; 10 comes from Ctrl-J and from terminals that translate it.
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
    case 0x00, 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
    case 0x80..<0xA0: return nil
    default: self = .character(Character(scalar))
    }
  }

  private init?(function number: Int32) {
    switch number {
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_HOME, KEY_FIND: self = .home
    case KEY_END, KEY_SELECT: self = .end
    case KEY_PPAGE: self = .pageUp
    case KEY_NPAGE: self = .pageDown
    case KEY_ENTER: self = .enter
    case KEY_BACKSPACE: self = .backspace
    case KEY_DC: self = .delete
    case KEY_BTAB: self = .backTab
    default: return nil
    }
  }

  /// The key of an escape sequence that ncurses does not know, given without its ESC.
  ///
  /// A terminal may send the cursor keys in the other of its two modes, and a slow line may tear a
  /// sequence apart; see ECMA-48, section 5.4, for its form.
  package init?(sequence: [Unicode.Scalar]) {
    guard let introducer = sequence.first, EscapeSequence.isIntroducer(introducer),
      let final = sequence.dropFirst().last
    else { return nil }
    let parameters = String(String.UnicodeScalarView(sequence.dropFirst().dropLast()))
    switch (parameters, final) {
    case ("", "A"): self = .up
    case ("", "B"): self = .down
    case ("", "C"): self = .right
    case ("", "D"): self = .left
    case ("", "H"), ("1", "~"), ("7", "~"): self = .home
    case ("", "F"), ("4", "~"), ("8", "~"): self = .end
    case ("", "Z"): self = .backTab
    case ("", "M") where introducer == "O": self = .enter
    case ("3", "~"): self = .delete
    case ("5", "~"): self = .pageUp
    case ("6", "~"): self = .pageDown
    default: return nil
    }
  }
}

/// Finds where an escape sequence ends, so that its letters are not taken for commands.
package enum EscapeSequence {
  /// The longest sequence that is looked for, in characters.
  package static let longest = 32

  /// Whether a character after ESC starts a sequence.
  package static func isIntroducer(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "[" || scalar == "O"
  }

  /// Whether the sequence, given without its ESC, is whole.
  package static func isComplete(_ sequence: [Unicode.Scalar]) -> Bool {
    guard sequence.count > 1, let last = sequence.last else { return false }
    if sequence.first == "O" || sequence.count >= longest { return true }
    return (0x40...0x7E).contains(last.value) || last.value < 0x20
  }
}
