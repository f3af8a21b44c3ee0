import DecisionDiagrams
import Interviews
import Pathways

/// Every scenario comes out as written, and answers everything that matters.
enum ScenarioCheck: PathwayCheck {
  static let ids = ["scenario/broken"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    guard let compiled = space.compiled() else { return [] }
    let known = Set(space.pathway.facts.filter { $0.origin != nil }.map(\.id))
    return space.pathway.scenarios.flatMap { scenario in
      let walk = ScenarioWalk(scenario, in: compiled, remembered: known, isTimed: false)
      return walk.judgement.map { finding(on: $0, of: scenario, in: space) }
    }
  }

  private static func finding(
    on failure: ScenarioFailure, of scenario: Scenario, in space: ProofSpace
  ) -> Finding {
    let notes = failure.demand.map {
      space.trace(of: scenario.answers).notes(on: $0, isWanted: true)
    }
    let subject = Subject.scenario(scenario.id)
    return Finding(
      Diagnostic(
        "scenario/broken", at: space.sourceMap[subject],
        "scenario '\(scenario.id)': \(failure.text)",
        suggestion: "mend the rules, or the expectation if it was wrong", notes: notes ?? []),
      about: subject, cause: failure.text)
  }
}

/// Assumptions leave cases over, and exclude none that a scenario tells.
enum AssumptionCheck: PathwayCheck {
  static let ids = ["assume/empty", "assume/hides"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    if space.care == .no {
      findings.append(
        space.finding(
          "assume/empty", .pathway, suggestion: "remove one of the assumptions",
          "the assumptions exclude every case"))
    }
    let reference = ReferenceEvaluator(space.pathway)
    for assumption in space.pathway.assumptions {
      for scenario in space.pathway.scenarios
      where reference.truth(of: assumption.excludes, for: scenario.answers) == .yes {
        findings.append(
          space.finding(
            "assume/hides", .assumption(assumption.id), part: .condition,
            suggestion: "the case occurs, so the assumption is wrong",
            "'\(assumption.id)' excludes the scenario '\(scenario.id)'"))
      }
    }
    return findings
  }
}
