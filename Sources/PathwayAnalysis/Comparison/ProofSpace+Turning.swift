import DecisionDiagrams
import Interviews
import Pathways

extension ProofSpace {
  /// Goes on with a newer version of the pathway, and compiles only what differs.
  ///
  /// - Returns: whether it did. It does not where a question or what is looked up differs, since
  ///   everything can rest on that.
  mutating func turn(to new: Pathway) -> Bool {
    let old = pathway
    guard old.facts == new.facts, old.assumptions == new.assumptions,
      old.register?.fact == new.register?.fact, old.register?.with == new.register?.with,
      old.register?.rows == new.register?.rows
    else { return false }
    let names = Self.changedNames(from: old, to: new)
    func rests(_ condition: Condition) -> Bool { condition.parts.contains(where: names.contains) }
    guard !new.facts.contains(where: { rests($0.condition) }),
      !new.assumptions.contains(where: { rests($0.excludes) })
    else { return false }

    let routes = old.routes != new.routes || new.routes.contains { rests($0.condition) }
    compiler.change(to: new, names: names.ids, facts: [], routes: routes)
    let newRoute = routes ? compiler.compileRoutes() : route
    var known: [Duty.ID: (duty: Duty, state: Diagram)] = [:]
    for (duty, state) in zip(old.duties, states) { known[duty.id] = (duty, state) }
    var newStates: [Diagram] = []
    for duty in new.duties {
      let isSame =
        known[duty.id]?.duty.rule == duty.rule
        && !duty.conditions.contains { rests($0) || routes && $0.namesRoute }
      let kept = isSame ? known[duty.id]?.state : nil
      newStates.append(kept ?? compiler.state(of: duty))
    }
    look(
      at: new, order: DutyOrder(of: new), care: care, route: newRoute, states: newStates,
      only: nil, findsExamples: true)
    return true
  }

  /// The names that mean something else, or that rest on one that does.
  private static func changedNames(from old: Pathway, to new: Pathway) -> ChangedNames {
    let before = Dictionary(
      old.names.map { ($0.id, $0.condition) }, uniquingKeysWith: { first, _ in first })
    let routes = old.routes != new.routes
    var changed = ChangedNames()
    for name in new.names
    where before[name.id] != name.condition || routes && name.condition.namesRoute {
      changed.ids.insert(name.id)
    }
    var isGrowing = true
    while isGrowing {
      let size = changed.ids.count
      for name in new.names where name.condition.parts.contains(where: changed.contains) {
        changed.ids.insert(name.id)
      }
      isGrowing = changed.ids.count > size
    }
    return changed
  }
}

/// Names that a part of a condition may be.
private struct ChangedNames {
  var ids: Set<DerivedName.ID> = []

  func contains(_ part: Condition) -> Bool {
    if case .named(let id) = part { ids.contains(id) } else { false }
  }
}

extension Condition {
  fileprivate var namesRoute: Bool {
    parts.contains { part in if case .route = part { true } else { false } }
  }
}
