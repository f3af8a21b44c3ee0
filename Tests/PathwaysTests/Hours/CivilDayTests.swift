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
}
