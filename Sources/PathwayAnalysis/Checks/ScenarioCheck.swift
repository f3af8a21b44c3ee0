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
    var notes =
      failure.demand.map { space.trace(of: scenario.answers).notes(on: $0, isWanted: true) } ?? []
    if let duty = failure.duty {
      let part = failure.variant.map(DeclarationPart.variant)
      notes.append(
        Diagnostic.Note("'\(duty)' gives its time here", at: space.sourceMap[.duty(duty), part]))
    }
    let subject = Subject.scenario(scenario.id)
    return Finding(
      Diagnostic(
        "scenario/broken", at: space.sourceMap[subject],
        "scenario '\(scenario.id)': \(failure.text)",
        suggestion: "mend the rules, or the expectation if it was wrong", notes: notes),
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
      let told = space.pathway.scenarios.filter {
        reference.truth(of: assumption.excludes, for: $0.answers) == .yes
      }
      // A slip in the register hides scenarios too, and is said by itself.
      guard let first = told.first, !AssumedRegisterCheck.disagrees(with: assumption, in: &space)
      else { continue }
      let more = told.count > 1 ? " and \(told.count - 1) more" : ""
      findings.append(
        space.finding(
          "assume/hides", .assumption(assumption.id), part: .condition,
          suggestion: "the case occurs: mend the assumption, or what makes it so",
          "'\(assumption.id)' excludes the scenario '\(first.id)'\(more)",
          notes: [Diagnostic.Note("it stands here", at: space.sourceMap[.scenario(first.id)])]))
    }
    return findings
  }
}
