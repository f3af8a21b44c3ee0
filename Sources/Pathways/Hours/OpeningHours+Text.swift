extension OpeningHours {
  /// The hours in the words of ``HoursParser``, always the same for the same hours.
  ///
  /// Reading the text gives these hours again.
  public var text: String {
    let remark = note.map { "; \($0)" } ?? ""
    switch statement {
    case .notKnown: return "not known" + remark
    case .outsideHours(let name): return "outside the hours of \(name)" + remark
    case .week(let week): return week.text + remark
    }
  }
}

extension OpeningHours.Week {
  /// The shortest of these that reads back as the same hours: nights as `Mon-Fri 17:00-09:00`
  /// may leave a doubt about the first morning (see ``HoursDraft``) that is there, or is not.
  var text: String {
    if self == OpeningHours.Week(open: .week, bankHolidays: .asOtherDays) { return "24 hours" }
    for (joinsNights, namesDoubts) in [(true, false), (true, true)] {
      let short = text(joinsNights: joinsNights, namesDoubts: namesDoubts)
      if let read = try? HoursParser().hours(from: short), read.statement == .week(self) {
        return short
      }
    }
    return text(joinsNights: false, namesDoubts: true)
  }

  private func text(joinsNights: Bool, namesDoubts: Bool) -> String {
    var items = Self.items(of: open, joinsNights)
    if namesDoubts { items += Self.items(of: unclear, joinsNights).map { "perhaps \($0)" } }
    switch bankHolidays {
    case .notStated: break
    case .asOtherDays: items.append("bank holidays as other days")
    case .hours(.none): items.append("not bank holidays")
    case .hours(.day): items.append("bank holidays all day")
    case .hours(let hours):
      let spans = hours.ranges.map {
        "\(CivilMinute.clock($0.lowerBound))-\(CivilMinute.clock($0.upperBound))"
      }
      items.append("bank holidays \(spans.joined(separator: ", "))")
    }
    return items.joined(separator: ", ")
  }

  /// A stretch of the week: where it begins, and how many minutes it has.
  private struct Span: Hashable {
    let day: Weekday
    let begin: Int
    let length: Int
    var end: Int { begin + length }
    /// Whether it can be written as a day with two times.
    var fitsOneDay: Bool { end <= MinuteSet.minutesOfDay }
    var fitsOneNight: Bool { length < MinuteSet.minutesOfDay }
    var isWholeDays: Bool { begin == 0 && length % MinuteSet.minutesOfDay == 0 }
  }

  private static func items(of set: MinuteSet, _ joinsNights: Bool) -> [String] {
    if set == .week { return ["Mon-Sun 00:00-24:00"] }
    let spans = spans(of: set)
    var items: [String] = []
    var written: Set<Span> = []
    for span in spans where !written.contains(span) {
      guard span.fitsOneDay || (joinsNights && span.fitsOneNight), !span.isWholeDays else {
        items.append(text(of: span))
        continue
      }
      // The same times on the days that follow.
      var last = span
      written.insert(span)
      while last.day != .sunday,
        let more = spans.first(where: {
          $0.day.rawValue == last.day.rawValue + 1 && $0.begin == span.begin
            && $0.length == span.length
        })
      {
        written.insert(more)
        last = more
      }
      let days = span.day == last.day ? span.day.short : "\(span.day.short)-\(last.day.short)"
      let end = span.fitsOneDay ? span.end : span.end - MinuteSet.minutesOfDay
      items.append("\(days) \(CivilMinute.clock(span.begin))-\(CivilMinute.clock(end))")
    }
    return items
  }

  private static func text(of span: Span) -> String {
    let days = span.length / MinuteSet.minutesOfDay
    if span.isWholeDays {
      let last = Weekday.allCases[(span.day.rawValue + days - 1) % 7]
      return "all day \(days == 1 ? span.day.short : "\(span.day.short)-\(last.short)")"
    }
    let stop =
      (span.day.rawValue * MinuteSet.minutesOfDay + span.end) % MinuteSet.minutesOfWeek
    let last = Weekday.allCases[stop / MinuteSet.minutesOfDay]
    return "\(span.day.short) \(CivilMinute.clock(span.begin)) to \(last.short) "
      + CivilMinute.clock(stop % MinuteSet.minutesOfDay)
  }

  /// The stretches, of which one may run from Sunday on into Monday.
  private static func spans(of set: MinuteSet) -> [Span] {
    var ranges = set.ranges
    if let first = ranges.first, let last = ranges.last, ranges.count > 1,
      first.lowerBound == 0, last.upperBound == MinuteSet.minutesOfWeek
    {
      ranges.removeFirst()
      ranges[ranges.count - 1] =
        last.lowerBound..<last.upperBound + first.upperBound
    }
    return ranges.map { range in
      Span(
        day: Weekday.allCases[range.lowerBound / MinuteSet.minutesOfDay],
        begin: range.lowerBound % MinuteSet.minutesOfDay, length: range.count)
    }
  }
}
