internal import Interviews
internal import Pathways

extension Presentation {
  /// The route and the duties, as the engine has them for the answers of the case.
  var outcomeView: TrainingView {
    guard let interview else { return TrainingView(title: caseTitle, prompt: "Go back.") }
    let outcome = interview.settledOutcome
    let route = outcome.route.flatMap(course.pathway.route)
    var main: [Passage] = [
      .heading("THE ROUTE"), .text(route?.title ?? interview.routeWords),
      .text(interview.sentence(for: interview.reasonForRoute)),
    ]
    if let say = route?.say { main.append(.text(say)) }
    main.append(.heading("WHAT TO DO, IN ORDER"))
    for (number, owed) in outcome.duties.enumerated() {
      guard let duty = course.pathway.duty(owed.duty) else { continue }
      let wording = duty.wording(of: owed.variant)
      let by = wording.by.map { " By when: \($0.words)." } ?? ""
      let to = wording.to.map { " To: \($0)." } ?? ""
      main.append(
        .item(
          "\(number + 1). \(course.pathway.title(of: owed)). \(duty.words(for: owed)).\(by)\(to)"))
    }
    var side: [Passage] = outcome.acts.isEmpty ? [] : [.heading("DO NOT")]
    side += outcome.acts.compactMap(course.pathway.act).map { .warning($0.say) }
    let changes = interview.changesOfRoute.compactMap { change -> Passage? in
      guard change.routes.count == 1, let fact = course.pathway.fact(change.fact) else {
        return nil
      }
      return .item(
        "\(fact.label): \(fact.words(for: change.given)). Then: "
          + course.pathway.title(of: change.routes[0]))
    }
    if !changes.isEmpty { side += [.heading("WHAT WOULD CHANGE THE ROUTE")] + changes }
    return TrainingView(
      title: caseTitle, main: main, side: side,
      prompt: "\(way(.whatIf).capitalizedFirst) to ask what if about any answer. "
        + "\(wayName(.forward).capitalizedFirst) goes on.")
  }

  var mistakesView: TrainingView {
    let mistakes = run?.entry.training.mistakes ?? []
    var main: [Passage] = [.heading("WHAT PEOPLE OFTEN GET WRONG")]
    for mistake in mistakes {
      main.append(.warning(words(for: mistake.choice)))
      main.append(.text(mistake.why))
      let basis = mistake.basis.map { course.pathway.words(for: $0) }
      main.append(.text("Source: \(basis.joined(separator: "; "))"))
    }
    if mistakes.isEmpty { main.append(.text("Nothing is written for this scenario.")) }
    return TrainingView(
      title: caseTitle, main: main,
      prompt: endWords)
  }

  /// What was chosen instead of the right thing, in words.
  func words(for choice: Training.Mistake.Choice) -> String {
    switch choice {
    case .answer(let id, let given):
      guard let fact = course.pathway.fact(id) else { return "Answering \(id) otherwise" }
      return "Answering '\(fact.words(for: given))' to: \(fact.question ?? fact.label)"
    case .duty(let id):
      return
        "Doing this, which is not due here: \(course.pathway.duty(id)?.plainTitle ?? "\(id)")"
    case .leftOut(let id):
      return "Leaving this out: \(course.pathway.duty(id)?.plainTitle ?? "\(id)")"
    case .act(let id):
      return "Going against this: \(course.pathway.act(id)?.say ?? "\(id)")"
    }
  }

  var factsView: TrainingView {
    let rows = (interview?.answered ?? []).map { fact in
      TrainingRow(text: "\(fact.label): \(fact.words(for: interview?.answers[fact.id]))")
    }
    return TrainingView(
      title: caseTitle, rowsHeading: "WHAT IF ONE ANSWER WERE DIFFERENT?", rows: rows,
      prompt: "Choose an answer to change, then \(wayToChoose).")
  }

  func otherAnswersView(_ id: Fact.ID) -> TrainingView {
    guard let fact = course.pathway.fact(id), let interview else { return factsView }
    return TrainingView(
      title: caseTitle,
      main: [
        .heading(fact.question ?? fact.label),
        .text("\(sideHere.capitalizedFirst): \(fact.words(for: interview.answers[id]))"),
      ], rowsHeading: "WHAT IF IT WERE:",
      rows: interview.otherAnswers(to: id).map { TrainingRow(text: fact.words(for: $0)) },
      prompt: "Choose what it would be instead, then \(wayToChoose).")
  }

  private func openPassages(_ count: Int) -> [Passage] {
    switch count {
    case 0: []
    case 1: [.text("1 more is not yet known here and there.")]
    default: [.text("\(count) more are not yet known here and there.")]
    }
  }

  /// What the side that is on the screen is called.
  private var sideHere: String {
    session.changed.isEmpty ? "in the story" : "in this what-if"
  }

  private var sideThere: String {
    session.changed.isEmpty ? "in this what-if" : "with the other answer"
  }

  /// A duty of both sides, with what changes.
  private func passage(_ duty: TrainingComparison.Shared) -> Passage {
    guard duty.changes else { return .item(duty.here) }
    let title = duty.title.map { "\($0). " } ?? ""
    return .item(
      "\(title)\(sideHere.capitalizedFirst): \(duty.here); \(sideThere): \(duty.there)")
  }

  func comparisonView(_ id: Fact.ID, _ given: Given) -> TrainingView {
    guard let fact = course.pathway.fact(id), let interview,
      let comparison = TrainingComparison(interview, id, given, isWhole: isAtEnd)
    else { return factsView }
    func items(_ lines: [String]) -> [Passage] {
      lines.isEmpty ? [.text("Nothing.")] : lines.map(Passage.item)
    }
    func acts(_ lines: [String]) -> [Passage] { lines.map(Passage.warning) }
    var main: [Passage] = [
      .heading(fact.question ?? fact.label),
      .text(
        "Here: \(fact.words(for: interview.answers[id])). There: \(fact.words(for: given))."),
    ]
    // What comes of it is the first thing that a room asks, and the smallest screen ends soon.
    if comparison.isSame {
      main.append(.text(isAtEnd ? "Nothing changes." : "Nothing changes so far."))
    }
    main +=
      comparison.routeHere == comparison.routeThere
      ? [.text("Route here and there: \(comparison.routeHere).")]
      : [
        .text("Route here: \(comparison.routeHere)."),
        .text("Route there: \(comparison.routeThere)."),
      ]
    if !isAtEnd {
      main.append(
        .text("The story is not at its end: what is not yet known may still follow."))
    }
    if !comparison.newQuestions.isEmpty {
      main.append(
        .text(
          "Asked only there, and not known: \(comparison.newQuestions.joined(separator: "; ")).")
      )
    }
    return TrainingView(
      title: caseTitle, main: main,
      columns: [
        [.heading("ONLY HERE")] + items(comparison.here) + acts(comparison.actsHere),
        [.heading("IN BOTH")] + comparison.both.map(passage) + openPassages(comparison.openInBoth),
        [.heading("ONLY THERE")] + items(comparison.there) + acts(comparison.actsThere),
      ],
      prompt: "\(wayName(.choose).capitalizedFirst) goes on from there. "
        + "\(isLinear ? "Leave" : "q") goes back to the \(session.changed.isEmpty ? "story" : "what-if")."
    )
  }
}
