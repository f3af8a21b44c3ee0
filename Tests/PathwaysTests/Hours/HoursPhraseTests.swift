import Pathways
import Testing

@Suite struct HoursPhraseTests {
  /// Every statement of hours in the material on the four areas and the national lines, in its
  /// own words, beside what it comes to.
  @Test(arguments: [
    ("Mon-Thu 08:00-17:30, Fri 08:00-16:30", nil),
    ("Mon-Thu 08:30-17:00, Fri 08:30-16:30, not bank holidays", nil),
    ("Mon-Thu 08:30-17:00, Fri 08:30-16:30", nil),
    (
      "Mon-Thu 17:00-08:30, Fri 16:30 to Mon 08:30, bank holidays",
      "Mon-Thu 17:00-08:30, Fri 16:30 to Mon 08:30, bank holidays all day"
    ),
    (
      "Mon-Fri 17:00-09:00 and all day at weekends and bank holidays",
      "Mon-Thu 17:00-09:00, Fri 17:00 to Mon 00:00, bank holidays all day"
    ),
    (
      "Mon-Fri 17:00-09:00, 24 hours at weekends and bank holidays",
      "Mon-Thu 17:00-09:00, Fri 17:00 to Mon 00:00, bank holidays all day"
    ),
    (
      "Mon-Fri 17:00-09:00, all weekend, bank holidays",
      "Mon-Thu 17:00-09:00, Fri 17:00 to Mon 00:00, bank holidays all day"
    ),
    ("24 hours", nil), ("24 hours, 7 days", "24 hours"), ("all day every day", "24 hours"),
    ("all day, every day", "24 hours"), ("all hours", "24 hours"), ("24/7", "24 hours"),
    ("Mon-Fri 08:00-18:00", nil), ("Mon-Fri 08:00-20:00, Sat 09:30-16:00", nil),
    ("Mon-Fri 08:00-20:00, Sat 09:30-16:00; out-of-hours service otherwise", nil),
    ("Mon-Fri 08:30-17:00", nil), ("Mon-Thu 08:30-17:15, Fri 08:30-16:45", nil),
    (
      "out-of-hours line: Mon-Thu 17:00-09:00, Fri 16:00 to Mon 09:00, bank holidays",
      "Mon-Thu 17:00-09:00, Fri 16:00 to Mon 09:00, bank holidays all day"
    ),
    ("24 hours; office hours Mon-Thu 09:00-17:30, Fri 09:00-16:30", nil),
    ("office hours Mon-Thu 09:00-17:30, Fri 09:00-16:30", "Mon-Thu 09:00-17:30, Fri 09:00-16:30"),
    (
      "Mon-Fri 08:00-22:00, weekends 09:00-18:00; e-mail and online form at any time",
      "Mon-Fri 08:00-22:00, Sat-Sun 09:00-18:00; e-mail and online form at any time"
    ),
    ("unconfirmed", "not known"), ("not stated", "not known"),
  ])
  func `the hours of the areas are read as their sources write them`(
    words: String, expected: String?
  ) throws {
    let hours = try HoursParser().hours(from: words)

    #expect(hours.text == expected ?? words)
    #expect(try HoursParser().hours(from: hours.text) == hours)
  }

  @Test(arguments: [
    (
      "Mon, Wed and Fri 09:00-12:00, 13:00-17:00",
      "Mon 09:00-12:00, Mon 13:00-17:00, Wed 09:00-12:00, Wed 13:00-17:00, "
        + "Fri 09:00-12:00, Fri 13:00-17:00"
    ),
    (
      "mondays to fridays 09:00 to 17:00 except bank holidays",
      "Mon-Fri 09:00-17:00, not bank holidays"
    ),
    ("weekdays 09:00–17:00, closed on bank holidays", "Mon-Fri 09:00-17:00, not bank holidays"),
    ("every day 09:00-17:00", "Mon-Sun 09:00-17:00, bank holidays as other days"),
    ("daily 22:00-06:00", "Mon-Sun 22:00-06:00, bank holidays as other days"),
    ("Fri-Mon 10:00-11:00", "Mon 10:00-11:00, Fri-Sun 10:00-11:00"),
    ("Sun 20:00 to Mon 04:00", "Sun 20:00-04:00"),
    (
      "bank holidays 10:00-16:00, Mon-Fri 08:00-18:00",
      "Mon-Fri 08:00-18:00, bank holidays 10:00-16:00"
    ),
    ("bank holidays 09:00-12:00, 13:00-15:00", "bank holidays 09:00-12:00, 13:00-15:00"),
    ("24 hours, not bank holidays", "Mon-Sun 00:00-24:00, not bank holidays"),
    ("all day Mon-Fri, Sun 09:00-12:00", "all day Mon-Fri, Sun 09:00-12:00"),
    ("Mon-Fri 24 hours, including bank holidays", "all day Mon-Fri, bank holidays as other days"),
    ("Mon-Fri 09:00-17:00, Sat-Sun closed", "Mon-Fri 09:00-17:00"),
    ("all weekend", "all day Sat-Sun"),
    ("Mon 09:00-12:00, Mon 11:00-14:00", "Mon 09:00-14:00"),
    ("Mon 00:00-24:00", "all day Mon"),
    ("outside the hours of adults_front_door", "outside the hours of adults_front_door"),
    ("outside hours of Call Derbyshire", "outside the hours of Call Derbyshire"),
    (
      "Mon 09:00-17:00; note: ring twice; NOTE it is slow",
      "Mon 09:00-17:00; note: ring twice; NOTE it is slow"
    ),
  ])
  func `other ways to say hours come to one text`(words: String, expected: String) throws {
    let hours = try HoursParser().hours(from: words)

    #expect(hours.text == expected)
    #expect(try HoursParser().hours(from: hours.text) == hours)
  }

  @Test func `phrases may stand in a list, with bank holidays excepted beside it`() throws {
    let list = try HoursParser().hours(
      from: ["Mon-Thu 08:30-17:00", "Fri 08:30-16:30"], except: ["bank holidays"])

    #expect(list.text == "Mon-Thu 08:30-17:00, Fri 08:30-16:30, not bank holidays")
  }

  @Test func `night hours beside a whole weekend leave the first morning in doubt`() throws {
    let hours = try HoursParser().hours(from: "Mon-Fri 17:00-09:00, all weekend")
    let plain = try HoursParser().hours(
      from: "Mon-Thu 17:00-09:00, Fri 17:00 to Mon 09:00")
    let nightsOnly = try HoursParser().hours(from: "Mon-Fri 17:00-09:00")

    guard case .week(let week) = hours.statement, case .week(let clear) = plain.statement,
      case .week(let nights) = nightsOnly.statement
    else {
      Issue.record("these are weeks")
      return
    }
    #expect(week.unclear == MinuteSet([0..<540]))
    #expect(clear.unclear.isEmpty)
    #expect(nights.unclear.isEmpty)
    #expect(MinuteSet(week.open.ranges + week.unclear.ranges) == clear.open)
  }

  @Test(arguments: [
    ("", 0, "the hours are empty", "write days and times"),
    ("; ,", 0, "never say when", "write days and times"),
    ("Mon-Fri", 0, "'Mon-Fri' has no times", "Mon-Fri 09:00-17:00"),
    ("Mon-Fri 9-17", 8, "'9' is not a time of day", "such as 08:30"),
    ("Mon-Fri 9:00-17:00", 8, "'9:00' is not a time of day", "two digits each"),
    ("Mon-Fri 08.30-17.00", 8, "'08.30' is not a time of day", "such as 08:30"),
    ("Mon-Fri 9am-5pm", 8, "'9am' is not a time of day", "such as 08:30"),
    ("Mon-Fri 09:00-25:00", 14, "'25:00' is not a time of day", "from 00:00 to 24:00"),
    ("Mon-Fri 09:00-24:30", 14, "'24:30' is not a time of day", "from 00:00 to 24:00"),
    ("Mon-Fri 09:00", 8, "'Mon-Fri' has no times", "Mon-Fri 09:00-17:00"),
    ("09:00-17:00", 0, "'09:00' has no day", "Mon-Fri 09:00"),
    ("Mon-Fri 09:00-09:00", 8, "'09:00-09:00' ends when it begins", "write all day"),
    ("Mon 09:00 to Mon 09:00", 4, "'09:00 to Mon 09:00' ends when it begins", "write all day"),
    ("Mon-Fir 09:00-17:00", 4, "'Fir' has no meaning", "did you mean 'fri'?"),
    (
      "Mon-Fri 09:00-17:00; not bank hollidays", 30, "'hollidays' has no meaning",
      "did you mean 'holidays'?"
    ),
    ("Mon-Fri 09:00-17:00 pm", 20, "'pm' has no meaning", "write such as"),
    ("365 days a year", 0, "'365' has no day", "write the days first"),
    (
      "Mon-Thu 17:00-09:00, bank holidays 17:00-09:00", 35,
      "the hours of a bank holiday end with the day", "end at 24:00"
    ),
    (
      "Mon 09:00-17:00, bank holidays, not bank holidays", 32, "two things about bank holidays",
      "keep one of"
    ),
    (
      "Mon 09:00-17:00, bank holidays 10:00-11:00, bank holidays as other days", 44, "two things",
      "keep one of"
    ),
    ("outside the hours of", 20, "does not say of whom", "write the name"),
    ("not bank holidays", 0, "never say when", "write days and times"),
    ("Sat closed", 0, "never say when", "write days and times"),
    ("Mon-Tue 09:00 to Thu 09:00", 8, "'Thu' has no meaning", "Fri 16:30 to Mon 08:30"),
    ("perhaps bank holidays", 0, "'perhaps' has no meaning", "write such as"),
    (
      "Mon-Fri 09:00-17:00; ring twice", 21, "'ring' has no meaning",
      "a remark goes after a semicolon"
    ),
  ])
  func `what cannot be read is refused with its place and a way to mend it`(
    words: String, offset: Int, message: String, remedy: String
  ) {
    #expect {
      try HoursParser().hours(from: words)
    } throws: { error in
      guard let fault = error as? HoursFault else { return false }
      #expect(fault.offset == offset)
      #expect(fault.message.contains(message), "\(fault.message)")
      #expect(fault.remedy.contains(remedy), "\(fault.remedy)")
      return true
    }
  }

  @Test(arguments: [
    ["not known", "Mon 09:00-17:00"], ["Mon 09:00-17:00", "not known"],
    ["outside the hours of a", "not known"], ["outside the hours of a", "bank holidays"],
  ])
  func `a statement that stands alone is refused beside others`(phrases: [String]) {
    #expect {
      try HoursParser().hours(from: phrases)
    } throws: { error in
      (error as? HoursFault)?.message.contains("cannot stand beside other hours") ?? false
    }
  }

  @Test func `nothing but bank holidays can be excepted`() {
    #expect(throws: HoursFault.self) {
      try HoursParser().hours(from: ["Mon 09:00-17:00"], except: ["Christmas"])
    }
    #expect(throws: HoursFault.self) { try HoursParser().hours(from: []) }
  }
}
