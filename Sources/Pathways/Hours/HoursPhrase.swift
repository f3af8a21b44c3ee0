/// Reads the hours in one phrase, from left to right.
struct HoursPhrase {
  private let phrase: String
  private let index: Int
  private let scalars: ArraySlice<Unicode.Scalar>
  let tokens: [HoursToken]
  var next = 0

  init(_ phrase: String, index: Int, _ scalars: ArraySlice<Unicode.Scalar>) {
    self.phrase = phrase
    self.index = index
    self.scalars = scalars
    tokens = HoursToken.tokens(of: scalars)
  }

  /// Adds what the phrase says. A statement that has to stand alone is given back instead.
  mutating func read(into draft: inout HoursDraft) throws(HoursFault) -> OpeningHours.Statement? {
    if let statement = try statementAlone() { return statement }
    while next < tokens.count {
      while peek?.isSeparator == true { next += 1 }
      guard peek != nil else { break }
      try readItem(into: &draft)
      // `Mon-Fri 09:00-17:00 except bank holidays` needs no comma.
      if let extra = peek, !extra.isSeparator,
        !["except", "not", "including", "closed"].contains(extra.text)
      {
        throw misunderstood(extra)
      }
    }
    return nil
  }

  mutating func statementAlone() throws(HoursFault) -> OpeningHours.Statement? {
    let words = tokens.map(\.text)
    if [["not", "known"], ["not", "stated"], ["unconfirmed"], ["unknown"]].contains(words) {
      return .notKnown
    }
    guard take("outside", "the", "hours", "of") || take("outside", "hours", "of") else {
      return nil
    }
    guard let first = peek else { throw fault(.noName) }
    let name = String(String.UnicodeScalarView(scalars[first.offset...]))
    return .outsideHours(of: name)
  }

  mutating func readItem(into draft: inout HoursDraft) throws(HoursFault) {
    let start = next
    if take("not") || take("except") || take("closed") {
      _ = take("on")
      try expectBankHolidays()
      try set(.hours(.none), in: &draft, from: start)
    } else if take("including") {
      try expectBankHolidays()
      try set(.asOtherDays, in: &draft, from: start)
    } else if takeAllDay() {
      try readDaysAfterAllDay(into: &draft, from: start)
    } else {
      let isPerhaps = take("perhaps")
      if isPerhaps, takeAllDay(), let days = try days(joinsAtCommas: false) {
        if days.hasBankHolidays { throw misunderstood(tokens[start]) }
        return try addWholeDays(days, isPerhaps: true, to: &draft, from: start)
      }
      guard let days = try days() else {
        if let token = peek, token.isNumber { throw fault(.noDay(token.written), token) }
        throw peek.map(misunderstood) ?? fault(.empty)
      }
      if isPerhaps, days.hasBankHolidays { throw misunderstood(tokens[start]) }
      try readTimes(of: days, isPerhaps, into: &draft, from: start)
    }
  }

  // MARK: - Whole days

  /// `24 hours`, `24/7`, `all day`, `all hours`.
  mutating func takeAllDay() -> Bool {
    if take("24", "hours") || take("24/7") || take("all", "hours") || take("all", "day") {
      _ = take("a", "day")
      return true
    }
    return false
  }

  mutating func readDaysAfterAllDay(
    into draft: inout HoursDraft, from start: Int
  ) throws(HoursFault) {
    let beforeComma = next
    if take(",") || take("and") {
      guard let days = try days(), days.isEveryDay else {
        next = beforeComma
        return addAlways(to: &draft)
      }
      return addAlways(to: &draft)
    }
    _ = take("at") || take("on")
    guard let days = try days(joinsAtCommas: false), !days.isEveryDay else {
      return addAlways(to: &draft)
    }
    try addWholeDays(days, isPerhaps: false, to: &draft, from: start)
  }

  func addAlways(to draft: inout HoursDraft) {
    draft.add(0, MinuteSet.minutesOfWeek, isPerhaps: false)
    draft.saysEveryDay = true
  }

  func addWholeDays(
    _ days: Days, isPerhaps: Bool, to draft: inout HoursDraft, from start: Int
  ) throws(HoursFault) {
    for day in days.weekdays {
      draft.add(
        day.rawValue * MinuteSet.minutesOfDay, MinuteSet.minutesOfDay, isPerhaps: isPerhaps)
    }
    if days.isEveryDay { draft.saysEveryDay = true }
    if days.hasBankHolidays { try set(.hours(.day), in: &draft, from: start) }
  }

  // MARK: - Tokens

  var peek: HoursToken? { next < tokens.count ? tokens[next] : nil }

  mutating func take(_ words: String...) -> Bool {
    guard tokens.count - next >= words.count,
      zip(words, tokens[next...]).allSatisfy({ $0 == $1.text })
    else { return false }
    next += words.count
    return true
  }

  func text(from place: Int) -> String {
    guard place < next, let first = tokens[place...].first else { return "" }
    let last = tokens[next - 1]
    return String(
      String.UnicodeScalarView(
        scalars[first.offset..<last.offset + last.written.unicodeScalars.count]))
  }

  func set(
    _ bankHolidays: OpeningHours.Week.BankHolidays, in draft: inout HoursDraft, from start: Int
  ) throws(HoursFault) {
    guard draft.set(bankHolidays) else { throw fault(.contradiction, tokens[start]) }
  }

  func misunderstood(_ token: HoursToken) -> HoursFault {
    fault(.notUnderstood(token.written), token)
  }

  func fault(_ problem: HoursFault.Problem, _ token: HoursToken? = nil) -> HoursFault {
    HoursFault(
      problem, in: phrase, index: index, at: token?.offset ?? phrase.unicodeScalars.count)
  }
}
