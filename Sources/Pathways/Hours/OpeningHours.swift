/// When somebody answers, as a source states it. Read from phrases by ``HoursParser``.
public struct OpeningHours: Hashable, Sendable {
  /// What a source states.
  public enum Statement: Hashable, Sendable {
    /// Nothing that anybody has confirmed.
    case notKnown
    /// Whenever the line with this name does not answer.
    case outsideHours(of: String)
    case week(Week)
  }

  /// Hours that come back each week.
  public struct Week: Hashable, Sendable {
    /// What a source says of bank holidays.
    public enum BankHolidays: Hashable, Sendable {
      /// Nothing, so that on those days it is not known whether the hours hold.
      case notStated
      /// They are days like any other.
      case asOtherDays
      /// These minutes of the day; none means closed.
      case hours(MinuteSet)
    }

    /// Minutes of the week at which somebody answers.
    public let open: MinuteSet
    /// Minutes of the week at which the words can be read both ways.
    public let unclear: MinuteSet
    public let bankHolidays: BankHolidays

    public init(open: MinuteSet, unclear: MinuteSet = .none, bankHolidays: BankHolidays) {
      self.open = open
      self.unclear = unclear.subtracting(open)
      self.bankHolidays = bankHolidays
    }
  }

  public let statement: Statement
  /// A remark of the source that changes nothing, such as `office hours Mon-Fri 09:00-17:00` of
  /// a line that answers at any hour; nil if there is none.
  public let note: String?

  public init(_ statement: Statement, note: String? = nil) {
    self.statement = statement
    self.note = note
  }

  public static let notKnown = OpeningHours(.notKnown)
  /// At any hour of any day, bank holidays included.
  public static let always = OpeningHours(
    .week(Week(open: .week, bankHolidays: .asOtherDays)))

  /// A name that leads to no schedule.
  public enum Unresolved: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownLine(String, known: [String])
    /// The lines that refer to each other, the first one again at the end.
    case circle([String])

    public var description: String {
      switch self {
      case .unknownLine(let name, let known):
        "there is no line '\(name)': "
          + (Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
            ?? "known are \(known.joined(separator: ", "))")
      case .circle(let names):
        "the hours go in a circle: \(names.joined(separator: " -> ")). Give one of them times."
      }
    }
  }

  /// The schedule that the statement means; nil if the hours are not known.
  ///
  /// - Parameter lines: the hours of every line that may be named, by name.
  /// - Throws: ``Unresolved`` if a line is named that does not exist, or that refers back.
  public func schedule(among lines: [String: OpeningHours]) throws(Unresolved) -> Schedule? {
    try schedule(among: lines, after: [])
  }

  private func schedule(
    among lines: [String: OpeningHours], after names: [String]
  ) throws(Unresolved) -> Schedule? {
    switch statement {
    case .notKnown: return nil
    case .week(let week): return week.schedule
    case .outsideHours(let name):
      if let start = names.firstIndex(of: name) { throw .circle(names[start...] + [name]) }
      guard let line = lines[name] else {
        throw .unknownLine(name, known: lines.keys.sorted())
      }
      return try line.schedule(among: lines, after: names + [name])?.complement
    }
  }
}

extension OpeningHours.Week {
  /// The hours, ready to be asked.
  public var schedule: Schedule {
    Schedule(open: open, unclear: unclear, onBankHolidays: onBankHolidays)
  }

  /// Whether there is no minute at which somebody answers.
  var isNever: Bool {
    if case .hours(let hours) = bankHolidays, !hours.isEmpty { return false }
    return open.isEmpty && unclear.isEmpty
  }

  /// Where nothing is said, a line by day may keep its hours on a bank holiday or be closed, but
  /// will hardly open longer. A line that works through midnight may be the night service, and
  /// then a bank holiday may well be a whole day of work: nothing can be said.
  private var onBankHolidays: Schedule.OnBankHolidays {
    switch bankHolidays {
    case .hours(let hours): .hours(hours)
    case .asOtherDays: .asOtherDays(inDoubt: .none)
    case .notStated: .asOtherDays(inDoubt: worksThroughMidnight ? .week : open)
    }
  }

  private var worksThroughMidnight: Bool {
    Weekday.allCases.contains { day in
      let midnight = day.rawValue * MinuteSet.minutesOfDay
      let before = midnight == 0 ? MinuteSet.minutesOfWeek - 1 : midnight - 1
      return open.contains(midnight) && open.contains(before)
    }
  }
}
