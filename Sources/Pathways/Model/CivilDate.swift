/// A day in the Gregorian calendar, without a time or a zone.
public struct CivilDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// A day that exists, or nil.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// A day written as in ISO 8601: `2026-11-21`.
  public init?(_ text: some StringProtocol) {
    self.init(utf8: Array(text.utf8)[...])
  }

  /// The same by its bytes. A report of a million records reads as many of them.
  package init?(utf8 units: ArraySlice<UInt8>) {
    guard units.count == 10 else { return nil }
    var (year, month, day) = (0, 0, 0)
    for place in 0..<10 {
      let unit = units[units.startIndex + place]
      let digit = Int(unit) - 0x30
      switch place {
      case 4, 7: guard unit == UInt8(ascii: "-") else { return nil }
      case _ where !(0...9).contains(digit): return nil
      case 0..<4: year = year * 10 + digit
      case 5, 6: month = month * 10 + digit
      default: day = day * 10 + digit
      }
    }
    self.init(year: year, month: month, day: day)
  }

  public var description: String {
    "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
  }

  /// The day in words, as an official letter writes it: `21 November 2026`.
  public var inWords: String {
    "\(day) \(Self.months[month - 1]) \(year)"
  }

  /// The day after; nil after the last day that can be written.
  public var next: CivilDate? {
    CivilDate(year: year, month: month, day: day + 1)
      ?? CivilDate(year: year, month: month + 1, day: 1)
      ?? CivilDate(year: year + 1, month: 1, day: 1)
  }

  /// The day before; nil before the first day that can be written.
  public var previous: CivilDate? {
    CivilDate(year: year, month: month, day: day - 1)
      ?? CivilDate(year: year, month: month - 1, day: Self.days(in: month - 1, of: year))
      ?? CivilDate(year: year - 1, month: 12, day: 31)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// The days on which an entry holds; open at either end.
public struct Period: Hashable, Sendable {
  /// The first day, or nil for "always has".
  public let from: CivilDate?
  /// The last day, or nil for "until further notice".
  public let until: CivilDate?

  public init(from: CivilDate? = nil, until: CivilDate? = nil) {
    self.from = from
    self.until = until
  }

  public static let always = Period()

  public func contains(_ date: CivilDate) -> Bool {
    if let from, date < from { return false }
    if let until, until < date { return false }
    return true
  }

  /// Whether there is a day on which both hold.
  public func overlaps(_ other: Period) -> Bool {
    if let from, let end = other.until, end < from { return false }
    if let until, let start = other.from, until < start { return false }
    return true
  }

  /// The days in words, such as `from 1 April 2026 until 31 March 2027`.
  public var inWords: String {
    let parts = [from.map { "from \($0.inWords)" }, until.map { "until \($0.inWords)" }]
    let known = parts.compactMap(\.self)
    return known.isEmpty ? "on every day" : known.joined(separator: " ")
  }
}
