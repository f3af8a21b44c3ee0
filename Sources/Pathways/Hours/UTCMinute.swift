/// A minute in Coordinated Universal Time, which never jumps.
public struct UTCMinute: Hashable, Sendable, Comparable {
  /// Minutes since 1970-01-01 00:00 UTC; earlier ones are negative.
  public let sinceEpoch: Int

  public init(sinceEpoch: Int) {
    self.sinceEpoch = sinceEpoch
  }

  /// The minute that holds an instant.
  ///
  /// - Parameter seconds: since 1970-01-01 00:00 UTC, without leap seconds, as clocks of
  ///   computers give it.
  public init(secondsSinceEpoch seconds: Int) {
    sinceEpoch = (seconds >= 0 ? seconds : seconds - 59) / 60
  }

  public static func < (left: Self, right: Self) -> Bool { left.sinceEpoch < right.sinceEpoch }

  func adding(minutes: Int) -> UTCMinute { UTCMinute(sinceEpoch: sinceEpoch + minutes) }
}
