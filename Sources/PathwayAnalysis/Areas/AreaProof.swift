internal import DecisionDiagrams
internal import Interviews
public import Pathways

/// Proves that area packs only add to a pathway.
///
/// One space of cases serves all packs: what a pack adds speaks of the facts and names of the
/// pathway, so it is compiled beside the pathway's own duties.
public struct AreaProof {
  /// Every check of a pack beside its pathway.
  static var checks: [any AreaCheck.Type] {
    [
      AreaFactCheck.self, AreaReviewCheck.self, AreaDeadlineCheck.self, AddedTextCheck.self,
      ChangedRulesCheck.self, DroppedDutyCheck.self, RelaxedDeadlineCheck.self,
    ]
  }

  let pathway: Pathway
  /// Facts that other pathways leave to areas; a pack may settle them too.
  let leftByOthers: Set<Fact.ID>
  let today: CivilDate?
  private let budget: Int
  var space: ProofSpace

  /// - Parameters:
  ///   - leftByOthers: facts that other pathways leave to areas.
  ///   - today: the day on which the packs are looked at; without one no date is looked at.
  ///   - budget: the most diagram nodes.
  public init(
    _ pathway: Pathway, leftByOthers: Set<Fact.ID> = [], today: CivilDate? = nil,
    budget: Int = 4_000_000
  ) {
    self.pathway = pathway
    self.leftByOthers = leftByOthers
    self.today = today
    self.budget = budget
    space = ProofSpace(pathway, sourceMap: SourceMap([:]), today: today, budget: budget)
  }

  /// A pack at one of its authorities, and the pathway with what it adds there.
  struct Overlay {
    let area: Area
    let authority: LocalAuthority.ID?
    let places: AreaSourceMap
    let applied: Pathway
    /// The cases in which the facts of the area are as the pack says.
    let care: Diagram
  }

  /// What is wrong with a pack, in the order of its places; each finding once, though it may hold
  /// at several authorities.
  public mutating func findings(for area: Area, places: AreaSourceMap) -> [Finding] {
    var found: Set<Finding> = []
    for authority in [nil] + area.authorities.map({ Optional($0.id) }) {
      let applied = pathway.adding(area, at: authority)
      found.formUnion(findings(for: area, at: authority, places: places, applied: applied))
    }
    return found.sorted()
  }

  /// The same for a pathway that was changed in any way at all.
  package mutating func findings(
    for area: Area, at authority: LocalAuthority.ID?, places: AreaSourceMap, applied: Pathway
  ) -> [Finding] {
    let care = care(of: area.answers(for: authority))
    let overlay = Overlay(
      area: area, authority: authority, places: places, applied: applied, care: care)
    var found: [Finding] = []
    for check in Self.checks { found += check.findings(of: overlay, in: &self) }
    // Duties and deadlines of the area's own are part of what the invariants speak of.
    if applied.duties.map(\.rule) != pathway.duties.map(\.rule) {
      found += wholeFindings(of: overlay)
    }
    guard !space.isExhausted else {
      return [
        Finding(
          Diagnostic(
            "proof/not-finished", at: places[.area],
            "the proof of the pack needed more than \(budget) nodes and was not finished"))
      ]
    }
    return found
  }

  /// What the analysis of the whole pathway finds, that it did not find without the pack.
  private func wholeFindings(of overlay: Overlay) -> [Finding] {
    let analyzer = Analyzer(budget: budget)
    let map = SourceMap([:])
    let before = Set(analyzer.analysis(of: pathway, sourceMap: map).findings)
    let after = analyzer.analysis(of: overlay.applied, sourceMap: map).findings
    return after.filter { !before.contains($0) }.map { finding in
      Finding(
        Diagnostic(
          finding.diagnostic.id, severity: finding.diagnostic.severity, at: overlay.places[.area],
          "with what the pack adds: \(finding.diagnostic.message)",
          suggestion: finding.diagnostic.suggestion), example: finding.example)
    }
  }

  /// The cases with these answers, of those that can occur.
  private mutating func care(of answers: Answers) -> Diagram {
    var care = space.care
    for fact in answers.facts {
      guard case .one(let answer)? = answers[fact],
        let index = pathway.facts.firstIndex(where: { $0.id == fact }),
        let slot = space.compiler.variables.slots[index],
        let place = slot.answers.firstIndex(of: answer)
      else { continue }
      let literal = space.compiler.store.literal(level: slot.level, in: [place])
      care = space.compiler.store.and(care, literal)
    }
    return care
  }
}

/// A question about a pack beside its pathway.
protocol AreaCheck: Sendable {
  static func findings(of overlay: AreaProof.Overlay, in proof: inout AreaProof) -> [Finding]
}

extension Duty {
  /// The duty without its notes, which decide nothing.
  var rule: Duty {
    Duty(
      id: id, stage: stage, condition: condition, isDueIfUnsure: isDueIfUnsure, hold: hold,
      contingencies: contingencies, after: after, doneWhen: doneWhen, wording: wording,
      variants: variants)
  }
}
