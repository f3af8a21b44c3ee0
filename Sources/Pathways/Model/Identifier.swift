/// The name of a declaration in a pathway, tagged with the kind of thing that it names.
///
/// Written in `snake_case`; letters, digits and underscores.
public struct Identifier<Subject>: Hashable, Sendable, RawRepresentable, Comparable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public init(_ name: String) {
    rawValue = name
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Identifier: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    rawValue = value
  }
}

extension Identifier: CustomStringConvertible {
  public var description: String { rawValue }
}
