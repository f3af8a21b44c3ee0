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
  struct DutyRoot: Sendable {
    /// 0 where the duty does not stand; otherwise a place in `states` plus 1.
    let state: Diagram
    let states: [State]
    /// Where the duty stands and somebody has done it already. Apart from the state, so that
    /// a duty is settled before anybody is asked what has been done.
    let done: Diagram
    let notes: [Diagram]
    let after: [Diagram]
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
    let places = Dictionary(
      pathway.duties.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let order = DutyOrder(of: pathway)
    for (place, duty) in pathway.duties.enumerated() {
      let stands = compiler.store.nonZero(states[place])
      let isDone = compiler.rails(duty.doneWhen).yes
      let done = compiler.store.and(stands, isDone)
      var notes: [Diagram] = []
      for note in duty.notes {
        let holds = compiler.rails(note.condition)
        let shown = compiler.store.subtract(stands, holds.no)
        notes.append(shown)
      }
      var after: [Diagram] = []
      for precedence in duty.after {
        // What changes no order is not asked about either.
        if let first = places[precedence.duty], order.isCertain(first, before: place) {
          after.append(.no)
          continue
        }
        let holds = compiler.rails(precedence.condition)
        let other = places[precedence.duty].map { compiler.store.nonZero(states[$0]) } ?? .no
        let both = compiler.store.and(stands, other)
        after.append(compiler.store.and(both, holds.yes))
      }
      roots.append(
        DutyRoot(
          state: states[place], states: PathwayCompiler.states(of: duty), done: done,
          notes: notes, after: after))
    }
    var acts: [Diagram] = []
    for act in pathway.acts {
      let holds = compiler.rails(act.condition)
      acts.append(act.isShownIfUnsure ? compiler.store.not(holds.no) : holds.yes)
    }
    var applies: [Diagram] = []
    for index in pathway.facts.indices { applies.append(compiler.applies(index)) }
    guard !compiler.store.isExhausted else { throw TooLarge(budget: compiler.store.budget) }
    self.acts = acts
    self.applies = applies
    duties = roots
    self.order = order
    outcomeRoots =
      ([route] + roots.flatMap { [$0.state, $0.done] + $0.notes + $0.after } + acts)
      .filter { $0.constant == nil }
    diagrams = compiler.store.snapshot()
  }

  /// Adds the bodies of the register by name. They can be read later than the rules, since no
  /// condition depends on them.
  public mutating func adopt(_ bodies: [Register.Body]) {
    guard let register = pathway.register else { return }
    pathway.register = Register(
      fact: register.fact, with: register.with, sets: register.sets, rows: register.rows,
      bodies: bodies)
  }

  /// How many nodes all diagrams have together.
  public var nodeCount: Int { diagrams.nodeCount }
}

extension PathwayCompiler {
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
    var result = Diagram.constant(0)
    var number = 1
    for standing in standingSets(of: duty) {
      for variant in variants {
        let here = store.and(standing, variant)
        result = store.ifThenElse(here, .constant(number), result)
        number += 1
      }
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
