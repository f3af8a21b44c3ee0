extension HoursPhrase {
  struct Days {
    var weekdays: Set<Weekday> = []
    var hasBankHolidays = false
    var isEveryDay = false
    /// Whether the words may stand without times, as `all weekend` does.
    var mayStandAlone = true
    var text = ""
  }

  /// Days such as `Mon-Thu`, `Mon, Wed and Fri`, `weekends and bank holidays`; nil if none stand
  /// here.
  mutating func days(joinsAtCommas: Bool = true) throws(HoursFault) -> Days? {
    let start = next
    var days = Days()
    guard try takeDays(into: &days) else { return nil }
    while let separator = peek, separator.isSeparator {
      // A comma ends days that may stand without times, and joins days of the week that may not.
      let isJoin =
        separator.text != ","
        || (joinsAtCommas && !days.mayStandAlone && isWeekday(at: next + 1))
      guard isJoin else { break }
      let before = next
      next += 1
      guard try takeDays(into: &days) else {
        next = before
        break
      }
    }
    days.text = text(from: start)
    return days
  }

  mutating func takeDays(into days: inout Days) throws(HoursFault) -> Bool {
    let start = next
    if take("bank", "holidays") || take("bank", "holiday") {
      days.hasBankHolidays = true
    } else if take("all", "weekend") || take("weekends") || take("weekend") {
      days.weekdays.formUnion([.saturday, .sunday])
    } else if take("every", "day") || take("daily") || take("7", "days") {
      _ = take("a", "week")
      days.weekdays.formUnion(Weekday.allCases)
      days.isEveryDay = true
      days.mayStandAlone = false
    } else if take("weekdays") {
      days.weekdays.formUnion(Weekday.allCases[...4])
      days.mayStandAlone = false
    } else if let first = takeWeekday() {
      days.mayStandAlone = false
      days.weekdays.insert(first)
      if take("-") || take("to") {
        guard let last = takeWeekday() else {
          throw misunderstood(tokens[min(next, tokens.count - 1)])
        }
        var day = first
        while day != last {
          day = Weekday.allCases[(day.rawValue + 1) % 7]
          days.weekdays.insert(day)
        }
      }
    }
    return next > start
  }

  func isWeekday(at place: Int) -> Bool {
    place < tokens.count && Weekday(word: tokens[place].text) != nil
  }

  mutating func takeWeekday() -> Weekday? {
    guard let token = peek, let day = Weekday(word: token.text) else { return nil }
    next += 1
    return day
  }

  mutating func expectBankHolidays() throws(HoursFault) {
    guard take("bank", "holidays") || take("bank", "holiday") else {
      _ = take("bank")
      throw peek.map(misunderstood) ?? fault(.notUnderstood(tokens.last?.written ?? ""))
    }
  }
}
