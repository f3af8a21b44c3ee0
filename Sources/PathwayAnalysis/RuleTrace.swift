import Pathways

/// Says which rule makes a statement about the outcome false in one case: the line, and the part
/// of it that decides.
struct RuleTrace {
  private let pathway: Pathway
  let sourceMap: SourceMap
  let answers: Answers
  private let evaluator: ReferenceEvaluator
  private let outcome: Outcome
  /// What to call the case.
  private let circumstance: String
  private var notes: [Diagnostic.Note] = []
  private var explained: Set<DerivedName.ID> = []
  private var explainsRoutes = false
  private var explainsNames = true

  /// The most notes; whoever has read so many knows where to look.
  private static let most = 6

  /// - Parameters:
  ///   - answers: what is missing counts as looked up, or as not known.
  ///   - circumstance: to end a sentence with.
  init(
    _ answers: Answers, in pathway: Pathway, sourceMap: SourceMap,
    circumstance: String = "in this case"
  ) {
    self.pathway = pathway
    self.sourceMap = sourceMap
    self.circumstance = circumstance
    let answers = answers.completed(in: pathway)
    self.answers = answers
    evaluator = ReferenceEvaluator(pathway)
    outcome = evaluator.outcome(for: answers)
  }

  /// The notes on why a condition, which may speak of the outcome, is not what it should be.
  func notes(on condition: Condition, isWanted: Bool) -> [Diagnostic.Note] {
    var trace = self
    trace.explain(condition, isWanted: isWanted)
    guard trace.notes.isEmpty else { return trace.notes }
    // Beside a duty the route only says of which cases the statement speaks.
    trace.explainsRoutes = true
    trace.explain(condition, isWanted: isWanted)
    return trace.notes
  }

  /// Why a duty does not stand in the case that is like this one but for one answer.
  func notes(
    onLosing duty: Duty.ID, with given: Given, to fact: Fact.ID, _ circumstance: String
  ) -> [Diagnostic.Note] {
    var answers = answers
    answers[fact] = given
    return RuleTrace(answers, in: pathway, sourceMap: sourceMap, circumstance: circumstance)
      .notes(on: .outcome(.due(duty)), isWanted: true)
  }

  /// What is ticked of a fact in this case, and one answer more.
  func ticking(_ answer: Answer.ID, of fact: Fact.ID) -> Given {
    var ticked: [Answer.ID] = []
    if case .several(let now)? = answers[fact] { ticked = now }
    let order = pathway.fact(fact)?.answers.map(\.id) ?? []
    return .several(order.filter { ticked.contains($0) || $0 == answer })
  }

  /// Why no route stands: those routes that come nearest to it.
  func notesOnRoutes() -> [Diagnostic.Note] {
    let ranked = pathway.routes.enumerated().sorted { left, right in
      rank(of: left.element.condition, left.offset)
        < rank(of: right.element.condition, right.offset)
    }
    var trace = self
    trace.explainsNames = false
    return trace.notes(onRoutes: ranked.prefix(3).map(\.element))
  }

  /// Fewer parts that stand in the way come first, then more that do not.
  private func rank(of condition: Condition, _ place: Int) -> (Int, Int, Int) {
    guard case .all(let parts) = condition else { return (1, 0, place) }
    let fitting = parts.count { evaluator.truth(of: $0, for: answers) == .yes }
    return (parts.count - fitting, -fitting, place)
  }

  /// Why each of these routes stands, or does not.
  func notes(onRoutes routes: [Route]) -> [Diagnostic.Note] {
    var trace = self
    for route in routes {
      let stands = evaluator.truth(of: route.condition, for: answers) == .yes
      trace.explain(
        route.condition, .route(route.id), .condition,
        "the route '\(route.id)' \(stands ? "stands" : "does not stand") \(circumstance)",
        key: "when")
    }
    return trace.notes
  }

  private mutating func add(_ text: String, _ subject: Subject, _ part: DeclarationPart?) {
    let note = Diagnostic.Note(text, at: sourceMap[subject, part])
    if notes.count < Self.most, !notes.contains(note) { notes.append(note) }
  }

  // MARK: The statement

  private mutating func explain(_ condition: Condition, isWanted: Bool) {
    switch condition {
    case .all(let parts), .any(let parts):
      // What is as it should be has no part in it.
      for part in parts where truth(of: part) != Truth(isWanted) {
        explain(part, isWanted: isWanted)
      }
    case .not(let part): explain(part, isWanted: !isWanted)
    case .outcome(let test): explain(test, isWanted: isWanted)
    case .route(let routes):
      if explainsRoutes { explain(routes, isWanted: isWanted) }
    // These describe the case.
    case .always, .never, .answered, .notKnown, .includes, .named: break
    }
  }

  private func truth(of condition: Condition) -> Truth {
    switch condition {
    case .all(let parts): parts.map(truth(of:)).min() ?? .yes
    case .any(let parts): parts.map(truth(of:)).max() ?? .no
    case .not(let part): !truth(of: part)
    case .outcome(let test): Truth(holds(test))
    default: evaluator.truth(of: condition, for: answers, on: outcome.route)
    }
  }

  private func holds(_ test: Condition.OutcomeTest) -> Bool {
    switch test {
    case .due(let duty): return outcome.duty(duty)?.standing.isDue == true
    case .held(let duty): return outcome.duty(duty)?.standing == .held
    case .contingent(let duty):
      if case .contingent? = outcome.duty(duty)?.standing { return true }
      return false
    case .someDuty: return outcome.duties.contains { $0.standing.isDue }
    case .act(let act): return outcome.acts.contains(act)
    case .asked(let id):
      return pathway.fact(id).map { evaluator.applies($0, with: answers) } == true
    case .before(let first, let second):
      let places = outcome.duties.map(\.duty)
      guard let left = places.firstIndex(of: first), let right = places.firstIndex(of: second)
      else { return true }
      return left < right
    case .cites(let id, let source):
      guard let duty = pathway.duty(id), let owed = outcome.duty(id) else { return false }
      return (duty.wording(of: owed.variant).basis ?? []).contains { $0.source == source }
    }
  }

  private mutating func explain(_ test: Condition.OutcomeTest, isWanted: Bool) {
    switch test {
    case .due(let id), .held(let id), .contingent(let id):
      guard let duty = pathway.duty(id) else { return }
      explain(duty, isWanted: isWanted)
    case .someDuty:
      add("no duty is due \(circumstance)", .pathway, nil)
    case .act(let id):
      guard let act = pathway.act(id) else { return }
      explain(
        act.condition, .act(id), .condition,
        "the act '\(id)' is \(isWanted ? "not shown" : "shown") \(circumstance)", key: "when")
    case .asked(let id):
      guard let fact = pathway.fact(id) else { return }
      explain(
        fact.condition, .fact(id), .condition,
        "'\(id)' \(isWanted ? "does not apply" : "applies") \(circumstance)", key: "only-if")
    case .before(let first, let second):
      add(
        "'\(second)' can stand before '\(first)' \(circumstance): nothing under 'after' holds it "
          + "back, and its stage and place do not",
        .duty(second), nil)
    case .cites(let id, let source):
      guard let duty = pathway.duty(id) else { return }
      guard let owed = outcome.duty(id) else { return explain(duty, isWanted: true) }
      let cited = (duty.wording(of: owed.variant).basis ?? []).map(\.source.rawValue)
      add(
        "'\(id)' rests on \(cited.joined(separator: ", ")) \(circumstance), not on '\(source)'",
        .duty(id), owed.variant.map { .variant($0) })
    }
  }

  // MARK: The rule

  private mutating func explain(_ duty: Duty, isWanted: Bool) {
    let owed = outcome.duty(duty.id)
    let words = "'\(duty.id)' is \(Self.words(owed?.standing)) \(circumstance)"
    switch owed?.standing {
    case .held where isWanted:
      guard let hold = duty.hold else { return }
      explain(hold.condition, .duty(duty.id), .hold, words, key: "held-while")
    case .contingent(let place) where !isWanted:
      let contingency = duty.contingencies[place]
      explain(
        contingency.condition, .duty(duty.id), .contingency(contingency.provided), words,
        key: "contingent")
    default:
      explain(duty.condition, .duty(duty.id), .condition, words, key: "when")
    }
  }

  private static func words(_ standing: Standing?) -> String {
    switch standing {
    case .due: "due"
    case .dueBecauseUnsure: "due because unsure"
    case .held: "held, not due,"
    case .contingent: "not due, only contingent,"
    case nil: "not on the list"
    }
  }

  private mutating func explain(_ routes: [Route.ID], isWanted: Bool) {
    if let standing = outcome.route.flatMap(pathway.route) {
      explain(
        standing.condition, .route(standing.id), .condition,
        "the route '\(standing.id)' stands \(circumstance)", key: "when")
    }
    guard isWanted else { return }
    for route in routes.compactMap(pathway.route)
    where evaluator.truth(of: route.condition, for: answers) != .yes {
      explain(
        route.condition, .route(route.id), .condition,
        "the route '\(route.id)' does not stand \(circumstance)", key: "when")
    }
  }

  private mutating func explain(
    _ condition: Condition, _ subject: Subject, _ part: DeclarationPart, _ words: String,
    key: String
  ) {
    let truth = evaluator.truth(of: condition, for: answers, on: outcome.route)
    let culprits = culprits(of: condition)
    let list = culprits.map(ConditionText.text(of:)).joined(separator: " and ")
    let isWhole = culprits == [condition]
    add(
      "\(words): \(isWhole ? "its '\(key)', " : "of its '\(key)', ")\(list)"
        + "\(isWhole ? "," : "") \(culprits.count == 1 ? "is" : "are") \(Self.words(truth))"
        + ifUnsure(truth, of: subject, part),
      subject, part)
    guard explainsNames else { return }
    for culprit in culprits { explainNames(in: culprit, being: truth) }
  }

  /// What the duty says of being unsure, where that decides.
  private func ifUnsure(_ truth: Truth, of subject: Subject, _ part: DeclarationPart) -> String {
    guard truth == .unsure, part == .condition, case .duty(let id) = subject,
      let duty = pathway.duty(id)
    else { return "" }
    return switch duty.isDueIfUnsure {
    case true?: ", and it says 'if-unsure: due'"
    case false?: ", and it says 'if-unsure: not-due'"
    case nil: ", and it has no 'if-unsure: due'"
    }
  }

  /// What the names that make a condition what it is stand for, and why they are as they are.
  private mutating func explainNames(in condition: Condition, being truth: Truth) {
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { explainNames(in: part, being: truth) }
    case .not(let part): explainNames(in: part, being: !truth)
    case .named(let id):
      guard !explained.contains(id), let name = pathway.name(id),
        evaluator.truth(of: name.condition, for: answers, on: outcome.route) == truth
      else { return }
      explained.insert(id)
      let culprits = culprits(of: name.condition)
      let list = culprits.map(ConditionText.text(of:)).joined(separator: " and ")
      add(
        "'\(id)' is \(Self.words(truth)) \(circumstance): \(list) "
          + "\(culprits.count == 1 ? "is" : "are") \(Self.words(truth))",
        .name(id), .condition)
      for culprit in culprits { explainNames(in: culprit, being: truth) }
    default: break
    }
  }

  private static func words(_ truth: Truth) -> String {
    switch truth {
    case .yes: "true"
    case .no: "false"
    case .unsure: "unsure"
    }
  }

  /// The parts of a condition that make it what it is: of several that must all hold, those that
  /// do not; of several of which one is enough, those that hold.
  private func culprits(of condition: Condition) -> [Condition] {
    let whole = evaluator.truth(of: condition, for: answers, on: outcome.route)
    switch condition {
    case .all(let parts) where whole != .yes, .any(let parts) where whole != .no:
      return parts.filter { evaluator.truth(of: $0, for: answers, on: outcome.route) == whole }
        .flatMap(culprits(of:))
    default: return [condition]
    }
  }
}
