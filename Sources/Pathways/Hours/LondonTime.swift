/// The time that clocks show in the whole United Kingdom (Europe/London).
///
/// Greenwich Mean Time in winter. Summer time, one hour more, from 01:00 UTC on the last Sunday
/// of March to 01:00 UTC on the last Sunday of October: Summer Time Act 1972, sections 1 and 2,
/// as amended by the Summer Time Order 2002 (SI 2002/262), which carries out Directive
/// 2000/84/EC. The dates have been these since 1996; for earlier years this is not a record.
public enum LondonTime {
  /// What the clock shows at a minute; nil outside the years 1 to 9999.
  public static func civil(at utc: UTCMinute) -> CivilMinute? {
    // Far beyond the calendar the sums below would overflow.
    guard (-2_000_000_000...5_000_000_000).contains(utc.sinceEpoch) else { return nil }
    let shown = utc.sinceEpoch + offset(at: utc)
    let dayNumber = (shown >= 0 ? shown : shown - 1_439) / 1_440
    guard let date = CivilDate(dayNumber: dayNumber) else { return nil }
    let minuteOfDay = shown - dayNumber * 1_440
    let pieces = pieces(of: date)
    let isSecond =
      pieces.count == 2 && pieces[0].shows.contains(minuteOfDay)
      && utc >= pieces[1].begins
    return CivilMinute(knownDate: date, minuteOfDay: minuteOfDay, isSecond: isSecond)
  }

  /// Minutes by which the clock is ahead of Coordinated Universal Time: 0 or 60.
  static func offset(at utc: UTCMinute) -> Int {
    let dayNumber = (utc.sinceEpoch >= 0 ? utc.sinceEpoch : utc.sinceEpoch - 1_439) / 1_440
    guard let year = CivilDate(dayNumber: dayNumber)?.year,
      let forward = change(in: 3, of: year), let back = change(in: 10, of: year)
    else { return 0 }
    return forward <= utc && utc < back ? 60 : 0
  }

  /// A stretch of a day in which the clock runs evenly.
  struct Piece: Hashable {
    let begins: UTCMinute
    /// The minutes of the day that the clock shows, one after the other.
    let shows: Range<Int>
  }

  /// The stretches of a day: one, or two where the clock is put forward or back.
  static func pieces(of date: CivilDate) -> [Piece] {
    let midnight = UTCMinute(sinceEpoch: date.dayNumber * 1_440)
    if change(in: 3, of: date.year) == midnight.adding(minutes: 60) {
      return [
        Piece(begins: midnight, shows: 0..<60),
        Piece(begins: midnight.adding(minutes: 60), shows: 120..<1_440),
      ]
    }
    if change(in: 10, of: date.year) == midnight.adding(minutes: 60) {
      return [
        Piece(begins: midnight.adding(minutes: -60), shows: 0..<120),
        Piece(begins: midnight.adding(minutes: 60), shows: 60..<1_440),
      ]
    }
    return [
      Piece(begins: midnight.adding(minutes: -offset(at: midnight)), shows: 0..<1_440)
    ]
  }

  /// 01:00 UTC on the last Sunday of March or October, both of which have 31 days.
  private static func change(in month: Int, of year: Int) -> UTCMinute? {
    guard let last = CivilDate(year: year, month: month, day: 31) else { return nil }
    let sunday = last.dayNumber - (last.weekday.rawValue + 1) % 7
    return UTCMinute(sinceEpoch: sunday * 1_440 + 60)
  }
}
