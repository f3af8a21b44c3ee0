import DecisionDiagrams
import Interviews
import Pathways

/// Tries mutants of one pathway, one after the other, in one store of diagrams.
///
/// Only what a change can have reached is compiled and checked again. The verdicts are those of
/// reading, analysing and playing each mutant as a whole, which a test holds them against.
struct MutationTrial {
  /// What became of a mutant.
  enum Verdict: Hashable, Sendable {
    /// Every case has the same outcome and the same questions.
    case equivalent
    /// What noticed it: the id of a diagnostic, or the name of a scenario.
    case killed(by: String)
    case survived
    /// The budget of nodes ran out.
    case notFinished
  }

  private let pathway: Pathway
  private var space: ProofSpace
  private let roots: RootSet
  private let progress: PathwayCompiler.Progress
  private let store: DiagramStore
  private var dependencies: Dependencies
  private let refusals: Refusals
  private var scenarios: ScenarioTable
  private let order: DutyOrder
  private var uses: UseTable
  /// What the pathway is found to lack before anything is changed.
  private let known: Set<Complaint>

  /// How many nodes may come on top before the store is taken back to where it was.
  private static let growth = 400_000

  /// Nil if the pathway itself does not fit the budget, or has too many facts.
  init?(_ pathway: Pathway, sourceMap: SourceMap, budget: Int) {
    guard pathway.facts.count <= FactSet.capacity else { return nil }
    self.pathway = pathway
    var space = ProofSpace(pathway, sourceMap: sourceMap, budget: budget)
    let roots = RootSet(of: &space)
    guard !space.isExhausted, let compiled = space.compiled() else {
      return nil
    }
    let remembered = Set(pathway.facts.filter { $0.origin != nil }.map(\.id))
    let holding = pathway.scenarios.filter {
      ScenarioWalk($0, in: compiled, remembered: remembered, isTimed: false).failures.isEmpty
    }
    scenarios = ScenarioTable(holding, of: pathway, roots, in: &space.compiler)
    uses = UseTable(of: pathway, space.compiler.variables)
    dependencies = Dependencies(of: pathway)
    order = DutyOrder(of: pathway)
    refusals = Refusals(of: pathway)
    var known = Self.complaints(in: &space, without: nil, beyond: nil)
    known.formUnion(uses.complaints(about: pathway, roots, space.compiler.store))
    self.known = known
    self.roots = roots
    guard !space.isExhausted else { return nil }
    progress = space.compiler.progress
    store = space.compiler.store
    self.space = space
  }

  /// What came of trying a mutant.
  struct Trial {
    let verdict: Verdict
    /// Whether only sentences beside duties changed, and nothing that decides.
    let isOfNote: Bool
  }

  mutating func trial(of mutant: Mutant) -> Trial {
    func early(_ verdict: Verdict) -> Trial { Trial(verdict: verdict, isOfNote: mutant.isOfNote) }

    if let refusal = refusals.refusal(of: mutant) { return early(.killed(by: refusal)) }
    guard let edit = mutant.edit.inPlace(in: pathway) else { return early(.survived) }
    let mutated = edit.applied(to: pathway)
    let gone: Subject? = if case .removal(let subject) = mutant.edit { subject } else { nil }
    if isAskedOtherwise(edit) { return early(verdict(byAsking: mutated, gone)) }

    let reach = dependencies.reach(of: edit)
    if space.compiler.store.nodeCount > store.nodeCount + Self.growth { takeBack() }
    space.compiler.progress = progress
    space.compiler.change(
      to: mutated, names: reach.names, facts: reach.facts, routes: reach.routes)
    let changed = RootSet(of: mutated, in: &space.compiler, from: roots, reach: reach)
    guard !space.isExhausted else { return early(giveUp()) }

    let newOrder = reordered(by: edit) ? DutyOrder(of: mutated) : order
    let isOfNote = decidesTheSame(changed, mutated, newOrder, reach)
    if isOfNote, saysTheSame(changed, mutated, reach) {
      return Trial(verdict: .equivalent, isOfNote: mutant.isOfNote)
    }
    func trial(_ verdict: Verdict) -> Trial { Trial(verdict: verdict, isOfNote: isOfNote) }
    let groups = changed.groups(in: reach).filter { changed.group(at: $0) != roots.group(at: $0) }
    let byOutcome =
      scenarios.firstBroken(
        by: mutated, newOrder, changed, was: roots, groups: groups, space.compiler.store)
      ?? scenarios.firstMisworded(by: mutated, newOrder, changed, reach, space.compiler.store)
    if let byOutcome { return trial(.killed(by: "scenario \(byOutcome.id)")) }
    if let complaint = newComplaint(changed, mutated, newOrder, reach, gone) {
      return trial(.killed(by: complaint.id))
    }
    guard !space.isExhausted else { return trial(giveUp()) }
    let byQuestion = scenarios.firstAskedOtherwise(
      by: mutated, changed, groups: groups,
      facts: reach.facts.sorted().filter { changed.applies[$0] != roots.applies[$0] },
      &space.compiler.store)
    guard !space.isExhausted else { return trial(giveUp()) }
    return trial(byQuestion.map { .killed(by: "scenario \($0.id)") } ?? .survived)
  }

  /// Whether another duty may have to come first now.
  private func reordered(by edit: Edit) -> Bool {
    guard case .duty(let place, let duty) = edit else { return false }
    return duty.after.map(\.duty) != pathway.duties[place].after.map(\.duty)
  }

  private mutating func giveUp() -> Verdict {
    takeBack()
    return .notFinished
  }

  private mutating func takeBack() {
    space.take(back: store)
    scenarios.forget()
    uses.forget()
  }

  // MARK: Equivalence

  /// Whether every case that can occur has the same outcome and the same questions, but for the
  /// sentences beside the duties.
  private mutating func decidesTheSame(
    _ changed: RootSet, _ mutated: Pathway, _ newOrder: DutyOrder, _ reach: Dependencies.Reach
  ) -> Bool {
    var pairs = [(roots.route, changed.route)]
    for place in reach.acts { pairs.append((roots.acts[place], changed.acts[place])) }
    for place in reach.facts { pairs.append((roots.applies[place], changed.applies[place])) }
    guard pairs.allSatisfy({ isSame($0.0, $0.1) }) else { return false }
    return reach.duties.sorted().allSatisfy { place in
      isSameDuty(place, changed, pathway.duties[place], mutated.duties[place], newOrder)
    }
  }

  private mutating func isSame(_ left: Diagram, _ right: Diagram) -> Bool {
    if left == right { return true }
    let here = space.compiler.store.ifThenElse(roots.care, left, .no)
    return here == space.compiler.store.ifThenElse(roots.care, right, .no)
  }

  private mutating func isSameDuty(
    _ place: Int, _ changed: RootSet, _ old: Duty, _ new: Duty, _ newOrder: DutyOrder
  ) -> Bool {
    let (before, after) = (roots.duties[place], changed.duties[place])
    // States are numbered by place; what they mean is compared.
    var numbers: [DutyMeaning: Int] = [:]
    func coded(_ root: CompiledPathway.DutyRoot, _ duty: Duty) -> Diagram {
      let codes = root.states.map { state -> Int in
        let meaning = DutyMeaning(state, of: duty)
        let number = numbers[meaning] ?? numbers.count + 1
        numbers[meaning] = number
        return number
      }
      return space.compiler.store.mapped(root.state) { $0 == 0 ? 0 : codes[$0 - 1] }
    }
    let isSameCode =
      old == new && before.state == after.state
      ? true : isSame(coded(before, old), coded(after, new))
    guard isSameCode, isSame(before.done, after.done) else { return false }
    return isSameOrder(place, before, after, newOrder)
  }

  /// Whether the same sentences stand beside the duties in every case that can occur.
  private mutating func saysTheSame(
    _ changed: RootSet, _ mutated: Pathway, _ reach: Dependencies.Reach
  ) -> Bool {
    reach.duties.sorted().allSatisfy { place in
      var notes: [String: (Diagram, Diagram)] = [:]
      for (note, shown) in zip(pathway.duties[place].notes, roots.duties[place].notes) {
        notes[note.say] = (shown, .no)
      }
      for (note, shown) in zip(mutated.duties[place].notes, changed.duties[place].notes) {
        notes[note.say] = (notes[note.say]?.0 ?? .no, shown)
      }
      return notes.values.allSatisfy { isSame($0.0, $0.1) }
    }
  }

  /// Whether a duty overtakes others in the same cases, of those that can occur. What no longer
  /// can be overtaken is overtaken nowhere.
  private mutating func isSameOrder(
    _ place: Int, _ before: CompiledPathway.DutyRoot, _ after: CompiledPathway.DutyRoot,
    _ newOrder: DutyOrder
  ) -> Bool {
    var overtakes: [Int: (Diagram, Diagram)] = [:]
    for (other, here) in zip(order.overtaken(by: place), before.overtakes) {
      overtakes[other] = (here, .no)
    }
    for (other, here) in zip(newOrder.overtaken(by: place), after.overtakes) {
      overtakes[other] = (overtakes[other]?.0 ?? .no, here)
    }
    return overtakes.values.allSatisfy { isSame($0.0, $0.1) }
  }

  // MARK: What notices

  /// Whether the change is one of asking or of looking up, and not one of conditions.
  private func isAskedOtherwise(_ edit: Edit) -> Bool {
    guard case .fact(let place, let fact) = edit else { return false }
    let old = pathway.facts[place]
    return fact.isUrgent != old.isUrgent || fact.isAlwaysAsked != old.isAlwaysAsked
      || fact.fallback != old.fallback
  }

  /// Such a change moves no diagram, so that only the scenarios and the use of facts can tell.
  private mutating func verdict(byAsking mutated: Pathway, _ gone: Subject?) -> Verdict {
    let broken = scenarios.firstBroken(byAsking: mutated, order, roots, in: &space.compiler)
    if let broken { return .killed(by: "scenario \(broken.id)") }
    let complaints = uses.complaints(about: mutated, roots, space.compiler.store)
    let new = complaints.subtracting(known).filter { gone == nil || $0.subject != gone }
    return new.min().map { .killed(by: $0.id) } ?? .survived
  }

  private mutating func newComplaint(
    _ changed: RootSet, _ mutated: Pathway, _ newOrder: DutyOrder, _ reach: Dependencies.Reach,
    _ gone: Subject?
  ) -> Complaint? {
    var focus: Set<Subject>?
    if changed.care == roots.care {
      var subjects: Set<Subject> = reach.routes ? [.pathway] : []
      subjects.formUnion(reach.names.map { .name($0) })
      subjects.formUnion(reach.facts.map { .fact(mutated.facts[$0].id) })
      subjects.formUnion(reach.duties.map { .duty(mutated.duties[$0].id) })
      subjects.formUnion(reach.acts.map { .act(mutated.acts[$0].id) })
      subjects.formUnion(reach.invariants.map { .invariant($0.id) })
      if reach.routes { subjects.formUnion(mutated.routes.map { .route($0.id) }) }
      focus = subjects
    }
    space.look(
      at: mutated, order: newOrder, care: changed.care, route: changed.route,
      states: changed.states, only: focus)
    let found = Self.complaints(in: &space, without: gone, beyond: known)
    if let first = found.min() { return first }
    let unused = uses.complaints(about: mutated, changed, space.compiler.store)
      .subtracting(known).filter { gone == nil || $0.subject != gone }
    return unused.min()
  }

  /// Everything that `check` calls an error, but for scenarios and the use of facts.
  ///
  /// - Parameter known: what does not count; the first check that finds more is then the last.
  private static func complaints(
    in space: inout ProofSpace, without gone: Subject?, beyond known: Set<Complaint>?
  ) -> Set<Complaint> {
    var checks: [any PathwayCheck.Type] = [
      DutyUnsureCheck.self, DutyDeadCheck.self, DutyVariantCheck.self, NoteAndActDeadCheck.self,
      ConditionConstantCheck.self, ConditionNegationCheck.self, InvariantCheck.self,
    ]
    if space.concerns(.pathway) {
      checks = [RouteGapCheck.self, RouteOverlapCheck.self, RouteDeadCheck.self] + checks
    }
    if space.findsEverything { checks += [AssumptionCheck.self, AssumedRegisterCheck.self] }
    var complaints: Set<Complaint> = []
    for check in checks {
      for finding in check.findings(in: &space)
      where finding.diagnostic.severity == .error && finding.subject != gone {
        let complaint = Complaint(id: finding.diagnostic.id, subject: finding.subject)
        if known?.contains(complaint) != true { complaints.insert(complaint) }
      }
      if known != nil, !complaints.isEmpty { return complaints }
    }
    return complaints
  }
}
