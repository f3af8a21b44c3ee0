import DecisionDiagrams
import Interviews
import Pathways

/// The scenarios of a pathway as walks through its diagrams, so that a mutant is tried on all
/// of them by looking only at what it changed.
///
/// It says the same as ``ScenarioWalk`` on the mutated pathway, and never asks what cannot
/// have changed.
struct ScenarioTable {
  fileprivate struct Step {
    let asked: Int?
    /// For each group of diagrams, the facts on which it still depends.
    let live: [FactSet]
    let applies: [Diagram]
  }

  struct Entry {
    let scenario: Scenario
    /// The facts that are known before the first question.
    fileprivate let lookedUp: [Bool]
    /// For each fact the variables that its answer sets; empty where the scenario has none.
    fileprivate let answers: [[(level: Int, value: Int)]]
    fileprivate let isGiven: [Bool]
    fileprivate var steps: [Step] = []
    /// Everything that the scenario says, and something for the rest.
    let assignment: [Int32]
  }

  private(set) var entries: [Entry] = []
  private let pathway: Pathway
  private let asking: Asking
  private var restrictions: Restrictions

  /// - Parameter scenarios: those that hold in the pathway.
  init(
    _ scenarios: [Scenario], of pathway: Pathway, _ roots: RootSet,
    in compiler: inout PathwayCompiler
  ) {
    self.pathway = pathway
    asking = Asking(pathway)
    restrictions = Restrictions(factOfLevel: compiler.variables.factOfLevel)
    for scenario in scenarios {
      var entry = Self.entry(scenario, in: pathway, compiler.variables)
      var steps: [Step] = []
      _ = walk(entry, roots, asking, &compiler.store) { steps.append($0) }
      entry.steps = steps
      entries.append(entry)
    }
  }

  /// Forgets everything about diagrams, since the store has been taken back.
  mutating func forget() {
    restrictions = Restrictions(factOfLevel: restrictions.factOfLevel)
  }

  private static func entry(
    _ scenario: Scenario, in pathway: Pathway, _ variables: VariableMap
  ) -> Entry {
    var lookedUp = [Bool](repeating: false, count: pathway.facts.count)
    var isGiven = lookedUp
    var answers: [[(level: Int, value: Int)]] = Array(repeating: [], count: pathway.facts.count)
    var assignment = [Int32](repeating: 0, count: variables.domains.count)
    for (index, fact) in pathway.facts.enumerated() {
      let given = scenario.answers[fact.id]
      isGiven[index] = given != nil
      // As in a scenario's walk: what is looked up, or remembered, is there from the start.
      let isKnown = (fact.origin != nil || !fact.isAskable) && given.map(fact.offers) == true
      var value = given
      if !isKnown, !fact.isAskable {
        value = fact.fallback.map(Given.one) ?? (fact.mayBeNotKnown ? .notKnown : nil)
      }
      lookedUp[index] = isKnown || (!fact.isAskable && value != nil)
      if value == nil, fact.isAskable {
        value = fact.mayBeNotKnown ? .notKnown : .one(fact.answers[0].id)
      }
      guard let slot = variables.slots[index] else { continue }
      var whole = [Int32](repeating: -1, count: variables.domains.count)
      variables.set(index, to: value, in: &whole)
      for level in slot.level..<(slot.level + slot.count) where whole[level] >= 0 {
        answers[index].append((level, Int(whole[level])))
        assignment[level] = whole[level]
      }
    }
    return Entry(
      scenario: scenario, lookedUp: lookedUp, answers: answers, isGiven: isGiven,
      assignment: assignment)
  }

  // MARK: Walking

  private struct Walk {
    var asked: [Int] = []
    var isMissing = false
  }

  /// Walks a scenario through all diagrams.
  private mutating func walk(
    _ entry: Entry, _ roots: RootSet, _ asking: Asking, _ store: inout DiagramStore,
    note: (Step) -> Void = { _ in }
  ) -> Walk {
    var groups = roots.groups
    var applies = roots.applies
    var isOpen = asking.isAskable
    for fact in isOpen.indices where entry.lookedUp[fact] {
      isOpen[fact] = false
      set(fact, of: entry, in: &groups, &applies, &store)
    }
    var walk = Walk()
    while true {
      let live = groups.map { support(of: $0, store) }
      let all = live.reduce(into: FactSet()) { $0.formUnion($1) }
      let next = asking.order.first { fact in
        isOpen[fact] && (asking.isAlwaysAsked[fact] || all.contains(fact)) && applies[fact] == .yes
      }
      note(Step(asked: next, live: live, applies: applies))
      guard let next else { return walk }
      walk.asked.append(next)
      if !entry.isGiven[next] { walk.isMissing = true }
      isOpen[next] = false
      set(next, of: entry, in: &groups, &applies, &store)
    }
  }

  private mutating func support(of group: [Diagram], _ store: DiagramStore) -> FactSet {
    var all = FactSet()
    for diagram in group { all.formUnion(restrictions.support(of: diagram, store)) }
    return all
  }

  private mutating func set(
    _ fact: Int, of entry: Entry, in groups: inout [[Diagram]], _ applies: inout [Diagram],
    _ store: inout DiagramStore
  ) {
    for (level, value) in entry.answers[fact] {
      for group in groups.indices {
        for place in groups[group].indices {
          let old = groups[group][place]
          guard old.constant == nil else { continue }
          let new = restrictions.fixed(old, level, value, &store)
          if new != old { groups[group][place] = new }
        }
      }
      for place in applies.indices {
        guard applies[place].constant == nil else { continue }
        applies[place] = restrictions.fixed(applies[place], level, value, &store)
      }
    }
  }

  // MARK: Trying a mutant

  /// Whether a scenario comes to another outcome than it expects, when everything that it says
  /// counts. It asks nothing, so it may miss what only the questions show.
  func firstBroken(
    by mutated: Pathway, _ order: DutyOrder, _ roots: RootSet, was old: RootSet, groups: [Int],
    _ store: DiagramStore
  ) -> Scenario? {
    let pairs = groups.flatMap { place -> [(Diagram?, Diagram?)] in
      let (before, after) = (old.group(at: place), roots.group(at: place))
      return (0..<max(before.count, after.count)).map { index in
        (
          index < before.count ? before[index] : nil, index < after.count ? after[index] : nil
        )
      }.filter { $0.0 != $0.1 }
    }
    for entry in entries {
      let isOther = pairs.contains { before, after in
        guard let before, let after else { return true }
        return store.value(of: before, at: entry.assignment)
          != store.value(of: after, at: entry.assignment)
      }
      guard isOther else { continue }
      let outcome = roots.outcome(of: entry.assignment, in: mutated, order, store)
      if !entry.scenario.expectation.failures(of: outcome, asked: nil, in: mutated).isEmpty {
        return entry.scenario
      }
    }
    return nil
  }

  /// The first scenario that expects another deadline than a duty has now.
  func firstMisworded(
    by mutated: Pathway, _ order: DutyOrder, _ roots: RootSet, _ reach: Dependencies.Reach,
    _ store: DiagramStore
  ) -> Scenario? {
    let reworded = Set(
      reach.duties.filter { mutated.duties[$0].differsInTime(from: pathway.duties[$0]) }
        .map { mutated.duties[$0].id })
    guard !reworded.isEmpty else { return nil }
    return entries.first { entry in
      let expectation = entry.scenario.expectation
      guard expectation.deadlines.contains(where: { reworded.contains($0.duty) }) else {
        return false
      }
      let outcome = roots.outcome(of: entry.assignment, in: mutated, order, store)
      return !expectation.failures(of: outcome, asked: nil, in: mutated).isEmpty
    }?.scenario
  }

  /// The first scenario that does not come out as expected when other questions are asked, or
  /// other values are looked up, and no condition is another.
  mutating func firstBroken(
    byAsking mutated: Pathway, _ order: DutyOrder, _ roots: RootSet,
    in compiler: inout PathwayCompiler
  ) -> Scenario? {
    let asking = Asking(mutated)
    for old in entries {
      let entry = Self.entry(old.scenario, in: mutated, compiler.variables)
      let walk = walk(entry, roots, asking, &compiler.store)
      let outcome = roots.outcome(of: entry.assignment, in: mutated, order, compiler.store)
      let asked = walk.asked.map { mutated.facts[$0].id }
      if walk.isMissing
        || !entry.scenario.expectation.failures(of: outcome, asked: asked, in: mutated).isEmpty
      {
        return entry.scenario
      }
    }
    return nil
  }

  /// The first scenario that is asked something that it does not answer, or is asked otherwise
  /// than it expects.
  mutating func firstAskedOtherwise(
    by mutated: Pathway, _ roots: RootSet, groups: [Int], facts: [Int],
    _ store: inout DiagramStore
  ) -> Scenario? {
    for entry in entries {
      if asksTheSame(entry, roots, groups, facts, &store) { continue }
      let walk = walk(entry, roots, asking, &store)
      let asked = walk.asked.map { mutated.facts[$0].id }
      if walk.isMissing || entry.scenario.expectation.isFailed(byAsking: asked) {
        return entry.scenario
      }
    }
    return nil
  }

  /// Whether a mutant leaves every question of a scenario as it was.
  private mutating func asksTheSame(
    _ entry: Entry, _ roots: RootSet, _ changed: [Int], _ facts: [Int],
    _ store: inout DiagramStore
  ) -> Bool {
    var groups = changed.map { roots.group(at: $0) }
    var applies = facts.map { roots.applies[$0] }
    var isOpen = asking.isAskable
    for fact in isOpen.indices where entry.lookedUp[fact] {
      isOpen[fact] = false
      set(fact, of: entry, in: &groups, &applies, &store)
    }
    for step in entry.steps {
      var all = FactSet()
      var isSame = true
      for (index, place) in changed.enumerated() {
        let now = support(of: groups[index], store)
        if now != step.live[place] { isSame = false }
        all.formUnion(now)
      }
      for (index, fact) in facts.enumerated() where applies[index] != step.applies[fact] {
        isSame = false
      }
      if !isSame {
        var next = 0
        for place in step.live.indices {
          if next < changed.count, changed[next] == place {
            next += 1
          } else {
            all.formUnion(step.live[place])
          }
        }
        var whole = step.applies
        for (index, fact) in facts.enumerated() { whole[fact] = applies[index] }
        let asked = asking.order.first { fact in
          isOpen[fact] && (asking.isAlwaysAsked[fact] || all.contains(fact)) && whole[fact] == .yes
        }
        guard asked == step.asked else { return false }
      }
      guard let asked = step.asked else { return true }
      isOpen[asked] = false
      set(asked, of: entry, in: &groups, &applies, &store)
    }
    return true
  }
}

extension Duty {
  fileprivate func differsInTime(from other: Duty) -> Bool {
    wording.by != other.wording.by
      || variants.map(\.wording.by) != other.variants.map(\.wording.by)
  }
}
