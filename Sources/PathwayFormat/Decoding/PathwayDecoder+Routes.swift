import Pathways

extension PathwayDecoder {
  mutating func decodeRoute(_ entry: LocatedNode.Entry) {
    let what = "route '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let routeClass = fields.requiredText("class", of: what)
    let title = fields.requiredText("title", of: what)
    let say = fields.text("say")
    let when = requiredCondition("when", &fields, of: what, .facts)
    let beats = fields.items("beats").compactMap { decodeBeats($0) }
    let was: Route.ID? = formerName(&fields, of: .route)
    let basis = citations("basis", &fields) ?? []
    let rules = ruleNames(&fields)
    let period = decodePeriod(&fields)
    if basis.isEmpty {
      fields.diagnostics.append(
        Diagnostic(
          "route/no-basis", at: fields.location, "\(what) cites no source",
          suggestion: "add 'basis:'"))
    }
    fields.finish(what, into: &diagnostics)
    guard let routeClass, let title, isInForce(period) else { return }
    routes.append(
      Route(
        id: Route.ID(entry.key.value), routeClass: routeClass.value, title: title.value,
        say: say?.value ?? "", condition: when, beats: beats, basis: basis, rules: rules, was: was))
  }

  private mutating func decodeBeats(_ node: LocatedNode) -> Route.Precedence? {
    guard var fields = FieldReader(node, what: "an item of 'beats'", &diagnostics) else {
      return nil
    }
    let route = fields.requiredText("route", of: "an item of 'beats'")
    let reason = fields.requiredText("reason", of: "an item of 'beats'")
    let basis = citations("basis", &fields) ?? []
    fields.finish("an item of 'beats'", into: &diagnostics)
    guard let route, let reason, symbols.resolve(route, as: .route, &diagnostics) else {
      return nil
    }
    return Route.Precedence(over: Route.ID(route.value), reason: reason.value, basis: basis)
  }

  mutating func decodeAct(_ entry: LocatedNode.Entry) {
    let what = "act '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let say = fields.requiredText("say", of: what)
    let when = requiredCondition("when", &fields, of: what, .duty)
    let ifUnsure = fields.text("if-unsure")
    if let ifUnsure, !["show", "hide"].contains(ifUnsure.value) {
      fields.diagnostics.append(.notAllowed(ifUnsure, for: "if-unsure", words: ["show", "hide"]))
    }
    let protects: [Duty.ID] = names("with", &fields, as: .duty) ?? []
    let basis = citations("basis", &fields) ?? []
    let rules = ruleNames(&fields)
    let period = decodePeriod(&fields)
    if basis.isEmpty {
      fields.diagnostics.append(
        Diagnostic(
          "act/no-basis", at: fields.location, "\(what) cites no source",
          suggestion: "add 'basis:'"))
    }
    fields.finish(what, into: &diagnostics)
    guard let say, isInForce(period) else { return }
    acts.append(
      Act(
        id: Act.ID(entry.key.value), say: say.value, condition: when,
        isShownIfUnsure: ifUnsure?.value != "hide", protects: protects, basis: basis, rules: rules))
  }

  mutating func decodeAssumption(_ entry: LocatedNode.Entry) {
    let what = "assumption '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let never = requiredCondition("never", &fields, of: what, .facts)
    let reason = fields.requiredText("reason", of: what)
    fields.finish(what, into: &diagnostics)
    guard let reason else { return }
    assumptions.append(
      Assumption(id: Assumption.ID(entry.key.value), excludes: never, reason: reason.value))
  }

  mutating func decodeInvariant(_ entry: LocatedNode.Entry) {
    let what = "invariant '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let says = fields.requiredText("says", of: what)
    let always = condition("always", &fields, .invariant)
    let never = condition("never", &fields, .invariant)
    let drops = fields.node("not-known-never-drops")
    let weaker = fields.node("never-weaker")
    let rules = ruleNames(&fields)
    var demands: [Invariant.Demand] = []
    if let always { demands.append(.always(always)) }
    if let never { demands.append(.never(never)) }
    if let drops { demands += decodeDrops(drops).map { [$0] } ?? [] }
    if let weaker { demands += decodeWeaker(weaker).map { [$0] } ?? [] }
    let count = [always != nil, never != nil, drops != nil, weaker != nil].count { $0 }
    if count != 1 {
      fields.diagnostics.append(
        Diagnostic(
          "shape/conflict", at: fields.location, "\(what) has to make one demand",
          suggestion: "one of always, never, not-known-never-drops, never-weaker"))
    }
    fields.finish(what, into: &diagnostics)
    guard let says, let demand = demands.first else { return }
    invariants.append(
      Invariant(
        id: Invariant.ID(entry.key.value), says: says.value, demand: demand, rules: rules))
  }

  private mutating func decodeDrops(_ node: LocatedNode) -> Invariant.Demand? {
    let what = "'not-known-never-drops'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    _ = fields.requiredNode("duties", of: what)
    _ = fields.requiredNode("facts", of: what)
    let duties: [Duty.ID] = names("duties", &fields, as: .duty) ?? []
    let facts: [Fact.ID] = names("facts", &fields, as: .fact) ?? []
    let condition = condition("when", &fields, .facts) ?? .always
    fields.finish(what, into: &diagnostics)
    return .notKnownNeverDrops(duties: duties, facts: facts, where: condition)
  }

  private mutating func decodeWeaker(_ node: LocatedNode) -> Invariant.Demand? {
    let what = "'never-weaker'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let fact = fields.requiredText("fact", of: what)
    let order = fields.texts("order") ?? []
    let duties: [Duty.ID] = names("duties", &fields, as: .duty) ?? []
    guard let fact, symbols.resolve(fact, as: .fact, &diagnostics) else {
      fields.finish(what, into: &diagnostics)
      return nil
    }
    let known = symbols.facts[fact.value]?.answers ?? []
    for answer in order where !known.contains(answer.value) {
      fields.diagnostics.append(.notAllowed(answer, for: "order", words: known))
    }
    if order.isEmpty {
      fields.diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: fields.location, "\(what) has no 'order'",
          suggestion: "list answers from the weakest to the strongest"))
    }
    fields.finish(what, into: &diagnostics)
    return .neverWeaker(
      fact: Fact.ID(fact.value), order: order.map { Answer.ID($0.value) }, duties: duties)
  }
}
