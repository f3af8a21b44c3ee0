import DecisionDiagrams
import Interviews
import Pathways

/// Every diagram on which the outcome and the questions of a pathway depend.
struct RootSet {
  var care: Diagram
  var route: Diagram
  var states: [Diagram]
  var duties: [CompiledPathway.DutyRoot]
  var acts: [Diagram]
  /// For each fact, where it applies.
  var applies: [Diagram]

  /// Compiles whatever a change can have reached, and takes the rest from before.
  ///
  /// - Parameters:
  ///   - compiler: already turned to the changed pathway.
  ///   - old: the diagrams before the change.
  init(
    of pathway: Pathway, in compiler: inout PathwayCompiler, from old: RootSet,
    reach: Dependencies.Reach
  ) {
    self = old
    if reach.assumptions { care = ProofSpace.care(of: pathway, &compiler) }
    if reach.routes { route = compiler.compileRoutes() }
    for place in reach.facts { applies[place] = compiler.applies(place) }
    for place in reach.duties { states[place] = compiler.state(of: pathway.duties[place]) }
    let order = DutyOrder(of: pathway)
    var listed = ListedOrder(order, states: states)
    for place in reach.duties {
      duties[place] = compiler.root(of: place, states: states, in: order, &listed)
    }
    for place in reach.acts { acts[place] = compiler.shown(pathway.acts[place]) }
  }

  /// Everything, of a space that has just been made.
  init(of space: inout ProofSpace) {
    care = space.care
    route = space.route
    states = space.states
    duties = []
    acts = []
    applies = []
    let order = DutyOrder(of: space.pathway)
    var listed = ListedOrder(order, states: states)
    for place in space.pathway.duties.indices {
      duties.append(space.compiler.root(of: place, states: states, in: order, &listed))
    }
    for act in space.pathway.acts { acts.append(space.compiler.shown(act)) }
    for place in space.pathway.facts.indices { applies.append(space.compiler.applies(place)) }
  }

  /// The diagrams that decide which questions matter, in groups that change together: the
  /// route, each duty, each act.
  var groups: [[Diagram]] {
    [[route]] + duties.map(Self.group) + acts.map { [$0] }
  }

  static func group(of duty: CompiledPathway.DutyRoot) -> [Diagram] {
    [duty.state, duty.done] + duty.notes + duty.overtakes
  }

  /// The places among the groups that a change can have reached.
  func groups(in reach: Dependencies.Reach) -> [Int] {
    (reach.routes ? [0] : []) + reach.duties.sorted().map { 1 + $0 }
      + reach.acts.sorted().map { 1 + duties.count + $0 }
  }

  func group(at place: Int) -> [Diagram] {
    if place == 0 { return [route] }
    return place <= duties.count
      ? Self.group(of: duties[place - 1]) : [acts[place - 1 - duties.count]]
  }

  /// What comes of a case, worked out from the diagrams.
  func outcome(
    of assignment: [Int32], in pathway: Pathway, _ order: DutyOrder, _ store: DiagramStore
  ) -> Outcome {
    func value(_ diagram: Diagram) -> Int { store.value(of: diagram, at: assignment) }

    let values = duties.map { value($0.state) }
    let places = order.sorted(
      where: { values[$0] > 0 }, after: { value(duties[$0].after[$1]) == 1 })
    let owed = places.map { place in
      let root = duties[place]
      let state = root.states[values[place] - 1]
      return OwedDuty(
        duty: pathway.duties[place].id, standing: state.standing, variant: state.variant,
        isDone: value(root.done) == 1,
        notes: root.notes.indices.filter { value(root.notes[$0]) == 1 })
    }
    let number = value(route)
    return Outcome(
      route: number > 0 ? pathway.routes[number - 1].id : nil, duties: owed,
      acts: pathway.acts.indices.filter { value(acts[$0]) == 1 }.map { pathway.acts[$0].id },
      presumptions: [])
  }
}
