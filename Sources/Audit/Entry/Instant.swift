public import Pathways

/// A moment in Coordinated Universal Time, to the millisecond.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Since the start of 1970.
  public let milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// A moment as it is written, `2026-11-21T02:10:00.000Z`, or nil.
  public init?(_ text: some StringProtocol) {
    let units = Array(text.utf8)
    guard units.count == 24, units[10] == UInt8(ascii: "T"), units[13] == UInt8(ascii: ":"),
      units[16] == UInt8(ascii: ":"), units[19] == UInt8(ascii: "."),
      units[23] == UInt8(ascii: "Z"),
      let day = CivilDate(utf8: units[0..<10]),
      let hour = Self.digits(units[11..<13]), hour < 24,
      let minute = Self.digits(units[14..<16]), minute < 60,
      let second = Self.digits(units[17..<19]), second < 60,
      let thousandth = Self.digits(units[20..<23])
    else { return nil }
    let seconds = ((Self.days(to: day) * 24 + hour) * 60 + minute) * 60 + second
    milliseconds = seconds * 1000 + thousandth
  }

  /// The day, or nil beyond the year 9999.
  public var day: CivilDate? {
    Self.date(ofDay: milliseconds.flooredQuotient(by: 86_400_000))
  }

  public var description: String {
    guard let day else { return "out of range" }
    let rest = milliseconds - Self.days(to: day) * 86_400_000
    var units = Array("\(day)T".utf8)
    func add(_ number: Int64, digits: Int, _ end: Unicode.Scalar) {
      for power in [100, 10, 1].suffix(digits) {
        units.append(UInt8(truncatingIfNeeded: 0x30 + number / Int64(power) % 10))
      }
      units.append(UInt8(ascii: end))
    }
    add(rest / 3_600_000, digits: 2, ":")
    add(rest / 60_000 % 60, digits: 2, ":")
    add(rest / 1000 % 60, digits: 2, ".")
    add(rest % 1000, digits: 3, "Z")
    return String(decoding: units, as: UTF8.self)
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  private static func digits(_ units: ArraySlice<UInt8>) -> Int64? {
    guard units.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return units.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }

  // Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil and its inverse.
  private static func days(to day: CivilDate) -> Int64 {
    let year = Int64(day.month <= 2 ? day.year - 1 : day.year)
    let era = year.flooredQuotient(by: 400)
    let yearOfEra = year - era * 400
    let month = Int64(day.month > 2 ? day.month - 3 : day.month + 9)
    let dayOfYear = (153 * month + 2) / 5 + Int64(day.day) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(ofDay number: Int64) -> CivilDate? {
    let shifted = number + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isNextYear = month >= 10
    return CivilDate(
      year: Int(yearOfEra + era * 400 + (isNextYear ? 1 : 0)),
      month: Int(isNextYear ? month - 9 : month + 3),
      day: Int(dayOfYear - (153 * month + 2) / 5 + 1))
  }
}

extension Int64 {
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
