extension Schedule {
  /// A stretch of time in which one thing holds.
  struct Stretch: Hashable {
    var time: Range<UTCMinute>
    let state: LineState
  }

  /// When a line opens next.
  public struct Opening: Hashable, Sendable {
    /// The first later minute at which it is open for certain; nil if there is none within
    /// ``searchedDays``.
    public let certain: CivilMinute?
    /// The first later minute, if one comes before that, from which it may be open.
    public let possible: CivilMinute?
    /// Why it cannot be said whether it opens then.
    public let doubt: LineState.Doubt?
  }

  /// When a line stops being open for certain, and what holds from then on.
  public struct Closing: Hashable, Sendable {
    public let minute: CivilMinute
    /// Closed, or not known.
    public let then: LineState
  }

  /// How far ahead openings and closings are looked for: a year and a month.
  public static let searchedDays = 400

  /// What holds through a day, by stretches in their order.
  func stretches(of date: CivilDate, _ status: BankHolidays.Status) -> [Stretch] {
    let day = date.weekday
    var cuts: Set<Int> = [0, MinuteSet.minutesOfDay]
    var sets = [open.part(on: day), unclear.part(on: day)]
    switch onBankHolidays {
    case .hours(let hours): sets.append(hours)
    case .asOtherDays(let inDoubt): sets.append(inDoubt.part(on: day))
    }
    for range in sets.flatMap(\.ranges) { cuts.formUnion([range.lowerBound, range.upperBound]) }
    let sorted = cuts.sorted()
    var found: [Stretch] = []
    for piece in LondonTime.pieces(of: date) {
      for (start, end) in zip(sorted, sorted.dropFirst()) {
        let shown = (start..<end).clamped(to: piece.shows)
        guard !shown.isEmpty else { continue }
        let first = piece.begins.adding(minutes: shown.lowerBound - piece.shows.lowerBound)
        let state = state(day, start, status)
        let time = first..<first.adding(minutes: shown.count)
        if let last = found.last, last.state == state {
          found[found.count - 1].time = last.time.lowerBound..<time.upperBound
        } else {
          found.append(Stretch(time: time, state: state))
        }
      }
    }
    return found
  }

  /// The first minute after another one at which something holds, and what holds.
  private func first(
    after minute: CivilMinute, in nation: Nation?, _ bankHolidays: BankHolidays,
    where isWanted: (LineState) -> Bool
  ) -> (minute: CivilMinute, state: LineState)? {
    let next = minute.utc.adding(minutes: 1)
    for days in 0...Self.searchedDays {
      guard let date = minute.date.adding(days: days) else { return nil }
      let status = bankHolidays.status(of: date, in: nation)
      for stretch in stretches(of: date, status)
      where stretch.time.upperBound > next && isWanted(stretch.state) {
        return LondonTime.civil(at: max(next, stretch.time.lowerBound)).map {
          ($0, stretch.state)
        }
      }
    }
    return nil
  }

  /// When it opens after a minute at which it is not open for certain.
  public func nextOpening(
    after minute: CivilMinute, in nation: Nation?, _ bankHolidays: BankHolidays
  ) -> Opening {
    let certain = first(after: minute, in: nation, bankHolidays) { $0 == .open }
    let possible = first(after: minute, in: nation, bankHolidays) { $0 != .closed }
    guard let possible, possible.minute != certain?.minute,
      case .notKnown(let doubt) = possible.state
    else { return Opening(certain: certain?.minute, possible: nil, doubt: nil) }
    return Opening(certain: certain?.minute, possible: possible.minute, doubt: doubt)
  }

  /// The first minute after this one at which it is not open for certain; nil if there is none
  /// within ``searchedDays``.
  public func nextClosing(
    after minute: CivilMinute, in nation: Nation?, _ bankHolidays: BankHolidays
  ) -> Closing? {
    guard !isAlwaysOpen else { return nil }
    return first(after: minute, in: nation, bankHolidays) { $0 != .open }.map {
      Closing(minute: $0.minute, then: $0.state)
    }
  }
}
