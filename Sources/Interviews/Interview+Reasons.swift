internal import DecisionDiagrams
public import Pathways

/// Why something is as it is: the answers that force it, and nothing that could be left out.
public struct Reason: Hashable, Sendable {
  /// An irreducible set: the rest of the answers could be anything, and none of these could.
  /// It is not always the smallest such set.
  public let facts: [Fact.ID]
}

/// Where one other answer would lead.
public struct WhatIf: Hashable, Sendable {
  public let fact: Fact.ID
  public let given: Given
  /// The routes that would be possible; one means that it would be that.
  public let routes: [Route.ID]
  /// The questions that would then have to be asked.
  public let questions: [Fact.ID]
  /// How the duties that are due for certain would differ from those that are now.
  public let duties: DueChange
}

extension Interview {
  /// The answers that force the route; nil while it is open.
  public var reasonForRoute: Reason? {
    reason(for: compiled.route)
  }

  /// The answers that force how a duty stands; nil while it is open.
  public func reason(for duty: Duty.ID) -> Reason? {
    guard let place = pathway.duties.firstIndex(where: { $0.id == duty }) else { return nil }
    return reason(for: compiled.duties[place].state)
  }

  /// The answers that force that an act is to be avoided, or not; nil while it is open.
  public func reason(for act: Act.ID) -> Reason? {
    guard let place = pathway.acts.firstIndex(where: { $0.id == act }) else { return nil }
    return reason(for: compiled.acts[place])
  }

  /// The answers that rule a route out; nil if it is possible.
  public func reasonAgainst(_ route: Route.ID) -> Reason? {
    guard let place = pathway.routes.firstIndex(where: { $0.id == route }) else { return nil }
    let number = place + 1
    return irreducible(facts: facts(setIn: assignment)) { assignment in
      !compiled.diagrams.values(of: compiled.route, given: assignment).contains(number)
    }
  }

  /// For the question on the screen: which routes each answer leaves possible.
  public func routes(after fact: Fact.ID) -> [(given: Given, routes: [Route.ID])] {
    alternatives(to: fact).map { given in
      var copy = assignment
      if let index = pathway.facts.firstIndex(where: { $0.id == fact }) {
        compiled.variables.set(index, to: given, in: &copy)
      }
      return (given, routes(given: copy))
    }
  }

  /// What each other answer to a fact would lead to.
  public func whatIf(_ fact: Fact.ID) -> [WhatIf] {
    let current = answers[fact] ?? lookedUp[fact]
    let due = certainlyDue
    return alternatives(to: fact).filter { $0 != current }.compactMap { given in
      var copy = self
      // Every alternative is one that the fact offers, so this cannot fail.
      guard (try? copy.answer(fact, given)) != nil else { return nil }
      return WhatIf(
        fact: fact, given: given, routes: copy.possibleRoutes,
        questions: copy.liveFacts.map { pathway.facts[$0].id },
        duties: DueChange(from: due, to: copy.certainlyDue))
    }
  }

  /// The duties that are due whatever else is answered, in order.
  private var certainlyDue: [Duty.ID] {
    settledOutcome.duties.filter(\.standing.isDue).map(\.duty)
  }

  /// The single changes that would change the route.
  public var changesOfRoute: [WhatIf] {
    let now = possibleRoutes
    return answered.flatMap { fact in
      routes(after: fact.id).filter { $0.given != answers[fact.id] && $0.routes != now }
        .map {
          WhatIf(
            fact: fact.id, given: $0.given, routes: $0.routes, questions: [],
            duties: DueChange(from: [], to: []))
        }
    }
  }

  /// The answers that could be given to a fact instead: each one, none, and not known. For
  /// several answers at once, each one added or taken away.
  func alternatives(to id: Fact.ID) -> [Given] {
    guard let fact = pathway.fact(id) else { return [] }
    var result: [Given]
    if fact.takesSeveral {
      var ticked: [Answer.ID] = []
      if case .several(let answers) = answers[id] { ticked = answers }
      result = fact.answers.map { answer in
        .several(
          fact.answers.map(\.id).filter { ($0 == answer.id) != ticked.contains($0) })
      }
      if !result.contains(.several([])) { result.append(.several([])) }
    } else {
      result = fact.answers.map { .one($0.id) }
    }
    if fact.mayBeNotKnown { result.append(.notKnown) }
    return result
  }

  private func reason(for diagram: Diagram) -> Reason? {
    guard let value = compiled.diagrams.settledValue(of: diagram, given: assignment) else {
      return nil
    }
    // With everything answered, what the walk does not meet cannot matter.
    let candidates: [Int]
    if assignment.allSatisfy({ $0 >= 0 }) {
      var owners: [Int] = []
      for level in compiled.diagrams.path(of: diagram, at: assignment) {
        let owner = compiled.variables.factOfLevel[level]
        if owners.last != owner { owners.append(owner) }
      }
      candidates = owners
    } else {
      candidates = facts(setIn: assignment)
    }
    return irreducible(facts: candidates) { assignment in
      compiled.diagrams.settledValue(of: diagram, given: assignment) == value
    }
  }

  /// Leaves out one fact after another, the last asked first, as long as it still holds.
  private func irreducible(facts: [Int], holds: ([Int32]) -> Bool) -> Reason? {
    var reduced = [Int32](repeating: -1, count: assignment.count)
    for index in facts { copy(index, into: &reduced) }
    guard holds(reduced) else { return nil }
    var kept = facts
    for index in facts.reversed() {
      var without = reduced
      compiled.variables.set(index, to: nil, in: &without)
      if holds(without) {
        reduced = without
        kept.removeAll { $0 == index }
      }
    }
    return Reason(facts: kept.map { pathway.facts[$0].id })
  }

  private func facts(setIn assignment: [Int32]) -> [Int] {
    compiled.variables.order.filter { index in
      compiled.variables.slots[index].map { assignment[$0.level] >= 0 } ?? false
    }
  }

  private func copy(_ index: Int, into other: inout [Int32]) {
    guard let slot = compiled.variables.slots[index] else { return }
    for level in slot.level..<(slot.level + slot.count) { other[level] = assignment[level] }
  }
}
