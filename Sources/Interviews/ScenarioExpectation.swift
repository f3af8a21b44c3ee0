package import Pathways

extension Scenario.Expectation {
  /// What an outcome lacks, in sentences.
  ///
  /// - Parameter asked: the questions that were asked; nil leaves them out of the judgement.
  package func failures(
    of outcome: Outcome, asked: [Fact.ID]?, in pathway: Pathway
  ) -> [String] {
    failures(of: outcome, route: route, in: pathway)
      + dutyFailures(of: outcome) + wordingFailures(of: outcome, in: pathway)
      + orderFailures(of: outcome) + (asked.map(questionFailures) ?? [])
  }

  private func failures(
    of outcome: Outcome, route: Route.ID?, in pathway: Pathway
  ) -> [String] {
    var failures: [String] = []
    if let route, outcome.route != route {
      failures.append("the route is '\(outcome.route?.rawValue ?? "none")', not '\(route)'")
    }
    if let wanted = routeClass {
      let found = outcome.route.flatMap(pathway.route)?.routeClass ?? "none"
      if found != wanted { failures.append("the class is '\(found)', not '\(wanted)'") }
    }
    for act in avoid where !outcome.acts.contains(act) {
      failures.append("act '\(act)' should be warned of")
    }
    for act in notAvoid where outcome.acts.contains(act) {
      failures.append("act '\(act)' should not be warned of")
    }
    return failures
  }

  private func dutyFailures(of outcome: Outcome) -> [String] {
    var failures: [String] = []
    func check(_ duties: [Duty.ID], _ words: String, _ holds: (OwedDuty?) -> Bool) {
      for duty in duties where !holds(outcome.duty(duty)) {
        let found = outcome.duty(duty)?.standing.code ?? "absent"
        failures.append("duty '\(duty)' should be \(words); it is \(found)")
      }
    }
    check(due, "due") { $0?.standing.isDue == true }
    check(held, "held") { $0?.standing == .held }
    check(contingent, "contingent") {
      if case .contingent = $0?.standing { true } else { false }
    }
    check(notDue, "neither due nor held") {
      $0.map { !$0.standing.isDue && $0.standing != .held } ?? true
    }
    check(absent, "absent") { $0 == nil }
    for duty in done where outcome.duty(duty)?.isDone != true {
      failures.append("duty '\(duty)' should be marked as done")
    }
    for duty in notDone where outcome.duty(duty)?.isDone == true {
      failures.append("duty '\(duty)' should not be marked as done")
    }
    return failures
  }

  /// By when, and the sentences beside a duty.
  private func wordingFailures(of outcome: Outcome, in pathway: Pathway) -> [String] {
    var failures: [String] = []
    for expected in deadlines {
      let found = outcome.duty(expected.duty).flatMap { owed in
        pathway.duty(expected.duty)?.wording(of: owed.variant).by
      }
      if found != expected.by {
        failures.append(
          "duty '\(expected.duty)' should be done \(expected.by.words); "
            + "it says \(found?.words ?? "nothing")")
      }
    }
    for expected in sentences {
      let owed = outcome.duty(expected.duty)
      let texts = owed.flatMap { pathway.duty($0.duty)?.texts(beside: $0) } ?? []
      let isSaid = texts.contains { $0.contains(expected.words) }
      if isSaid != expected.isSaid {
        failures.append(
          "duty '\(expected.duty)' should \(expected.isSaid ? "" : "not ")say "
            + "'\(expected.words)'")
      }
    }
    return failures
  }

  private func orderFailures(of outcome: Outcome) -> [String] {
    var failures: [String] = []
    let places = outcome.duties.map(\.duty)
    for chain in order {
      let stands = chain.filter(places.contains)
      for (first, second) in zip(stands, stands.dropFirst()) {
        if let left = places.firstIndex(of: first), let right = places.firstIndex(of: second),
          left > right
        {
          failures.append("'\(first)' should stand before '\(second)'")
        }
      }
    }
    return failures
  }

  /// Whether these questions are not the ones that are expected.
  package func isFailed(byAsking questions: [Fact.ID]) -> Bool {
    !questionFailures(questions).isEmpty
  }

  private func questionFailures(_ questions: [Fact.ID]) -> [String] {
    asked.filter { !questions.contains($0) }.map { "'\($0)' should be asked" }
      + notAsked.filter(questions.contains).map { "'\($0)' should not be asked" }
      + (first.map { $0 == questions.first ? [] : ["'\($0)' should be asked first"] } ?? [])
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
