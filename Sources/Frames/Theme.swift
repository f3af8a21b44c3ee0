/// How roles are shown.
public enum Theme: String, Hashable, Sendable, CaseIterable {
  /// The terminal's own colours, with a few of the sixteen named ones.
  case standard
  /// No colours; bold and reverse wherever something matters.
  case highContrast = "high-contrast"
  /// No colours and the fewest attributes, as `NO_COLOR` asks for.
  case mono
}
