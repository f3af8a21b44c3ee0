public import Pathways

/// Proves that area packs only add to a pathway, on every day between its dates.
public struct DatedAreaProof {
  private var proofs: [AreaProof]
  private let periods: [Period]

  /// - Parameters:
  ///   - stretches: in the order of time, without days between them.
  ///   - leftByOthers: facts that other pathways leave to areas.
  ///   - today: the day on which the packs are looked at; without one no date is looked at.
  ///   - budget: the most diagram nodes, for each stretch.
  public init(
    _ stretches: [PathwayStretch], leftByOthers: Set<Fact.ID> = [], today: CivilDate? = nil,
    budget: Int = 4_000_000
  ) {
    let joined = stretches.joinedWhereRulesAreTheSame()
    proofs = joined.map {
      AreaProof($0.pathway, leftByOthers: leftByOthers, today: today, budget: budget)
    }
    periods = joined.map(\.period)
  }

  /// What is wrong with a pack, in the order of its places, each finding once; what is so only on
  /// some days says on which.
  public mutating func findings(for area: Area, places: AreaSourceMap) -> [Finding] {
    var found: [Set<Finding>] = []
    for index in proofs.indices {
      found.append(Set(proofs[index].findings(for: area, places: places)))
    }
    return Analyzer.merged(found, periods).0
  }
}
