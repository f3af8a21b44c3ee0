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
    guard let changed = ChangedMeaning(from: old, to: new) else { return false }
    let routes = changed.routes
    compiler.change(to: new, names: changed.names, facts: [], routes: routes)
    let newRoute = routes ? compiler.compileRoutes() : route
    var known: [Duty.ID: (duty: Duty, state: Diagram)] = [:]
    for (duty, state) in zip(old.duties, states) { known[duty.id] = (duty, state) }
    var newStates: [Diagram] = []
    for duty in new.duties {
      let isSame =
        known[duty.id]?.duty.rule == duty.rule && !duty.conditions.contains(where: changed.reaches)
      let kept = isSame ? known[duty.id]?.state : nil
      newStates.append(kept ?? compiler.state(of: duty))
    }
    look(
      at: new, order: DutyOrder(of: new), care: care, route: newRoute, states: newStates,
      only: nil, findsExamples: true)
    return true
  }
}
