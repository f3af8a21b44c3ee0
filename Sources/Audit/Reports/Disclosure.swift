/// How small numbers are kept from leading to a person.
///
/// The rule of NHS secondary care: 0 is shown, 1 to 7 are not, everything else is rounded to the
/// nearest 5. Totals are rounded by themselves, so that differences do not give cells back.
public struct Disclosure: Hashable, Sendable {
  /// The largest number that is not shown. 0: every number is shown.
  public let threshold: Int
  /// What other numbers are rounded to. 1: they are not rounded.
  public let base: Int

  /// Nil for numbers that make no sense.
  public init?(threshold: Int, base: Int) {
    guard (0...1000).contains(threshold), (1...1000).contains(base) else { return nil }
    self.threshold = threshold
    self.base = base
  }

  private init(checkedThreshold: Int, base: Int) {
    threshold = checkedThreshold
    self.base = base
  }

  /// What leaves the organisation.
  public static let usual = Disclosure(checkedThreshold: 7, base: 5)
  /// Every number as it is, for whoever answers for the log.
  public static let none = Disclosure(checkedThreshold: 0, base: 1)

  /// Whether anything is kept back.
  public var isProtecting: Bool { threshold > 0 }

  /// What is shown of a number, before others are considered.
  public func figure(of count: Int) -> Figure {
    if count == 0 { return .count(0) }
    if count <= threshold { return .small }
    return .count((count + base / 2) / base * base)
  }
}

/// A number of a report as it is shown.
public enum Figure: Hashable, Sendable {
  case count(Int)
  /// Too small to be shown.
  case small
  /// Large enough, and kept back, because a small number could be worked out with it.
  case withheld

  /// `*` for a small number, `[c]` for one that is kept back.
  public var text: String {
    switch self {
    case .count(let count): String(count)
    case .small: "*"
    case .withheld: "[c]"
    }
  }

  /// The number, if it is shown.
  public var number: Int? { if case .count(let count) = self { count } else { nil } }
}
