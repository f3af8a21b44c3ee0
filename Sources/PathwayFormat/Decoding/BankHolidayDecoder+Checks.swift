import Pathways

extension BankHolidayDecoder {
  /// How many days may pass between a look at the source and the next.
  private static let mostDaysToReview = 366

  /// The dates of the whole table, held against each other.
  mutating func checkDates(
    from: DatedPlace, until: DatedPlace, review: DatedPlace, checked: DatedPlace
  ) {
    if until.date < from.date {
      diagnostics.append(
        Diagnostic(
          "date/backwards", at: until.location, "the table ends before it begins",
          suggestion: "'known-until' is the last day that it covers"))
    }
    if until.date < review.date {
      diagnostics.append(
        Diagnostic(
          "bank-holidays/review-too-late", at: review.location,
          "the table ends before anybody looks at it again",
          suggestion: "choose a day before \(until.date), with time to add a year",
          notes: [.init("it ends here", at: until.location)]))
    }
    if review.date < checked.date {
      diagnostics.append(
        Diagnostic(
          "date/backwards", at: review.location, "'review-by' is before the day of checking"))
    } else if review.date.dayNumber - checked.date.dayNumber > Self.mostDaysToReview {
      diagnostics.append(
        Diagnostic(
          "bank-holidays/review-too-late", at: review.location,
          "the next look is more than a year after the last",
          suggestion: "choose a day at most a year later",
          notes: [.init("it was last checked on this day", at: checked.location)]))
    }
  }

  /// The days of a part of the country, held against the reach of the table, which has to begin
  /// before it ends.
  mutating func checkDays(
    _ days: [Day], of name: String, from: CivilDate, until: DatedPlace
  ) {
    for day in days {
      if day.date < from || until.date < day.date {
        diagnostics.append(
          Diagnostic(
            "bank-holidays/outside", at: day.location,
            "\(day.date) is outside the days that the table covers",
            suggestion: "it covers \(from) to \(until.date): remove the day, or widen it"))
      }
      if day.date.weekday >= .saturday {
        diagnostics.append(
          Diagnostic(
            "bank-holidays/weekend", severity: .warning, at: day.location,
            "\(day.date) is a \(day.date.weekday.name)",
            suggestion: "give the weekday that is the holiday in its place"))
      }
    }
    // A year that nobody filled in would make every day of it an ordinary one.
    let filled = Set(days.map(\.date.year))
    // A hostile range of years must not take long, nor fill the report.
    for year in (from.year...until.date.year).prefix(50) where !filled.contains(year) {
      diagnostics.append(
        Diagnostic(
          "bank-holidays/gap", at: until.location,
          "the table covers \(year), but '\(name)' has no holiday in it",
          suggestion: "add the holidays of \(year), or end the table before it"))
    }
  }
}
