// Days are counted by the algorithms `days_from_civil` and `civil_from_days` of Howard Hinnant,
// "chrono-Compatible Low-Level Date Algorithms" (2013, public domain),
// https://howardhinnant.github.io/date_algorithms.html. The year is taken to begin in March, so
// that the leap day is its last day, and 400 years ("an era") always have 146,097 days.
extension CivilDate {
  /// Days since 1 January 1970, which is day 0; earlier days are negative.
  public var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day with this number; nil outside the years 1 to 9999.
  public init?(dayNumber: Int) {
    guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
    let days = dayNumber + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  public var weekday: Weekday {
    // 1 January 1970 was a Thursday.
    let place = (dayNumber + Weekday.thursday.rawValue) % 7
    return Weekday.allCases[place < 0 ? place + 7 : place]
  }

  /// The day that comes so many days later; nil outside the years 1 to 9999.
  public func adding(days: Int) -> CivilDate? {
    let (sum, isTooBig) = dayNumber.addingReportingOverflow(days)
    return isTooBig ? nil : CivilDate(dayNumber: sum)
  }
}
