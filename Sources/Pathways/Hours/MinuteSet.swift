/// Minutes of a day or of a week, as ranges that neither overlap nor touch, in order.
public struct MinuteSet: Hashable, Sendable {
  public let ranges: [Range<Int>]

  /// The minutes that are in any of the ranges.
  public init(_ ranges: [Range<Int>]) {
    var merged: [Range<Int>] = []
    for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  public static let none = MinuteSet([])
  /// All minutes of a day, counted from midnight.
  public static let day = MinuteSet([0..<minutesOfDay])
  /// All minutes of a week, counted from midnight at the start of Monday.
  public static let week = MinuteSet([0..<minutesOfWeek])

  static let minutesOfDay = 1_440
  static let minutesOfWeek = 10_080

  public var isEmpty: Bool { ranges.isEmpty }

  public func contains(_ minute: Int) -> Bool { ranges.contains { $0.contains(minute) } }

  func union(_ other: MinuteSet) -> MinuteSet { MinuteSet(ranges + other.ranges) }

  func subtracting(_ other: MinuteSet) -> MinuteSet {
    var left = ranges
    for hole in other.ranges {
      left = left.flatMap { range -> [Range<Int>] in
        guard range.overlaps(hole) else { return [range] }
        return [
          range.lowerBound..<max(range.lowerBound, hole.lowerBound),
          min(range.upperBound, hole.upperBound)..<range.upperBound,
        ]
      }
    }
    return MinuteSet(left)
  }

  /// The minutes of one day of the week, counted from its midnight.
  func part(on day: Weekday) -> MinuteSet {
    let start = day.rawValue * Self.minutesOfDay
    return MinuteSet(
      ranges.map { $0.clamped(to: start..<start + Self.minutesOfDay) }
        .map { $0.lowerBound - start..<$0.upperBound - start })
  }

  /// A stretch of a week that may run from Sunday on into Monday.
  static func week(from start: Int, length: Int) -> MinuteSet {
    let end = start + length
    return MinuteSet([
      start..<min(end, minutesOfWeek), 0..<max(0, end - minutesOfWeek),
    ])
  }
}
