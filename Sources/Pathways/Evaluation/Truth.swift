/// True, false or unsure: the strong three-valued logic of Kleene.
///
/// `and` is the least of its parts in the order no < unsure < yes, `or` the greatest.
public enum Truth: Int8, Hashable, Sendable, Comparable {
  case no = 0
  case unsure = 1
  case yes = 2

  public init(_ flag: Bool) {
    self = flag ? .yes : .no
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  public static prefix func ! (value: Self) -> Self {
    switch value {
    case .no: .yes
    case .unsure: .unsure
    case .yes: .no
    }
  }
}
