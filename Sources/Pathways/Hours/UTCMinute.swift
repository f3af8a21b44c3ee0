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

  /// The minute of a moment as it is written, `2026-11-21T02:10:00Z`, or nil.
  ///
  /// Seconds and their fractions are left out (RFC 3339, in Coordinated Universal Time only).
  public init?(written text: String) {
    let units = Array(text.utf8)
    func digits(_ range: Range<Int>) -> Int? {
      units[range].allSatisfy { (0x30...0x39).contains($0) }
        ? units[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
    }
    guard units.count >= 20, units[10] == UInt8(ascii: "T"), units[13] == UInt8(ascii: ":"),
      units[16] == UInt8(ascii: ":"), units.last == UInt8(ascii: "Z"),
      let day = CivilDate(String(decoding: units[0..<10], as: UTF8.self)),
      let epoch = CivilDate(year: 1970, month: 1, day: 1),
      let hour = digits(11..<13), hour < 24, let minute = digits(14..<16), minute < 60
    else { return nil }
    sinceEpoch = ((day.dayNumber - epoch.dayNumber) * 24 + hour) * 60 + minute
  }

  public static func < (left: Self, right: Self) -> Bool { left.sinceEpoch < right.sinceEpoch }

  func adding(minutes: Int) -> UTCMinute { UTCMinute(sinceEpoch: sinceEpoch + minutes) }
}
