public import Pathways

/// The versions of one pathway, each a folder of its own, cover every day exactly once.
///
/// Between the first day of the first version and the last day of the last one.
public enum VersionCheck {
  public static let ids = ["date/gap", "date/overlap"]

  /// One version: a folder's head, and the place where it is declared.
  public struct Version: Hashable, Sendable {
    public let pathway: Pathway.ID
    public let period: Period
    public let place: SourceLocation

    public init(pathway: Pathway.ID, period: Period, place: SourceLocation) {
      self.pathway = pathway
      self.period = period
      self.place = place
    }
  }

  /// What is wrong between versions of the same pathway, in the order of their first days.
  public static func diagnostics(of versions: [Version]) -> [Diagnostic] {
    Dictionary(grouping: versions, by: \.pathway).sorted { $0.key < $1.key }
      .flatMap { _, versions in diagnostics(between: versions.sorted(by: isEarlier)) }
  }

  private static func isEarlier(_ left: Version, _ right: Version) -> Bool {
    switch (left.period.from, right.period.from) {
    case (nil, nil): left.place < right.place
    case (nil, _): true
    case (_, nil): false
    case (let first?, let second?): (first, left.place) < (second, right.place)
    }
  }

  private static func diagnostics(between versions: [Version]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    // A short version may lie inside a long one, so the one that lasts longest is kept in mind.
    guard var last = versions.first else { return [] }
    for next in versions.dropFirst() {
      let note = Diagnostic.Note("the other version is here", at: last.place)
      if last.period.overlaps(next.period) {
        diagnostics.append(
          Diagnostic(
            "date/overlap", at: next.place,
            "two versions of '\(next.pathway)' are in force on the same days: one "
              + "\(last.period.inWords), this one \(next.period.inWords)",
            suggestion: "end the older one on the day before the newer one begins", notes: [note]))
      } else if let end = last.period.until, let start = next.period.from, let gap = end.next,
        gap < start
      {
        diagnostics.append(
          Diagnostic(
            "date/gap", at: next.place,
            "no version of '\(next.pathway)' is in force from \(gap.inWords) until "
              + (start.previous ?? gap).inWords,
            suggestion: "let this one begin on the day after the other ends", notes: [note]))
      }
      if let end = last.period.until, next.period.until.map({ end < $0 }) ?? true { last = next }
    }
    return diagnostics
  }
}
