import Pathways

/// What was renamed from one version of a pathway to the next, as the newer one says (`was:`).
struct Renaming {
  private(set) var facts: [Fact.ID: Fact.ID] = [:]
  /// By the old id of the fact.
  private(set) var answers: [Fact.ID: [Answer.ID: Answer.ID]] = [:]
  private(set) var routes: [Route.ID: Route.ID] = [:]
  private(set) var duties: [Duty.ID: Duty.ID] = [:]

  /// A name counts as former only where the old version has it and not the new name too: the
  /// key may stay in the file for as long as anybody compares.
  init(from old: Pathway, to new: Pathway) {
    facts = Self.pairs(old.facts.map(\.id), new.facts.map { ($0.id, $0.was) })
    routes = Self.pairs(old.routes.map(\.id), new.routes.map { ($0.id, $0.was) })
    duties = Self.pairs(old.duties.map(\.id), new.duties.map { ($0.id, $0.was) })
    for fact in old.facts {
      guard let twin = new.fact(facts[fact.id] ?? fact.id) else { continue }
      answers[fact.id] = Self.pairs(fact.answers.map(\.id), twin.answers.map { ($0.id, $0.was) })
    }
  }

  private static func pairs<Subject>(
    _ old: [Identifier<Subject>], _ new: [(now: Identifier<Subject>, was: Identifier<Subject>?)]
  ) -> [Identifier<Subject>: Identifier<Subject>] {
    var pairs: [Identifier<Subject>: Identifier<Subject>] = [:]
    for (now, was) in new {
      if let was, old.contains(was), !old.contains(now), pairs[was] == nil { pairs[was] = now }
    }
    return pairs
  }

  /// Whether nothing was renamed.
  var isEmpty: Bool {
    facts.isEmpty && routes.isEmpty && duties.isEmpty && answers.values.allSatisfy(\.isEmpty)
  }

  /// Each renaming in words, in a settled order.
  var words: [(what: String, was: String, now: String)] {
    let answers = answers.sorted { $0.key < $1.key }.flatMap { fact, pairs in
      Self.words("answer of \(self[fact])", pairs)
    }
    return Self.words("fact", facts) + answers + Self.words("route", routes)
      + Self.words("duty", duties)
  }

  private static func words<Subject>(
    _ what: String, _ pairs: [Identifier<Subject>: Identifier<Subject>]
  ) -> [(what: String, was: String, now: String)] {
    pairs.sorted { $0.key < $1.key }.map { (what, $0.key.rawValue, $0.value.rawValue) }
  }

  subscript(id: Fact.ID) -> Fact.ID { facts[id] ?? id }
  subscript(id: Route.ID) -> Route.ID { routes[id] ?? id }
  subscript(id: Duty.ID) -> Duty.ID { duties[id] ?? id }

  private func answer(_ id: Answer.ID, of fact: Fact.ID) -> Answer.ID {
    answers[fact]?[id] ?? id
  }

  /// The old version under the new names: what decides outcomes. Invariants and scenarios
  /// decide none and are left out.
  func applied(to old: Pathway) -> Pathway {
    var result = old
    result.facts = old.facts.map { renamed($0) }
    result.names = old.names.map {
      DerivedName(
        id: $0.id, condition: renamed($0.condition), says: $0.says, basis: $0.basis,
        rules: $0.rules)
    }
    result.routes = old.routes.map { route in
      Route(
        id: self[route.id], routeClass: route.routeClass, title: route.title, say: route.say,
        condition: renamed(route.condition),
        beats: route.beats.map { .init(over: self[$0.over], reason: $0.reason, basis: $0.basis) },
        basis: route.basis, rules: route.rules)
    }
    result.duties = old.duties.map { renamed($0) }
    result.acts = old.acts.map { act in
      Act(
        id: act.id, say: act.say, condition: renamed(act.condition),
        isShownIfUnsure: act.isShownIfUnsure, protects: act.protects.map { self[$0] },
        basis: act.basis, rules: act.rules)
    }
    result.assumptions = old.assumptions.map {
      Assumption(id: $0.id, excludes: renamed($0.excludes), reason: $0.reason)
    }
    result.register = old.register.map { renamed($0) }
    result.invariants = []
    result.scenarios = []
    return result
  }

  private func renamed(_ fact: Fact) -> Fact {
    let notKnown: Fact.NotKnown =
      if case .presume(let presumed, let reason, let basis) = fact.notKnown {
        .presume(answer(presumed, of: fact.id), reason: reason, basis: basis)
      } else {
        fact.notKnown
      }
    return Fact(
      id: self[fact.id], group: fact.group, label: fact.label, question: fact.question,
      help: fact.help, why: fact.why,
      answers: fact.answers.map {
        Answer(id: answer($0.id, of: fact.id), label: $0.label, help: $0.help)
      },
      choice: fact.choice, isOrdered: fact.isOrdered, notKnown: notKnown,
      notKnownLabel: fact.notKnownLabel, notKnownHelp: fact.notKnownHelp,
      condition: renamed(fact.condition), isUrgent: fact.isUrgent,
      isAlwaysAsked: fact.isAlwaysAsked, about: fact.about, recording: fact.recording,
      origin: fact.origin,
      fallback: fact.fallback.map { answer($0, of: fact.id) },
      isChosenFromRegister: fact.isChosenFromRegister, basis: fact.basis, rules: fact.rules)
  }

  private func renamed(_ duty: Duty) -> Duty {
    Duty(
      id: self[duty.id], stage: duty.stage, condition: renamed(duty.condition),
      isDueIfUnsure: duty.isDueIfUnsure,
      hold: duty.hold.map { .init(condition: renamed($0.condition), until: $0.until) },
      contingencies: duty.contingencies.map {
        .init(condition: renamed($0.condition), provided: $0.provided)
      },
      after: duty.after.map { .init(duty: self[$0.duty], condition: renamed($0.condition)) },
      doneWhen: renamed(duty.doneWhen), wording: duty.wording,
      notes: duty.notes.map {
        .init(condition: renamed($0.condition), say: $0.say, basis: $0.basis, rules: $0.rules)
      },
      variants: duty.variants.map {
        .init(id: $0.id, condition: renamed($0.condition), wording: $0.wording)
      })
  }

  private func renamed(_ register: Register) -> Register {
    Register(
      fact: self[register.fact], with: register.with.map { self[$0] },
      sets: register.sets.map { self[$0] },
      rows: register.rows.map { row in
        Register.Row(
          kind: answer(row.kind, of: register.fact),
          with: register.with.map { with in row.with.map { answer($0, of: with) } } ?? row.with,
          sets: Dictionary(
            row.sets.map { (self[$0.key], answer($0.value, of: $0.key)) },
            uniquingKeysWith: { first, _ in first }),
          basis: row.basis, rules: row.rules)
      },
      bodies: register.bodies.map { body in
        Register.Body(
          name: body.name, kind: answer(body.kind, of: register.fact),
          with: register.with.map { with in body.with.map { answer($0, of: with) } } ?? body.with,
          otherNames: body.otherNames, period: body.period)
      },
      councils: register.councils.map { answer($0, of: register.fact) })
  }

  private func renamed(_ condition: Condition) -> Condition {
    switch condition {
    case .always, .never, .named, .outcome: condition
    case .answered(let fact, let wanted):
      .answered(self[fact], wanted.map { answer($0, of: fact) })
    case .includes(let fact, let wanted):
      .includes(self[fact], wanted.map { answer($0, of: fact) })
    case .notKnown(let fact): .notKnown(self[fact])
    case .route(let routes): .route(routes.map { self[$0] })
    case .all(let parts): .all(parts.map { renamed($0) })
    case .any(let parts): .any(parts.map { renamed($0) })
    case .not(let part): .not(renamed(part))
    }
  }
}
