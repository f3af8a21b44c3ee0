/// What a pathway says for given answers, worked out by plain recursion.
///
/// It is the definition of what a pathway means, and the oracle for the diagrams that answer
/// the same question faster. A fact that is missing counts as looked up, or as not known.
public struct ReferenceEvaluator: Sendable {
  public let pathway: Pathway
  private let order: DutyOrder
  /// Where each fact and each derived name stands in the pathway.
  private let places: (facts: [Fact.ID: Int], names: [DerivedName.ID: Int])

  public init(_ pathway: Pathway) {
    self.pathway = pathway
    order = DutyOrder(of: pathway)
    places = (
      Dictionary(zip(pathway.facts.map(\.id), 0...)) { first, _ in first },
      Dictionary(zip(pathway.names.map(\.id), 0...)) { first, _ in first }
    )
  }

  /// The route, the duties and the acts to avoid.
  public func outcome(for answers: Answers) -> Outcome {
    let route = standingRoute(for: answers)
    func truth(_ condition: Condition) -> Truth {
      evaluate(condition, with: answers, route: route)
    }

    let standings = pathway.duties.map { standing(of: $0, truth: truth) }
    let sorted = order.sorted(
      where: { standings[$0] != nil },
      after: { truth(pathway.duties[$0].after[$1].condition) == .yes })
    let duties = sorted.compactMap { place -> OwedDuty? in
      guard let standing = standings[place] else { return nil }
      let duty = pathway.duties[place]
      return OwedDuty(
        duty: duty.id, standing: standing, variant: variant(of: duty, truth: truth),
        isDone: truth(duty.doneWhen) == .yes,
        notes: duty.notes.indices.filter { truth(duty.notes[$0].condition) != .no })
    }
    let acts = pathway.acts.filter { act in
      switch truth(act.condition) {
      case .yes: true
      case .unsure: act.isShownIfUnsure
      case .no: false
      }
    }
    return Outcome(
      route: route, duties: duties, acts: acts.map(\.id),
      presumptions: presumptions(in: answers))
  }

  /// The truth of a condition over facts, before any route is known.
  public func truth(of condition: Condition, for answers: Answers) -> Truth {
    evaluate(condition, with: answers, route: nil)
  }

  /// The truth of a condition where a route stands, as duties and acts see it.
  public func truth(of condition: Condition, for answers: Answers, on route: Route.ID?) -> Truth {
    evaluate(condition, with: answers, route: route)
  }

  /// The truth of a condition that may also speak of what came of the case.
  ///
  /// What it says of the outcome is true or false, never unsure.
  public func truth(
    of condition: Condition, for answers: Answers, in outcome: Outcome
  ) -> Truth {
    evaluate(condition, with: answers, route: outcome.route, outcome: outcome)
  }

  private func holds(
    _ test: Condition.OutcomeTest, in outcome: Outcome, with answers: Answers
  ) -> Bool {
    func stands(_ id: Duty.ID, _ isMeant: (Standing) -> Bool) -> Bool {
      outcome.duty(id).map { isMeant($0.standing) } ?? false
    }
    switch test {
    case .due(let duty): return stands(duty, \.isDue)
    case .held(let duty): return stands(duty) { $0 == .held }
    case .contingent(let duty):
      return stands(duty) { if case .contingent = $0 { true } else { false } }
    case .someDuty: return outcome.duties.contains(where: \.standing.isDue)
    case .act(let act): return outcome.acts.contains(act)
    case .asked(let fact): return pathway.fact(fact).map { applies($0, with: answers) } ?? false
    case .before(let first, let second):
      let places = [first, second].map { id in outcome.duties.firstIndex { $0.duty == id } }
      guard let one = places[0], let other = places[1] else { return true }
      return one < other
    case .cites(let duty, let source):
      let variant = outcome.duty(duty)?.variant
      return outcome.duty(duty) != nil
        && pathway.duty(duty)?.wording(of: variant).basis?.contains { $0.source == source } == true
    }
  }

  /// Whether a fact applies: its `only-if` is true or unsure.
  public func applies(_ fact: Fact, with answers: Answers) -> Bool {
    truth(of: fact.condition, for: answers) != .no
  }

  private func applies(at place: Int, with answers: Answers) -> Bool {
    truth(of: pathway.facts[place].condition, for: answers) != .no
  }

  private func standingRoute(for answers: Answers) -> Route.ID? {
    let standing = pathway.routes.filter { truth(of: $0.condition, for: answers) == .yes }
    let beaten = Set(standing.flatMap { $0.beats.map(\.over) })
    return standing.first { !beaten.contains($0.id) }?.id
  }

  private func standing(of duty: Duty, truth: (Condition) -> Truth) -> Standing? {
    let isOwed: Standing? =
      switch truth(duty.condition) {
      case .yes: .due
      case .unsure: duty.isDueIfUnsure == true ? .dueBecauseUnsure : nil
      case .no: nil
      }
    if let isOwed {
      let waits = duty.hold.map { truth($0.condition) != .no } ?? false
      return waits ? .held : isOwed
    }
    return duty.contingencies.firstIndex { truth($0.condition) != .no }.map(Standing.contingent)
  }

  private func variant(of duty: Duty, truth: (Condition) -> Truth) -> Duty.Variant.ID? {
    let truths = duty.variants.map { truth($0.condition) }
    let chosen =
      truths.firstIndex { $0 == .yes } ?? truths.firstIndex { $0 == .unsure }
    return chosen.map { duty.variants[$0].id }
  }

  private func presumptions(in answers: Answers) -> [Fact.ID] {
    pathway.facts.filter { fact in
      let isSet = pathway.register?.sets.contains(fact.id) == true
      guard case .presume = fact.notKnown,
        (isSet ? raw(fact, with: answers) : answers[fact.id]) == .notKnown
      else { return false }
      return applies(fact, with: answers)
    }.map(\.id)
  }

  private func evaluate(
    _ condition: Condition, with answers: Answers, route: Route.ID?, outcome: Outcome? = nil
  ) -> Truth {
    func recurse(_ part: Condition) -> Truth {
      evaluate(part, with: answers, route: route, outcome: outcome)
    }

    switch condition {
    case .always: return .yes
    case .never: return .no
    case .answered(let id, let wanted):
      return test(id, with: answers) { given in
        if case .one(let answer) = given { wanted.contains(answer) } else { false }
      }
    case .includes(let id, let wanted):
      return test(id, with: answers) { given in
        if case .several(let ticked) = given {
          wanted.contains(where: ticked.contains)
        } else {
          false
        }
      }
    case .notKnown(let id):
      guard let place = places.facts[id], applies(at: place, with: answers) else { return .no }
      return Truth(raw(pathway.facts[place], with: answers) == .notKnown)
    case .named(let id):
      return places.names[id].map { recurse(pathway.names[$0].condition) } ?? .no
    case .route(let wanted):
      return Truth(route.map(wanted.contains) ?? false)
    case .all(let parts):
      var least = Truth.yes
      for part in parts where least != .no { least = min(least, recurse(part)) }
      return least
    case .any(let parts):
      var most = Truth.no
      for part in parts where most != .yes { most = max(most, recurse(part)) }
      return most
    case .not(let part): return !recurse(part)
    case .outcome(let test):
      return outcome.map { Truth(holds(test, in: $0, with: answers)) } ?? .no
    }
  }

  private func test(
    _ id: Fact.ID, with answers: Answers, _ holds: (Given) -> Bool
  ) -> Truth {
    guard let place = places.facts[id], applies(at: place, with: answers) else { return .no }
    let given = raw(pathway.facts[place], with: answers)
    guard given == .notKnown else { return Truth(holds(given)) }
    if case .presume(let presumed, _, _) = pathway.facts[place].notKnown {
      return Truth(holds(.one(presumed)))
    }
    return .unsure
  }

  /// The answer as given or looked up, before any presumption.
  private func raw(_ fact: Fact, with answers: Answers) -> Given {
    if let register = pathway.register, register.sets.contains(fact.id) {
      var relevant = answers
      for id in [register.fact] + [register.with].compactMap({ $0 }) {
        // What does not apply steers nothing, so the table is not looked up with it.
        guard let base = pathway.fact(id) else { continue }
        relevant[id] = applies(base, with: answers) ? raw(base, with: answers) : nil
      }
      return register.value(of: fact.id, in: pathway, with: relevant)
    }
    return answers[fact.id] ?? fact.fallback.map(Given.one) ?? .notKnown
  }
}

extension Register {
  /// What the table sets a fact to, given the kind of body; not known if it does not say.
  public func value(of fact: Fact.ID, in pathway: Pathway, with answers: Answers) -> Given {
    // A presumption stands for "not known" here as it does in conditions.
    func counting(_ id: Fact.ID) -> Answer.ID? {
      switch answers[id] {
      case .one(let answer): return answer
      case .notKnown:
        guard case .presume(let presumed, _, _) = pathway.fact(id)?.notKnown else { return nil }
        return presumed
      case .several, nil: return nil
      }
    }
    let other = with.flatMap(counting)
    guard let kind = counting(self.fact), let value = row(for: kind, with: other)?.sets[fact] else {
      return .notKnown
    }
    return .one(value)
  }
}
