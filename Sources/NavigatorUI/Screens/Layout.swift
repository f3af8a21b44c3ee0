internal import Frames

/// How a screen is laid out, chosen from its size alone.
enum Layout: Hashable, Sendable, Comparable {
  /// A notice with 999 and the size that is needed.
  case tooSmall
  /// 40 x 12, which is 80 x 24 at twice the size of letters.
  case compact
  case oneColumn
  case twoColumns
  case threeColumns

  init(_ size: Size) {
    self =
      switch (size.columns, size.rows) {
      case (120..., 24...): .threeColumns
      case (80..., 20...): .twoColumns
      case (60..., 16...): .oneColumn
      case (40..., 12...): .compact
      default: .tooSmall
      }
  }

  /// Whether horizontal rules set the parts of the screen apart.
  var hasRules: Bool { self >= .oneColumn }
}
