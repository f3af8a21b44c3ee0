public import Interviews
public import Pathways

/// A recorded case run through a pathway again: through the same one it must come out the same;
/// through a draft it shows who would be routed differently.
public struct Replay: Sendable {
  /// A duty of the record, as far as it is compared.
  public struct RecordedDuty: Hashable, Sendable {
    public let id: Duty.ID
    /// The codes of the standing and of the deadline.
    public let standing: String
    public let by: String?

    public init(id: Duty.ID, standing: String, by: String?) {
      self.id = id
      self.standing = standing
      self.by = by
    }
  }

  /// How a case comes out now.
  public enum Verdict: Hashable, Sendable {
    case same
    case otherRoute(Route.ID?)
    /// The same route with other duties, or with duties that stand otherwise.
    case otherDuties(lost: [Duty.ID], gained: [Duty.ID], changed: [Duty.ID])
    /// The pathway has no such fact, or the fact does not offer what was answered.
    case noSuchFact(Fact.ID)
    case noSuchAnswer(Fact.ID)
    /// The pathway asks something that was not asked then.
    case asks(Fact.ID)
  }

  private let compiled: CompiledPathway
  private let complete: CompleteCases?
  /// For each duty what a record says of it, for each of its states, one after the other.
  private let recorded: [RecordedDuty]
  /// For each duty where that begins.
  private let starts: [Int]

  public init(of compiled: CompiledPathway) {
    self.compiled = compiled
    complete = CompleteCases(of: compiled)
    var recorded: [RecordedDuty] = []
    var starts: [Int] = []
    for duty in compiled.pathway.duties {
      starts.append(recorded.count)
      recorded += PathwayCompiler.states(of: duty).map {
        Self.recorded(duty, $0.standing, $0.variant)
      }
    }
    self.recorded = recorded
    self.starts = starts
  }

  private static func recorded(
    _ duty: Duty, _ standing: Standing, _ variant: Duty.Variant.ID?
  ) -> RecordedDuty {
    RecordedDuty(id: duty.id, standing: standing.code, by: duty.wording(of: variant).by?.code)
  }

  /// Runs a case.
  public func verdict(
    answers: Answers, lookedUp: Answers, route: Route.ID, duties: [RecordedDuty]
  ) -> Verdict {
    // Most cases are answered to the end, and come out by a few walks through diagrams.
    if let result = complete?.result(of: answers, lookedUp: lookedUp) {
      if let now = result.route, isSame(now, result.duties, route, duties) { return .same }
      return Self.verdict(
        now: result.route.map { compiled.pathway.routes[$0].id }, recorded: route,
        result.duties.map { recorded[starts[$0.duty] + $0.state] }, duties)
    }
    return interviewed(answers: answers, lookedUp: lookedUp, route: route, duties: duties)
  }

  /// Whether a case came out as its record says. Makes no copies: nearly all cases do.
  private func isSame(
    _ route: Int, _ duties: [(duty: Int, state: Int)], _ before: Route.ID,
    _ dutiesBefore: [RecordedDuty]
  ) -> Bool {
    guard duties.count == dutiesBefore.count, compiled.pathway.routes[route].id == before else {
      return false
    }
    let (recorded, starts, then) = (recorded.span, starts.span, dutiesBefore.span)
    for (place, now) in duties.enumerated() {
      guard recorded[starts[now.duty] + now.state] == then[place] else { return false }
    }
    return true
  }

  /// Runs a case through an interview, which says what is the matter if it does not end.
  func interviewed(
    answers: Answers, lookedUp: Answers, route: Route.ID, duties: [RecordedDuty]
  ) -> Verdict {
    let pathway = compiled.pathway
    for fact in lookedUp.facts.sorted() {
      guard let known = pathway.fact(fact) else { return .noSuchFact(fact) }
      if let given = lookedUp[fact], !known.offers(given) { return .noSuchAnswer(fact) }
    }
    var interview = Interview(of: compiled, lookedUp: lookedUp)
    for fact in answers.facts.sorted() {
      guard pathway.fact(fact) != nil else { return .noSuchFact(fact) }
      guard let given = answers[fact], (try? interview.answer(fact, given)) != nil else {
        return .noSuchAnswer(fact)
      }
    }
    if !interview.isComplete, case .ask(let fact) = interview.step { return .asks(fact.id) }
    let outcome = interview.settledOutcome
    let now = outcome.duties.compactMap { owed in
      pathway.duty(owed.duty).map { Self.recorded($0, owed.standing, owed.variant) }
    }
    return Self.verdict(now: outcome.route, recorded: route, now, duties)
  }

  private static func verdict(
    now: Route.ID?, recorded: Route.ID, _ duties: [RecordedDuty], _ before: [RecordedDuty]
  ) -> Verdict {
    guard now == recorded else { return .otherRoute(now) }
    guard duties != before else { return .same }
    let old = Set(before.map(\.id))
    let new = Set(duties.map(\.id))
    return .otherDuties(
      lost: before.map(\.id).filter { !new.contains($0) },
      gained: duties.map(\.id).filter { !old.contains($0) },
      changed: duties.filter { old.contains($0.id) && !before.contains($0) }.map(\.id))
  }
}
