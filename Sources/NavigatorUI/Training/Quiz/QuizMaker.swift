internal import Interviews
internal import Pathways

/// Makes questions from what the engine says of the cases. Nothing right is written by hand, and
/// what is wrong is what is right in some other case.
struct QuizMaker {
  /// Half a minute each makes five minutes.
  static let refresherCount = 10

  private struct Solved {
    let entry: TrainingCase
    let interview: Interview
    let outcome: Outcome
    let firstDuty: OwedDuty?
    /// Every duty that is due and has a time, with the time in words.
    let deadlines: [(owed: OwedDuty, words: String)]
  }

  private let pathway: Pathway
  private let solved: [Solved]

  init(_ course: TrainingCourse) {
    let pathway = course.pathway
    self.pathway = pathway
    solved = course.library.compactMap { entry in
      let interview = Interview(of: course.compiled, as: entry.scenario)
      guard let outcome = interview.outcome else { return nil }
      let due = outcome.duties.filter { $0.standing.isDue && !$0.isDone }
      let deadlines = due.compactMap { owed in
        pathway.duty(owed.duty)?.wording(of: owed.variant).by.map { (owed: owed, words: $0.words) }
      }
      return Solved(
        entry: entry, interview: interview, outcome: outcome, firstDuty: due.first,
        deadlines: deadlines)
    }
  }

  /// Every kind of question about one case.
  func questions(about id: Scenario.ID, seed: UInt64) -> [QuizQuestion] {
    var draw = QuizDraw(seed: seed)
    guard let one = solved.first(where: { $0.entry.id == id }) else { return [] }
    return QuizQuestion.Kind.allCases.compactMap { question($0, about: one, &draw) }
  }

  /// A short quiz from many cases, as even over the kinds of question as it can be.
  func refresher(for filter: TrainingFilter, seed: UInt64) -> [QuizQuestion] {
    var draw = QuizDraw(seed: seed)
    let wanted = solved.filter { filter.includes($0.entry) }.shuffled(using: &draw)
    return questions(from: [wanted], atMost: Self.refresherCount, &draw)
  }

  /// The quiz of a session plan: the same before and after, about what the session teaches.
  ///
  /// It asks about cases that the session does not tell, so that nothing is given away before
  /// and nothing only remembered after. Where there are too few, it asks about those it tells.
  func questions(for plan: SessionPlan, seed: UInt64) -> [QuizQuestion] {
    var draw = QuizDraw(seed: seed)
    let told = solved.filter { plan.scenarios.contains($0.entry.id) }
    let topics = Set(told.flatMap(\.entry.training.topics))
    let others = solved.filter { one in
      !plan.scenarios.contains(one.entry.id)
        && !topics.isDisjoint(with: one.entry.training.topics)
        && !Set(plan.audiences).isDisjoint(with: one.entry.training.audiences)
    }
    return questions(
      from: [others.shuffled(using: &draw), told.shuffled(using: &draw)],
      atMost: plan.questionCount, &draw
    ).map { $0.about(topics) }
  }

  /// As even over the kinds of question as it can be; each round asks every case something else.
  private func questions(
    from shelves: [[Solved]], atMost most: Int, _ draw: inout QuizDraw
  ) -> [QuizQuestion] {
    let kinds = QuizQuestion.Kind.allCases
    var questions: [QuizQuestion] = []
    for shelf in shelves {
      for round in kinds.indices {
        for (number, one) in shelf.enumerated() where questions.count < most {
          let kind = kinds[(number + round) % kinds.count]
          if let question = question(kind, about: one, &draw) { questions.append(question) }
        }
      }
    }
    return questions
  }

  private func question(
    _ kind: QuizQuestion.Kind, about one: Solved, _ draw: inout QuizDraw
  ) -> QuizQuestion? {
    switch kind {
    case .route:
      guard let route = one.outcome.route else { return nil }
      let others = solved.compactMap(\.outcome.route).filter { $0 != route }
      return made(
        kind, one, "What is the route?", right: pathway.title(of: route),
        wrong: others.map(pathway.title(of:)), why: whyRoute(one), &draw)
    case .firstDuty:
      guard let first = one.firstDuty else { return nil }
      let others = solved.compactMap(\.firstDuty).filter { $0.duty != first.duty }
      // What is due here too, only later, is the better wrong answer.
      let later = one.deadlines.map(\.owed).filter { $0.duty != first.duty }
      return made(
        kind, one, "What do you have to do first?", right: pathway.title(of: first),
        wrong: (others + later).map(pathway.title(of:)), why: why(first, in: one), &draw)
    case .deadline:
      guard let timed = one.deadlines.randomElement(using: &draw) else { return nil }
      let others = solved.flatMap(\.deadlines).map(\.words)
      return made(
        kind, one, "By when is this to be done? \(pathway.title(of: timed.owed))",
        right: timed.words,
        wrong: others, why: why(timed.owed, in: one), &draw)
    case .act:
      guard let id = one.outcome.acts.randomElement(using: &draw), let act = pathway.act(id)
      else { return nil }
      let here = Set(one.outcome.acts)
      let others = solved.flatMap(\.outcome.acts).filter { !here.contains($0) }
      return made(
        kind, one, "Which of these is the rule that counts in this case?", right: act.say,
        wrong: others.compactMap { pathway.act($0)?.say },
        why: [
          one.interview.sentence(for: one.interview.reason(for: id)),
          source(of: one.interview.applying(act.basis)),
        ], &draw)
    }
  }

  private func made(
    _ kind: QuizQuestion.Kind, _ one: Solved, _ ask: String, right: String, wrong: [String],
    why: [String], _ draw: inout QuizDraw
  ) -> QuizQuestion? {
    // Sorted, since the order of a set differs from run to run.
    let others = Set(wrong.filter { $0 != right }).sorted().shuffled(using: &draw).prefix(3)
    guard !others.isEmpty else { return nil }
    let options = ([right] + others).shuffled(using: &draw)
    guard let place = options.firstIndex(of: right) else { return nil }
    return QuizQuestion(
      kind: kind, scenario: one.entry.id, title: one.entry.title,
      story: one.entry.training.reveal.map(\.says), topics: one.entry.training.topics, ask: ask,
      options: options, right: place, why: why.filter { !$0.isEmpty })
  }

  private func whyRoute(_ one: Solved) -> [String] {
    let basis = one.outcome.route.flatMap(pathway.route)?.basis ?? []
    let changes = one.interview.changesOfRoute.filter { $0.routes.count == 1 }.prefix(2)
    return [
      one.interview.sentence(for: one.interview.reasonForRoute),
      source(of: one.interview.applying(basis)),
    ]
      + changes.compactMap { change in
        pathway.fact(change.fact).map { fact in
          "It would be '\(pathway.title(of: change.routes[0]))' with "
            + "\(fact.label): \(fact.words(for: change.given))."
        }
      }
  }

  private func why(_ owed: OwedDuty, in one: Solved) -> [String] {
    let basis = pathway.duty(owed.duty)?.wording(of: owed.variant).basis ?? []
    return [
      one.interview.sentence(for: one.interview.reason(for: owed.duty)),
      source(of: one.interview.applying(basis)),
    ]
  }

  private func source(of basis: [Citation]) -> String {
    basis.isEmpty
      ? "" : "Source: \(basis.map { pathway.words(for: $0) }.joined(separator: "; "))."
  }
}

extension Interview {
  /// A case with all its answers at once. What is asked all the same counts as not known.
  ///
  /// The order of answering changes nothing, and to look for the next question after each answer
  /// takes most of the time of a walk.
  fileprivate init(of compiled: CompiledPathway, as scenario: Scenario) {
    var lookedUp = Answers()
    for fact in compiled.pathway.facts where !fact.isAskable {
      lookedUp[fact.id] = scenario.answers[fact.id]
    }
    self.init(of: compiled, lookedUp: lookedUp)
    for fact in compiled.pathway.facts where fact.isAskable {
      if let given = scenario.answers[fact.id] { try? answer(fact.id, given) }
    }
    while case .ask(let fact) = step {
      guard let given = fact.unsaidAnswer, (try? answer(fact.id, given)) != nil else { return }
    }
  }
}
