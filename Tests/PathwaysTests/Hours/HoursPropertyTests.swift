import Foundation
import Pathways
import TestSupport
import Testing

@Suite struct HoursPropertyTests {
  @Test(arguments: UInt64(1)...400)
  func `the text of any hours reads back as the same hours`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let hours = OpeningHours(
      .week(HoursFixture.randomWeek(using: &generator)),
      note: Bool.random(using: &generator) ? "note: ring twice" : nil)

    let text = hours.text

    #expect(try HoursParser().hours(from: text) == hours, "\(text)")
    #expect(try HoursParser().hours(from: text).text == text)
    #expect(try HoursParser().hours(from: text.uppercased()).statement == hours.statement)
  }

  @Test(arguments: UInt64(1)...300)
  func `random words are read or refused, never a trap`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = [
      "Mon", "Fri", "-", "to", "Sun", "09:00", "17:00", "24:00", "00:00", ",", ";", "and", "24",
      "hours", "all", "day", "weekend", "weekends", "every", "bank", "holidays", "not", "known",
      "except", "as", "other", "days", "perhaps", "outside", "the", "of", "closed", "7", "at",
      "note", "9", "\u{130}", "\u{1F600}", ":", "office", "weekdays", "until",
    ]
    for _ in 0..<50 {
      let phrases = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
        (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
          words.randomElement(using: &generator)
        }.joined(separator: Bool.random(using: &generator) ? " " : "")
      }
      do {
        let hours = try HoursParser().hours(from: phrases)
        let again = try? HoursParser().hours(from: hours.text)
        #expect(again == hours, "\(phrases) -> \(hours.text)")
      } catch {
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
        #expect((0...error.phrase.unicodeScalars.count).contains(error.offset))
      }
    }
  }

  /// Minute by minute, with none of the interval arithmetic: what a person with a wall calendar
  /// and an alarm clock would find.
  private func expectSearchAgrees(
    _ schedule: Schedule, from start: CivilMinute, nation: Nation, days: Int, _ name: String
  ) throws {
    let table = HoursFixture.bankHolidays
    let first = start.utc.sinceEpoch
    let states = try (0..<days * 1_440).map { step in
      let minute = try #require(LondonTime.civil(at: UTCMinute(sinceEpoch: first + step)))
      return (minute: minute, state: schedule.state(at: minute, in: nation, table))
    }
    // Backwards, so that the next of each kind is known at every minute.
    var nextOpen: CivilMinute?
    var nextPossible: CivilMinute?
    var nextNotOpen: (minute: CivilMinute, state: LineState)?
    for (step, (minute, state)) in states.enumerated().reversed() {
      // Asking at each minute would take minutes: the changes and every 331st one will do.
      let isChange = step + 1 < states.count && states[step + 1].state != state
      let isAsked = isChange || step % 331 == 0
      if isAsked, let nextOpen {
        let opening = schedule.nextOpening(after: minute, in: nation, table)
        #expect(opening.certain == nextOpen, "\(name) at \(minute)")
        #expect(
          opening.possible == (nextPossible == nextOpen ? nil : nextPossible),
          "\(name) at \(minute)")
      }
      if isAsked, let nextNotOpen {
        let closing = schedule.nextClosing(after: minute, in: nation, table)
        #expect(closing?.minute == nextNotOpen.minute, "\(name) at \(minute)")
        #expect(closing?.then == nextNotOpen.state, "\(name) at \(minute)")
      }
      if state == .open { nextOpen = minute } else { nextNotOpen = (minute, state) }
      if state != .closed { nextPossible = minute }
    }
  }

  @Test(arguments: [
    "Mon-Thu 08:30-17:00, Fri 08:30-16:30, not bank holidays",
    "Mon-Thu 17:00-08:30, Fri 16:30 to Mon 08:30, bank holidays",
    "Mon-Fri 17:00-09:00, all weekend, bank holidays", "outside the hours of day_line",
    "Mon-Fri 09:00-17:00", "24 hours", "every day 01:15-01:45",
    "Sun 01:30-03:00, not bank holidays",
    "Sat 22:00-01:30, bank holidays 10:00-16:00", "24 hours, not bank holidays",
    "outside the hours of unsaid_line",
  ])
  func `the search finds what a fortnight minute by minute finds`(words: String) throws {
    let schedule = try #require(try HoursFixture.schedule(words))

    // Clocks forward and Easter; clocks back; Christmas and New Year; past the end of the table.
    for (start, nation) in [
      ("2026-03-26 00:00", Nation.england), ("2026-10-20 07:13", .wales),
      ("2026-12-24 12:00", .scotland), ("2027-12-23 00:00", .northernIreland),
    ] {
      try expectSearchAgrees(
        schedule, from: try HoursFixture.minute(start), nation: nation, days: 14, words)
    }
  }

  @Test(arguments: UInt64(1)...16)
  func `the search finds what minute by minute finds, for hours of any kind`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let week = HoursFixture.randomWeek(using: &generator)
    let schedule = Bool.random(using: &generator) ? week.schedule : week.schedule.complement
    let day = Int.random(in: 20_454..<21_190, using: &generator)
    let utc = UTCMinute(
      sinceEpoch: day * 1_440 + Int.random(in: 0..<1_440, using: &generator))
    let start = try #require(LondonTime.civil(at: utc))
    let nation = try #require(Nation.allCases.randomElement(using: &generator))

    try expectSearchAgrees(
      schedule, from: start, nation: nation, days: 9, OpeningHours(.week(week)).text)
  }

  @Test(arguments: UInt64(1)...100)
  func `a service outside the hours of another answers exactly when that one does not`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let schedule = HoursFixture.randomWeek(using: &generator).schedule
    let other = schedule.complement

    #expect(other.complement == schedule)
    for _ in 0..<200 {
      let utc = UTCMinute(sinceEpoch: Int.random(in: 29_453_760..<31_000_000, using: &generator))
      let minute = try #require(LondonTime.civil(at: utc))
      let nation = try #require(Nation.allCases.randomElement(using: &generator))
      let pair = [schedule, other].map {
        $0.state(at: minute, in: nation, HoursFixture.bankHolidays)
      }
      switch pair[0] {
      case .open: #expect(pair[1] == .closed)
      case .closed: #expect(pair[1] == .open)
      case .notKnown(let doubt): #expect(pair[1] == .notKnown(doubt))
      }
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `sets of minutes agree with sets of numbers`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let ranges = (0..<5).map { _ in
      let start = Int.random(in: 0...60, using: &generator)
      return start..<start + Int.random(in: 0...15, using: &generator)
    }

    let set = MinuteSet(ranges)

    let numbers = Set(ranges.flatMap { Array($0) })
    #expect((0..<80).filter(set.contains) == numbers.sorted())
    #expect(zip(set.ranges, set.ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    #expect(set.ranges.allSatisfy { !$0.isEmpty })
  }
}
