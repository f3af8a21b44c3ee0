import Foundation
import Pathways
import TestSupport
import Testing

/// The bank holidays of 2026 and 2027 as the tests need them, written out again on purpose: the
/// shipped table is held against this one.
enum HoursFixture {
  static func date(_ text: String) -> CivilDate {
    guard let date = CivilDate(text) else { preconditionFailure("no day: \(text)") }
    return date
  }

  private static let england: [String] = [
    "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
    "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03",
    "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
  ]
  private static let scotland: [String] = [
    "2026-01-01", "2026-01-02", "2026-04-03", "2026-05-04", "2026-05-25", "2026-06-15",
    "2026-08-03", "2026-11-30", "2026-12-25", "2026-12-28", "2027-01-01", "2027-01-04",
    "2027-03-26", "2027-05-03", "2027-05-31", "2027-08-02", "2027-11-30", "2027-12-27",
    "2027-12-28",
  ]
  private static let northernIreland: [String] = [
    "2026-01-01", "2026-03-17", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25",
    "2026-07-13", "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-17",
    "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-07-12", "2027-08-30",
    "2027-12-27", "2027-12-28",
  ]

  static let bankHolidays = BankHolidays(
    origin: BankHolidays.Origin(
      title: "UK bank holidays", publisher: "GOV.UK", url: "https://www.gov.uk/bank-holidays",
      dated: "21 August 2026", checked: date("2026-11-21")),
    reviewBy: date("2027-06-30"), knownFrom: date("2026-01-01"), knownUntil: date("2027-12-31"),
    days: [
      .england: table(england), .wales: table(england), .scotland: table(scotland),
      .northernIreland: table(northernIreland),
    ])

  private static func table(_ days: [String]) -> [CivilDate: String] {
    Dictionary(uniqueKeysWithValues: days.map { (date($0), "a holiday") })
  }

  static func hours(_ words: String) throws -> OpeningHours { try HoursParser().hours(from: words) }

  /// The schedule of hours; `day_line` is a line of its own.
  static func schedule(_ words: String) throws -> Schedule? {
    try hours(words).schedule(among: [
      "day_line": hours("Mon-Thu 08:30-17:00, Fri 08:30-16:30, not bank holidays"),
      "unsaid_line": hours("Mon-Fri 09:00-17:00"), "unknown_line": .notKnown,
    ])
  }

  /// `2026-10-25 01:30`, or `2026-10-25 01:30 (again)`.
  static func minute(_ text: String) throws -> CivilMinute {
    let isSecond = text.hasSuffix(" (again)")
    let first = try CivilMinute(reading: isSecond ? String(text.dropLast(8)) : text)
    guard isSecond else { return first }
    return try #require(
      CivilMinute(date: first.date, minuteOfDay: first.minuteOfDay, isSecond: true))
  }

  /// Random hours of any kind that the language has.
  static func randomWeek(using generator: inout SeededGenerator) -> OpeningHours.Week {
    func set(_ count: Int, of all: Int, step: Int) -> MinuteSet {
      MinuteSet(
        (0..<count).map { _ in
          let start = Int.random(in: 0..<all / step, using: &generator) * step
          let end = Int.random(in: 1...all / step, using: &generator) * step
          return min(start, end)..<max(start, end)
        })
    }
    // Whole days and midnights have to come up often: they are where mistakes live.
    let step = [1, 30, 720, 1_440].randomElement(using: &generator) ?? 1
    var open = MinuteSet([])
    if Bool.random(using: &generator) {
      // An office or a night service: the same times on days in a row.
      let days = Int.random(in: 0...6, using: &generator)...6
      let begin = Int.random(in: 0..<48, using: &generator) * 30
      let length = Int.random(in: 1..<48, using: &generator) * 30
      open = MinuteSet(
        days.flatMap { day -> [Range<Int>] in
          let start = day * 1_440 + begin
          return [start..<min(10_080, start + length), 0..<max(0, start + length - 10_080)]
        })
    }
    let extra = set(Int.random(in: 0...2, using: &generator), of: 10_080, step: step)
    open = MinuteSet(open.ranges + extra.ranges)
    if open.isEmpty { open = MinuteSet([540..<1_020]) }
    let unclear =
      Int.random(in: 0...3, using: &generator) == 0
      ? set(1, of: 10_080, step: step) : MinuteSet([])
    let bankHolidays: OpeningHours.Week.BankHolidays =
      switch Int.random(in: 0...4, using: &generator) {
      case 0: .notStated
      case 1: .asOtherDays
      case 2: .hours(.none)
      case 3: .hours(.day)
      default: .hours(set(2, of: 1_440, step: 30))
      }
    return OpeningHours.Week(open: open, unclear: unclear, bankHolidays: bankHolidays)
  }
}
