public import Pathways

/// A scenario played through the interview, as a person would answer it.
public struct ScenarioWalk: Sendable {
  public let scenario: Scenario
  /// The questions in the order in which they were asked.
  public let asked: [Fact.ID]
  /// After how many answers each duty was settled as due; 0 is before the first question.
  public let settledAfter: [Duty.ID: Int]
  /// Questions that were live, and that the scenario does not answer; they count as not known.
  public let missing: [Fact.ID]
  /// The interview at its end.
  public let interview: Interview

  /// - Parameters:
  ///   - remembered: the facts that are known beforehand, such as role and place.
  ///   - isTimed: whether to note after which answer each duty was settled, which costs as much
  ///     as the rest of the walk.
  public init(
    _ scenario: Scenario, in compiled: CompiledPathway, remembered: Set<Fact.ID> = [],
    isTimed: Bool = true
  ) {
    self.scenario = scenario
    var lookedUp = Answers()
    for fact in compiled.pathway.facts
    where remembered.contains(fact.id) || !fact.isAskable {
      lookedUp[fact.id] = scenario.answers[fact.id]
    }
    var interview = Interview(of: compiled, lookedUp: lookedUp)
    var asked: [Fact.ID] = []
    var missing: [Fact.ID] = []
    var settled: [Duty.ID: Int] = [:]
    func note(_ interview: Interview) {
      guard isTimed else { return }
      for owed in interview.settledOutcome.duties
      where owed.standing.isDue && settled[owed.duty] == nil {
        settled[owed.duty] = asked.count
      }
    }
    note(interview)
    while case .ask(let fact) = interview.step {
      let given = scenario.answers[fact.id]
      if given == nil { missing.append(fact.id) }
      let fallback: Given = fact.mayBeNotKnown ? .notKnown : .one(fact.answers[0].id)
      asked.append(fact.id)
      do {
        try interview.answer(fact.id, given ?? fallback)
      } catch {
        break
      }
      note(interview)
      interview.narrow()
    }
    self.asked = asked
    self.missing = missing
    settledAfter = settled
    self.interview = interview
  }

  /// What did not come out as the scenario expects, in sentences.
  public var failures: [String] { judgement.map(\.text) }

  /// What did not come out as the scenario expects.
  package var judgement: [ScenarioFailure] {
    guard let outcome = interview.outcome else {
      return [ScenarioFailure("the interview does not end")]
    }
    return missing.map { ScenarioFailure("the scenario does not answer '\($0)', which matters") }
      + scenario.expectation.failures(of: outcome, asked: asked, in: interview.pathway)
  }
}
