import DecisionDiagrams
import Interviews
import Pathways

/// A condition of the pathway, and whose it is.
struct OwnedCondition {
  let subject: Subject
  var part = DeclarationPart.condition
  let condition: Condition

  /// Every condition that is written down and looked at, derived names included.
  static func all(in space: ProofSpace) -> [OwnedCondition] {
    let pathway = space.pathway
    var all: [OwnedCondition] = []
    func add(_ subject: Subject, _ condition: Condition) {
      guard space.concerns(subject) else { return }
      all.append(OwnedCondition(subject: subject, condition: condition))
    }

    for fact in pathway.facts { add(.fact(fact.id), fact.condition) }
    for name in pathway.names { add(.name(name.id), name.condition) }
    for route in pathway.routes { add(.route(route.id), route.condition) }
    for duty in pathway.duties where space.concerns(.duty(duty.id)) {
      all += duty.placedConditions.map {
        OwnedCondition(subject: .duty(duty.id), part: $0.part, condition: $0.condition)
      }
    }
    for act in pathway.acts { add(.act(act.id), act.condition) }
    // A condition that looks at the outcome has no diagram.
    for sheet in pathway.sheets {
      for condition in sheet.conditions where !condition.looksAtOutcome {
        add(.sheet(sheet.id), condition)
      }
    }
    return all
  }
}

extension Condition {
  /// Whether it was meant to be the same everywhere.
  var isLiteral: Bool { self == .always || self == .never }

  /// The condition and the parts of which it is made, names left closed.
  var parts: [Condition] {
    switch self {
    case .all(let parts), .any(let parts): [self] + parts.flatMap(\.parts)
    case .not(let part): [self] + part.parts
    default: [self]
    }
  }
}

extension Duty {
  /// Every condition of the duty, and which part of it that is.
  fileprivate var placedConditions: [(part: DeclarationPart, condition: Condition)] {
    var all: [(part: DeclarationPart, condition: Condition)] = [
      (.condition, condition), (.doneWhen, doneWhen),
    ]
    if let hold { all.append((.hold, hold.condition)) }
    all += contingencies.map { (.contingency($0.provided), $0.condition) }
    all += after.map { (.after($0.duty), $0.condition) }
    all += notes.map { (.note($0.say), $0.condition) }
    return all + variants.map { (.variant($0.id), $0.condition) }
  }
}

/// No condition, and no part of one, is the same for every case.
enum ConditionConstantCheck: PathwayCheck {
  static let ids = ["logic/impossible", "logic/always"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: Set<Finding> = []
    for owned in OwnedCondition.all(in: space) {
      // A part of a part would be reported again for what is inside it, and a name for what it
      // stands for.
      for part in smallest(of: owned.condition, in: &space) {
        let isAlways = space.possible(space.compiler.rails(part).yes) != .no
        // That nothing comes of the whole is said already.
        guard part != owned.condition || !space.isDead(owned) else { continue }
        findings.insert(
          space.finding(
            isAlways ? "logic/always" : "logic/impossible", owned.subject, part: owned.part,
            suggestion: isAlways
              ? "leave it out; 'always' says so on purpose"
              : "mend it; 'never' says so on purpose",
            "\(ConditionText.text(of: part)) \(isAlways ? "is always" : "can never be") true"))
      }
    }
    return Array(findings)
  }

  /// The smallest parts that are the same for every case, and that were not meant to be.
  private static func smallest(
    of condition: Condition, in space: inout ProofSpace
  ) -> [Condition] {
    let inner: [Condition] =
      switch condition {
      case .all(let parts), .any(let parts): parts
      case .not(let part): [part]
      default: []
      }
    var found: [Condition] = []
    for part in inner { found += smallest(of: part, in: &space) }
    guard found.isEmpty, !condition.isLiteral, isConstant(condition, in: &space) else {
      return found
    }
    if case .named(let id) = condition, let name = space.pathway.name(id),
      !name.condition.isLiteral
    {
      return []
    }
    return [condition]
  }

  private static func isConstant(_ condition: Condition, in space: inout ProofSpace) -> Bool {
    let yes = space.compiler.rails(condition).yes
    return space.possible(yes) == .no || space.compiler.store.subtract(space.care, yes) == .no
  }
}

extension ProofSpace {
  /// Whether it is the condition of a route, a duty or an act that never stands.
  fileprivate mutating func isDead(_ owned: OwnedCondition) -> Bool {
    guard owned.part == .condition else { return false }
    switch owned.subject {
    case .duty(let id):
      return pathway.duties.firstIndex { $0.id == id }.map { neverStands($0) } ?? false
    case .route(let id):
      guard let place = pathway.routes.firstIndex(where: { $0.id == id }) else { return false }
      return possible(compiler.unbeaten[place]) == .no
    case .act(let id): return pathway.act(id).map { neverShown($0) } ?? false
    default: return false
    }
  }
}

/// A negation does not turn "does not apply" into a yes by accident.
enum ConditionNegationCheck: PathwayCheck {
  static let ids = ["logic/negated-n-a"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    for owned in OwnedCondition.all(in: space) {
      let guarded = space.forcing(owned.condition, isNegated: false)
      guard guarded != owned.condition else { continue }
      let plain = space.compiler.rails(owned.condition)
      let forced = space.compiler.rails(guarded)
      let lost = space.compiler.store.subtract(plain.yes, forced.yes)
      findings += space.finding(
        "logic/negated-n-a", owned.subject, part: owned.part, in: lost,
        suggestion: "say first that the question applies",
        "\(ConditionText.text(of: owned.condition)) is true of a question that does not apply")
    }
    return findings
  }
}

extension ProofSpace {
  /// The condition with each negated phrase made true where its fact does not apply. If that
  /// changes the whole, the negation is not guarded.
  func forcing(_ condition: Condition, isNegated: Bool) -> Condition {
    switch condition {
    case .answered(let fact, _), .includes(let fact, _):
      guard isNegated, let only = pathway.fact(fact)?.condition, only != .always else {
        return condition
      }
      return .any([condition, .not(only)])
    case .all(let parts): return .all(parts.map { forcing($0, isNegated: isNegated) })
    case .any(let parts): return .any(parts.map { forcing($0, isNegated: isNegated) })
    case .not(let part): return .not(forcing(part, isNegated: !isNegated))
    case .always, .never, .notKnown, .named, .route, .outcome: return condition
    }
  }
}

/// Where every answer to a question gives the same truth, not knowing it does too.
enum ConditionKleeneGapCheck: PathwayCheck {
  static let ids = ["logic/kleene-gap"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    for owned in OwnedCondition.all(in: space) where !owned.condition.isLiteral {
      let rails = space.compiler.rails(owned.condition)
      let decided = space.compiler.store.or(rails.yes, rails.no)
      let unsure = space.compiler.store.not(decided)
      guard unsure != .no else { continue }
      // What stays unsure whatever a fact is cannot become sure by every answer to it.
      let matters = space.compiler.store.snapshot().support(of: [unsure])
      for (index, fact) in space.pathway.facts.enumerated() where fact.notKnown == .keep {
        guard let slot = space.compiler.variables.slots[index], matters[slot.level] else {
          continue
        }
        let open = space.compiler.store.fixed(
          unsure, level: slot.level, value: Int(slot.notKnown))
        guard open != .no else { continue }
        var same = Diagram.no
        for rail in [rails.yes, rails.no] {
          let everywhere = space.everyAnswer(rail, of: slot)
          same = space.compiler.store.or(same, everywhere)
        }
        let gap = space.compiler.store.and(open, same)
        let literal = space.compiler.store.literal(level: slot.level, in: [Int(slot.notKnown)])
        let shown = space.compiler.store.and(gap, literal)
        findings += space.finding(
          "logic/kleene-gap", owned.subject, part: owned.part, in: shown, severity: .warning,
          suggestion: "write it so that '\(fact.id)' does not matter where it cannot",
          "\(ConditionText.text(of: owned.condition)) is unsure when '\(fact.id)' is not known, "
            + "although every answer to it gives the same")
      }
    }
    return findings
  }
}

extension ProofSpace {
  /// Where a set holds whatever is answered to a fact.
  mutating func everyAnswer(_ set: Diagram, of slot: VariableMap.Slot) -> Diagram {
    guard slot.takesSeveral else {
      var result = Diagram.yes
      for value in slot.answers.indices {
        let here = compiler.store.fixed(set, level: slot.level, value: value)
        result = compiler.store.and(result, here)
      }
      return result
    }
    var result = compiler.store.fixed(set, level: slot.level, value: 0)
    for place in slot.answers.indices {
      let level = slot.level + 1 + place
      let without = compiler.store.fixed(result, level: level, value: 0)
      let with = compiler.store.fixed(result, level: level, value: 1)
      result = compiler.store.and(without, with)
    }
    return result
  }
}
