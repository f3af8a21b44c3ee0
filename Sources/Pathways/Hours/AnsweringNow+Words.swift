extension AnsweringNow {
  /// What an entry comes to, in words: `answers now, until 17:00 today`.
  public func words(for entry: Entry) -> String {
    switch entry.state {
    case .open:
      guard let closing = entry.closing else { return "answers now, and at any hour" }
      let until = "answers now, until \(closing.minute.words(from: minute))"
      guard case .notKnown(let doubt) = closing.then else { return until }
      return "\(until); from then on, \(words(for: doubt, isToday: false))"
    case .notKnown(let doubt):
      return ["not known whether it answers now: \(words(for: doubt, isToday: true))"]
        .appending(condition(of: entry, doubt))
        .appending(entry.opening?.certain.map { "it answers from \($0.words(from: minute))" })
        .joined(separator: "; ")
    case .closed:
      guard let opening = entry.opening, opening.certain != nil || opening.possible != nil
      else { return "closed now; when it opens is not known" }
      return ["closed now"]
        .appending(
          opening.possible.map { possible in
            "may open \(possible.words(from: minute, prefix: true))"
              + (opening.doubt.map { ", but \(words(for: $0, isToday: false))" } ?? "")
          }
        )
        .appending(opening.certain.map { "opens \($0.words(from: minute, prefix: true))" })
        .joined(separator: "; ")
    }
  }

  /// What is to be said of the day itself; nil on an ordinary day.
  public var bankHolidayWords: String? {
    let place = nation.map { " in \($0.name)" } ?? ""
    switch bankHoliday {
    case .ordinary: return nil
    case .holiday(let name): return "Today is a bank holiday\(place): \(name)."
    case .notKnown:
      let start = "Not known whether \(minute.date.inWords) is a bank holiday\(place): "
      if minute.date < knownFrom { return start + "the table begins on \(knownFrom.inWords)." }
      if knownUntil < minute.date { return start + "the table ends on \(knownUntil.inWords)." }
      return start
        + (nation == nil ? "it differs by nation." : "the table has nothing for this nation.")
    }
  }

  private func words(for doubt: LineState.Doubt, isToday: Bool) -> String {
    switch doubt {
    case .hours: "its hours are not confirmed"
    case .hoursOnBankHolidays:
      isToday
        ? "today is a bank holiday, and its hours on bank holidays are not stated"
        : "that is a bank holiday, and its hours on bank holidays are not stated"
    case .whetherBankHoliday:
      "it is not known whether \(isToday ? "today" : "that day") is a bank holiday"
    case .wording: "the source of its hours can be read both ways for that time"
    }
  }

  private func condition(of entry: Entry, _ doubt: LineState.Doubt) -> String? {
    guard doubt == .whetherBankHoliday || doubt == .hoursOnBankHolidays else { return nil }
    switch entry.onOrdinaryDay {
    case .open: return "on an ordinary day it answers now"
    case .closed: return "on an ordinary day it is closed now"
    case .notKnown: return nil
    }
  }
}

extension CivilMinute {
  /// `17:00 today`, `midnight tonight`, `08:30 tomorrow`, `08:30 on Mon 23 November`; with
  /// `at` before it if it asks for a prefix.
  func words(from now: CivilMinute, prefix: Bool = false) -> String {
    let at = prefix ? "at " : ""
    let after = isSecond ? ", after the clocks go back" : ""
    if date == now.date { return "\(at)\(clock) today\(after)" }
    if date == now.date.adding(days: 1) {
      return minuteOfDay == 0 ? "\(at)midnight tonight" : "\(at)\(clock) tomorrow\(after)"
    }
    let day = date.year == now.date.year ? date.inWordsWithoutYear : date.inWords
    return "\(at)\(clock) on \(date.weekday.short) \(day)\(after)"
  }
}

extension CivilDate {
  fileprivate var inWordsWithoutYear: String {
    inWords.split(separator: " ").dropLast().joined(separator: " ")
  }
}

extension [String] {
  fileprivate func appending(_ text: String?) -> [String] { text.map { self + [$0] } ?? self }
}
