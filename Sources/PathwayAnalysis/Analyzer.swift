public import Interviews
public import Pathways

/// What came of looking at a whole pathway.
public struct Analysis: Sendable {
  /// A finding that somebody accepted for a time.
  public struct Accepted: Hashable, Sendable {
    public let finding: Finding
    public let reason: String
    /// The last day on which it is accepted.
    public let until: CivilDate
  }

  /// In the order of their places.
  public let findings: [Finding]
  public let accepted: [Accepted]
  /// The stretches of days that were proved, each by itself.
  public let stretches: [Period]
  /// Whether every question was answered within the budget of nodes.
  public let isFinished: Bool
  public let nodeCount: Int
  fileprivate let compiled: [CompiledPathway?]
  fileprivate let places: [Finding: Int]

  public var hasErrors: Bool {
    findings.contains { $0.diagnostic.severity == .error }
  }

  /// The pathway on the days of a finding, to walk through its case.
  public func compiled(for finding: Finding) -> CompiledPathway? {
    compiled.isEmpty ? nil : compiled[places[finding] ?? 0]
  }
}

/// Asks every question about a whole pathway.
public struct Analyzer: Sendable {
  /// Every check, in the order in which they run.
  static var checks: [any PathwayCheck.Type] {
    [
      AssumptionCheck.self, AssumedRegisterCheck.self, RouteGapCheck.self, RouteOverlapCheck.self,
      RouteDeadCheck.self,
      DutyUnsureCheck.self, DutyDeadCheck.self, DutyVariantCheck.self, NoteAndActDeadCheck.self,
      ConditionConstantCheck.self, ConditionNegationCheck.self, ConditionKleeneGapCheck.self,
      FactUselessCheck.self, InvariantCheck.self, ScenarioCheck.self, TrainingCheck.self,
      ReviewCheck.self, TextCheck.self, TextMissingCheck.self,
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

  /// Looks at a pathway in which nothing begins or ends.
  public func analysis(of pathway: Pathway, sourceMap: SourceMap) -> Analysis {
    analysis(
      of: [PathwayStretch(period: pathway.inForce, pathway: pathway)], sourceMap: sourceMap)
  }

  /// Looks at a pathway on every day between its dates.
  ///
  /// Nothing changes within a stretch, so a proof for each stretch is a proof for every day. What
  /// is found in some stretches only says in which.
  ///
  /// - Parameter stretches: in the order of time, without days between them.
  public func analysis(of stretches: [PathwayStretch], sourceMap: SourceMap) -> Analysis {
    let stretches = stretches.joinedWhereRulesAreTheSame()
    let proofs = stretches.map { proof(of: $0.pathway, sourceMap: sourceMap) }
    let isFinished = proofs.allSatisfy(\.isFinished)
    let (findings, places) = Self.merged(proofs.map(\.findings), stretches.map(\.period))
    let acceptance = Acceptance(
      of: findings, by: stretches.first?.pathway.acceptedFindings ?? [], sourceMap: sourceMap,
      today: today, isFinished: isFinished)
    return Analysis(
      findings: acceptance.open, accepted: acceptance.accepted,
      stretches: stretches.map(\.period), isFinished: isFinished,
      nodeCount: proofs.map(\.nodeCount).reduce(0, +), compiled: proofs.map(\.compiled),
      places: places)
  }

  private struct Proof {
    let findings: Set<Finding>
    let isFinished: Bool
    let nodeCount: Int
    let compiled: CompiledPathway?
  }

  private func proof(of pathway: Pathway, sourceMap: SourceMap) -> Proof {
    var space = ProofSpace(pathway, sourceMap: sourceMap, today: today, budget: budget)
    var findings: Set<Finding> = []
    for check in Self.checks {
      guard !space.isExhausted else { break }
      let found = check.findings(in: &space)
      // What was found while the budget ran out cannot be trusted.
      if !space.isExhausted { findings.formUnion(found) }
      // Where nothing can occur, everything else would be said of every rule.
      if findings.contains(where: { $0.diagnostic.id == "assume/empty" }) { break }
    }
    if space.isExhausted {
      findings.insert(
        space.finding(
          "proof/not-finished", .pathway,
          suggestion: "put the questions that decide most first, or simplify a condition",
          "the proof needed more than \(budget) nodes and was not finished"))
    }
    let isFinished = !space.isExhausted
    let compiled = space.compiled()
    return Proof(
      findings: findings, isFinished: isFinished, nodeCount: space.nodeCount, compiled: compiled)
  }

  /// The findings of all stretches, each once, and in which stretch each can be walked through.
  static func merged(
    _ found: [Set<Finding>], _ periods: [Period]
  ) -> ([Finding], [Finding: Int]) {
    var merged: [Finding] = []
    var places: [Finding: Int] = [:]
    for finding in found.reduce(into: Set<Finding>(), { $0.formUnion($1) }) {
      let here = found.indices.filter { found[$0].contains(finding) }
      let notes =
        here.count == found.count
        ? [] : here.map { Diagnostic.Note("it is so \(periods[$0].inWords)") }
      let dated = finding.adding(notes)
      merged.append(dated)
      places[dated] = here.first ?? 0
    }
    return (merged.sorted(), places)
  }
}

extension Finding {
  fileprivate func adding(_ notes: [Diagnostic.Note]) -> Finding {
    guard !notes.isEmpty else { return self }
    return Finding(
      Diagnostic(
        diagnostic.id, severity: diagnostic.severity, at: diagnostic.location, diagnostic.message,
        suggestion: diagnostic.suggestion, notes: diagnostic.notes + notes), about: subject,
      example: example, cause: cause)
  }
}

extension [PathwayStretch] {
  /// Neighbours with the same rules made one. The bodies of the register decide no proof.
  func joinedWhereRulesAreTheSame() -> [PathwayStretch] {
    var joined: [PathwayStretch] = []
    for stretch in self {
      if let last = joined.last, last.pathway.withoutBodies == stretch.pathway.withoutBodies {
        joined[joined.count - 1] = PathwayStretch(
          period: Period(from: last.period.from, until: stretch.period.until),
          pathway: last.pathway)
      } else {
        joined.append(stretch)
      }
    }
    return joined
  }
}

extension Pathway {
  fileprivate var withoutBodies: Pathway {
    var result = self
    result.register = register.map {
      Register(fact: $0.fact, with: $0.with, sets: $0.sets, rows: $0.rows, bodies: [])
    }
    return result
  }
}
