/// The one way in which a stored text is shown.
public enum Visible {
  /// A text in which nothing is hidden and nothing steers the terminal: control, direction and
  /// zero-width characters, line ends and what Unicode has not assigned stand as `<U+202E>`.
  public static func text(_ stored: String) -> String {
    var shown = ""
    for scalar in stored.unicodeScalars {
      if Self.isHidden(scalar) {
        shown += "<" + Self.name(of: scalar) + ">"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// Whether a character cannot be seen, or changes how others are seen.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Its code as Unicode writes it: `U+202E`.
  static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
