import Pathways
import TestSupport
import Testing

@Suite struct CivilDayTests {
  @Test func `days are numbered one after the other through eight centuries`() throws {
    var number = try #require(CivilDate("1600-01-01")).dayNumber
    for year in 1600...2400 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CivilDate(year: year, month: month, day: day) else { continue }
          #expect(date.dayNumber == number)
          #expect(CivilDate(dayNumber: number) == date)
          number += 1
        }
      }
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday),
    ("2000-02-29", 11_016, .tuesday), ("2026-11-21", 20_778, .saturday),
    ("2028-02-29", 21_243, .tuesday), ("0001-01-01", -719_162, .monday),
    ("9999-12-31", 2_932_896, .friday),
  ])
  func `known days have their number and their weekday`(
    text: String, number: Int, weekday: Weekday
  ) throws {
    let date = try #require(CivilDate(text))

    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CivilDate(dayNumber: number) == date)
  }

  @Test func `there is no day outside the years 1 to 9999`() throws {
    #expect(CivilDate(dayNumber: -719_163) == nil)
    #expect(CivilDate(dayNumber: 2_932_897) == nil)
    #expect(try #require(CivilDate("9999-12-31")).adding(days: 1) == nil)
    #expect(try #require(CivilDate("2026-01-01")).adding(days: .max) == nil)
    #expect(try #require(CivilDate("2027-12-31")).adding(days: 1)?.description == "2028-01-01")
    #expect(try #require(CivilDate("2028-03-01")).adding(days: -1)?.description == "2028-02-29")
  }

  @Test func `a day is read as it is written, and in no other way`() {
    for year in [1, 999, 2024, 9999] {
      for day in [
        CivilDate(year: year, month: 2, day: 28), CivilDate(year: year, month: 12, day: 1),
      ] {
        #expect(day != nil)
        #expect(CivilDate(day?.description ?? "") == day)
      }
    }
    let malformed = [
      "", "2026-11-2", "2026-11-211", "2026-1-021", "20261-1-21", "2026/11/21", "2026-11-21 ",
      "+026-11-21", "2026-11--1", "2026-1１-21", "2026-11-3o", "2026-02-30", "2026-00-10",
      "0000-01-01",
    ]
    for text in malformed { #expect(CivilDate(text) == nil, "\(text)") }
  }
}
