public import Pathways

/// The months that a report is about.
public struct ReportPeriod: Hashable, Sendable {
  /// Months since the start of the year 0.
  let first: Int
  public let span: ReportForm.Span

  /// A period as it is written: `2026-11`, `2026-Q4`, `2026-H2`, `2026`, or `2026/27` from April to March.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "/" })
    guard let year = Self.number(parts[0], digits: 4), year > 0 else { return nil }
    guard parts.count == 2 else {
      first = year * 12
      span = .year
      return
    }
    if text.contains("/") {
      guard Self.number(parts[1], digits: 2) == (year + 1) % 100 else { return nil }
      first = year * 12 + 3
      span = .year
    } else if parts[1].hasPrefix("Q") {
      guard let quarter = Self.number(parts[1].dropFirst(), digits: 1), (1...4).contains(quarter)
      else { return nil }
      first = year * 12 + (quarter - 1) * 3
      span = .quarter
    } else if parts[1].hasPrefix("H") {
      guard let half = Self.number(parts[1].dropFirst(), digits: 1), (1...2).contains(half) else {
        return nil
      }
      first = year * 12 + (half - 1) * 6
      span = .half
    } else {
      guard let month = Self.number(parts[1], digits: 2), (1...12).contains(month) else {
        return nil
      }
      first = year * 12 + month - 1
      span = .month
    }
  }

  private init(first: Int, span: ReportForm.Span) {
    self.first = first
    self.span = span
  }

  /// The last whole period before a day.
  public static func last(_ span: ReportForm.Span, before day: CivilDate) -> ReportPeriod {
    let month = day.year * 12 + day.month - 1
    let start = month / span.months * span.months
    return ReportPeriod(first: start - span.months, span: span)
  }

  /// The month of a record, `2026-11`, as months since the start of the year 0.
  static func month(_ text: String) -> Int? {
    guard let period = ReportPeriod(text), period.span == .month else { return nil }
    return period.first
  }

  private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  /// The column of a month, if it is in the period.
  func column(of month: Int, by column: ReportForm.Span) -> Int? {
    guard (first..<first + span.months).contains(month) else { return nil }
    return (month - first) / column.months
  }

  /// The parts into which columns divide it.
  func columns(by column: ReportForm.Span) -> [ReportPeriod] {
    stride(from: first, to: first + span.months, by: column.months).map {
      ReportPeriod(first: $0, span: column)
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// As a person reads it: November 2026, October to December 2026, April 2026 to March 2027.
  public var title: String {
    let (start, end) = (first, first + span.months - 1)
    let last = "\(Self.months[end % 12]) \(end / 12)"
    if start == end { return last }
    let year = start / 12 == end / 12 ? "" : " \(start / 12)"
    return "\(Self.months[start % 12])\(year) to \(last)"
  }

  /// The few letters over a column: Nov 2026, Oct-Dec 2026.
  var shortTitle: String {
    let (start, end) = (first, first + span.months - 1)
    let last = "\(Self.months[end % 12].prefix(3)) \(end / 12)"
    return start == end ? last : "\(Self.months[start % 12].prefix(3))-\(last)"
  }

  /// The last day of it, for what has to be renewed by a day.
  var lastDay: CivilDate? {
    let next = first + span.months
    return CivilDate(year: next / 12, month: next % 12 + 1, day: 1)?.previous
  }
}
