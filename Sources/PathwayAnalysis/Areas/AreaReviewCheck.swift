import Pathways

/// A pack that nobody went over in time, or whose review is dated ahead.
enum AreaReviewCheck: AreaCheck {
  static func findings(of overlay: AreaProof.Overlay, in proof: inout AreaProof) -> [Finding] {
    guard let today = proof.today else { return [] }
    let currency = overlay.area.currency
    let location = overlay.places[.area]
    var found: [Finding] = []
    if currency.reviewBy < today {
      found.append(
        Finding(
          Diagnostic(
            "area/review-past", severity: .warning, at: location,
            "the pack should have been gone over by \(currency.reviewBy.inWords)",
            suggestion: "check its values, then change 'reviewed' and 'review-by'")))
    }
    if today < currency.reviewed {
      found.append(
        Finding(
          Diagnostic(
            "area/reviewed-ahead", at: location,
            "the review of \(currency.reviewed.inWords) is still to come",
            suggestion: "'reviewed' is the day on which somebody last went over the pack")))
    }
    return found
  }
}
