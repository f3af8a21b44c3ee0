import Pathways
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "x", ""])
  func `a day that does not exist is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func `a leap day exists in a leap year`() {
    #expect(CivilDate("2028-02-29")?.inWords == "29 February 2028")
    #expect(CivilDate("2100-02-29") == nil)
    #expect(CivilDate("2000-02-29") != nil)
  }

  @Test func `days are ordered as the calendar is`() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-11-21"].map {
      try #require(CivilDate($0))
    }

    #expect(days == days.shuffled().sorted())
    #expect(days.map(\.description) == ["2025-12-31", "2026-01-01", "2026-01-02", "2026-11-21"])
  }

  @Test func `a period holds on its first and on its last day`() throws {
    let first = try #require(CivilDate("2026-04-01"))
    let last = try #require(CivilDate("2026-09-30"))
    let period = Period(from: first, until: last)

    #expect(period.contains(first))
    #expect(period.contains(last))
    #expect(!period.contains(try #require(CivilDate("2026-03-31"))))
    #expect(!period.contains(try #require(CivilDate("2026-10-01"))))
  }
}
