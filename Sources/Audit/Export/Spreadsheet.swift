/// Comma-separated values that a spreadsheet shows and does not obey.
///
/// RFC 4180: every field quoted, lines end in CR LF. A field that a spreadsheet could take for a
/// formula gets an apostrophe in front; quoting alone does not stop it (OWASP ASVS 5.0, 1.2.10).
public enum Spreadsheet {
  public static func line(_ fields: [String]) -> String {
    fields.map { "\"\(harmless($0).replacing("\"", with: "\"\""))\"" }
      .joined(separator: ",") + "\r\n"
  }

  /// The field as it may stand in a cell.
  static func harmless(_ field: String) -> String {
    // Control characters have no business in a cell; they are shown by name.
    var text = ""
    for scalar in field.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    let isChanged = text != field
    return isChanged || Self.isDangerous(text) ? "'" + text : text
  }

  /// Whether any part that a spreadsheet may cut out begins like a formula.
  private static func isDangerous(_ text: String) -> Bool {
    // The full-width forms are taken for the narrow ones by some programs.
    let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%"]
    var isAtStart = true
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar == "\"" || scalar == "'" { continue }
      if [",", ";"].contains(scalar) {
        isAtStart = true
        continue
      }
      if isAtStart, starts.contains(scalar) { return true }
      isAtStart = false
    }
    return false
  }
}
