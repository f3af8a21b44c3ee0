import Pathways

/// A pack is gone over every twelve months at least: numbers drift faster than anybody thinks.
enum ReviewDateCheck {
  static func diagnostics(
    _ reviewed: CivilDate, _ reviewBy: CivilDate, at location: SourceLocation
  ) -> [Diagnostic] {
    if reviewBy < reviewed {
      return [
        Diagnostic(
          "date/backwards", at: location, "'review-by' is before the day of the last review")
      ]
    }
    guard let latest = yearAfter(reviewed), latest < reviewBy else { return [] }
    return [
      Diagnostic(
        "area/review-too-late", at: location,
        "'review-by' is more than twelve months after \(reviewed)",
        suggestion: "\(latest) at the latest")
    ]
  }

  /// The same day of the next year; 28 February after a leap day.
  private static func yearAfter(_ date: CivilDate) -> CivilDate? {
    CivilDate(year: date.year + 1, month: date.month, day: date.day)
      ?? CivilDate(year: date.year + 1, month: date.month, day: date.day - 1)
  }
}
