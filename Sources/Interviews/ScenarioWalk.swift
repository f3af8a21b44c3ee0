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

  /// - Parameter remembered: the facts that are known beforehand, such as role and place.
  public init(_ scenario: Scenario, in compiled: CompiledPathway, remembered: Set<Fact.ID> = []) {
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
    }
    self.asked = asked
    self.missing = missing
    settledAfter = settled
    self.interview = interview
  }

  /// What did not come out as the scenario expects, in sentences.
  public var failures: [String] {
    guard let outcome = interview.outcome else { return ["the interview does not end"] }
    let expected = scenario.expectation
    var failures = missing.map { "the scenario does not answer '\($0)', which matters" }
    if let route = expected.route, outcome.route != route {
      failures.append("the route is '\(outcome.route?.rawValue ?? "none")', not '\(route)'")
    }
    if let wanted = expected.routeClass {
      let found = outcome.route.flatMap(interview.pathway.route)?.routeClass ?? "none"
      if found != wanted { failures.append("the class is '\(found)', not '\(wanted)'") }
    }
    func check(_ duties: [Duty.ID], _ words: String, _ holds: (OwedDuty?) -> Bool) {
      for duty in duties where !holds(outcome.duty(duty)) {
        let found = outcome.duty(duty)?.standing.code ?? "absent"
        failures.append("duty '\(duty)' should be \(words); it is \(found)")
      }
    }
    check(expected.due, "due") { $0?.standing.isDue == true }
    check(expected.held, "held") { $0?.standing == .held }
    check(expected.contingent, "contingent") {
      if case .contingent = $0?.standing { true } else { false }
    }
    check(expected.notDue, "neither due nor held") {
      $0.map { !$0.standing.isDue && $0.standing != .held } ?? true
    }
    for act in expected.avoid where !outcome.acts.contains(act) {
      failures.append("act '\(act)' should be warned of")
    }
    for act in expected.notAvoid where outcome.acts.contains(act) {
      failures.append("act '\(act)' should not be warned of")
    }
    let places = outcome.duties.map(\.duty)
    for chain in expected.order {
      let stands = chain.filter(places.contains)
      for (first, second) in zip(stands, stands.dropFirst()) {
        if let left = places.firstIndex(of: first), let right = places.firstIndex(of: second),
          left > right
        {
          failures.append("'\(first)' should stand before '\(second)'")
        }
      }
    }
    for fact in expected.notAsked where asked.contains(fact) {
      failures.append("'\(fact)' should not be asked")
    }
    return failures
  }
}
