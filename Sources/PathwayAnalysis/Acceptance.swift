import Pathways

/// The findings that are left once those that somebody accepted are taken out.
struct Acceptance {
  /// What may be accepted: findings about words, and about rules that say more than they need.
  ///
  /// Nothing that could send somebody the wrong way is among them: a gap, an overlap, a broken
  /// invariant or worked case has to be mended.
  static let acceptable = [
    "act/dead", "answer/useless", "duty/dead", "duty/dead-contingency", "duty/dead-hold",
    "duty/dead-variant", "fact/useless", "logic/always", "logic/impossible", "logic/kleene-gap",
    "note/dead", "route/dead", "source/old", "text-of/long", "text-of/wide", "text-of/word",
  ]
  static let ids = ["accepted/expired", "accepted/unused", "accepted/not-allowed"]

  private(set) var open: [Finding] = []
  private(set) var accepted: [Analysis.Accepted] = []

  /// - Parameters:
  ///   - today: the day that decides what has expired; without one nothing has.
  ///   - isFinished: whether everything was looked at, so that an entry can be told to be unused.
  init(
    of findings: [Finding], by entries: [AcceptedFinding], sourceMap: SourceMap,
    today: CivilDate?, isFinished: Bool
  ) {
    var open = findings
    for entry in entries {
      let place = sourceMap[.accepted(finding: entry.finding, of: entry.subject)]
      func report(_ id: String, _ message: String, _ suggestion: String) {
        self.open.append(Finding(Diagnostic(id, at: place, message, suggestion: suggestion)))
      }
      guard Self.acceptable.contains(entry.finding) else {
        report(
          "accepted/not-allowed", "a finding '\(entry.finding)' cannot be accepted",
          Self.suggestion(for: entry.finding))
        continue
      }
      let matches = open.filter {
        $0.diagnostic.id == entry.finding && $0.subject == entry.subject
      }
      if let today, entry.until < today {
        report(
          "accepted/expired", "this was accepted until \(entry.until.inWords)",
          matches.isEmpty ? "remove it" : "mend the finding, or accept it again with a new date")
      } else if matches.isEmpty {
        if isFinished {
          report(
            "accepted/unused", "there is no finding '\(entry.finding)' here to accept",
            "remove it")
        }
      } else {
        open.removeAll { matches.contains($0) }
        accepted += matches.map { .init(finding: $0, reason: entry.reason, until: entry.until) }
      }
    }
    self.open = (open + self.open).sorted()
  }

  /// A check that exists is not a slip of the finger.
  private static func suggestion(for id: String) -> String {
    let isCheck = Analyzer.checks.contains { $0.ids.contains(id) }
    let nearest = isCheck ? nil : Suggestion.nearest(to: id, among: acceptable)
    return nearest.map { "did you mean '\($0)'?" } ?? "mend what it says"
  }
}
