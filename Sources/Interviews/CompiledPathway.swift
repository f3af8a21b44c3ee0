package import DecisionDiagrams
public import Pathways

/// A pathway as diagrams: one for the route, and one for each duty, note and act.
public struct CompiledPathway: Sendable {
  public private(set) var pathway: Pathway
  package let variables: VariableMap
  let reference: ReferenceEvaluator
  package let diagrams: Diagrams
  /// 0 for none, otherwise the place of the route plus 1.
  package let route: Diagram
  let duties: [DutyRoot]
  let acts: [Diagram]
  /// For each fact, where it applies.
  let applies: [Diagram]
  let order: DutyOrder
  /// Every diagram on which the outcome depends.
  package let outcomeRoots: [Diagram]

  /// A pathway too tangled for the budget of nodes.
  public struct TooLarge: Error, Hashable, CustomStringConvertible {
    public let budget: Int

    public var description: String {
      "the conditions of the pathway need more than \(budget) diagram nodes; "
        + "simplify them, or put the questions that decide most first"
    }
  }

  /// The diagrams of a duty.
  package struct DutyRoot: Sendable {
    /// 0 where the duty does not stand; otherwise a place in `states` plus 1.
    package let state: Diagram
    package let states: [State]
    /// Where the duty stands and somebody has done it already. Apart from the state, so that
    /// a duty is settled before anybody is asked what has been done.
    package let done: Diagram
    package let notes: [Diagram]
    /// Where each `after` applies and both duties stand; nowhere if stage and place settle it.
    package let after: [Diagram]
    /// Where this duty is listed before one that ranks earlier, for each that it may overtake.
    /// On these, and not on `after`, does the order of the list depend.
    package let overtakes: [Diagram]
  }

  package struct State: Sendable {
    package let standing: Standing
    package let variant: Duty.Variant.ID?
  }

  /// - Throws: ``TooLarge`` when the budget of nodes runs out.
  public init(_ pathway: Pathway, budget: Int = 1_000_000) throws(TooLarge) {
    var compiler = PathwayCompiler(pathway, budget: budget)
    let route = compiler.compileRoutes()
    var states: [Diagram] = []
    for duty in pathway.duties { states.append(compiler.state(of: duty)) }
    try self.init(continuing: &compiler, route: route, states: states)
  }

  /// The rest of a pathway whose routes and duties are compiled already.
  ///
  /// - Parameter states: for each duty its state.
  /// - Throws: ``TooLarge`` when the budget of nodes runs out.
  package init(
    continuing compiler: inout PathwayCompiler, route: Diagram, states: [Diagram]
  ) throws(TooLarge) {
    let pathway = compiler.pathway
    self.pathway = pathway
    self.route = route
    reference = ReferenceEvaluator(pathway)
    variables = compiler.variables
    var roots: [DutyRoot] = []
    let order = DutyOrder(of: pathway)
    var listed = ListedOrder(order, states: states)
    for place in pathway.duties.indices {
      roots.append(compiler.root(of: place, states: states, in: order, &listed))
    }
    var acts: [Diagram] = []
    for act in pathway.acts { acts.append(compiler.shown(act)) }
    var applies: [Diagram] = []
    for index in pathway.facts.indices { applies.append(compiler.applies(index)) }
    guard !compiler.store.isExhausted else { throw TooLarge(budget: compiler.store.budget) }
    self.acts = acts
    self.applies = applies
    duties = roots
    self.order = order
    outcomeRoots =
      ([route] + roots.flatMap { [$0.state, $0.done] + $0.notes + $0.overtakes } + acts)
      .filter { $0.constant == nil }
    diagrams = compiler.store.snapshot()
  }

  /// Adds the bodies of the register by name. They can be read later than the rules, since no
  /// condition depends on them.
  public mutating func adopt(_ bodies: [Register.Body]) {
    guard let register = pathway.register else { return }
    pathway.register = Register(
      fact: register.fact, with: register.with, sets: register.sets, rows: register.rows,
      bodies: bodies, councils: register.councils)
  }

  /// How many nodes all diagrams have together.
  public var nodeCount: Int { diagrams.nodeCount }
}

extension PathwayCompiler {
  /// The diagrams of the duty at a place.
  ///
  /// - Parameters:
  ///   - states: the diagram of each duty's state.
  ///   - listed: the order of the list in these states.
  package mutating func root(
    of place: Int, states: [Diagram], in order: DutyOrder, _ listed: inout ListedOrder
  ) -> CompiledPathway.DutyRoot {
    let duty = pathway.duties[place]
    let stands = store.nonZero(states[place])
    let isDone = rails(duty.doneWhen).yes
    let done = store.and(stands, isDone)
    var notes: [Diagram] = []
    for note in duty.notes {
      let holds = rails(note.condition)
      notes.append(store.subtract(stands, holds.no))
    }
    var after: [Diagram] = []
    for precedence in duty.after {
      let other = pathway.duties.firstIndex { $0.id == precedence.duty }
      // What changes no order need not be looked at.
      if let other, order.isCertain(other, before: place) {
        after.append(.no)
        continue
      }
      let holds = rails(precedence.condition)
      let otherStands = other.map { store.nonZero(states[$0]) } ?? .no
      let both = store.and(stands, otherStands)
      after.append(store.and(both, holds.yes))
    }
    var overtakes: [Diagram] = []
    for other in order.overtaken(by: place) {
      overtakes.append(listed.overtakes(place, other, in: &self))
    }
    return CompiledPathway.DutyRoot(
      state: states[place], states: Self.states(of: duty), done: done, notes: notes,
      after: after, overtakes: overtakes)
  }

  /// Where an act to avoid is shown.
  package mutating func shown(_ act: Act) -> Diagram {
    let holds = rails(act.condition)
    return act.isShownIfUnsure ? store.not(holds.no) : holds.yes
  }

  /// Every way in which a duty can stand, in the order of the numbers in its diagram.
  package static func states(of duty: Duty) -> [CompiledPathway.State] {
    let standings: [Standing] =
      [.due, .dueBecauseUnsure, .held] + duty.contingencies.indices.map(Standing.contingent)
    let variants: [Duty.Variant.ID?] = [nil] + duty.variants.map(\.id)
    return standings.flatMap { standing in
      variants.map { CompiledPathway.State(standing: standing, variant: $0) }
    }
  }

  package mutating func state(of duty: Duty) -> Diagram {
    let variants = variantSets(of: duty)
    // Which of the variants it is, as a number, once for all standings.
    var variant = Diagram.constant(0)
    for (place, here) in variants.enumerated().dropFirst() {
      variant = store.ifThenElse(here, .constant(place), variant)
    }
    var result = Diagram.constant(0)
    for (place, standing) in standingSets(of: duty).enumerated() where standing != .no {
      let first = place * variants.count + 1
      let state = store.mapped(variant) { first + $0 }
      result = store.ifThenElse(standing, state, result)
    }
    return result
  }

  /// Where the duty is due, due because unsure, held, and contingent on each event.
  package mutating func standingSets(of duty: Duty) -> [Diagram] {
    let condition = rails(duty.condition)
    let decided = store.or(condition.yes, condition.no)
    let unsure = duty.isDueIfUnsure == true ? store.not(decided) : .no
    let owed = store.or(condition.yes, unsure)
    var waits = Diagram.no
    if let hold = duty.hold {
      let holds = rails(hold.condition)
      waits = store.not(holds.no)
    }
    var sets = [
      store.subtract(condition.yes, waits), store.subtract(unsure, waits),
      store.and(owed, waits),
    ]
    var taken = owed
    for contingency in duty.contingencies {
      let holds = rails(contingency.condition)
      let possible = store.not(holds.no)
      sets.append(store.subtract(possible, taken))
      taken = store.or(taken, possible)
    }
    return sets
  }

  /// Where no variant is chosen, then where each is: the first that is true, else the first
  /// that is unsure.
  package mutating func variantSets(of duty: Duty) -> [Diagram] {
    var taken = Diagram.no
    var sets = [Diagram](repeating: .no, count: duty.variants.count)
    var conditions: [Rails] = []
    for variant in duty.variants { conditions.append(rails(variant.condition)) }
    for (place, condition) in conditions.enumerated() {
      sets[place] = store.subtract(condition.yes, taken)
      taken = store.or(taken, condition.yes)
    }
    for (place, condition) in conditions.enumerated() {
      let possible = store.not(condition.no)
      let here = store.subtract(possible, taken)
      sets[place] = store.or(sets[place], here)
      taken = store.or(taken, here)
    }
    return [store.not(taken)] + sets
  }
}
