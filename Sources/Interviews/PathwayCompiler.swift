package import DecisionDiagrams
package import Pathways

/// Where a condition is true and where it is false; elsewhere it is unsure.
package struct Rails {
  package let yes: Diagram
  package let no: Diagram

  package init(yes: Diagram, no: Diagram) {
    self.yes = yes
    self.no = no
  }

  package static let always = Rails(yes: .yes, no: .no)
  package static let never = Rails(yes: .no, no: .yes)
}

/// Turns the conditions of a pathway into diagrams.
///
/// Two diagrams for each condition, "is true" and "is false", carry the third value between
/// them: `and` is true where both are true and false where one is false.
package struct PathwayCompiler {
  package private(set) var pathway: Pathway
  package let variables: VariableMap
  package var store: DiagramStore
  private var factIndex: [Fact.ID: Int] = [:]
  private var nameIndex: [DerivedName.ID: Condition] = [:]
  private var names: [DerivedName.ID: Rails] = [:]
  private var appliesMemory: [Int: Diagram] = [:]
  private var lookups: [Lookup: Rails] = [:]
  /// What is said of one fact is said in many places.
  private var leaves: [Condition: Rails] = [:]
  /// For each route, where it is the one that stands.
  package private(set) var standing: [Diagram] = []
  /// For each route, where it stands, alone or (which the proofs exclude) with others.
  package private(set) var unbeaten: [Diagram] = []

  package init(_ pathway: Pathway, budget: Int) {
    self.pathway = pathway
    variables = VariableMap(pathway)
    store = DiagramStore(domains: variables.domains, budget: budget)
    for (index, fact) in pathway.facts.enumerated() { factIndex[fact.id] = index }
    for name in pathway.names { nameIndex[name.id] = name.condition }
  }

  /// What has been compiled of a pathway, to be taken up again later.
  package struct Progress: Sendable {
    fileprivate let pathway: Pathway
    fileprivate let nameIndex: [DerivedName.ID: Condition]
    fileprivate let names: [DerivedName.ID: Rails]
    fileprivate let appliesMemory: [Int: Diagram]
    fileprivate let lookups: [Lookup: Rails]
    fileprivate let leaves: [Condition: Rails]
    fileprivate let standing: [Diagram]
    fileprivate let unbeaten: [Diagram]
  }

  package var progress: Progress {
    get {
      Progress(
        pathway: pathway, nameIndex: nameIndex, names: names, appliesMemory: appliesMemory,
        lookups: lookups, leaves: leaves, standing: standing, unbeaten: unbeaten)
    }
    set {
      pathway = newValue.pathway
      nameIndex = newValue.nameIndex
      names = newValue.names
      appliesMemory = newValue.appliesMemory
      lookups = newValue.lookups
      leaves = newValue.leaves
      standing = newValue.standing
      unbeaten = newValue.unbeaten
    }
  }

  /// Goes on with a changed pathway, and keeps what the change cannot have touched.
  ///
  /// - Parameters:
  ///   - pathway: with the same facts, answers and order of asking.
  ///   - names: the derived names whose meaning may have changed.
  ///   - facts: the indices of the facts of which it may have changed when they apply.
  ///   - routes: whether the routes may have changed; they have to be compiled anew then.
  package mutating func change(
    to pathway: Pathway, names changed: Set<DerivedName.ID>, facts: Set<Int>, routes: Bool
  ) {
    if !facts.isEmpty || pathway.register?.rows != self.pathway.register?.rows {
      (lookups, leaves) = ([:], [:])
    }
    self.pathway = pathway
    for name in changed { names[name] = nil }
    for name in pathway.names where changed.contains(name.id) {
      nameIndex[name.id] = name.condition
    }
    for fact in facts { appliesMemory[fact] = nil }
    if routes { (standing, unbeaten) = ([], []) }
  }

  /// The route at each case: 0 for none, otherwise its place plus 1.
  package mutating func compileRoutes() -> Diagram {
    let holds = pathway.routes.map { rails($0.condition).yes }
    var beaten = [Diagram](repeating: .no, count: holds.count)
    for (place, route) in pathway.routes.enumerated() {
      for precedence in route.beats {
        guard let loser = pathway.routes.firstIndex(where: { $0.id == precedence.over }) else {
          continue
        }
        beaten[loser] = store.or(beaten[loser], holds[place])
      }
    }
    var taken = Diagram.no
    var root = Diagram.constant(0)
    for place in holds.indices {
      var stands = store.subtract(holds[place], beaten[place])
      unbeaten.append(stands)
      // Should two stand, which the proofs exclude, the first in the file is taken.
      stands = store.subtract(stands, taken)
      taken = store.or(taken, stands)
      standing.append(stands)
      root = store.ifThenElse(stands, .constant(place + 1), root)
    }
    return root
  }

  /// Where a fact applies: its `only-if` is true or unsure.
  package mutating func applies(_ index: Int) -> Diagram {
    if let known = appliesMemory[index] { return known }
    let condition = rails(pathway.facts[index].condition)
    let result = store.not(condition.no)
    appliesMemory[index] = result
    return result
  }

  package mutating func rails(_ condition: Condition) -> Rails {
    switch condition {
    case .always: return .always
    case .never, .outcome: return .never
    case .answered, .includes, .notKnown:
      if let known = leaves[condition] { return known }
      let result = leaf(condition)
      leaves[condition] = result
      return result
    case .named(let id):
      if let known = names[id] { return known }
      let result = rails(nameIndex[id] ?? .never)
      names[id] = result
      return result
    case .route(let wanted):
      var yes = Diagram.no
      for (place, route) in pathway.routes.enumerated()
      where wanted.contains(route.id) && place < standing.count {
        yes = store.or(yes, standing[place])
      }
      return Rails(yes: yes, no: store.not(yes))
    case .all(let parts):
      var result = Rails.always
      for part in parts {
        let next = rails(part)
        result = Rails(yes: store.and(result.yes, next.yes), no: store.or(result.no, next.no))
      }
      return result
    case .any(let parts):
      var result = Rails.never
      for part in parts {
        let next = rails(part)
        result = Rails(yes: store.or(result.yes, next.yes), no: store.and(result.no, next.no))
      }
      return result
    case .not(let part):
      let inner = rails(part)
      return Rails(yes: inner.no, no: inner.yes)
    }
  }

  /// What is said of one fact.
  private mutating func leaf(_ condition: Condition) -> Rails {
    switch condition {
    case .answered(let fact, let wanted): answered(fact, Set(wanted))
    case .includes(let fact, let wanted): includes(fact, Set(wanted))
    case .notKnown(let fact): notKnown(fact)
    default: .never
    }
  }

  private mutating func answered(_ id: Fact.ID, _ wanted: Set<Answer.ID>) -> Rails {
    guard let index = factIndex[id] else { return .never }
    if let register = pathway.register, register.sets.contains(id) {
      let known = looked(up: id, in: register, wanted)
      guard case .presume(let presumed, _, _) = pathway.facts[index].notKnown else { return known }
      let open = notKnown(id).yes
      return wanted.contains(presumed)
        ? Rails(yes: store.or(known.yes, open), no: known.no)
        : Rails(yes: known.yes, no: store.or(known.no, open))
    }
    guard let slot = variables.slots[index], !slot.takesSeveral else { return .never }
    let applies = applies(index)
    var values = Set(slot.answers.indices.filter { wanted.contains(slot.answers[$0]) })
    var others = Set(slot.answers.indices).subtracting(values)
    if case .presume(let presumed, _, _) = pathway.facts[index].notKnown {
      if wanted.contains(presumed) {
        values.insert(Int(slot.notKnown))
      } else {
        others.insert(Int(slot.notKnown))
      }
    }
    let isOne = store.literal(level: slot.level, in: values)
    let isOther = store.literal(level: slot.level, in: others)
    let inapplicable = store.not(applies)
    return Rails(yes: store.and(applies, isOne), no: store.or(inapplicable, isOther))
  }

  private mutating func includes(_ id: Fact.ID, _ wanted: Set<Answer.ID>) -> Rails {
    guard let index = factIndex[id], let slot = variables.slots[index], slot.takesSeveral else {
      return .never
    }
    let applies = applies(index)
    let given = store.literal(level: slot.level, in: [0])
    var ticked = Diagram.no
    for (place, answer) in slot.answers.enumerated() where wanted.contains(answer) {
      let literal = store.literal(level: slot.level + 1 + place, in: [1])
      ticked = store.or(ticked, literal)
    }
    let asked = store.and(applies, given)
    let unticked = store.subtract(given, ticked)
    let inapplicable = store.not(applies)
    return Rails(yes: store.and(asked, ticked), no: store.or(inapplicable, unticked))
  }

  private mutating func notKnown(_ id: Fact.ID) -> Rails {
    guard let index = factIndex[id] else { return .never }
    if let register = pathway.register, register.sets.contains(id) {
      let all = Set(pathway.facts[index].answers.map(\.id))
      let known = looked(up: id, in: register, all)
      let either = store.or(known.yes, known.no)
      let applies = applies(index)
      let yes = store.subtract(applies, either)
      return Rails(yes: yes, no: store.not(yes))
    }
    guard let slot = variables.slots[index], slot.mayBeNotKnown else { return .never }
    let applies = applies(index)
    let open = store.literal(level: slot.level, in: [Int(slot.notKnown)])
    let yes = store.and(applies, open)
    return Rails(yes: yes, no: store.not(yes))
  }

  /// What is asked of the register.
  fileprivate struct Lookup: Hashable {
    let fact: Fact.ID
    let wanted: Set<Answer.ID>
  }

  /// What the register sets follows from the kind of body and the second fact; unsure where it
  /// does not say.
  private mutating func looked(
    up id: Fact.ID, in register: Register, _ wanted: Set<Answer.ID>
  ) -> Rails {
    guard let index = factIndex[id], let kindIndex = factIndex[register.fact] else {
      return .never
    }
    let lookup = Lookup(fact: id, wanted: wanted)
    if let known = lookups[lookup] { return known }
    let kinds = pathway.facts[kindIndex].answers.map(\.id)
    let others: [Answer.ID?] =
      register.with.flatMap { pathway.fact($0)?.answers.map(\.id) } ?? [nil]
    var yes = Diagram.no
    var no = Diagram.no
    for kind in kinds {
      let isKind = plainly(kindIndex, kind)
      for other in others {
        guard let value = register.row(for: kind, with: other)?.sets[id] else { continue }
        var here = isKind
        if let other, let with = register.with, let second = factIndex[with] {
          let isOther = plainly(second, other)
          here = store.and(here, isOther)
        }
        if wanted.contains(value) {
          yes = store.or(yes, here)
        } else {
          no = store.or(no, here)
        }
      }
    }
    let applies = applies(index)
    let inapplicable = store.not(applies)
    let result = Rails(yes: store.and(applies, yes), no: store.or(inapplicable, no))
    lookups[lookup] = result
    return result
  }

  /// Where a fact applies and is answered so, or presumed so.
  private mutating func plainly(_ index: Int, _ answer: Answer.ID) -> Diagram {
    guard let slot = variables.slots[index], !slot.takesSeveral,
      let place = slot.answers.firstIndex(of: answer)
    else { return .no }
    var values: Set<Int> = [place]
    if case .presume(answer, _, _) = pathway.facts[index].notKnown {
      values.insert(Int(slot.notKnown))
    }
    let isAnswer = store.literal(level: slot.level, in: values)
    let applies = applies(index)
    return store.and(applies, isAnswer)
  }
}
