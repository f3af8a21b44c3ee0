import Pathways
import Testing

/// The last minute at which a duty is done in time.
@Suite struct DeadlineDueTests {
  private static func minute(_ text: String) throws -> CivilMinute {
    try CivilMinute(reading: text)
  }

  /// Friday 25 December 2026 and Monday 28 December are holidays in England, 28 December for
  /// Boxing Day; 2 January 2027 is one in Scotland alone, kept on Monday 4 January.
  private static let holidays: BankHolidays = BankHolidays(
    origin: .init(
      title: "A table", publisher: "nobody", url: "https://example.org", dated: "2026",
      checked: CivilDate("2026-11-21")!),
    reviewBy: CivilDate("2027-11-21")!, knownFrom: CivilDate("2026-01-01")!,
    knownUntil: CivilDate("2027-12-31")!,
    days: [
      .england: [
        CivilDate("2026-12-25")!: "Christmas Day", CivilDate("2026-12-28")!: "Boxing Day",
      ],
      .scotland: [CivilDate("2026-12-25")!: "Christmas Day"],
    ])

  @Test(arguments: [
    (Deadline.atOnce, "2026-11-21 02:10", "2026-11-21 02:10"),
    (.hours(24), "2026-11-21 14:07", "2026-11-22 14:07"),
    // The clocks go back on 25 October 2026: 24 hours later it is one hour less.
    (.hours(24), "2026-10-24 14:00", "2026-10-25 13:00"),
    (.sameDay, "2026-11-21 02:10", "2026-11-21 23:59"),
    // A Saturday: the next working day is Monday.
    (.nextWorkingDay, "2026-11-21 02:10", "2026-11-23 23:59"),
    (.workingDays(3), "2026-11-19 09:00", "2026-11-24 23:59"),
    (.days(30), "2026-11-21 09:00", "2026-12-21 23:59"),
    // Over Christmas in England: 25 and 28 December and the weekend do not count.
    (.nextWorkingDay, "2026-12-24 09:00", "2026-12-29 23:59"),
  ])
  func `a deadline ends when it says`(deadline: Deadline, from: String, due: String) throws {
    #expect(
      try deadline.due(from: Self.minute(from), in: .england, Self.holidays) == Self.minute(due))
  }

  @Test func `another nation has other working days`() throws {
    let start = try Self.minute("2026-12-24 09:00")
    #expect(
      try Deadline.nextWorkingDay.due(from: start, in: .scotland, Self.holidays)
        == Self.minute("2026-12-28 23:59"))
  }

  @Test func `without a table of holidays the earlier day counts`() throws {
    let start = try Self.minute("2026-12-24 09:00")
    #expect(
      try Deadline.nextWorkingDay.due(from: start, in: .england, nil)
        == Self.minute("2026-12-25 23:59"))
  }

  @Test func `an event in words has no time`() throws {
    let start = try Self.minute("2026-12-24 09:00")
    #expect(Deadline.before("they turn 18").due(from: start, in: nil, nil) == nil)
    #expect(Deadline.asSoonAs("it is safe").due(from: start, in: nil, nil) == nil)
  }

  @Test(arguments: [
    Deadline.atOnce, .hours(1), .hours(48), .sameDay, .nextWorkingDay, .workingDays(5), .days(30),
  ])
  func `a deadline is known by its code`(deadline: Deadline) {
    #expect(Deadline(code: deadline.code) == deadline)
  }

  @Test(arguments: ["", "hours", "hours_0", "hours_x", "before", "as_soon_as", "weeks_2"])
  func `what is no code of a time is none`(code: String) {
    #expect(Deadline(code: code) == nil)
  }
}
