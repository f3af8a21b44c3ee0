import DecisionDiagrams
import Interviews
import Pathways

extension ProofSpace {
  /// Goes on with a newer version of the pathway in the same store, and compiles only what
  /// differs: so equal functions of the two are the same diagram.
  mutating func turn(to new: Pathway, by changed: ChangedMeaning) {
    let old = pathway
    let facts = new.facts.indices.filter { changed.facts.contains(new.facts[$0].id) }
    compiler.change(
      to: new, names: changed.names, facts: Set(facts), routes: changed.routes)
    let newCare = changed.assumptions ? Self.care(of: new, &compiler) : care
    let newRoute = changed.routes ? compiler.compileRoutes() : route
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
      at: new, order: DutyOrder(of: new), care: newCare, route: newRoute, states: newStates,
      only: nil, findsExamples: true)
  }
}
