import DecisionDiagrams
import Interviews
import Pathways

/// Every invariant holds for every case that can occur.
enum InvariantCheck: PathwayCheck {
  static let ids = ["invariant/broken"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    for invariant in space.pathway.invariants where space.concerns(.invariant(invariant.id)) {
      switch invariant.demand {
      case .always(let condition):
        let holds = space.outcomeRails(condition).yes
        let broken = space.compiler.store.not(holds)
        findings += space.broken(invariant, in: broken, "") {
          $0.notes(on: condition, isWanted: true)
        }
      case .never(let condition):
        let rails = space.outcomeRails(condition)
        // What may be so is not never so; an unsure condition breaks it as well.
        let broken = space.compiler.store.not(rails.no)
        findings += space.broken(invariant, in: broken, "") {
          $0.notes(on: condition, isWanted: false)
        }
      case .notKnownNeverDrops(let duties, let facts, let condition):
        for fact in facts {
          // Another duty cannot have lost anything by what is looked at now.
          for duty in duties
          where space.concerns(.duty(duty)) || space.concerns(.fact(fact)) || condition != .always {
            findings += space.drops(duty, by: fact, where: condition, invariant)
          }
        }
      case .neverWeaker(let fact, let order, let duties):
        let all = duties.isEmpty ? space.pathway.duties.map(\.id) : duties
        // Of several answers at once each one that is ticked in addition is a step.
        let steps =
          space.pathway.fact(fact)?.takesSeveral == true
          ? order.map { ($0, $0) } : Array(zip(order, order.dropFirst()))
        for duty in all where space.concerns(.duty(duty)) {
          for (weak, strong) in steps {
            findings += space.weakens(duty, fact: fact, from: weak, to: strong, invariant)
          }
        }
      }
    }
    return findings
  }
}

extension ProofSpace {
  mutating func broken(
    _ invariant: Invariant, in set: Diagram, _ detail: String,
    notes: @escaping (RuleTrace) -> [Diagnostic.Note]
  ) -> [Finding] {
    finding(
      "invariant/broken", .invariant(invariant.id), in: set,
      suggestion: "mend the rule that is named below, not the invariant",
      "the invariant '\(invariant.id)' is broken: \(invariant.says)\(detail)", notes: notes)
  }

  /// Conditions that may also speak of what comes of a case.
  mutating func outcomeRails(_ condition: Condition) -> Rails {
    switch condition {
    case .outcome(let test):
      let yes = outcome(test)
      return Rails(yes: yes, no: compiler.store.not(yes))
    case .all(let parts):
      var result = Rails.always
      for part in parts {
        let next = outcomeRails(part)
        result = Rails(
          yes: compiler.store.and(result.yes, next.yes), no: compiler.store.or(result.no, next.no))
      }
      return result
    case .any(let parts):
      var result = Rails.never
      for part in parts {
        let next = outcomeRails(part)
        result = Rails(
          yes: compiler.store.or(result.yes, next.yes), no: compiler.store.and(result.no, next.no))
      }
      return result
    case .not(let part):
      let inner = outcomeRails(part)
      return Rails(yes: inner.no, no: inner.yes)
    default: return compiler.rails(condition)
    }
  }

  private mutating func outcome(_ test: Condition.OutcomeTest) -> Diagram {
    switch test {
    case .due(let duty): return place(of: duty).map { due($0) } ?? .no
    case .held(let duty):
      return place(of: duty).map { cases(of: $0) { $0.standing == .held } } ?? .no
    case .contingent(let duty):
      return place(of: duty).map { place in
        cases(of: place) { state in
          if case .contingent = state.standing { true } else { false }
        }
      } ?? .no
    case .someDuty:
      var any = Diagram.no
      for place in states.indices {
        let here = due(place)
        any = compiler.store.or(any, here)
      }
      return any
    case .act(let id):
      guard let act = pathway.act(id) else { return .no }
      let rails = compiler.rails(act.condition)
      return act.isShownIfUnsure ? compiler.store.not(rails.no) : rails.yes
    case .asked(let id):
      guard let index = pathway.facts.firstIndex(where: { $0.id == id }) else { return .no }
      return compiler.applies(index)
    case .before(let first, let second): return before(first, second)
    case .cites(let duty, let source): return cites(duty, source)
    }
  }

  private func place(of duty: Duty.ID) -> Int? {
    pathway.duties.firstIndex { $0.id == duty }
  }

  /// Where at least one of two duties is missing, or the first is listed earlier.
  private mutating func before(_ first: Duty.ID, _ second: Duty.ID) -> Diagram {
    guard let left = place(of: first), let right = place(of: second) else { return .no }
    let bothLeft = compiler.store.nonZero(states[left])
    let bothRight = compiler.store.nonZero(states[right])
    let both = compiler.store.and(bothLeft, bothRight)
    let isFirst = listed.precedes(left, right, in: &compiler)
    let apart = compiler.store.not(both)
    return compiler.store.or(apart, isFirst)
  }

  private mutating func cites(_ duty: Duty.ID, _ source: Source.ID) -> Diagram {
    guard let place = place(of: duty) else { return .no }
    let subject = pathway.duties[place]
    return cases(of: place) { state in
      (subject.wording(of: state.variant).basis ?? []).contains { $0.source == source }
    }
  }

  /// Where a duty stands for some answer to a fact, and not when that fact is not known.
  fileprivate mutating func drops(
    _ duty: Duty.ID, by fact: Fact.ID, where condition: Condition, _ invariant: Invariant
  ) -> [Finding] {
    guard let place = place(of: duty),
      let index = pathway.facts.firstIndex(where: { $0.id == fact }),
      let slot = compiler.variables.slots[index], slot.mayBeNotKnown
    else { return [] }
    let owed = owed(place)
    let unknown = compiler.store.fixed(owed, level: slot.level, value: Int(slot.notKnown))
    let lost = compiler.store.subtract(owed, unknown)
    // The case with the answer is shown; with "not known" in its place the duty is gone.
    let known = compiler.store.literal(
      level: slot.level,
      in: Set(0..<compiler.variables.domains[slot.level]).subtracting([Int(slot.notKnown)]))
    let shown = compiler.store.and(lost, known)
    let applies = compiler.applies(index)
    let holds = compiler.rails(condition).yes
    // A case that cannot occur shows nothing, on either side.
    let counterpart = compiler.store.fixed(care, level: slot.level, value: Int(slot.notKnown))
    let both = compiler.store.and(holds, counterpart)
    let here = compiler.store.and(shown, both)
    return broken(
      invariant, in: compiler.store.and(here, applies),
      " (not knowing '\(fact)' drops '\(duty)')"
    ) {
      $0.notes(
        onLosing: duty, with: .notKnown, to: fact, "in this case, but with '\(fact)' not known")
    }
  }

  /// Where going from one answer to a stronger one takes a duty away or gives it more time.
  fileprivate mutating func weakens(
    _ duty: Duty.ID, fact: Fact.ID, from weak: Answer.ID, to strong: Answer.ID,
    _ invariant: Invariant
  ) -> [Finding] {
    guard let place = place(of: duty),
      let index = pathway.facts.firstIndex(where: { $0.id == fact }),
      let slot = compiler.variables.slots[index],
      let weakPlace = slot.answers.firstIndex(of: weak),
      let strongPlace = slot.answers.firstIndex(of: strong)
    else { return [] }
    // For a fact with several answers, the order says what is ticked in addition.
    let (weakLevel, weakValue) =
      slot.takesSeveral ? (slot.level + 1 + strongPlace, 0) : (slot.level, weakPlace)
    let strongValue = slot.takesSeveral ? 1 : strongPlace
    let isWeak = compiler.store.literal(level: weakLevel, in: [weakValue])
    // A case that cannot occur shows nothing, on either side.
    let counterpart = compiler.store.fixed(care, level: weakLevel, value: strongValue)
    let here = compiler.store.and(isWeak, counterpart)
    let owed = owed(place)
    let after = compiler.store.fixed(owed, level: weakLevel, value: strongValue)
    let lost = compiler.store.subtract(owed, after)
    let lostHere = compiler.store.and(lost, here)
    var findings = broken(
      invariant, in: lostHere,
      slot.takesSeveral
        ? " (ticking '\(strong)' of '\(fact)' drops '\(duty)')"
        : " (from '\(weak)' to '\(strong)' of '\(fact)' drops '\(duty)')"
    ) { trace in
      trace.notes(
        onLosing: duty, with: slot.takesSeveral ? trace.ticking(strong, of: fact) : .one(strong),
        to: fact, "in this case, but with '\(strong)'")
    }
    let subject = pathway.duties[place]
    let deadlines = Set(
      ([nil] + subject.variants.map(\.id)).compactMap { subject.wording(of: $0).by })
    for strict in deadlines {
      for loose in deadlines where strict < loose {
        let before = cases(of: place) { state in
          state.standing.isDue && subject.wording(of: state.variant).by == strict
        }
        let later = cases(of: place) { state in
          state.standing.isDue && subject.wording(of: state.variant).by == loose
        }
        let relaxed = compiler.store.fixed(later, level: weakLevel, value: strongValue)
        let both = compiler.store.and(before, relaxed)
        findings += broken(
          invariant, in: compiler.store.and(both, here),
          " ('\(duty)' goes from '\(strict.words)' to '\(loose.words)')"
        ) { subject.notes(onTimes: [strict, loose], $0.sourceMap) }
      }
    }
    return findings
  }
}

extension Duty {
  /// Where the duty, or a variant of it, says one of these times.
  fileprivate func notes(onTimes times: [Deadline], _ sourceMap: SourceMap) -> [Diagnostic.Note] {
    let places: [(DeclarationPart?, Deadline?, String)] =
      variants.isEmpty
      ? [(nil, wording.by, "'\(id)'")]
      : variants.map {
        (.variant($0.id), wording(of: $0.id).by, "the variant '\($0.id)' of '\(id)'")
      }
    return places.compactMap { part, time, words in
      guard let time, times.contains(time) else { return nil }
      return Diagnostic.Note("\(words) says '\(time.words)'", at: sourceMap[.duty(id), part])
    }
  }
}
