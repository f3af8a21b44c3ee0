internal import Pathways

extension LinearSession {
  /// The duties of all saved checks that somebody still has to do.
  var openDutyLines: [String] {
    let rows = journey.openDutyRows
    guard !rows.isEmpty else { return ["Duties not finished. None. Type back."] }
    return ["Duties not finished. \(journey.openDutiesWords)"]
      + rows.enumerated().map { "\($0 + 1). \(journey.words(for: $1))." }
  }

  /// The record of referrals, as far as it matches what was typed.
  var recordLinesOnPage: [String] {
    guard let book = journey.book else { return ["Record of referrals."] }
    let rows = journey.recordRows
    guard !book.rows.isEmpty else { return ["Record of referrals. \(Journey.recordsNotice)"] }
    return ["Record of referrals. \(book.state)", "\(rows.count) of \(book.rows.count) entries."]
      + rows.enumerated().map { "\($0 + 1). Entry \($1.line)." }
  }

  /// The first duty of the route that somebody still has to do, by its number.
  var nextDutyWords: String {
    let open = Set(journey.check?.openDuties.map(\.duty) ?? [])
    let duties = journey.dutyPlaces.compactMap { journey.outcome?.duties[$0] }
    guard let number = duties.firstIndex(where: { open.contains($0.duty) }) else {
      return "No duty is open."
    }
    return "\(open.count) still open. Next: duty \(number + 1), "
      + "\(journey.pathway.title(of: duties[number]))."
  }

  /// What can be said about a duty.
  func stepLines(for duty: Duty.ID) -> [String] {
    choiceLines(
      journey.stepHeading(for: duty), journey.stepWords(for: duty),
      journey.stepRows(for: duty).map(journey.words))
  }

  /// A heading, what there is to know, and numbered lines to choose from.
  func choiceLines(_ heading: String, _ notice: String?, _ rows: [String]) -> [String] {
    [Self.sentence(heading)] + [notice].compactMap(\.self)
      + rows.enumerated().map { "\($0 + 1). \(Self.sentence($1))" }
  }
}
