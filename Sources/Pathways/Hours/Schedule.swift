/// Whether somebody answers at a minute.
public enum LineState: Hashable, Sendable {
  case open, closed
  /// It cannot be said, and why.
  case notKnown(Doubt)

  /// Why it cannot be said whether somebody answers.
  public enum Doubt: Hashable, Sendable, CaseIterable {
    /// Nobody has confirmed the hours.
    case hours
    /// The day is a bank holiday, and the source of the hours does not speak of those.
    case hoursOnBankHolidays
    /// The table of bank holidays does not reach the day.
    case whetherBankHoliday
    /// The source of the hours can be read in two ways here.
    case wording
  }
}

/// A week of hours and what becomes of them on bank holidays, ready to be asked.
///
/// The hours that stand outside a schedule are a schedule too, see ``complement``.
public struct Schedule: Hashable, Sendable {
  /// What holds on a bank holiday.
  enum OnBankHolidays: Hashable {
    /// As in any week, except that these minutes of the week are then in doubt.
    case asOtherDays(inDoubt: MinuteSet)
    /// These minutes of the day, and no others.
    case hours(MinuteSet)
  }

  /// Minutes of the week at which somebody answers.
  let open: MinuteSet
  /// Minutes of the week about which the source is not clear.
  let unclear: MinuteSet
  let onBankHolidays: OnBankHolidays

  init(open: MinuteSet, unclear: MinuteSet, onBankHolidays: OnBankHolidays) {
    self.open = open
    self.unclear = unclear.subtracting(open)
    self.onBankHolidays = onBankHolidays
  }

  /// The hours of a service that answers whenever this one does not.
  public var complement: Schedule {
    let other: OnBankHolidays =
      switch onBankHolidays {
      case .asOtherDays: onBankHolidays
      case .hours(let hours): .hours(MinuteSet.day.subtracting(hours))
      }
    return Schedule(
      open: MinuteSet.week.subtracting(open).subtracting(unclear), unclear: unclear,
      onBankHolidays: other)
  }

  /// Whether it is open at every minute, whatever the day.
  var isAlwaysOpen: Bool {
    guard open == .week else { return false }
    switch onBankHolidays {
    case .asOtherDays(let inDoubt): return inDoubt.isEmpty
    case .hours(let hours): return hours == .day
    }
  }

  /// What holds at a minute of a day, by the day of the week alone.
  func onOrdinaryDay(_ day: Weekday, _ minuteOfDay: Int) -> LineState {
    let minute = day.rawValue * MinuteSet.minutesOfDay + minuteOfDay
    if unclear.contains(minute) { return .notKnown(.wording) }
    return open.contains(minute) ? .open : .closed
  }

  private func onBankHoliday(_ day: Weekday, _ minuteOfDay: Int) -> LineState {
    switch onBankHolidays {
    case .hours(let hours): return hours.contains(minuteOfDay) ? .open : .closed
    case .asOtherDays(let inDoubt):
      let minute = day.rawValue * MinuteSet.minutesOfDay + minuteOfDay
      return inDoubt.contains(minute)
        ? .notKnown(.hoursOnBankHolidays) : onOrdinaryDay(day, minuteOfDay)
    }
  }

  /// What holds at a minute of a day of this kind.
  ///
  /// Where it is not known whether the day is a bank holiday, both are tried: if it makes no
  /// difference, there is no doubt.
  func state(
    _ day: Weekday, _ minuteOfDay: Int, _ status: BankHolidays.Status
  ) -> LineState {
    switch status {
    case .ordinary: return onOrdinaryDay(day, minuteOfDay)
    case .holiday: return onBankHoliday(day, minuteOfDay)
    case .notKnown:
      let ordinary = onOrdinaryDay(day, minuteOfDay)
      return ordinary == onBankHoliday(day, minuteOfDay)
        ? ordinary : .notKnown(.whetherBankHoliday)
    }
  }

  /// What holds at a minute.
  ///
  /// - Parameter nation: nil if it is not known.
  public func state(
    at minute: CivilMinute, in nation: Nation?, _ bankHolidays: BankHolidays
  ) -> LineState {
    state(
      minute.date.weekday, minute.minuteOfDay,
      bankHolidays.status(of: minute.date, in: nation))
  }

  /// Whether it is open at a minute, for certain.
  public func isOpen(
    at minute: CivilMinute, in nation: Nation?, _ bankHolidays: BankHolidays
  ) -> Bool {
    state(at: minute, in: nation, bankHolidays) == .open
  }
}
