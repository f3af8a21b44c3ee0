/// A key that was pressed.
public enum Key: Hashable, Sendable {
  /// A letter, digit, sign or the space bar.
  case character(Character)
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case enter
  case backspace
  case delete
  case escape
  case tab
  /// Shift and Tab.
  case backTab
  /// Control and a key, which is given as a lower-case letter or one of `@ \ ] ^ _`.
  case control(Character)
}
