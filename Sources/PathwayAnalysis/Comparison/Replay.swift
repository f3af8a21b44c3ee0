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

  public init(of compiled: CompiledPathway) {
    self.compiled = compiled
  }

  /// Runs a case.
  public func verdict(
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
    guard outcome.route == route else { return .otherRoute(outcome.route) }
    let now = outcome.duties.map { owed in
      RecordedDuty(
        id: owed.duty, standing: owed.standing.code,
        by: pathway.duty(owed.duty)?.wording(of: owed.variant).by?.code)
    }
    guard now != duties else { return .same }
    let before = Set(duties.map(\.id))
    let after = Set(now.map(\.id))
    return .otherDuties(
      lost: duties.map(\.id).filter { !after.contains($0) },
      gained: now.map(\.id).filter { !before.contains($0) },
      changed: now.filter { before.contains($0.id) && !duties.contains($0) }.map(\.id))
  }
}
