extension HoursPhrase {
  mutating func readTimes(
    of days: Days, _ isPerhaps: Bool, into draft: inout HoursDraft, from start: Int
  ) throws(HoursFault) {
    if days.hasBankHolidays, days.weekdays.isEmpty, take("as", "other", "days") {
      return try set(.asOtherDays, in: &draft, from: start)
    }
    if take("closed") {
      if days.hasBankHolidays { try set(.hours(.none), in: &draft, from: start) }
      return
    }
    if takeAllDay() {
      return try addWholeDays(days, isPerhaps: isPerhaps, to: &draft, from: start)
    }
    guard peek?.isNumber == true else {
      guard days.mayStandAlone else { throw fault(.noTimes(days.text), tokens[start]) }
      return try addWholeDays(days, isPerhaps: isPerhaps, to: &draft, from: start)
    }
    if days.isEveryDay { draft.saysEveryDay = true }
    repeat {
      let place = next
      let begin = try time()
      guard take("-") || take("to") || take("until") else {
        throw peek.map(misunderstood) ?? fault(.noTimes(days.text), tokens[place])
      }
      if let last = takeWeekday() {
        try addLong(days, begin, last, isPerhaps, to: &draft, from: place)
      } else {
        let end = try time()
        try add(days, begin, end, isPerhaps, to: &draft, from: place)
      }
    } while takeSeparatorBeforeTime()
  }

  mutating func takeSeparatorBeforeTime() -> Bool {
    guard let separator = peek, separator.isSeparator, next + 1 < tokens.count,
      tokens[next + 1].isNumber, !["24", "24/7", "7"].contains(tokens[next + 1].text)
    else { return false }
    next += 1
    return true
  }

  /// `Fri 16:30 to Mon 08:30`.
  mutating func addLong(
    _ days: Days, _ begin: Int, _ last: Weekday, _ isPerhaps: Bool, to draft: inout HoursDraft,
    from place: Int
  ) throws(HoursFault) {
    let end = try time()
    guard days.weekdays.count == 1, let first = days.weekdays.first, !days.hasBankHolidays else {
      throw fault(.notUnderstood(last.short), tokens[place])
    }
    let start = first.rawValue * MinuteSet.minutesOfDay + begin
    let stop = last.rawValue * MinuteSet.minutesOfDay + end
    let length = (stop - start + 2 * MinuteSet.minutesOfWeek) % MinuteSet.minutesOfWeek
    guard length > 0 else { throw fault(.noLength(text(from: place)), tokens[place]) }
    draft.add(start, length, isPerhaps: isPerhaps)
  }

  func add(
    _ days: Days, _ begin: Int, _ end: Int, _ isPerhaps: Bool, to draft: inout HoursDraft,
    from place: Int
  ) throws(HoursFault) {
    guard begin != end, begin < MinuteSet.minutesOfDay else {
      throw fault(.noLength(text(from: place)), tokens[place])
    }
    if days.hasBankHolidays {
      guard begin < end else { throw fault(.pastMidnight(text(from: place)), tokens[place]) }
      try set(.hours(MinuteSet([begin..<end])), in: &draft, from: place)
    }
    let length = begin < end ? end - begin : end - begin + MinuteSet.minutesOfDay
    for day in days.weekdays {
      draft.add(
        day.rawValue * MinuteSet.minutesOfDay + begin, length, isPerhaps: isPerhaps)
    }
    if end < begin, end > 0, days.weekdays.count > 1, !isPerhaps {
      draft.nights.append(HoursDraft.Nights(days: days.weekdays, end: end))
    }
  }

  /// A time of day in minutes: 0 to 1,440.
  mutating func time() throws(HoursFault) -> Int {
    guard let token = peek else { throw fault(.badTime("")) }
    let parts = token.text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      let hours = Int(parts[0]), let minutes = Int(parts[1]), (0..<60).contains(minutes),
      (0..<24).contains(hours) || (hours == 24 && minutes == 0)
    else { throw fault(.badTime(token.written), token) }
    next += 1
    return hours * 60 + minutes
  }
}
