extension Deadline {
  /// The last minute at which a duty is done in time.
  ///
  /// Counted from when the route was known. A day on which nobody can say whether it is a bank
  /// holiday counts as a working day, because that gives the earlier time.
  ///
  /// - Parameter nation: whose bank holidays count; nil if it is not known.
  /// - Returns: nil where no time is set, but an event; or beyond the calendar.
  public func due(
    from start: CivilMinute, in nation: Nation?, _ bankHolidays: BankHolidays?
  ) -> CivilMinute? {
    switch self {
    case .atOnce: start
    case .hours(let count):
      // Hours pass through the change of the clocks, so they are counted where there is none.
      LondonTime.civil(at: UTCMinute(sinceEpoch: start.utc.sinceEpoch + count * 60))
    case .sameDay: Self.end(of: start.date)
    case .nextWorkingDay: Self.end(of: start.date, workingDays: 1, nation, bankHolidays)
    case .workingDays(let count):
      Self.end(of: start.date, workingDays: count, nation, bankHolidays)
    case .days(let count): start.date.adding(days: count).flatMap(Self.end)
    case .before, .asSoonAs: nil
    }
  }

  /// A deadline by the code that ``code`` gives; nil for one that is an event in words.
  public init?(code: String) {
    let parts = code.split(separator: "_")
    switch code {
    case "at_once": self = .atOnce
    case "same_day": self = .sameDay
    case "next_working_day": self = .nextWorkingDay
    default:
      guard let last = parts.last, let count = Int(last), count > 0 else { return nil }
      switch parts.dropLast().joined(separator: "_") {
      case "hours": self = .hours(count)
      case "working_days": self = .workingDays(count)
      case "days": self = .days(count)
      default: return nil
      }
    }
  }

  private static func end(of date: CivilDate) -> CivilMinute? {
    CivilMinute(date: date, minuteOfDay: 24 * 60 - 1)
  }

  private static func end(
    of date: CivilDate, workingDays count: Int, _ nation: Nation?, _ bankHolidays: BankHolidays?
  ) -> CivilMinute? {
    var day = date
    var left = count
    while left > 0 {
      guard let next = day.next else { return nil }
      day = next
      let isWeekend = day.weekday == .saturday || day.weekday == .sunday
      var isHoliday = false
      if case .holiday = bankHolidays?.status(of: day, in: nation) { isHoliday = true }
      if !isWeekend, !isHoliday { left -= 1 }
    }
    return end(of: day)
  }
}
