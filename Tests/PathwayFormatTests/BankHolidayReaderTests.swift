import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

@Suite struct BankHolidayReaderTests {
  static let folder = ShippedPathways.repository.appending(
    path: "Tests/PathwayFormatTests/BankHolidayFaults")
  static let shipped = ShippedPathways.repository.appending(path: "pathways/bank-holidays.yaml")

  static let names: [String] = {
    let items = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (items ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private func reading(_ url: URL) throws -> BankHolidayReading {
    BankHolidayReader().read(
      PathwayFile(path: url.lastPathComponent, bytes: [UInt8](try Data(contentsOf: url))))
  }

  private func table() throws -> BankHolidays {
    try #require(try reading(Self.shipped).bankHolidays)
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test(arguments: names)
  func `a fault is reported with its place, its reason and a way to mend it`(
    name: String
  ) throws {
    let golden = Self.folder.appending(path: "\(name).txt")

    let reading = try reading(Self.folder.appending(path: "\(name).yaml"))

    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try Data(reading.report.utf8).write(to: golden)
    }
    #expect(reading.report == (try String(contentsOf: golden, encoding: .utf8)))
    #expect(reading.report.contains("\(name).yaml"))
    let isWarningOnly = reading.diagnostics.allSatisfy { $0.severity == .warning }
    #expect((reading.bankHolidays != nil) == isWarningOnly)
  }

  @Test func `there is an example of every fault`() throws {
    let reports = try Self.names.map {
      try reading(Self.folder.appending(path: "\($0).yaml")).diagnostics.map(\.id)
    }

    #expect(Self.names.count >= 18)
    #expect(
      Set(reports.joined()).isSuperset(of: [
        "shape/empty", "shape/missing-key", "shape/unknown-key", "shape/bad-date",
        "shape/wrong-kind", "shape/not-allowed", "date/backwards", "bank-holidays/outside",
        "bank-holidays/weekend", "bank-holidays/gap", "bank-holidays/review-too-late",
      ]))
  }

  @Test func `the shipped table reads without a remark and counts as its source does`() throws {
    let reading = try reading(Self.shipped)
    let table = try #require(reading.bankHolidays)

    #expect(reading.diagnostics == [])
    #expect(
      table.days.mapValues(\.count) == [
        .england: 16, .wales: 16, .scotland: 19, .northernIreland: 20,
      ])
    #expect(table.knownUntil.description == "2027-12-31")
    #expect(table.reviewBy < table.knownUntil)
  }

  /// The rules of Schedule 1 to the Banking and Financial Dealings Act 1971 as a second opinion,
  /// and what has been proclaimed on top by hand.
  @Test(arguments: [2026, 2027])
  func `the shipped table is what the rules of the holidays give`(year: Int) throws {
    let table = try table()
    func first(_ weekday: Weekday, _ month: Int, _ day: Int = 1) throws -> CivilDate {
      let start = try #require(CivilDate(year: year, month: month, day: day))
      return try #require(
        start.adding(days: (weekday.rawValue - start.weekday.rawValue + 7) % 7))
    }
    /// The first weekday from a day on that is not taken.
    func weekday(_ month: Int, _ day: Int, not taken: Set<CivilDate> = []) throws -> CivilDate {
      var date = try #require(CivilDate(year: year, month: month, day: day))
      while date.weekday >= .saturday || taken.contains(date) {
        date = try #require(date.adding(days: 1))
      }
      return date
    }
    let easter = try easterSunday(of: year)
    let newYear = try weekday(1, 1)
    let goodFriday = try #require(easter.adding(days: -2))
    let easterMonday = try #require(easter.adding(days: 1))
    let may = try first(.monday, 5)
    let spring = try first(.monday, 5, 25)
    let summer = try first(.monday, 8, 25)
    // Where both fall on a weekend, the later one is moved to the day after.
    let christmas = try weekday(12, 25)
    let boxing = try weekday(12, 26, not: [christmas])
    let all: Set = [newYear, goodFriday, may, spring, christmas, boxing]
    let england = all.union([easterMonday, summer])
    var scotland = all.union([
      try weekday(1, 2, not: [newYear]), try first(.monday, 8), try weekday(11, 30),
    ])
    if year == 2026 { scotland.insert(try day("2026-06-15")) }
    let northernIreland = england.union([try weekday(3, 17), try weekday(7, 12)])

    let expected: [Nation: Set<CivilDate>] = [
      .england: england, .wales: england, .scotland: scotland, .northernIreland: northernIreland,
    ]
    for nation in Nation.allCases {
      let found = Set((table.days[nation] ?? [:]).keys.filter { $0.year == year })
      #expect(found == expected[nation], "\(nation)")
    }
  }

  /// Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
  private func easterSunday(of year: Int) throws -> CivilDate {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let (d, e) = (b / 4, b % 4)
    let g = (b - (b + 8) / 25 + 1) / 3
    let h = (19 * a + b - d - g + 15) % 30
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return try #require(CivilDate(year: year, month: sum / 31, day: sum % 31 + 1))
  }

  @Test func `a file that is no text, or too big, is refused and not read`() {
    for bytes in [[0xFF, 0xFE], [UInt8](repeating: 0x61, count: 2_000_000)] {
      let reading = BankHolidayReader().read(PathwayFile(path: "x.yaml", bytes: bytes))

      #expect(reading.bankHolidays == nil)
      #expect(reading.diagnostics.count == 1)
    }
  }

  @Test(arguments: UInt64(1)...100)
  func `random damage to the shipped table is answered, never a trap`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var bytes = [UInt8](try Data(contentsOf: Self.shipped))
    for _ in 0..<Int.random(in: 1...10, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
    }

    let reading = BankHolidayReader().read(PathwayFile(path: "x.yaml", bytes: bytes))

    #expect((reading.bankHolidays == nil) == reading.diagnostics.contains { $0.severity == .error })
  }
}
