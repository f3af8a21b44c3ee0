import Pathways
import Testing

@Suite struct AnsweringNowTests {
  private static let day = "Mon-Thu 08:30-17:00, Fri 08:30-16:30, not bank holidays"

  private func line(
    _ id: String, _ words: String, rank: Int = 0, isFallback: Bool = false
  ) throws -> TelephoneLine<String> {
    TelephoneLine(
      id: id, schedule: try HoursFixture.schedule(words), rank: rank, isFallback: isFallback)
  }

  private func answering(
    _ lines: [TelephoneLine<String>], at minute: String, in nation: Nation? = .england
  ) throws -> AnsweringNow<String> {
    AnsweringNow(
      lines, at: try HoursFixture.minute(minute), in: nation, HoursFixture.bankHolidays)
  }

  private func words(_ now: AnsweringNow<String>, _ id: String) throws -> String {
    now.words(for: try #require(now.entries.first { $0.id == id }))
  }

  @Test func `what answers comes first, then what may, then what is closed, then fallbacks`()
    throws
  {
    let lines = [
      try line("101", "24 hours", isFallback: true), try line("shut", Self.day),
      try line("sooner", "Sat 09:00-12:00"), try line("mystery", "not known"),
      try line("weak", "24 hours", rank: 2), try line("night", "outside the hours of day_line"),
      try line("other night", "24 hours"),
    ]

    let now = try answering(lines, at: "2026-11-21 02:10")

    #expect(
      now.entries.map(\.id) == [
        "night", "other night", "weak", "mystery", "sooner", "shut", "101",
      ])
    #expect(now.first?.id == "night")
    #expect(now.bankHolidayWords == nil)
    #expect(try words(now, "night") == "answers now, until 08:30 on Mon 23 November")
    #expect(try words(now, "weak") == "answers now, and at any hour")
    #expect(
      try words(now, "mystery")
        == "not known whether it answers now: its hours are not confirmed")
    #expect(try words(now, "sooner") == "closed now; opens at 09:00 today")
    #expect(try words(now, "shut") == "closed now; opens at 08:30 on Mon 23 November")
  }

  @Test func `on a bank holiday it is said that hours do not speak of it`() throws {
    let lines = [
      try line("unsaid", "Mon-Fri 09:00-17:00"), try line("unsaid night", "Mon-Fri 17:00-09:00"),
      try line("mystery", "not known"), try line("shut", Self.day),
    ]

    let now = try answering(lines, at: "2026-04-06 10:00")

    #expect(now.entries.map(\.id) == ["unsaid", "mystery", "unsaid night", "shut"])
    #expect(now.bankHolidayWords == "Today is a bank holiday in England: a holiday.")
    #expect(
      try words(now, "unsaid")
        == "not known whether it answers now: today is a bank holiday, and its hours on bank "
        + "holidays are not stated; on an ordinary day it answers now; it answers from 09:00 "
        + "tomorrow")
    #expect(try words(now, "shut") == "closed now; opens at 08:30 tomorrow")
  }

  @Test func `past the end of the table it is said that the day may be a bank holiday`() throws {
    let lines = [try line("day", Self.day), try line("night", "outside the hours of day_line")]

    let before = try answering(lines, at: "2027-12-31 16:29")
    let after = try answering(lines, at: "2028-01-03 10:00")

    #expect(before.first?.id == "day")
    #expect(try words(before, "day") == "answers now, until 16:30 today")
    #expect(after.entries.map(\.id) == ["day", "night"])
    #expect(
      after.bankHolidayWords
        == "Not known whether 3 January 2028 is a bank holiday in England: the table ends on "
        + "31 December 2027.")
    #expect(
      try words(after, "day")
        == "not known whether it answers now: it is not known whether today is a bank holiday; "
        + "on an ordinary day it answers now")
    let closed = try answering(lines, at: "2027-12-31 16:30")
    #expect(
      try words(closed, "day")
        == "closed now; may open at 08:30 on Mon 3 January 2028, but it is not known whether "
        + "that day is a bank holiday")
    #expect(
      try words(closed, "night")
        == "answers now, until 08:30 on Mon 3 January 2028; from then on, it is not known "
        + "whether that day is a bank holiday")
  }

  @Test func `without a nation a day that differs by nation is not known`() throws {
    let now = try answering([try line("day", Self.day)], at: "2026-04-06 10:00", in: nil)

    #expect(now.first?.state == .notKnown(.whetherBankHoliday))
    #expect(
      now.bankHolidayWords
        == "Not known whether 6 April 2026 is a bank holiday: it differs by nation.")
    #expect(
      try answering([], at: "2025-12-31 10:00", in: nil).bankHolidayWords
        == "Not known whether 31 December 2025 is a bank holiday: the table begins on "
        + "1 January 2026.")
    #expect(
      try answering([], at: "2028-01-01 10:00", in: nil).bankHolidayWords
        == "Not known whether 1 January 2028 is a bank holiday: the table ends on "
        + "31 December 2027.")
  }

  @Test func `a repeated hour and midnight are told apart in words`() throws {
    let lines = [try line("early", "every day 00:00-01:30")]

    #expect(
      try words(answering(lines, at: "2026-10-25 01:30"), "early")
        == "closed now; opens at 01:00 today, after the clocks go back")
    #expect(
      try words(answering(lines, at: "2026-11-20 12:00"), "early")
        == "closed now; opens at midnight tonight")
  }

  @Test func `nothing to try gives no first line`() throws {
    #expect(try answering([], at: "2026-11-21 02:10").first == nil)
  }

  @Test func `hours that name an unknown line, or go in a circle, are refused`() throws {
    let lines = [
      "a": try HoursFixture.hours("outside the hours of b"),
      "b": try HoursFixture.hours("outside the hours of a"),
      "c": try HoursFixture.hours("outside the hours of nobody"),
      "aa": try HoursFixture.hours("outside the hours of a"),
    ]

    #expect(throws: OpeningHours.Unresolved.circle(["b", "a", "b"])) {
      try lines["a"]?.schedule(among: lines)
    }
    #expect(throws: OpeningHours.Unresolved.circle(["a", "b", "a"])) {
      try lines["aa"]?.schedule(among: lines)
    }
    #expect(throws: OpeningHours.Unresolved.unknownLine("nobody", known: ["a", "aa", "b", "c"])) {
      try lines["c"]?.schedule(among: lines)
    }
  }

  @Test func `the table says what it knows, and from when it has to be looked at`() {
    let table = HoursFixture.bankHolidays
    let day = HoursFixture.date

    #expect(table.status(of: day("2026-11-30"), in: .scotland) == .holiday("a holiday"))
    #expect(table.status(of: day("2026-11-30"), in: .england) == .ordinary)
    #expect(table.status(of: day("2026-11-30"), in: nil) == .notKnown)
    #expect(table.status(of: day("2028-01-01"), in: .england) == .notKnown)
    #expect(table.status(of: day("2025-12-31"), in: .england) == .notKnown)
    #expect(!table.isOverdue(on: day("2027-06-30")))
    #expect(table.isOverdue(on: day("2027-07-01")))
  }
}
