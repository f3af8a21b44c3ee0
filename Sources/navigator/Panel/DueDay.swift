import Pathways

/// The day by which something has to be done: a meeting gives nobody more time than the rules do.
struct DueDay: Hashable {
  /// The last day by the rules; nil if they set none.
  let ruled: CivilDate?
  /// The day that the meeting set; nil if it set none.
  let agreed: CivilDate?

  /// Whether the rules' own day is the one that counts.
  var isByRules: Bool {
    guard let ruled else { return false }
    return agreed.map { ruled < $0 } ?? true
  }

  /// The day that counts.
  var day: CivilDate? { isByRules ? ruled : agreed }

  /// Whose day it is; nil if there is none.
  var source: String? { day.map { _ in isByRules ? "rules" : "meeting" } }

  var words: String {
    guard let day else { return "no day set" }
    guard isByRules else { return "by \(day.inWords)" }
    guard let agreed else { return "by \(day.inWords) by the rules" }
    let year = " \(day.year)"
    let said = agreed.year == day.year ? agreed.inWords.replacing(year, with: "") : agreed.inWords
    return "by \(day.inWords) at the latest by the rules (the meeting said \(said))"
  }
}
