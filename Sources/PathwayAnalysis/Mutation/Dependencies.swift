import Pathways

/// Which declarations a change to one of them can reach.
///
/// A mutant takes names away or swaps what stands beside them, and never brings a new one in;
/// so what the original pathway depends on covers every mutant of it.
struct Dependencies {
  /// What a condition may rest on.
  private enum Element: Hashable {
    case fact(Fact.ID)
    case name(DerivedName.ID)
    case duty(Duty.ID)
    case act(Act.ID)
    case routes, register
  }

  /// What has to be looked at again when one declaration has changed.
  struct Reach {
    var facts: Set<Int> = []
    var names: Set<DerivedName.ID> = []
    var routes = false
    var duties: Set<Int> = []
    var acts: Set<Int> = []
    var invariants: [Invariant] = []
    var assumptions = false
  }

  private let pathway: Pathway
  private let order: DutyOrder
  private var memory: [Element: Set<Element>] = [:]
  private var reaches: [Element: Reach] = [:]

  init(of pathway: Pathway) {
    self.pathway = pathway
    order = DutyOrder(of: pathway)
  }

  /// - Parameter edit: not a removal.
  mutating func reach(of edit: Edit) -> Reach {
    let element: Element =
      switch edit {
      case .fact(_, let fact): .fact(fact.id)
      case .name(_, let name): .name(name.id)
      case .route: .routes
      case .duty(_, let duty): .duty(duty.id)
      case .act(_, let act): .act(act.id)
      case .row: .register
      case .removal: preconditionFailure("a removal is put in place first")
      }
    if let known = reaches[element] { return known }
    let reach = makeReach(of: element)
    reaches[element] = reach
    return reach
  }

  private mutating func makeReach(of element: Element) -> Reach {
    var reach = Reach()
    for (place, fact) in pathway.facts.enumerated()
    where Element.fact(fact.id) == element || basis(of: fact.condition).contains(element) {
      reach.facts.insert(place)
    }
    for name in pathway.names
    where Element.name(name.id) == element || basis(of: name.condition).contains(element) {
      reach.names.insert(name.id)
    }
    reach.routes =
      element == .routes || pathway.routes.contains { basis(of: $0.condition).contains(element) }
    for (place, duty) in pathway.duties.enumerated() {
      let own = Element.duty(duty.id)
      // Whether a duty comes after another depends on whether the other stands, and whether it
      // overtakes one, on all that the two may wait for.
      let others = duty.after.map { Element.duty($0.duty) }
      let overtaken = order.overtaken(by: place)
      let waits = overtaken.isEmpty ? [] : (overtaken + [place]).flatMap(order.waits(for:))
      let everything = [own] + others + Set(waits).map { .duty(pathway.duties[$0].id) }
      if everything.contains(where: { $0 == element || basis(of: $0).contains(element) }) {
        reach.duties.insert(place)
      }
    }
    for (place, act) in pathway.acts.enumerated()
    where Element.act(act.id) == element || basis(of: act.condition).contains(element) {
      reach.acts.insert(place)
    }
    reach.invariants = pathway.invariants.filter { basis(of: $0.demand).contains(element) }
    reach.assumptions = pathway.assumptions.contains {
      basis(of: $0.excludes).contains(element)
    }
    return reach
  }

  private mutating func basis(of condition: Condition) -> Set<Element> {
    switch condition {
    case .always, .never: return []
    case .answered(let fact, _), .includes(let fact, _), .notKnown(let fact):
      return basis(of: Element.fact(fact)).union([.fact(fact)])
    case .named(let name): return basis(of: Element.name(name)).union([.name(name)])
    case .route: return basis(of: Element.routes).union([.routes])
    case .all(let parts), .any(let parts):
      var all: Set<Element> = []
      for part in parts { all.formUnion(basis(of: part)) }
      return all
    case .not(let part): return basis(of: part)
    case .outcome(let test): return basis(of: test)
    }
  }

  private mutating func basis(of test: Condition.OutcomeTest) -> Set<Element> {
    switch test {
    case .due(let duty), .held(let duty), .contingent(let duty), .cites(let duty, _):
      return basis(of: Element.duty(duty)).union([.duty(duty)])
    case .act(let act): return basis(of: Element.act(act)).union([.act(act)])
    case .asked(let fact): return basis(of: Element.fact(fact)).union([.fact(fact)])
    case .before(let first, let second):
      // A mutant takes orders away and adds none, so the stages settle what they settled before.
      guard !order.isSettledByStage(first, before: second, in: pathway) else { return [] }
      var all: Set<Element> = []
      for id in [first, second] {
        guard let place = pathway.duties.firstIndex(where: { $0.id == id }) else { continue }
        for other in order.waits(for: place).map({ pathway.duties[$0].id }) {
          all.formUnion(basis(of: Element.duty(other)).union([.duty(other)]))
        }
      }
      return all
    case .someDuty:
      var all: Set<Element> = []
      for duty in pathway.duties {
        all.formUnion(basis(of: Element.duty(duty.id)).union([.duty(duty.id)]))
      }
      return all
    }
  }

  private mutating func basis(of demand: Invariant.Demand) -> Set<Element> {
    switch demand {
    case .always(let condition), .never(let condition): return basis(of: condition)
    case .notKnownNeverDrops(let duties, let facts, let condition):
      var all = basis(of: condition)
      for duty in duties { all.formUnion(basis(of: Element.duty(duty)).union([.duty(duty)])) }
      for fact in facts { all.formUnion(basis(of: Element.fact(fact)).union([.fact(fact)])) }
      return all
    case .neverWeaker(let fact, _, let duties):
      var all = basis(of: Element.fact(fact)).union([.fact(fact)])
      for duty in duties.isEmpty ? pathway.duties.map(\.id) : duties {
        all.formUnion(basis(of: Element.duty(duty)).union([.duty(duty)]))
      }
      return all
    }
  }

  /// Everything on which an element rests, without itself.
  private mutating func basis(of element: Element) -> Set<Element> {
    if let known = memory[element] { return known }
    var all: Set<Element> = []
    switch element {
    case .fact(let id):
      if let fact = pathway.fact(id) { all = basis(of: fact.condition) }
      if let register = pathway.register, register.sets.contains(id) {
        all.insert(.register)
        for base in [register.fact] + [register.with].compactMap(\.self) {
          all.formUnion(basis(of: Element.fact(base)).union([.fact(base)]))
        }
      }
    case .name(let id):
      if let name = pathway.name(id) { all = basis(of: name.condition) }
    case .routes:
      for route in pathway.routes { all.formUnion(basis(of: route.condition)) }
    case .duty(let id):
      for condition in pathway.duty(id)?.conditions ?? [] {
        all.formUnion(basis(of: condition))
      }
    case .act(let id):
      if let act = pathway.act(id) { all = basis(of: act.condition) }
    case .register: break
    }
    memory[element] = all
    return all
  }
}

extension Duty {
  /// Every condition of the duty, in the order of its keys.
  var conditions: [Condition] {
    [condition, doneWhen] + (hold.map { [$0.condition] } ?? [])
      + contingencies.map(\.condition) + after.map(\.condition) + notes.map(\.condition)
      + variants.map(\.condition)
  }
}
