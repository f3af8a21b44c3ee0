import Pathways

/// What the reader of pathway files would refuse in a mutant, said of the pathway itself.
///
/// That the reader refuses the same files is held by a test that takes lines out of them.
struct Refusals {
  private let pathway: Pathway
  private var uses: [Subject: Int] = [:]
  private var citedRules: [DomainRule.ID: Int] = [:]

  init(of pathway: Pathway) {
    self.pathway = pathway
    for name in Self.names(in: pathway) { uses[name, default: 0] += 1 }
    for rule in Self.rules(in: pathway) { citedRules[rule, default: 0] += 1 }
  }

  /// Why the reader would refuse the mutant; nil if it would take it.
  func refusal(of mutant: Mutant) -> String? {
    switch mutant.edit {
    case .removal(let subject):
      var own = pathway
      own.keepOnly(subject)
      let ownUses = Self.names(in: own).count { $0 == subject }
      if uses[subject, default: 0] > ownUses { return "name/unknown" }
      return uncited(without: Self.rules(in: own)) ? "rule/uncited" : nil
    case .duty(let place, let duty):
      if duty.isIncomplete { return "duty/incomplete" }
      var (old, new) = (pathway, pathway)
      old.keepOnly(.duty(duty.id))
      new.keepOnly(.duty(duty.id))
      new.duties = [duty]
      var gone = Self.rules(in: old)
      for rule in Self.rules(in: new) {
        if let index = gone.firstIndex(of: rule) { gone.remove(at: index) }
      }
      if uncited(without: gone) { return "rule/uncited" }
      return duty.texts != pathway.duties[place].texts && isSpokenOf(duty)
        ? "scenario/no-such-words" : nil
    default: return nil
    }
  }

  private func uncited(without gone: [DomainRule.ID]) -> Bool {
    var counts = citedRules
    for rule in gone { counts[rule, default: 0] -= 1 }
    return pathway.rules.contains { $0.leftOut == nil && counts[$0.id, default: 0] <= 0 }
  }

  /// Whether a scenario expects words that nothing beside the duty has any more.
  private func isSpokenOf(_ duty: Duty) -> Bool {
    pathway.scenarios.contains { scenario in
      scenario.expectation.sentences.contains { expected in
        expected.duty == duty.id && duty.texts.count { $0.contains(expected.words) } != 1
      }
    }
  }

  /// Everything that is named anywhere, once for each time.
  private static func names(in pathway: Pathway) -> [Subject] {
    var names: [Subject] = []
    for fact in pathway.facts { names += fact.condition.subjects }
    for name in pathway.names { names += name.condition.subjects }
    for route in pathway.routes {
      names += route.condition.subjects + route.beats.map { .route($0.over) }
    }
    for duty in pathway.duties {
      names += duty.conditions.flatMap(\.subjects) + duty.after.map { .duty($0.duty) }
    }
    for act in pathway.acts { names += act.condition.subjects + act.protects.map { .duty($0) } }
    for assumption in pathway.assumptions { names += assumption.excludes.subjects }
    for source in pathway.sources { names += source.condition.subjects }
    for citation in citations(in: pathway) { names += citation.condition?.subjects ?? [] }
    for invariant in pathway.invariants { names += invariant.demand.subjects }
    for scenario in pathway.scenarios {
      names += scenario.answers.facts.map { .fact($0) } + scenario.expectation.subjects
    }
    if let register = pathway.register {
      names += ([register.fact] + register.sets).map { .fact($0) }
      names += register.with.map { [.fact($0)] } ?? []
    }
    return names
  }

  private static func citations(in pathway: Pathway) -> [Citation] {
    var all = pathway.facts.flatMap(\.basis) + pathway.names.flatMap(\.basis)
    all += pathway.routes.flatMap { $0.basis + $0.beats.flatMap(\.basis) }
    for duty in pathway.duties {
      all += (duty.wording.basis ?? []) + duty.notes.flatMap(\.basis)
      all += duty.variants.flatMap { $0.wording.basis ?? [] }
    }
    all += pathway.acts.flatMap(\.basis)
    return all + (pathway.register?.rows.flatMap(\.basis) ?? [])
  }

  private static func rules(in pathway: Pathway) -> [DomainRule.ID] {
    var rules = pathway.facts.flatMap(\.rules) + pathway.names.flatMap(\.rules)
    rules += pathway.routes.flatMap(\.rules) + pathway.acts.flatMap(\.rules)
    for duty in pathway.duties {
      rules += (duty.wording.rules ?? []) + duty.notes.flatMap(\.rules)
      rules += duty.variants.flatMap { $0.wording.rules ?? [] }
    }
    rules += pathway.invariants.flatMap(\.rules) + pathway.scenarios.flatMap(\.rules)
    return rules + (pathway.register?.rows.flatMap(\.rules) ?? [])
  }
}

extension Pathway {
  /// Takes everything out but one declaration.
  fileprivate mutating func keepOnly(_ subject: Subject) {
    facts = facts.filter { .fact($0.id) == subject }
    names = names.filter { .name($0.id) == subject }
    routes = routes.filter { .route($0.id) == subject }
    duties = duties.filter { .duty($0.id) == subject }
    acts = acts.filter { .act($0.id) == subject }
    (assumptions, invariants, scenarios, sources, register) = ([], [], [], [], nil)
  }
}

extension Duty {
  /// Everything of which a scenario can expect a few words.
  fileprivate var texts: [String] {
    notes.map(\.say) + contingencies.map(\.provided) + [hold?.until].compactMap(\.self)
  }

  /// Whether it lacks, in some variant, what every duty has to say.
  fileprivate var isIncomplete: Bool {
    let wordings = variants.isEmpty ? [wording] : variants.map { wording.replaced(by: $0.wording) }
    return wordings.contains { wording in
      wording.title == nil || wording.basis?.isEmpty != false || wording.to == nil
        || wording.by == nil
    }
  }
}

extension Condition {
  /// Everything that it names.
  fileprivate var subjects: [Subject] {
    switch self {
    case .always, .never: []
    case .answered(let fact, _), .includes(let fact, _), .notKnown(let fact): [.fact(fact)]
    case .named(let name): [.name(name)]
    case .route(let routes): routes.map { .route($0) }
    case .all(let parts), .any(let parts): parts.flatMap(\.subjects)
    case .not(let part): part.subjects
    case .outcome(let test):
      switch test {
      case .due(let duty), .held(let duty), .contingent(let duty): [.duty(duty)]
      case .cites(let duty, let source): [.duty(duty), .source(source)]
      case .before(let first, let second): [.duty(first), .duty(second)]
      case .act(let act): [.act(act)]
      case .asked(let fact): [.fact(fact)]
      case .someDuty: []
      }
    }
  }
}

extension Invariant.Demand {
  fileprivate var subjects: [Subject] {
    switch self {
    case .always(let condition), .never(let condition): condition.subjects
    case .notKnownNeverDrops(let duties, let facts, let condition):
      duties.map { .duty($0) } + facts.map { .fact($0) } + condition.subjects
    case .neverWeaker(let fact, _, let duties): [.fact(fact)] + duties.map { .duty($0) }
    }
  }
}

extension Scenario.Expectation {
  fileprivate var subjects: [Subject] {
    let duties =
      due + held + contingent + notDue + absent + done + notDone + order.flatMap(\.self)
      + deadlines.map(\.duty) + sentences.map(\.duty)
    let facts = asked + notAsked + (first.map { [$0] } ?? [])
    return duties.map { .duty($0) } + facts.map { .fact($0) }
      + (avoid + notAvoid).map { .act($0) } + (route.map { [.route($0)] } ?? [])
  }
}
