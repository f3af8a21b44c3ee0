/// Something that a screen may have to answer.
public enum Event: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The screen has this size now, or has come back from being suspended, and must be drawn again.
  case resize(Size)
  /// Text was pasted as one piece; it may hold line ends and control characters.
  case paste(String)
  /// The time given to wait has passed without anything else happening.
  case tick
  /// The terminal is gone, so no further event can come.
  case endOfInput
}
