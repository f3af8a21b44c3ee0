internal import DecisionDiagrams
internal import Interviews
internal import Pathways

/// Turns the diagram of the route into boxes, one for each question asked at one place of it.
struct RouteGraphBuilder {
  private typealias Box = RouteGraph.Box

  private let compiled: CompiledPathway
  /// In the order of discovery, which is that of the answers.
  private var found: [Diagram] = []
  private var lines: [(from: Diagram, to: Diagram, branch: Branch)] = []

  init(_ compiled: CompiledPathway) {
    self.compiled = compiled
  }

  func graph() -> RouteGraph {
    var walker = self
    walker.visit(compiled.route)
    return walker.numbered()
  }

  private var diagrams: Diagrams { compiled.diagrams }

  private mutating func visit(_ diagram: Diagram) {
    guard !found.contains(diagram) else { return }
    found.append(diagram)
    guard let index = fact(of: diagram), let slot = compiled.variables.slots[index] else { return }
    let fact = compiled.pathway.facts[index]
    let branches =
      slot.takesSeveral
      ? ticked(diagram, slot, fact) : single(diagram, slot, fact)
    for (target, branch) in branches {
      lines.append((diagram, target, branch))
      visit(target)
    }
  }

  private func fact(of diagram: Diagram) -> Int? {
    diagrams.level(of: diagram).map { compiled.variables.factOfLevel[$0] }
  }

  /// The answers to a question with one answer, put together by where they lead.
  private func single(
    _ diagram: Diagram, _ slot: VariableMap.Slot, _ fact: Fact
  ) -> [(Diagram, Branch)] {
    let values = 0..<diagrams.domains[slot.level]
    var targets: [Diagram] = []
    for value in values {
      let target = diagrams.child(of: diagram, at: value)
      if !targets.contains(target) { targets.append(target) }
    }
    return targets.map { target in
      let taken = values.filter { diagrams.child(of: diagram, at: $0) == target }
      let answers = taken.filter { $0 < slot.answers.count }.map { slot.answers[$0] }
      let branch = Branch(
        of: fact, chosen: .one(answers), includesNotKnown: answers.count < taken.count,
        ways: taken.count, sample: answers.first.map(Given.one) ?? .notKnown)
      return (target, branch)
    }
  }

  /// The combinations of ticks, put together by where they lead. Inside the diagram a fact with
  /// several answers is a chain of variables; here it is one question.
  private func ticked(
    _ diagram: Diagram, _ slot: VariableMap.Slot, _ fact: Fact
  ) -> [(Diagram, Branch)] {
    let testsStatus = diagrams.level(of: diagram) == slot.level
    let given = testsStatus ? diagrams.child(of: diagram, at: 0) : diagram
    var unknown: Diagram?
    if slot.mayBeNotKnown {
      var place = testsStatus ? diagrams.child(of: diagram, at: Int(slot.notKnown)) : diagram
      // What would have been ticked counts as not ticked, as in the assignments of interviews.
      while isInside(place, slot) { place = diagrams.child(of: place, at: 0) }
      unknown = place
    }
    var ways = TickedWays(diagrams: diagrams, slot: slot)
    var targets = ways.exits(of: given)
    if let unknown, !targets.contains(unknown) { targets.append(unknown) }
    return targets.map { target in
      let ticks = ways.ticks(from: given, to: target)
      let isUnknown = target == unknown
      let sample = ways.sample(from: given, to: target)
      let branch = Branch(
        of: fact, chosen: .several(ticks), includesNotKnown: isUnknown,
        ways: ways.count(from: given, to: target).map { $0 + (isUnknown ? 1 : 0) },
        sample: sample.map { .several($0.sorted(as: slot.answers)) } ?? .notKnown)
      return (target, branch)
    }
  }

  private func isInside(_ diagram: Diagram, _ slot: VariableMap.Slot) -> Bool {
    diagrams.level(of: diagram).map { $0 < slot.level + slot.count } ?? false
  }

  /// Puts each question in the column of its fact, and each route right after what leads to it.
  private func numbered() -> RouteGraph {
    let drawn = Set(found.compactMap(fact))
    let columns = compiled.variables.order.filter(drawn.contains)
    var layers: [Diagram: Int] = [:]
    for diagram in found {
      layers[diagram] = fact(of: diagram).flatMap { columns.firstIndex(of: $0) }
    }
    for diagram in found where layers[diagram] == nil {
      let before = lines.filter { $0.to == diagram }.compactMap { layers[$0.from] }
      layers[diagram] = (before.max() ?? -1) + 1
    }
    let order = found.indices.sorted {
      (layers[found[$0]] ?? 0, $0) < (layers[found[$1]] ?? 0, $1)
    }
    var numbers: [Diagram: Int] = [:]
    for (place, index) in order.enumerated() { numbers[found[index]] = place + 1 }
    return RouteGraph(
      boxes: order.map { index in
        box(found[index], number: numbers[found[index]] ?? 0, layer: layers[found[index]] ?? 0)
      },
      edges: lines.map { line in
        .init(from: numbers[line.from] ?? 0, to: numbers[line.to] ?? 0, branch: line.branch)
      })
  }

  private func box(_ diagram: Diagram, number: Int, layer: Int) -> Box {
    let pathway = compiled.pathway
    if let index = fact(of: diagram) {
      let fact = pathway.facts[index]
      return Box(
        id: number, content: .question(fact.id), layer: layer, title: fact.label,
        detail: fact.question ?? "Looked up; nobody is asked.", ways: ways(toAnswer: index))
    }
    guard let place = diagram.constant, pathway.routes.indices.contains(place - 1) else {
      return Box(
        id: number, content: .nowhere, layer: layer, title: "No route",
        detail: "No route stands here.")
    }
    let route = pathway.routes[place - 1]
    return Box(
      id: number, content: .route(route.id), layer: layer, title: route.title, detail: route.say)
  }

  private func ways(toAnswer index: Int) -> Int? {
    guard let slot = compiled.variables.slots[index] else { return nil }
    guard slot.takesSeveral else { return diagrams.domains[slot.level] }
    guard slot.answers.count <= TickedWays.mostAnswers else { return nil }
    return 1 << slot.answers.count + (slot.mayBeNotKnown ? 1 : 0)
  }
}

extension [Answer.ID] {
  fileprivate func sorted(as order: [Answer.ID]) -> [Answer.ID] { order.filter(contains) }
}
