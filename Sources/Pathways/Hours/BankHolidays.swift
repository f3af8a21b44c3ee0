/// A nation of the United Kingdom. Each has bank holidays of its own.
public enum Nation: String, Hashable, Sendable, CaseIterable {
  case england, wales, scotland
  case northernIreland = "northern_ireland"

  public var name: String {
    switch self {
    case .england: "England"
    case .wales: "Wales"
    case .scotland: "Scotland"
    case .northernIreland: "Northern Ireland"
    }
  }
}

/// A table of the bank holidays of each nation, which knows where it begins and ends.
///
/// A table and not an algorithm: one-off holidays are proclaimed, and Easter aside, ministers
/// and Parliament move them (Banking and Financial Dealings Act 1971, section 1 and Schedule 1).
public struct BankHolidays: Hashable, Sendable {
  /// Whether a day is a bank holiday.
  public enum Status: Hashable, Sendable {
    /// With the name of the holiday.
    case holiday(String)
    case ordinary
    /// The table does not reach this day, or has nothing for this nation.
    case notKnown
  }

  /// Where the table was taken from.
  public struct Origin: Hashable, Sendable {
    public let title: String
    public let publisher: String
    public let url: String
    /// The version or date of the text, in words.
    public let dated: String
    /// The day on which somebody last looked.
    public let checked: CivilDate

    public init(title: String, publisher: String, url: String, dated: String, checked: CivilDate) {
      self.title = title
      self.publisher = publisher
      self.url = url
      self.dated = dated
      self.checked = checked
    }
  }

  public let origin: Origin
  /// The last day before somebody has to look at the table again.
  public let reviewBy: CivilDate
  /// The first and the last day about which the table says something.
  public let knownFrom: CivilDate
  public let knownUntil: CivilDate
  /// The holidays of each nation by day, with their names.
  public let days: [Nation: [CivilDate: String]]
  /// The hours of an ordinary office. They decide nothing but the order of two lines of which
  /// nobody stated the hours; nil leaves that order to the file.
  public let officeHours: Schedule?

  public init(
    origin: Origin, reviewBy: CivilDate, knownFrom: CivilDate, knownUntil: CivilDate,
    days: [Nation: [CivilDate: String]], officeHours: Schedule? = nil
  ) {
    self.origin = origin
    self.reviewBy = reviewBy
    self.knownFrom = knownFrom
    self.knownUntil = knownUntil
    self.days = days
    self.officeHours = officeHours
  }

  /// Whether a day is a bank holiday in a nation.
  ///
  /// - Parameter nation: nil if it is not known; the answer is then what all nations agree on.
  public func status(of date: CivilDate, in nation: Nation?) -> Status {
    guard let nation else {
      let all = Nation.allCases.map { status(of: date, in: $0) }
      let names = all.compactMap { if case .holiday(let name) = $0 { name } else { nil } }
      if names.count == all.count, let name = names.first { return .holiday(name) }
      return all.allSatisfy { $0 == .ordinary } ? .ordinary : .notKnown
    }
    guard knownFrom <= date, date <= knownUntil, let days = days[nation] else {
      return .notKnown
    }
    return days[date].map(Status.holiday) ?? .ordinary
  }

  /// Whether somebody should have looked at the table again before this day.
  public func isOverdue(on date: CivilDate) -> Bool { reviewBy < date }
}
