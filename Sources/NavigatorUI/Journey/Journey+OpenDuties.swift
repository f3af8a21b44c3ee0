internal import Interviews
internal import Pathways

/// A duty of a saved check that somebody still has to do.
struct OpenDuty: Hashable, Sendable {
  let check: Check.ID
  let caseName: String
  let duty: Duty.ID
  let title: String
  /// The number that it has on the page of the route and on the sheets.
  let number: Int?
  /// The last minute in time; nil where the deadline is an event, or none is set.
  let due: CivilMinute?
  let isOverdue: Bool
  let isDueToday: Bool
  /// How often somebody tried and reached nobody.
  let tries: Int
}

extension Journey {
  /// The open duties of all saved checks, the one that is due first before the others.
  var openDutyRows: [OpenDuty] {
    let rows = saved.flatMap { openDuties(of: $0.check) }
    return rows.enumerated().sorted { left, right in
      switch (left.element.due, right.element.due) {
      case (let one?, let other?): (one.utc, left.offset) < (other.utc, right.offset)
      case (nil, nil): left.offset < right.offset
      case (let one, _): one != nil
      }
    }.map(\.element)
  }

  private func openDuties(of check: Check) -> [OpenDuty] {
    let numbered = check.reached?.duties.filter { !$0.isContingent } ?? []
    return check.openDuties.map { owed in
      let due = due(owed, in: check)
      let title = pathway.duty(owed.duty)?.wording(of: owed.variant).title
      return OpenDuty(
        check: check.id, caseName: check.name + (check.person.map { ", person \($0)" } ?? ""),
        duty: owed.duty,
        title: title ?? owed.duty.rawValue,
        number: numbered.firstIndex { $0.duty == owed.duty }.map { $0 + 1 }, due: due,
        isOverdue: due.flatMap { due in minute.map { due.utc < $0.utc } } ?? false,
        isDueToday: due.flatMap { due in minute.map { due.date == $0.date } } ?? false,
        tries: check.tries(for: owed.duty))
    }
  }

  /// The last minute at which a duty of a route that was reached is done in time.
  func due(_ owed: Reached.Owed, in check: Check) -> CivilMinute? {
    guard let by = owed.by.flatMap(Deadline.init(code:)),
      let start = check.owedSince(owed.duty).flatMap(CivilMinute.init(written:))
    else { return nil }
    let place = check.places.first { $0.part == .now }?.place
    return by.due(
      from: start, in: place.flatMap { directory?.nation(of: $0) }, directory?.bankHolidays)
  }

  /// When a duty of the route on the screen is due, in a few words; nil where no time is set.
  func dueWords(for duty: Duty.ID) -> String? {
    guard let check, let owed = check.reached?.duties.first(where: { $0.duty == duty }),
      owed.by != Deadline.atOnce.code, check.openDuties.contains(owed),
      let due = due(owed, in: check)
    else { return nil }
    return words(forDue: due, since: check.owedSince(duty))
  }

  /// A time that is due, with how long is left.
  func words(forDue due: CivilMinute, since start: String? = nil) -> String {
    guard let minute else { return words(for: due) }
    let left = due.utc.sinceEpoch - minute.utc.sinceEpoch
    if start.flatMap(CivilMinute.init(written:)) == due {
      return left < 0 ? "at once, OVERDUE since \(words(for: due))" : "at once"
    }
    if left < 0 { return "OVERDUE since \(words(for: due))" }
    if left < 60 { return "\(words(for: due)), \(left) minutes left" }
    if left < 48 * 60 { return "\(words(for: due)), \(left / 60) hours left" }
    return words(for: due)
  }

  private func words(for due: CivilMinute) -> String {
    if due.date == minute?.date { return "today \(due.clock)" }
    // The year goes without saying, unless it is another one.
    let day = due.date.inWords.split(separator: " ").prefix(
      due.date.year == minute?.date.year ? 2 : 3)
    return "\(due.date.weekday.short) \(day.joined(separator: " ")) \(due.clock)"
  }

  /// A time as a check keeps it, as a person reads it: the clock, and the day unless it is today.
  func clockWords(for time: String) -> String {
    guard let moment = CivilMinute(written: time) else { return time }
    return moment.date == minute?.date ? moment.clock : "\(moment.date.inWords) \(moment.clock)"
  }

  /// What the first page says of the duties that are open.
  var openDutiesWords: String {
    let rows = openDutyRows
    guard !rows.isEmpty else { return "None." }
    let overdue = rows.filter(\.isOverdue).count
    let today = rows.filter { $0.isDueToday && !$0.isOverdue }.count
    var parts: [String] = []
    if overdue > 0 { parts.append("\(overdue) overdue") }
    if today > 0 { parts.append("\(today) due today") }
    let rest = rows.count - overdue - today
    if rest > 0 { parts.append(parts.isEmpty ? "\(rest)" : "\(rest) more") }
    return parts.joined(separator: ", ") + "."
  }

  /// Opens the check of an open duty, at that duty.
  mutating func open(_ row: OpenDuty, at moment: Moment) -> [Effect] {
    guard let chosen = saved.first(where: { $0.id == row.check }) else { return [] }
    let effects = resume(chosen, toDuty: row.duty, at: moment)
    if page == .result { place.isFromOpenDuties = true }
    return effects
  }

  static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  func words(for row: OpenDuty) -> String {
    let since = saved.first { $0.id == row.check }?.check.owedSince(row.duty)
    let due = row.due.map { ": \(words(forDue: $0, since: since))" } ?? ""
    let number = row.number.map { " (duty \($0))" } ?? ""
    let tried = row.tries == 0 ? "" : " Tried \(Self.times(row.tries))."
    return "\(row.title)\(number)\(due).\(tried) Case: \(row.caseName)"
  }
}
