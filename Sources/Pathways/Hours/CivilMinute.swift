/// A minute as a clock in the United Kingdom shows it. It always exists: the hour that is
/// skipped in March has no value, and the hour that comes twice in October has two.
public struct CivilMinute: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let date: CivilDate
  /// Minutes since midnight as the clock shows them: 0 to 1,439.
  public let minuteOfDay: Int
  /// Whether the clock shows this minute for the second time, after it was put back.
  public let isSecond: Bool

  /// A minute that exists, or nil.
  public init?(date: CivilDate, minuteOfDay: Int, isSecond: Bool = false) {
    let pieces = LondonTime.pieces(of: date).filter { $0.shows.contains(minuteOfDay) }
    guard pieces.count > (isSecond ? 1 : 0) else { return nil }
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.isSecond = isSecond
  }

  /// A minute of which it is known that it exists.
  init(knownDate date: CivilDate, minuteOfDay: Int, isSecond: Bool) {
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.isSecond = isSecond
  }

  /// The same minute in Coordinated Universal Time.
  public var utc: UTCMinute {
    let pieces = LondonTime.pieces(of: date).filter { $0.shows.contains(minuteOfDay) }
    // Making the value made sure that there is such a piece.
    guard let piece = isSecond ? pieces.last : pieces.first else {
      preconditionFailure("the minute \(self) does not exist")
    }
    return piece.begins.adding(minutes: minuteOfDay - piece.shows.lowerBound)
  }

  /// The time of day: `08:30`.
  public var clock: String { Self.clock(minuteOfDay) }

  /// `2026-11-21 02:10`; `(again)` follows where the clock shows it for the second time.
  public var description: String { "\(date) \(clock)\(isSecond ? " (again)" : "")" }

  public static func < (left: Self, right: Self) -> Bool { left.utc < right.utc }

  /// Hours and minutes in two digits each; 1,440 is `24:00`.
  static func clock(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension CivilMinute {
  /// The minute in London of a moment as it is written, `2026-11-21T02:10:00Z`, or nil.
  public init?(written text: String) {
    guard let utc = UTCMinute(written: text), let minute = LondonTime.civil(at: utc) else {
      return nil
    }
    self = minute
  }
}

extension CivilMinute {
  /// Why a text is not a minute.
  public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    case notAMinute(String)
    /// The clocks went forward over it.
    case skipped(String)

    public var description: String {
      switch self {
      case .notAMinute(let text):
        "'\(text)' is not a day and a time. Write 2026-11-21 02:10 for the time in the United "
          + "Kingdom, or 2026-11-21T02:10Z for Coordinated Universal Time."
      case .skipped(let text):
        "'\(text)' did not exist: the clocks went from 01:00 to 02:00. Write a time from 02:00."
      }
    }
  }

  /// Reads `2026-11-21 02:10`, also with `T` between and with seconds, which are passed over.
  ///
  /// A `Z` at the end means Coordinated Universal Time. Without it, an hour that comes twice is
  /// the first one.
  public init(reading text: String) throws(Fault) {
    let isUTC = text.hasSuffix("Z")
    let parts = text.dropLast(isUTC ? 1 : 0).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "T" })
    guard parts.count == 2, let date = CivilDate(parts[0]) else { throw .notAMinute(text) }
    let numbers = parts[1].split(separator: ":", omittingEmptySubsequences: false).map { part in
      part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(part) : nil
    }
    guard (2...3).contains(numbers.count), let hour = numbers[0], let minute = numbers[1],
      hour < 24, minute < 60, numbers.count == 2 || numbers[2].map({ $0 < 60 }) ?? false
    else { throw .notAMinute(text) }
    let minuteOfDay = hour * 60 + minute
    if isUTC {
      let utc = UTCMinute(sinceEpoch: date.dayNumber * 1_440 + minuteOfDay)
      guard let shown = LondonTime.civil(at: utc) else { throw .notAMinute(text) }
      self = shown
    } else {
      guard let shown = CivilMinute(date: date, minuteOfDay: minuteOfDay) else {
        throw .skipped(text)
      }
      self = shown
    }
  }
}
