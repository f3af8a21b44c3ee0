public import Pathways

/// What came of looking at a whole pathway.
public struct Analysis: Sendable {
  /// In the order of their places.
  public let findings: [Finding]
  /// Whether every question was answered within the budget of nodes.
  public let isFinished: Bool
  public let nodeCount: Int

  public var hasErrors: Bool {
    findings.contains { $0.diagnostic.severity == .error }
  }
}

/// Asks every question about a whole pathway.
public struct Analyzer: Sendable {
  /// Every check, in the order in which they run.
  static var checks: [any PathwayCheck.Type] {
    [
      AssumptionCheck.self, RouteGapCheck.self, RouteOverlapCheck.self, RouteDeadCheck.self,
      DutyUnsureCheck.self, DutyDeadCheck.self, DutyVariantCheck.self, NoteAndActDeadCheck.self,
      ConditionConstantCheck.self, ConditionNegationCheck.self, ConditionKleeneGapCheck.self,
      FactUselessCheck.self, InvariantCheck.self, ScenarioCheck.self, ReviewCheck.self,
      TextCheck.self,
    ]
  }

  /// The most diagram nodes; when they run out the result says so, and is never a pass.
  public let budget: Int
  /// The day on which the pathway is looked at; without one no date is looked at.
  public let today: CivilDate?

  public init(budget: Int = 4_000_000, today: CivilDate? = nil) {
    self.budget = budget
    self.today = today
  }

  public func analysis(of pathway: Pathway, sourceMap: SourceMap) -> Analysis {
    var space = ProofSpace(pathway, sourceMap: sourceMap, today: today, budget: budget)
    var findings: Set<Finding> = []
    for check in Self.checks {
      guard !space.isExhausted else { break }
      let found = check.findings(in: &space)
      // What was found while the budget ran out cannot be trusted.
      if !space.isExhausted { findings.formUnion(found) }
    }
    if space.isExhausted {
      findings.insert(
        space.finding(
          "proof/not-finished", .pathway,
          suggestion: "put the questions that decide most first, or simplify a condition",
          "the proof needed more than \(budget) nodes and was not finished"))
    }
    let isFinished = !space.isExhausted
    let nodeCount = space.nodeCount
    return Analysis(findings: findings.sorted(), isFinished: isFinished, nodeCount: nodeCount)
  }
}
