import DecisionDiagrams
import Interviews
import Pathways

/// Every case that can occur has a route.
enum RouteGapCheck: PathwayCheck {
  static let ids = ["route/gap"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    let none = space.compiler.store.equals(space.route, 0)
    return space.finding(
      "route/gap", .pathway, part: .routes, in: none,
      suggestion: "widen a route so that it stands here, or add one",
      "no route stands for some answers"
    ) { $0.notesOnRoutes() }
  }
}

/// No case has two routes: where two conditions are true, one route is beaten.
enum RouteOverlapCheck: PathwayCheck {
  static let ids = ["route/overlap"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    let routes = space.pathway.routes
    let stands = space.compiler.unbeaten
    var findings: [Finding] = []
    for (left, route) in routes.enumerated() {
      for right in routes.indices.dropFirst(left + 1) {
        let other = routes[right]
        let both = space.compiler.store.and(stands[left], stands[right])
        findings += space.finding(
          "route/overlap", .route(other.id), part: .condition, in: both,
          suggestion: "narrow one of them, or say which beats the other, and why",
          "the routes '\(route.id)' and '\(other.id)' both stand for some answers"
        ) { $0.notes(onRoutes: [route, other]) }
      }
    }
    return findings
  }
}

/// Every route stands for some case.
enum RouteDeadCheck: PathwayCheck {
  static let ids = ["route/dead"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    for (place, route) in space.pathway.routes.enumerated() {
      if space.possible(space.compiler.unbeaten[place]) == .no {
        findings.append(
          space.finding(
            "route/dead", .route(route.id), part: .condition,
            suggestion: "mend this condition; remove the route only if it is not needed",
            "no answers lead to the route '\(route.id)'"))
      }
    }
    return findings
  }
}
