import Pathways

/// What a training case calls a mistake is one, by what the rules say of the case.
///
/// A trainer who says that something is wrong while the program says that it is right would
/// teach a room to distrust one of the two.
enum TrainingCheck: PathwayCheck {
  static let ids = ["training/no-mistake", "training/changes-nothing"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    let reference = ReferenceEvaluator(space.pathway)
    var findings: [Finding] = []
    for scenario in space.pathway.scenarios {
      guard let training = scenario.training else { continue }
      let outcome = reference.outcome(for: scenario.answers)
      for (place, mistake) in training.mistakes.enumerated() {
        guard let fault = fault(of: mistake, in: scenario, outcome, reference) else { continue }
        findings.append(
          space.finding(
            fault.id, .mistake(of: scenario.id, at: place), severity: fault.severity,
            suggestion: fault.suggestion, fault.message))
      }
    }
    return findings
  }

  private struct Fault {
    var id = "training/no-mistake"
    var severity = Diagnostic.Severity.error
    let message: String
    let suggestion: String
  }

  private static func fault(
    of mistake: Training.Mistake, in scenario: Scenario, _ outcome: Outcome,
    _ reference: ReferenceEvaluator
  ) -> Fault? {
    switch mistake.choice {
    case .duty(let duty):
      guard outcome.duty(duty)?.standing.isDue == true else { return nil }
      return Fault(
        message: "'\(duty)' is due in this case, so doing it is no mistake",
        suggestion: "name a duty that is not due here, or write 'left-out:'")
    case .leftOut(let duty):
      let standing = outcome.duty(duty)?.standing
      guard standing?.isDue != true, standing != .held else { return nil }
      return Fault(
        message: "'\(duty)' is not due in this case, so leaving it out is no mistake",
        suggestion: "name a duty that is due here, or write 'duty:'")
    case .act(let act):
      guard !outcome.acts.contains(act) else { return nil }
      return Fault(
        message: "nothing warns of '\(act)' in this case, so it is no mistake",
        suggestion: "name an act that is to be avoided here")
    case .answer(let fact, let wrong):
      var answers = scenario.answers
      answers[fact] = wrong
      let other = reference.outcome(for: answers)
      guard other.route == outcome.route, other.duties == outcome.duties else { return nil }
      return Fault(
        id: "training/changes-nothing", severity: .warning,
        message: "that answer to '\(fact)' changes neither the route nor a duty here",
        suggestion: "name an answer that leads somewhere else")
    }
  }
}
