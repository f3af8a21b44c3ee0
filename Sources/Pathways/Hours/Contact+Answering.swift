extension Contact {
  /// When its telephone answers; nil if it has none, or if nobody stated its hours.
  public var schedule: Schedule? {
    guard case .confirmed(_?, _, _, let hours?) = reach,
      let parsed = try? HoursParser().hours(from: [hours])
    else { return nil }
    return try? parsed.schedule(among: [:])
  }

  /// Whether somebody answers its telephone at a minute, and the words for it; nil if it has none,
  /// or if nobody stated its hours.
  ///
  /// - Parameter nation: whose bank holidays count; nil if it is not known.
  public func answering(
    at minute: CivilMinute, in nation: Nation?, _ bankHolidays: BankHolidays
  ) -> (state: LineState, words: String)? {
    guard let schedule else { return nil }
    let answering = AnsweringNow(
      [TelephoneLine(id: id, schedule: schedule, rank: 0)], at: minute, in: nation, bankHolidays)
    return answering.first.map { ($0.state, answering.words(for: $0)) }
  }
}
