import Foundation
import Pathways
import TestSupport
import Testing

/// Civil time against Foundation, which has its own calendar and its own table of zones.
@Suite struct LondonTimeTests {
  private let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
    return calendar
  }()

  private func expectAgreement(at utc: UTCMinute) {
    let instant = Date(timeIntervalSince1970: Double(utc.sinceEpoch) * 60)
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .weekday], from: instant)
    let civil = LondonTime.civil(at: utc)

    #expect(civil?.date.year == parts.year, "\(instant)")
    #expect(civil?.date.month == parts.month, "\(instant)")
    #expect(civil?.date.day == parts.day, "\(instant)")
    #expect(civil?.minuteOfDay == (parts.hour ?? 0) * 60 + (parts.minute ?? 0), "\(instant)")
    // Foundation counts weekdays from Sunday as 1.
    #expect(civil.map { ($0.date.weekday.rawValue + 1) % 7 + 1 } == parts.weekday, "\(instant)")
    #expect(civil?.utc == utc, "\(instant)")
  }

  @Test func `the zone is there to be compared with`() {
    #expect(TimeZone(identifier: "Europe/London") != nil)
  }

  @Test(arguments: 2000...2040)
  func `the clock agrees with Foundation through a year`(year: Int) throws {
    let first = try #require(CivilDate(year: year, month: 1, day: 1)).dayNumber * 1_440
    var generator = SeededGenerator(seed: UInt64(year))
    for _ in 0..<100 {
      expectAgreement(
        at: UTCMinute(sinceEpoch: first + Int.random(in: 0..<525_600, using: &generator)))
    }
    // Around each midnight of the days on which clocks may change.
    for month in [3, 10] {
      for day in 24...31 {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        for minute in stride(from: 0, to: 180, by: 59) {
          expectAgreement(at: UTCMinute(sinceEpoch: date.dayNumber * 1_440 + minute))
        }
      }
    }
  }

  @Test(arguments: [2000, 2019, 2026, 2027, 2028, 2040])
  func `both changes of a year agree with Foundation minute by minute`(year: Int) throws {
    for month in [3, 10] {
      let last = try #require(CivilDate(year: year, month: month, day: 31))
      let sunday = last.dayNumber - (last.weekday.rawValue + 1) % 7
      for minute in -90...210 {
        expectAgreement(at: UTCMinute(sinceEpoch: sunday * 1_440 + minute))
      }
    }
  }

  @Test func `the hour that is skipped does not exist, and the one that comes twice does so twice`()
    throws
  {
    let spring = try #require(CivilDate("2026-03-29"))
    let autumn = try #require(CivilDate("2026-10-25"))
    func exists(_ date: CivilDate, _ minute: Int, again: Bool = false) -> Bool {
      CivilMinute(date: date, minuteOfDay: minute, isSecond: again) != nil
    }

    #expect(exists(spring, 59))
    #expect(!exists(spring, 60))
    #expect(!exists(spring, 119))
    #expect(exists(spring, 120))
    #expect((0..<1_440).filter { exists(spring, $0) }.count == 1_380)
    #expect((0..<1_440).filter { exists(autumn, $0) }.count == 1_440)
    #expect((0..<1_440).filter { exists(autumn, $0, again: true) } == Array(60..<120))
    #expect(!exists(autumn, 1_440))
    #expect(!exists(autumn, -1))
    let first = try #require(CivilMinute(date: autumn, minuteOfDay: 90))
    let second = try #require(CivilMinute(date: autumn, minuteOfDay: 90, isSecond: true))
    #expect(second.utc.sinceEpoch - first.utc.sinceEpoch == 60)
    #expect(first < second)
  }

  @Test(arguments: [
    ("2026-11-21 02:10", "2026-11-21 02:10"), ("2026-11-21T02:10", "2026-11-21 02:10"),
    ("2026-11-21T02:10:59", "2026-11-21 02:10"), ("2026-11-21T02:10:00Z", "2026-11-21 02:10"),
    ("2026-07-01T02:10Z", "2026-07-01 03:10"), ("2026-06-30T23:30Z", "2026-07-01 00:30"),
    ("2026-10-25 01:30", "2026-10-25 01:30"), ("2026-10-25T01:30Z", "2026-10-25 01:30 (again)"),
    ("2026-10-25T00:30Z", "2026-10-25 01:30"), ("2028-02-29 23:59", "2028-02-29 23:59"),
  ])
  func `a minute is read from a text`(text: String, expected: String) throws {
    #expect(try CivilMinute(reading: text).description == expected)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21 2:10", "2026-11-21 24:00", "2026-11-21 12:60", "2026-02-29 12:00",
    "2026-11-21 12:00:61", "2026-11-21 12:00 pm", "2026-11-21  12:00", "now",
  ])
  func `what is not a minute is refused with a way to write it`(text: String) {
    #expect(throws: CivilMinute.Fault.notAMinute(text)) { try CivilMinute(reading: text) }
    #expect(CivilMinute.Fault.notAMinute(text).description.contains("2026-11-21 02:10"))
  }

  @Test func `a time in the hour that is skipped is refused for that reason`() {
    #expect(throws: CivilMinute.Fault.skipped("2026-03-29 01:30")) {
      try CivilMinute(reading: "2026-03-29 01:30")
    }
  }

  @Test(arguments: [Int.min, Int.max, -2_000_000_001, 5_000_000_001, -1_035_593_281])
  func `a minute outside the calendar has no civil time, and nothing traps`(sinceEpoch: Int) {
    #expect(LondonTime.civil(at: UTCMinute(sinceEpoch: sinceEpoch)) == nil)
  }

  @Test func `seconds before 1970 belong to the minute that holds them`() {
    #expect(UTCMinute(secondsSinceEpoch: 59).sinceEpoch == 0)
    #expect(UTCMinute(secondsSinceEpoch: 60).sinceEpoch == 1)
    #expect(UTCMinute(secondsSinceEpoch: -1).sinceEpoch == -1)
    #expect(UTCMinute(secondsSinceEpoch: -60).sinceEpoch == -1)
    #expect(UTCMinute(secondsSinceEpoch: -61).sinceEpoch == -2)
  }
}
