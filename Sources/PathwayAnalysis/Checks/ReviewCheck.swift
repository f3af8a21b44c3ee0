import Pathways

/// Somebody has looked at the pathway, and at its sources, not too long ago.
enum ReviewCheck: PathwayCheck {
  static let ids = ["date/expired", "date/future", "source/old"]
  /// A source that nobody has looked at for two years is worth a look.
  static let oldAfterYears = 2

  static func findings(in space: inout ProofSpace) -> [Finding] {
    guard let today = space.today else { return [] }
    var findings: [Finding] = []
    let pathway = space.pathway
    if pathway.reviewBy < today {
      findings.append(
        space.finding(
          "date/expired", .pathway, severity: .warning,
          suggestion: "look at it again, then move 'review-by'",
          "the review was due by \(pathway.reviewBy.inWords)"))
    }
    if let until = pathway.inForce.until, until < today {
      findings.append(
        space.finding(
          "date/expired", .pathway, severity: .warning, suggestion: "publish the next version",
          "the pathway was in force until \(until.inWords)"))
    }
    for source in pathway.sources {
      if today < source.checked {
        findings.append(
          space.finding(
            "date/future", .source(source.id), suggestion: "write the day on which you looked",
            "the source '\(source.id)' was checked on a day to come"))
      } else if source.checked.year + Self.oldAfterYears < today.year
        || (source.checked.year + Self.oldAfterYears == today.year
          && (source.checked.month, source.checked.day) < (today.month, today.day))
      {
        findings.append(
          space.finding(
            "source/old", .source(source.id), severity: .warning,
            suggestion: "look whether it is still so, then move 'checked'",
            "nobody has looked at the source '\(source.id)' since \(source.checked.inWords)"))
      }
    }
    return findings
  }
}
