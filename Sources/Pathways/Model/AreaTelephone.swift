/// A telephone number that can be rung in the United Kingdom: a service's, never a mobile.
///
/// Shapes after Ofcom's National Telephone Numbering Plan: 11 digits after 01, 02, 03, 084 and
/// 087; 10 or 11 after 0800; 11 after 0808; and the short numbers of emergency and public
/// services. A number of 10 digits after 01 is refused, since nearly always a digit was lost.
public struct Telephone: Hashable, Sendable, CustomStringConvertible {
  /// The digits alone: numbers are compared by them.
  public let digits: String
  /// As its source prints it.
  public let printed: String

  public var description: String { printed }

  /// Why a text is not such a number.
  public enum Fault: Error, Hashable, Sendable {
    /// It holds something besides digits and spaces.
    case characters
    /// It is a mobile, so it is somebody's own.
    case mobile
    /// It has too few or too many digits for its beginning.
    case length(expected: [Int], found: Int)
    /// No number in use begins so.
    case prefix
  }

  /// - Throws: ``Fault``.
  public init(_ text: String) throws(Fault) {
    let digits = String(text.filter { $0 != " " })
    if Self.isMobile(text) { throw .mobile }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .characters
    }
    if !Self.short.contains(digits) {
      guard let shape = Self.shapes.first(where: { digits.hasPrefix($0.prefix) }) else {
        throw .prefix
      }
      guard shape.lengths.contains(digits.utf8.count) else {
        throw .length(expected: shape.lengths, found: digits.utf8.count)
      }
    }
    self.digits = digits
    printed = text
  }

  /// Whether a text is a mobile number in any of its usual forms.
  public static func isMobile(_ text: String) -> Bool {
    let compact = text.filter { !" -.()".contains($0) }
    return ["07", "+447", "00447", "+4407"].contains { compact.hasPrefix($0) }
  }

  private static let short: Set<String> = [
    "999", "112", "101", "111", "105", "119", "116000", "116123", "116117",
  ]

  private static let shapes: [(prefix: String, lengths: [Int])] = [
    ("0800", [10, 11]), ("0808", [11]), ("084", [11]), ("087", [11]), ("01", [11]), ("02", [11]),
    ("03", [11]),
  ]
}
