/// A contact as far as its hours go: something that can answer.
public struct TelephoneLine<ID: Hashable & Sendable>: Hashable, Sendable {
  public let id: ID
  /// When it answers; nil if the hours are not known.
  public let schedule: Schedule?
  /// How sure its number is: 0 is the surest, and each step up is less sure.
  public let rank: Int
  /// Whether it is for when nothing else answers, such as 101.
  public let isFallback: Bool

  public init(id: ID, schedule: Schedule?, rank: Int, isFallback: Bool = false) {
    self.id = id
    self.schedule = schedule
    self.rank = rank
    self.isFallback = isFallback
  }
}

/// The lines for one purpose, in the order in which to try them at a minute.
///
/// First those that answer now, the surest first; then those of which that cannot be said; then
/// those that are closed, the first to open again first; then the fallbacks, in the same way.
public struct AnsweringNow<ID: Hashable & Sendable>: Hashable, Sendable {
  /// A line, and what can be said of it at the minute.
  public struct Entry: Hashable, Sendable {
    public let id: ID
    public let isFallback: Bool
    public let state: LineState
    /// What would hold if the day were not a bank holiday.
    public let onOrdinaryDay: LineState
    /// For one that is open: when that ends; nil if it does not end.
    public let closing: Schedule.Closing?
    /// For one that is not open for certain: when it opens; nil if its hours are not known.
    public let opening: Schedule.Opening?
  }

  public let minute: CivilMinute
  public let nation: Nation?
  /// Whether the day is a bank holiday in the nation.
  public let bankHoliday: BankHolidays.Status
  /// The first and the last day about which the table of bank holidays says something.
  public let knownFrom: CivilDate
  public let knownUntil: CivilDate
  public let entries: [Entry]

  /// - Parameters:
  ///   - lines: the lines for one purpose, in the order of the file.
  ///   - nation: whose bank holidays count; nil if it is not known.
  public init(
    _ lines: [TelephoneLine<ID>], at minute: CivilMinute, in nation: Nation?,
    _ bankHolidays: BankHolidays
  ) {
    self.minute = minute
    self.nation = nation
    bankHoliday = bankHolidays.status(of: minute.date, in: nation)
    knownFrom = bankHolidays.knownFrom
    knownUntil = bankHolidays.knownUntil
    let found = lines.enumerated().map { place, line in
      let entry = Self.entry(for: line, at: minute, in: nation, bankHolidays)
      return (entry: entry, key: entry.key(rank: line.rank), place: place)
    }
    entries = found.sorted {
      $0.key == $1.key ? $0.place < $1.place : $0.key.lexicographicallyPrecedes($1.key)
    }.map(\.entry)
  }

  /// The line to try first.
  public var first: Entry? { entries.first }

  private static func entry(
    for line: TelephoneLine<ID>, at minute: CivilMinute, in nation: Nation?,
    _ bankHolidays: BankHolidays
  ) -> Entry {
    guard let schedule = line.schedule else {
      return Entry(
        id: line.id, isFallback: line.isFallback, state: .notKnown(.hours),
        onOrdinaryDay: .notKnown(.hours), closing: nil, opening: nil)
    }
    let state = schedule.state(at: minute, in: nation, bankHolidays)
    let isOpen = state == .open
    return Entry(
      id: line.id, isFallback: line.isFallback, state: state,
      onOrdinaryDay: schedule.onOrdinaryDay(minute.date.weekday, minute.minuteOfDay),
      closing: isOpen ? schedule.nextClosing(after: minute, in: nation, bankHolidays) : nil,
      opening: isOpen ? nil : schedule.nextOpening(after: minute, in: nation, bankHolidays))
  }
}

extension AnsweringNow.Entry {
  /// What decides the order, smaller first; the place in the file decides between equals.
  fileprivate func key(rank: Int) -> [Int] {
    let start = [isFallback ? 1 : 0]
    switch state {
    case .open: return start + [0, rank]
    case .notKnown(.hours), .notKnown(.wording): return start + [1, 1, rank]
    case .notKnown(.hoursOnBankHolidays), .notKnown(.whetherBankHoliday):
      // One that is open on any other day is likelier to answer than one of unknown hours.
      return start + [1, onOrdinaryDay == .closed ? 2 : 0, rank]
    case .closed:
      let opens = opening?.possible ?? opening?.certain
      return start + [2, opens?.utc.sinceEpoch ?? .max, rank]
    }
  }
}
