import Pathways

/// What means something else in the newer of two pathways that offer the same answers.
struct ChangedMeaning {
  /// The names that are defined in another way, and those that rest on one that is.
  private(set) var names: Set<DerivedName.ID> = []
  /// The facts of which "not known" counts as something else, which apply in other cases, or which
  /// are looked up otherwise.
  private(set) var facts: Set<Fact.ID> = []
  /// Whether any route stands in other cases.
  private(set) var routes: Bool
  /// Whether other cases can occur.
  private(set) var assumptions: Bool

  /// - Returns: nil where the two do not have the same facts with the same answers, so that their
  ///   cases cannot be written in the same way.
  init?(from old: Pathway, to new: Pathway) {
    guard old.facts.count == new.facts.count,
      zip(old.facts, new.facts).allSatisfy({ $0.isAnswered(like: $1) }),
      Set(old.register?.sets ?? []) == Set(new.register?.sets ?? [])
    else { return nil }
    let before = Dictionary(
      old.names.map { ($0.id, $0.condition) }, uniquingKeysWith: { first, _ in first })
    names = Set(new.names.filter { before[$0.id] != $0.condition }.map(\.id))
    for (was, now) in zip(old.facts, new.facts)
    where was.condition != now.condition || was.notKnown != now.notKnown {
      facts.insert(now.id)
    }
    if old.register?.fact != new.register?.fact || old.register?.with != new.register?.with
      || old.register?.rows != new.register?.rows
    {
      facts.formUnion(new.register?.sets ?? [])
    }
    routes = old.routes != new.routes
    assumptions = false
    // A name may rest on a fact, a fact on a name, and both may speak of the route.
    var size = -1
    while size != names.count + facts.count + (routes ? 1 : 0) {
      size = names.count + facts.count + (routes ? 1 : 0)
      grow(in: new)
    }
    assumptions =
      old.assumptions != new.assumptions || new.assumptions.contains { rests($0.excludes) }
  }

  private mutating func grow(in pathway: Pathway) {
    for name in pathway.names where !names.contains(name.id) && reaches(name.condition) {
      names.insert(name.id)
    }
    for fact in pathway.facts where !facts.contains(fact.id) && reaches(fact.condition) {
      facts.insert(fact.id)
    }
    if let register = pathway.register,
      facts.contains(register.fact) || register.with.map(facts.contains) == true
    {
      facts.formUnion(register.sets)
    }
    routes = routes || pathway.routes.contains { rests($0.condition) }
  }

  /// Whether a condition that is written alike can hold in other cases.
  func reaches(_ condition: Condition) -> Bool {
    rests(condition) || routes && condition.namesRoute
  }

  private func rests(_ condition: Condition) -> Bool {
    switch condition {
    case .always, .never, .route, .outcome: false
    case .answered(let fact, _), .includes(let fact, _), .notKnown(let fact): facts.contains(fact)
    case .named(let name): names.contains(name)
    case .all(let parts), .any(let parts): parts.contains(where: rests)
    case .not(let part): rests(part)
    }
  }

  /// A pathway without the duties and the acts that mean the same in the other one.
  ///
  /// What is left says nothing of the order of duties, which is not compared.
  func rest(of pathway: Pathway, beside other: Pathway) -> Pathway {
    var rest = pathway
    let duties = Dictionary(other.duties.map { ($0.id, $0) }) { first, _ in first }
    let acts = Dictionary(other.acts.map { ($0.id, $0) }) { first, _ in first }
    rest.duties.removeAll { duties[$0.id] == $0 && !$0.conditions.contains(where: reaches) }
    rest.acts.removeAll { acts[$0.id] == $0 && !reaches($0.condition) }
    return rest
  }
}

extension Fact {
  /// Whether the same can be answered to both, so that it is written in the same way.
  fileprivate func isAnswered(like other: Fact) -> Bool {
    id == other.id && takesSeveral == other.takesSeveral && mayBeNotKnown == other.mayBeNotKnown
      && isUrgent == other.isUrgent && answers.map(\.id) == other.answers.map(\.id)
  }
}

extension Condition {
  fileprivate var namesRoute: Bool {
    switch self {
    case .route: true
    case .all(let parts), .any(let parts): parts.contains(where: \.namesRoute)
    case .not(let part): part.namesRoute
    default: false
    }
  }
}
