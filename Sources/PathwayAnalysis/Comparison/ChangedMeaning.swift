import Pathways

/// What means something else in the newer of two pathways that ask the same questions.
struct ChangedMeaning {
  /// The names that are defined in another way, and those that rest on one that is.
  private(set) var names: Set<DerivedName.ID> = []
  /// Whether any route stands in other cases.
  let routes: Bool

  /// - Returns: nil where a question, an assumption or what is looked up differs, since
  ///   everything can rest on that.
  init?(from old: Pathway, to new: Pathway) {
    guard old.facts == new.facts, old.assumptions == new.assumptions,
      old.register?.fact == new.register?.fact, old.register?.with == new.register?.with,
      old.register?.rows == new.register?.rows
    else { return nil }
    let before = Dictionary(
      old.names.map { ($0.id, $0.condition) }, uniquingKeysWith: { first, _ in first })
    var routes = old.routes != new.routes
    var names = Set(new.names.filter { before[$0.id] != $0.condition }.map(\.id))
    // A name may speak of the route, and a route may rest on a name.
    var isGrowing = true
    while isGrowing {
      let (size, were) = (names.count, routes)
      for name in new.names
      where name.condition.rests(on: names) || routes && name.condition.namesRoute {
        names.insert(name.id)
      }
      routes = routes || new.routes.contains { $0.condition.rests(on: names) }
      isGrowing = names.count > size || routes != were
    }
    guard !new.facts.contains(where: { $0.condition.rests(on: names) }),
      !new.assumptions.contains(where: { $0.excludes.rests(on: names) })
    else { return nil }
    self.names = names
    self.routes = routes
  }

  /// Whether a condition that is written alike can hold in other cases.
  func reaches(_ condition: Condition) -> Bool {
    condition.rests(on: names) || routes && condition.namesRoute
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

extension Condition {
  fileprivate func rests(on names: Set<DerivedName.ID>) -> Bool {
    parts.contains { part in if case .named(let id) = part { names.contains(id) } else { false } }
  }

  fileprivate var namesRoute: Bool {
    parts.contains { part in if case .route = part { true } else { false } }
  }
}
