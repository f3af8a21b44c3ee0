import Pathways

/// A proposal is shown as a note. Only what was agreed decides what everybody has to do.
enum ProposalCheck {
  static func diagnostics(_ routes: [LocalRoute], _ deciding: [LocatedText]) -> [Diagnostic] {
    deciding.compactMap { name in
      guard let route = routes.first(where: { $0.id.rawValue == name.value }), !route.status.decides
      else { return nil }
      return Diagnostic(
        "area/proposal-decides", at: name.location,
        "the route '\(route.id)' is \(route.status.rawValue), so it cannot decide a policy",
        suggestion: "remove the policy, or name the document by which it was agreed")
    }
  }
}
