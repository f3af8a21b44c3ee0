package import Pathways

/// One thing in which a case did not come out as expected.
package struct ScenarioFailure: Hashable, Sendable {
  /// In a sentence that says nothing of which scenario it is.
  package let text: String
  /// What would have to be true, where a rule can be named that makes it false.
  package let demand: Condition?
  /// The duty whose words are not as expected, where it is words.
  package let duty: Duty.ID?
  /// The variant of the duty that gives the words; nil for the duty itself.
  package let variant: Duty.Variant.ID?

  init(
    _ text: String, demand: Condition? = nil, duty: Duty.ID? = nil, variant: Duty.Variant.ID? = nil
  ) {
    self.text = text
    self.demand = demand
    self.duty = duty
    self.variant = variant
  }
}

extension Scenario.Expectation {
  /// What an outcome lacks.
  ///
  /// - Parameter asked: the questions that were asked; nil leaves them out of the judgement.
  package func failures(
    of outcome: Outcome, asked: [Fact.ID]?, in pathway: Pathway
  ) -> [ScenarioFailure] {
    failures(of: outcome, route: route, in: pathway)
      + dutyFailures(of: outcome) + wordingFailures(of: outcome, in: pathway)
      + orderFailures(of: outcome) + (asked.map(questionFailures) ?? [])
  }

  private func failures(
    of outcome: Outcome, route: Route.ID?, in pathway: Pathway
  ) -> [ScenarioFailure] {
    var failures: [ScenarioFailure] = []
    if let route, outcome.route != route {
      failures.append(
        ScenarioFailure(
          "the route is '\(outcome.route?.rawValue ?? "none")', not '\(route)'",
          demand: .route([route])))
    }
    if let wanted = routeClass {
      let found = outcome.route.flatMap(pathway.route)?.routeClass ?? "none"
      if found != wanted {
        failures.append(ScenarioFailure("the class is '\(found)', not '\(wanted)'"))
      }
    }
    for act in avoid where !outcome.acts.contains(act) {
      failures.append(
        ScenarioFailure("act '\(act)' should be warned of", demand: .outcome(.act(act))))
    }
    for act in notAvoid where outcome.acts.contains(act) {
      failures.append(
        ScenarioFailure(
          "act '\(act)' should not be warned of", demand: .not(.outcome(.act(act)))))
    }
    return failures
  }

  private func dutyFailures(of outcome: Outcome) -> [ScenarioFailure] {
    var failures: [ScenarioFailure] = []
    for demand in dutyDemands where !demand.holds(outcome.duty(demand.duty)?.standing) {
      let found = outcome.duty(demand.duty)?.standing.code ?? "absent"
      failures.append(
        ScenarioFailure(
          "duty '\(demand.duty)' should be \(demand.words); it is \(found)",
          demand: demand.condition))
    }
    for duty in done where outcome.duty(duty)?.isDone != true {
      failures.append(ScenarioFailure("duty '\(duty)' should be marked as done"))
    }
    for duty in notDone where outcome.duty(duty)?.isDone == true {
      failures.append(ScenarioFailure("duty '\(duty)' should not be marked as done"))
    }
    return failures
  }

  /// By when, and the sentences beside a duty.
  private func wordingFailures(of outcome: Outcome, in pathway: Pathway) -> [ScenarioFailure] {
    var failures: [ScenarioFailure] = []
    for expected in deadlines {
      let found = outcome.duty(expected.duty).flatMap { owed in
        pathway.duty(expected.duty)?.wording(of: owed.variant).by
      }
      if found != expected.by {
        failures.append(
          ScenarioFailure(
            "duty '\(expected.duty)' should be done \(expected.by.words); "
              + "it says \(found?.words ?? "nothing")",
            duty: expected.duty, variant: outcome.duty(expected.duty)?.variant))
      }
    }
    for expected in sentences {
      let owed = outcome.duty(expected.duty)
      let texts = owed.flatMap { pathway.duty($0.duty)?.texts(beside: $0) } ?? []
      let isSaid = texts.contains { $0.contains(expected.words) }
      if isSaid != expected.isSaid {
        failures.append(
          ScenarioFailure(
            "duty '\(expected.duty)' should \(expected.isSaid ? "" : "not ")say "
              + "'\(expected.words)'"))
      }
    }
    return failures
  }

  private func orderFailures(of outcome: Outcome) -> [ScenarioFailure] {
    var failures: [ScenarioFailure] = []
    let places = outcome.duties.map(\.duty)
    for chain in order {
      let stands = chain.filter(places.contains)
      for (first, second) in zip(stands, stands.dropFirst()) {
        if let left = places.firstIndex(of: first), let right = places.firstIndex(of: second),
          left > right
        {
          failures.append(ScenarioFailure("'\(first)' should stand before '\(second)'"))
        }
      }
    }
    return failures
  }

  /// Whether these questions are not the ones that are expected.
  package func isFailed(byAsking questions: [Fact.ID]) -> Bool {
    !questionFailures(questions).isEmpty
  }

  private func questionFailures(_ questions: [Fact.ID]) -> [ScenarioFailure] {
    let missing = asked.filter { !questions.contains($0) }.map {
      ScenarioFailure("'\($0)' should be asked", demand: .outcome(.asked($0)))
    }
    let extra = notAsked.filter(questions.contains).map {
      ScenarioFailure("'\($0)' should not be asked")
    }
    guard let first, first != questions.first else { return missing + extra }
    return missing + extra + [ScenarioFailure("'\(first)' should be asked first")]
  }

  /// How each duty should stand.
  private var dutyDemands: [DutyDemand] {
    due.map { DutyDemand(duty: $0, words: "due", isWanted: true, tests: [.due($0)]) }
      + held.map { DutyDemand(duty: $0, words: "held", isWanted: true, tests: [.held($0)]) }
      + contingent.map {
        DutyDemand(duty: $0, words: "contingent", isWanted: true, tests: [.contingent($0)])
      }
      + notDue.map {
        DutyDemand(
          duty: $0, words: "neither due nor held", isWanted: false, tests: [.due($0), .held($0)])
      }
      + absent.map {
        DutyDemand(
          duty: $0, words: "absent", isWanted: false, tests: [.due($0), .held($0), .contingent($0)])
      }
  }
}

/// That a duty stands in one of several ways, or in none of them.
private struct DutyDemand {
  let duty: Duty.ID
  let words: String
  let isWanted: Bool
  let tests: [Condition.OutcomeTest]

  var condition: Condition {
    let any = Condition.any(tests.map { .outcome($0) })
    return isWanted ? any : .not(any)
  }

  func holds(_ standing: Standing?) -> Bool {
    let test: Condition.OutcomeTest? =
      switch standing {
      case .due, .dueBecauseUnsure: .due(duty)
      case .held: .held(duty)
      case .contingent: .contingent(duty)
      case nil: nil
      }
    return test.map(tests.contains) == true ? isWanted : !isWanted
  }
}

extension Duty {
  /// What stands beside the duty: its notes, and the event for which it waits.
  fileprivate func texts(beside owed: OwedDuty) -> [String] {
    let event: String? =
      switch owed.standing {
      case .contingent(let place): contingencies[place].provided
      case .held: hold?.until
      case .due, .dueBecauseUnsure: nil
      }
    return owed.notes.map { notes[$0].say } + [event].compactMap(\.self)
  }
}
