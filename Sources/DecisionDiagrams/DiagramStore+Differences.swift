// What two functions say differently, in one pass over both.
extension DiagramStore {
  /// Where two functions differ, what both are, as one number (``numbers(of:)``); 0 where they are
  /// the same.
  ///
  /// - Parameter left, right: to numbers below 32,768.
  public mutating func differences(_ left: Diagram, _ right: Diagram) -> Diagram {
    if left == right { return .no }
    if let before = left.constant, let after = right.constant {
      return .constant(Self.difference(before, after))
    }
    if let known = remembered(left.reference, right.reference, Self.isDifference) { return known }
    guard !isExhausted else { return .no }

    let level = min(self.level(of: left) ?? .max, self.level(of: right) ?? .max)
    let base = pendingCount
    for value in 0..<domains[level] {
      let child = differences(
        cofactor(left, level: level, value: value),
        cofactor(right, level: level, value: value))
      push(child)
    }
    let result = nodeOfPending(level: level, from: base)
    remember(left.reference, right.reference, Self.isDifference, result)
    return result
  }

  /// The number that stands for a change from one number to another; both are below 32,768.
  private static func difference(_ before: Int, _ after: Int) -> Int {
    before == after ? 0 : before << 15 | after
  }

  /// The two numbers of a difference.
  public static func numbers(of difference: Int) -> (before: Int, after: Int) {
    (difference >> 15, difference & 0x7FFF)
  }

  /// No third argument is this one: it marks what ``differences(_:_:)`` remembers.
  static let isDifference = Int32.min
}
