internal import DecisionDiagrams
public import Pathways

extension Interview {
  /// What comes of the case; nil while a question is open.
  public var outcome: Outcome? {
    isComplete ? settledOutcome : nil
  }

  /// The outcome as far as it no longer depends on anything unanswered.
  ///
  /// Nothing in it will be taken back, whatever is answered next: a duty stands in it only
  /// when it stands in the same way for every completion of the answers.
  public var settledOutcome: Outcome {
    let closed = assignment.allSatisfy { $0 >= 0 }
    func value(_ diagram: Diagram) -> Int? {
      closed
        ? compiled.diagrams.value(of: diagram, at: assignment)
        : compiled.diagrams.settledValue(of: diagram, given: assignment)
    }

    let states = compiled.duties.map { value($0.state) ?? 0 }
    let places = compiled.order.sorted(
      where: { states[$0] > 0 },
      after: { value(compiled.duties[$0].after[$1]) == 1 })
    let duties = places.map { place in
      let root = compiled.duties[place]
      let state = root.states[states[place] - 1]
      return OwedDuty(
        duty: pathway.duties[place].id, standing: state.standing, variant: state.variant,
        isDone: value(root.done) == 1,
        notes: root.notes.indices.filter { value(root.notes[$0]) == 1 })
    }
    let acts = pathway.acts.indices.filter { value(compiled.acts[$0]) == 1 }
    return Outcome(
      route: value(compiled.route).flatMap { $0 > 0 ? pathway.routes[$0 - 1].id : nil },
      duties: duties, acts: acts.map { pathway.acts[$0].id }, presumptions: presumptions)
  }

  /// The duties of which it is not yet known whether or how they stand: some completion of the
  /// answers brings them in one way, and another in no way or in another way. In the order of
  /// the files.
  public var openDuties: [Duty.ID] {
    compiled.duties.indices.compactMap { place in
      let values = compiled.diagrams.values(of: compiled.duties[place].state, given: assignment)
      return values.count > 1 ? pathway.duties[place].id : nil
    }
  }

  private var presumptions: [Fact.ID] {
    pathway.facts.indices.compactMap { index in
      let fact = pathway.facts[index]
      guard case .presume = fact.notKnown, isNotKnown(fact), applies(at: index) == true
      else { return nil }
      return fact.id
    }
  }

  /// Whether a fact is not known, by answer or by the register; not so while that is open.
  private func isNotKnown(_ fact: Fact) -> Bool {
    guard let register = pathway.register, register.sets.contains(fact.id) else {
      return value(of: fact) == .notKnown
    }
    let known = knownAnswers
    for base in [register.fact] + [register.with].compactMap({ $0 }) {
      if applies(base) == false { continue }
      if known[base] == nil { return false }
    }
    return registerValues[fact.id] ?? .notKnown == .notKnown
  }

  /// Whether nothing unanswered can change the route.
  public var routeIsSettled: Bool {
    compiled.diagrams.settledValue(of: compiled.route, given: assignment) != nil
  }

  /// The routes that some completion of the answers still reaches, in the order of the files.
  public var possibleRoutes: [Route.ID] {
    routes(given: assignment)
  }

  func routes(given assignment: [Int32]) -> [Route.ID] {
    let values = compiled.diagrams.values(of: compiled.route, given: assignment)
    return pathway.routes.indices.filter { values.contains($0 + 1) }.map { pathway.routes[$0].id }
  }

  /// Those of the citations that apply here: an Act of another nation is left out.
  public func applying(_ citations: [Citation]) -> [Citation] {
    citations.filter { citation in
      guard let condition = citation.condition ?? pathway.source(citation.source)?.condition,
        condition != .always
      else { return true }
      return compiled.reference.truth(of: condition, for: knownAnswers) != .no
    }
  }

  /// The truth of a condition that may also speak of what came of the case.
  ///
  /// - Parameter outcome: of this very interview; it is passed in, since working it out takes
  ///   longer than the condition.
  public func truth(of condition: Condition, in outcome: Outcome) -> Truth {
    compiled.reference.truth(of: condition, for: knownAnswers, in: outcome)
  }

  /// Everything that counts: given, looked up, or a default.
  private var knownAnswers: Answers {
    var known = answers.filled(from: lookedUp)
    for fact in pathway.facts where known[fact.id] == nil { known[fact.id] = value(of: fact) }
    return known
  }

  /// The bodies of the register's facts as they follow from the answers: what the practitioner's
  /// own body may and must do.
  public var registerValues: [Fact.ID: Given] {
    guard let register = pathway.register else { return [:] }
    var known = knownAnswers
    for fact in pathway.facts where applies(fact.id) == false { known[fact.id] = nil }
    guard known[register.fact] != nil else { return [:] }
    return Dictionary(
      register.sets.map { ($0, register.value(of: $0, in: pathway, with: known)) },
      uniquingKeysWith: { first, _ in first })
  }
}
