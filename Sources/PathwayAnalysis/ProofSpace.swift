package import DecisionDiagrams
package import Interviews
public import Pathways

/// A pathway over its whole space of answers, "not known" included.
///
/// Every check works on sets of cases: it builds the set of cases that would be a fault, and a
/// set that is not empty has a smallest member to show.
public struct ProofSpace {
  public private(set) var pathway: Pathway
  let sourceMap: SourceMap
  /// The day on which the pathway is looked at, for its review.
  let today: CivilDate?
  package var compiler: PathwayCompiler
  /// The cases that can occur.
  package private(set) var care: Diagram
  /// The route of each case: 0 for none, otherwise its place plus 1.
  private(set) var route: Diagram
  /// For each duty its state: 0 where it does not stand.
  private(set) var states: [Diagram]
  private(set) var order: DutyOrder
  /// Where one duty is listed before another.
  var listed: ListedOrder
  /// Sets of cases of a duty that were made before: the same ones are asked for again and again.
  private var memory: [CaseKey: Diagram] = [:]
  /// What is looked at, when it is not everything.
  private var focus: Set<Subject>?
  private var findsExamples = true
  /// With what each variable costs to mention: a whole fact more than one tick of it.
  private var measures: DiagramStore.Measures
  private var compilation: CompiledPathway?

  /// - Parameter budget: the most diagram nodes; 4 million are about 100 MB.
  public init(
    _ pathway: Pathway, sourceMap: SourceMap, today: CivilDate? = nil, budget: Int = 4_000_000
  ) {
    self.pathway = pathway
    self.sourceMap = sourceMap
    self.today = today
    order = DutyOrder(of: pathway)
    compiler = PathwayCompiler(pathway, budget: budget)
    care = Self.care(of: pathway, &compiler)
    route = compiler.compileRoutes()
    var states: [Diagram] = []
    for duty in pathway.duties { states.append(compiler.state(of: duty)) }
    self.states = states
    listed = ListedOrder(order, states: states)
    var weights: [Int] = []
    for (level, owner) in compiler.variables.factOfLevel.enumerated() {
      let isFirst = level == 0 || compiler.variables.factOfLevel[level - 1] != owner
      weights.append(isFirst ? 100 : 1)
    }
    measures = DiagramStore.Measures(weights: weights)
  }

  /// The pathway as interviews use it, made from the same diagrams, once.
  ///
  /// - Returns: nil if the budget runs out.
  mutating func compiled() -> CompiledPathway? {
    if compilation == nil {
      compilation = try? CompiledPathway(continuing: &compiler, route: route, states: states)
    }
    return compilation
  }

  /// The cases that no assumption excludes.
  static func care(of pathway: Pathway, _ compiler: inout PathwayCompiler) -> Diagram {
    var care = Diagram.yes
    for assumption in pathway.assumptions {
      let excluded = compiler.rails(assumption.excludes).yes
      care = compiler.store.subtract(care, excluded)
    }
    return care
  }

  /// Puts a changed pathway in the place of this one, and looks only at what can have changed.
  ///
  /// - Parameters:
  ///   - pathway: with the same facts in the same places.
  ///   - focus: nil for everything.
  ///   - findsExamples: whether findings still come with the smallest case that shows them.
  mutating func look(
    at pathway: Pathway, order: DutyOrder, care: Diagram, route: Diagram, states: [Diagram],
    only focus: Set<Subject>?, findsExamples: Bool = false
  ) {
    self.pathway = pathway
    self.order = order
    (self.care, self.route, self.states) = (care, route, states)
    listed = ListedOrder(order, states: states)
    self.focus = focus
    self.findsExamples = findsExamples
    compilation = nil
  }

  /// Whether nothing is left out.
  var findsEverything: Bool { focus == nil }

  /// Whether a declaration is looked at.
  func concerns(_ subject: Subject) -> Bool {
    focus?.contains(subject) ?? true
  }

  /// Whether the budget ran out, so that nothing found here can be trusted.
  public var isExhausted: Bool { compiler.store.isExhausted }

  /// How many nodes were made.
  public var nodeCount: Int { compiler.store.nodeCount }

  /// The part of a set that can occur.
  mutating func possible(_ set: Diagram) -> Diagram {
    compiler.store.and(set, care)
  }

  /// The smallest case in a set; nil if none of it can occur.
  mutating func example(in set: Diagram) -> Counterexample? {
    let possible = possible(set)
    guard findsExamples else { return possible == .no ? nil : Counterexample(answers: [:]) }
    guard !isExhausted, let assignment = compiler.store.smallestCase(in: possible, &measures)
    else { return nil }
    var answers = Answers()
    for (index, fact) in pathway.facts.enumerated() {
      guard let slot = compiler.variables.slots[index] else { continue }
      let levels = slot.level..<(slot.level + slot.count)
      guard levels.contains(where: { assignment[$0] >= 0 }) else { continue }
      if assignment[slot.level] == slot.notKnown {
        answers[fact.id] = .notKnown
      } else if slot.takesSeveral {
        let ticked = slot.answers.indices.filter { assignment[slot.level + 1 + $0] == 1 }
        answers[fact.id] = .several(ticked.map { slot.answers[$0] })
      } else if assignment[slot.level] >= 0 {
        answers[fact.id] = .one(slot.answers[Int(assignment[slot.level])])
      }
    }
    return Counterexample(answers: answers)
  }

  /// A finding at the place of a subject or of a part of it, if some case of the set can occur.
  ///
  /// - Parameter notes: what to add, given a trace of the smallest case.
  mutating func finding(
    _ id: String, _ subject: Subject, part: DeclarationPart? = nil, in set: Diagram,
    severity: Diagnostic.Severity = .error, suggestion: String? = nil, _ message: String,
    notes: ((RuleTrace) -> [Diagnostic.Note])? = nil
  ) -> [Finding] {
    guard let example = example(in: set) else { return [] }
    let added = findsExamples ? notes?(trace(of: example.answers)) ?? [] : []
    return [
      Finding(
        Diagnostic(
          id, severity: severity, at: sourceMap[subject, part], message, suggestion: suggestion,
          notes: added), about: subject, example: example)
    ]
  }

  /// What makes statements about the outcome false in a case.
  func trace(of answers: Answers) -> RuleTrace {
    RuleTrace(answers, in: pathway, sourceMap: sourceMap)
  }

  /// A finding without a case.
  func finding(
    _ id: String, _ subject: Subject, part: DeclarationPart? = nil,
    severity: Diagnostic.Severity = .error, suggestion: String? = nil, _ message: String,
    notes: [Diagnostic.Note] = []
  ) -> Finding {
    Finding(
      Diagnostic(
        id, severity: severity, at: sourceMap[subject, part], message, suggestion: suggestion,
        notes: notes), about: subject)
  }

  /// Where a duty is in one of the states that fit.
  mutating func cases(of duty: Int, where fits: (CompiledPathway.State) -> Bool) -> Diagram {
    let fitting = PathwayCompiler.states(of: pathway.duties[duty]).map(fits)
    let key = CaseKey(state: states[duty], fitting: fitting)
    if let known = memory[key] { return known }
    let result = compiler.store.mapped(states[duty]) { number in
      number > 0 && fitting[number - 1] ? 1 : 0
    }
    memory[key] = result
    return result
  }

  private struct CaseKey: Hashable {
    let state: Diagram
    let fitting: [Bool]
  }

  /// Takes the store back to what it was, with nothing remembered of what came after.
  mutating func take(back store: DiagramStore) {
    compiler.store = store
    memory = [:]
    measures = DiagramStore.Measures(weights: measures.weights)
    listed = ListedOrder(order, states: states)
  }

  /// How many cases of the whole space a set has, as a share between 0 and 1.
  mutating func share(of set: Diagram) -> Double {
    compiler.store.share(of: set, &measures)
  }

  /// Where a duty is due, or due because unsure.
  mutating func due(_ duty: Int) -> Diagram {
    cases(of: duty) { $0.standing.isDue }
  }

  /// Where a duty is due or held: nobody may say that it is not there.
  mutating func owed(_ duty: Int) -> Diagram {
    cases(of: duty) { $0.standing.isDue || $0.standing == .held }
  }
}
