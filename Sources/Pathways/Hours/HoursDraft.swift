/// What the phrases have said so far.
struct HoursDraft {
  /// Hours that run past midnight on several days in a row: `Mon-Fri 17:00-09:00`.
  struct Nights: Hashable {
    let days: Set<Weekday>
    let end: Int
  }

  var open: [Range<Int>] = []
  var unclear: [Range<Int>] = []
  var nights: [Nights] = []
  /// What is said of bank holidays in so many words.
  var bankHolidays: OpeningHours.Week.BankHolidays?
  /// Whether the words say "every day", which takes bank holidays in.
  var saysEveryDay = false

  mutating func add(_ start: Int, _ length: Int, isPerhaps: Bool) {
    let ranges = MinuteSet.week(from: start, length: length).ranges
    if isPerhaps { unclear += ranges } else { open += ranges }
  }

  /// Whether the new word on bank holidays agrees with what was said before.
  mutating func set(_ new: OpeningHours.Week.BankHolidays) -> Bool {
    switch (bankHolidays, new) {
    case (nil, _):
      bankHolidays = new
    case (.hours(let old), .hours(let more)) where !old.isEmpty && !more.isEmpty:
      bankHolidays = .hours(old.union(more))
    case (let old, new) where old == new: break
    default: return false
    }
    return true
  }

  /// The week that was said.
  var week: OpeningHours.Week {
    let open = MinuteSet(open)
    return OpeningHours.Week(
      open: open, unclear: MinuteSet(unclear).union(mornings(beside: open)),
      bankHolidays: bankHolidays ?? (saysEveryDay ? .asOtherDays : .notStated))
  }

  /// The early hours that `Mon-Fri 17:00-09:00, all weekend` may or may not mean: read by the
  /// word, Monday's hours begin at 17:00, and from Monday 00:00 to 09:00 nobody answers. The
  /// writer may have thought of the night from Sunday to Monday all the same. The doubt is
  /// kept, unless the phrases say otherwise or nobody answers on the evening before either.
  private func mornings(beside open: MinuteSet) -> MinuteSet {
    var found: [Range<Int>] = []
    for night in nights {
      for day in night.days {
        let eve = Weekday.allCases[(day.rawValue + 6) % 7]
        let midnight = day.rawValue * MinuteSet.minutesOfDay
        let before = midnight == 0 ? MinuteSet.minutesOfWeek - 1 : midnight - 1
        guard !night.days.contains(eve), open.contains(before) else { continue }
        found.append(midnight..<midnight + night.end)
      }
    }
    return MinuteSet(found).subtracting(open)
  }
}
