import Pathways

// Routes, acts to avoid, and what the pathway demands of itself.
extension PathwayExplainer {
  var routes: [Explanation.Passage] {
    pathway.routes.flatMap { passages(of: $0) }
  }

  private func passages(of route: Route) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = [.heading(3, "\(route.title) [\(route.id)]")]
    if !route.say.isEmpty { passages.append(.paragraph(route.say)) }
    passages += clause("This route stands", route.condition)
    passages.append(.point(0, "Its class in training and reports is \(route.routeClass)."))
    for beaten in route.beats {
      let title = pathway.route(beaten.over)?.title ?? beaten.over.rawValue
      let basis = beaten.basis.isEmpty ? "" : " That rests on: \(words(for: beaten.basis))."
      passages.append(
        .point(
          0, "It goes before “\(title)” when both conditions hold. \(beaten.reason)\(basis)"))
    }
    return passages + authority(0, basis: route.basis, rules: route.rules)
  }

  var acts: [Explanation.Passage] {
    pathway.acts.flatMap { passages(of: $0) }
  }

  private func passages(of act: Act) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = [.heading(3, "\(act.say) [\(act.id)]")]
    passages += clause("This warning is shown", act.condition)
    passages.append(
      .point(0, act.isShownIfUnsure ? "If unsure: it is shown." : "If unsure: it is not shown."))
    if !act.protects.isEmpty {
      let titles = act.protects.map { words.words(for: $0) }
      passages.append(.point(0, "It protects \(ConditionWords.list(titles, "and"))."))
    }
    return passages + authority(0, basis: act.basis, rules: act.rules)
  }

  var assumptions: [Explanation.Passage] {
    guard !pathway.assumptions.isEmpty else { return [] }
    var passages: [Explanation.Passage] = [
      .paragraph(
        "The proofs leave these combinations of answers out. They change nothing in what is "
          + "asked.")
    ]
    for assumption in pathway.assumptions {
      passages.append(
        .point(
          0, "It cannot be that \(words.words(for: assumption.excludes)). [\(assumption.id)]"))
      passages.append(.point(1, "Reason: \(assumption.reason)"))
    }
    return passages
  }

  var invariants: [Explanation.Passage] {
    guard !pathway.invariants.isEmpty else { return [] }
    var passages: [Explanation.Passage] = [
      .paragraph("Each of these is to be proved for every combination of answers.")
    ]
    for invariant in pathway.invariants {
      passages.append(.point(0, "\(invariant.says) [\(invariant.id)]"))
      passages.append(.point(1, demand(of: invariant)))
      if !invariant.rules.isEmpty { passages.append(.point(1, encoded(invariant.rules))) }
    }
    return passages
  }

  private func demand(of invariant: Invariant) -> String {
    switch invariant.demand {
    case .always(let condition): return "Always: \(words.words(for: condition))."
    case .never(let condition): return "Never: \(words.words(for: condition))."
    case .notKnownNeverDrops(let duties, let facts, let condition):
      let asked = ConditionWords.list(facts.map { words.words(for: $0) }, "or")
      let kept = ConditionWords.list(duties.map { words.words(for: $0) }, "or")
      let place = condition == .always ? "" : "When \(words.words(for: condition)): "
      return "\(place)Replacing the answer to \(asked) by “not known” never takes away \(kept)."
    case .neverWeaker(let fact, let order, let duties):
      let known = pathway.fact(fact)
      let labels = order.map { "“\(known?.answer($0)?.label ?? $0.rawValue)”" }
      // Answers of which several may be given have no order: each further one is a step.
      let going =
        known?.takesSeveral == true
        ? "Ticking one more of \(ConditionWords.list(labels, "or"))"
        : "Going from \(labels.joined(separator: " to "))"
      let kept =
        duties.isEmpty
        ? "any duty" : ConditionWords.list(duties.map { words.words(for: $0) }, "or")
      return "\(going) for \(words.words(for: fact)) never takes away \(kept) and "
        + "never gives more time for it."
    }
  }
}
