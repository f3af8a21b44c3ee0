public import Pathways

/// What a pathway means, in one form: the same bytes for the same meaning, however it is written.
///
/// It holds every rule as a function of the answers, every word that somebody reads, every date
/// and every source. Left out are the approvals, the worked cases, the session plans, the list of words to avoid, what
/// reports count, the findings that are accepted, former names, and the order in which things are
/// written where nobody sees it. The module's decisions say why.
public struct PathwayMeaning: Hashable, Sendable {
  /// The form itself, of which a hash is taken.
  public let bytes: [UInt8]

  /// - Parameters:
  ///   - stretches: the pathway on every day between its dates, bodies of the register included.
  ///   - budget: the most diagram nodes for each stretch.
  /// - Returns: nil if the budget runs out.
  public init?(of stretches: [PathwayStretch], budget: Int = 4_000_000) {
    var bytes: [UInt8] = []
    var last: [UInt8]?
    for stretch in stretches {
      var writer = CanonicalWriter(stretch.pathway, budget: budget)
      writer.write(stretch.pathway.inCanonicalOrder)
      guard !writer.isExhausted else { return nil }
      let form = writer.bytes
      // A date on which nothing changes has no meaning.
      guard form != last else { continue }
      bytes += Array("from \(stretch.period.from?.description ?? "the beginning")\n".utf8) + form
      last = form
    }
    self.bytes = bytes
  }
}

extension Pathway {
  /// The pathway without what has no meaning, and with a settled order where the order in the
  /// files has none.
  ///
  /// Questions and their answers keep their order, since they are asked in it. So do the duties
  /// of one stage, and the acts to avoid: they are shown in it.
  fileprivate var inCanonicalOrder: Pathway {
    var result = Pathway(
      id: id, title: title, summary: summary, version: version, inForce: inForce,
      reviewBy: reviewBy, approvalNeeds: Set(approvalNeeds).sorted())
    result.sources = sources.sorted { $0.id < $1.id }
    result.contacts = contacts.sorted { $0.id < $1.id }
    result.facts = facts
    result.names = names.sorted { $0.id < $1.id }
    result.routes = routes.sorted { $0.id < $1.id }
    result.duties = Stage.allCases.flatMap { stage in duties.filter { $0.stage == stage } }
    result.acts = acts
    result.sheets = sheets.sorted { $0.kind.rawValue < $1.kind.rawValue }
    result.assumptions = assumptions.sorted { $0.id < $1.id }
    result.invariants = invariants.sorted { $0.id < $1.id }
    result.rules = rules.sorted { $0.id < $1.id }
    result.register = register.map { register in
      let kinds = Set(register.rows.map(\.kind)).sorted()
      return Register(
        fact: register.fact, with: register.with, sets: register.sets.sorted(),
        rows: kinds.flatMap { kind in register.rows.filter { $0.kind == kind } },
        bodies: register.bodies.sorted { $0.name < $1.name },
        councils: register.councils.sorted())
    }
    return result
  }
}
