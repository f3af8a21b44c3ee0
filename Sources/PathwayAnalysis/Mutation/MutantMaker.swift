import Pathways

/// Makes every mutant of a pathway, in the order of its declarations.
struct MutantMaker {
  private let pathway: Pathway
  private(set) var mutants: [Mutant] = []

  static func mutants(of pathway: Pathway) -> [Mutant] {
    var maker = MutantMaker(pathway: pathway)
    for (place, fact) in pathway.facts.enumerated() { maker.addFaults(of: fact, at: place) }
    for (place, name) in pathway.names.enumerated() { maker.addFaults(of: name, at: place) }
    for (place, route) in pathway.routes.enumerated() { maker.addFaults(of: route, at: place) }
    for (place, duty) in pathway.duties.enumerated() { maker.addFaults(of: duty, at: place) }
    for (place, act) in pathway.acts.enumerated() { maker.addFaults(of: act, at: place) }
    maker.addFaultsOfRegister()
    return maker.mutants
  }

  private init(pathway: Pathway) {
    self.pathway = pathway
  }

  mutating func add(_ subject: Subject, _ path: [String], _ change: String, _ edit: Edit) {
    mutants.append(Mutant(subject: subject, path: path, change: change, edit: edit))
  }

  /// The faults of one condition of a declaration.
  mutating func add(
    _ subject: Subject, _ path: [String], _ condition: Condition,
    _ edit: (Condition) -> Edit
  ) {
    for fault in condition.faults(in: pathway) {
      add(subject, path, fault.words, edit(fault.condition))
    }
  }

  mutating func addFaults(of fact: Fact, at place: Int) {
    let subject = Subject.fact(fact.id)
    add(subject, [], "removed", .removal(subject))
    func changed(_ change: (inout Fact) -> Void) -> Edit {
      var fact = fact
      change(&fact)
      return .fact(place, fact)
    }
    if fact.condition != .always {
      add(subject, ["only-if"], "dropped", changed { $0.condition = .always })
      add(subject, ["only-if"], fact.condition) { condition in
        changed { $0.condition = condition }
      }
    }
    if fact.isUrgent { add(subject, ["urgent"], "dropped", changed { $0.isUrgent = false }) }
    if fact.isAlwaysAsked {
      add(subject, ["always-ask"], "dropped", changed { $0.isAlwaysAsked = false })
    }
    if let fallback = fact.fallback {
      for answer in fact.answers where answer.id != fallback {
        add(
          subject, ["default"], "'\(fallback)' became '\(answer.id)'",
          changed { $0.fallback = answer.id })
      }
    }
    switch fact.notKnown {
    case .refuse: break
    case .keep:
      // What the register sets is never not known by an answer.
      guard !fact.takesSeveral, pathway.register?.sets.contains(fact.id) != true else { break }
      for answer in fact.answers {
        add(
          subject, ["not-known"], "'keep' became 'presume: \(answer.id)'",
          changed { $0.notKnown = .presume(answer.id, reason: "a fault", basis: []) })
      }
    case .presume(let presumed, let reason, let basis):
      add(subject, ["not-known"], "the presumption was dropped", changed { $0.notKnown = .keep })
      for answer in fact.answers where answer.id != presumed {
        add(
          subject, ["not-known"], "'presume: \(presumed)' became 'presume: \(answer.id)'",
          changed { $0.notKnown = .presume(answer.id, reason: reason, basis: basis) })
      }
    }
  }

  private mutating func addFaults(of name: DerivedName, at place: Int) {
    let subject = Subject.name(name.id)
    add(subject, [], "removed", .removal(subject))
    add(subject, ["when"], name.condition) { condition in
      var changed = name
      changed.condition = condition
      return .name(place, changed)
    }
  }

  private mutating func addFaults(of route: Route, at place: Int) {
    let subject = Subject.route(route.id)
    add(subject, [], "removed", .removal(subject))
    add(subject, ["when"], route.condition) { condition in
      var changed = route
      changed.condition = condition
      return .route(place, changed)
    }
    for (index, precedence) in route.beats.enumerated() {
      var changed = route
      changed.beats.remove(at: index)
      add(
        subject, ["beats", "\(index + 1)"], "it no longer beats '\(precedence.over)'",
        .route(place, changed))
    }
  }

  private mutating func addFaults(of act: Act, at place: Int) {
    let subject = Subject.act(act.id)
    add(subject, [], "removed", .removal(subject))
    add(subject, ["when"], act.condition) { condition in
      var changed = act
      changed.condition = condition
      return .act(place, changed)
    }
    var changed = act
    changed.isShownIfUnsure.toggle()
    add(
      subject, ["if-unsure"], act.isShownIfUnsure ? "hidden when unsure" : "shown when unsure",
      .act(place, changed))
  }

  private mutating func addFaultsOfRegister() {
    guard let register = pathway.register else { return }
    var places: [Answer.ID: Int] = [:]
    for (place, row) in register.rows.enumerated() {
      places[row.kind, default: 0] += 1
      let path = ["kinds", row.kind.rawValue, "\(places[row.kind] ?? 1)"]
      for fact in register.sets {
        let old = row.sets[fact]
        let others = (pathway.fact(fact)?.answers.map(\.id) ?? []).filter { $0 != old }
        let values: [Answer.ID?] = others + (old == nil ? [] : [nil])
        for value in values {
          var changed = row
          changed.sets[fact] = value
          add(
            .register, path + [fact.rawValue],
            "'\(old?.rawValue ?? "not known")' became '\(value?.rawValue ?? "not known")'",
            .row(place, changed))
        }
      }
    }
  }
}
