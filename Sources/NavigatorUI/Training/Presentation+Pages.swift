internal import Interviews
internal import Pathways

extension Presentation {
  /// What every training screen says first.
  static let marking = "TRAINING  Not a live case. Nothing here starts a duty."

  /// What is on the screen, without layout.
  var view: TrainingView {
    switch page {
    case .list: listView
    case .programme: programmeView
    case .opening: openingWordsView
    case .pause: pauseView
    case .story: storyView
    case .outline: outlineView
    case .facts: factsView
    case .otherAnswers(let fact): otherAnswersView(fact)
    case .comparison(let fact, let given): comparisonView(fact, given)
    case .help: helpView
    case .quiz: quizView
    case .sessionReturn: returnView
    }
  }

  /// How many rows can be gone to. The help has none, and it asks this of every command.
  var rowCount: Int {
    switch page {
    case .help, .outline, .comparison, .sessionReturn, .opening, .pause: 0
    case .programme: course.plan?.items.count ?? 0
    case .quiz: quizRowCount
    case .list: course.cases(for: session.filter).count
    case .story: isAtEnd || session.isStoryAlone ? 0 : question?.fact.choices.count ?? 0
    case .facts: interview?.answered.count ?? 0
    case .otherAnswers(let fact): interview?.otherAnswers(to: fact).count ?? 0
    }
  }

  private var listView: TrainingView {
    let filter = session.filter
    let wanted = course.cases(for: filter)
    var main = course.banners.map(Passage.warning)
    main.append(
      .text(
        "Audience: \(filter.audience.map(course.label) ?? "all"). "
          + "Topic: \(filter.topic.map(course.label) ?? "all"). "
          + "Area: \(filter.area?.rawValue ?? "all")."))
    let rows = wanted.map { entry in
      TrainingRow(
        text: entry.title,
        details: [
          "\(course.minutes(for: entry)) min. "
            + entry.training.audiences.map { course.label($0) }.joined(separator: ", ")
        ])
    }
    return TrainingView(
      title: "Training: choose a scenario", main: main,
      rowsHeading: "\(wanted.count) OF \(course.cases.count) SCENARIOS", rows: rows,
      prompt: wanted.isEmpty
        ? "No scenario fits. Change the audience, topic or area: "
          + (isLinear ? "audience, topic or area." : "a, t or r.")
        : "Choose a scenario, then \(wayToChoose).")
  }

  /// The story up to this halt.
  private var storySoFar: [Passage] {
    guard let run else { return [] }
    let steps = run.entry.training.reveal.prefix(run.told[session.position])
    return steps.map { .text($0.says) }
  }

  /// The scenario, and whether this is another way through it: the head stays where the page
  /// scrolls.
  var caseTitle: String {
    let title = run?.entry.title ?? "Training"
    return session.changed.isEmpty ? title : "WHAT IF: \(title)"
  }

  private var branchPassages: [Passage] {
    guard let run, !session.changed.isEmpty else { return [] }
    let parts = course.pathway.facts.compactMap { fact in
      session.changed[fact.id].map { "\(fact.label): \(fact.words(for: $0))" }
    }
    return [
      .warning("WHAT IF, not the story of '\(run.entry.title)'. \(parts.joined(separator: ". ")).")
    ]
  }

  private var notePassages: [Passage] {
    guard session.hasNotes, let run else { return [] }
    let source = stop == .opening && course.plan == nil ? [openingSource].compactMap(\.self) : []
    return [.heading("PRESENTER NOTES")] + (run.entry.training.notes + source).map(Passage.item)
  }

  private var storyView: TrainingView {
    var view =
      switch stop {
      case .opening, nil: openingView
      case .tell: tellView
      case .ask(let fact), .answer(let fact): questionView(fact)
      case .outcome: outcomeView
      case .learning:
        listing("WHAT TO TAKE AWAY", run?.entry.training.learning ?? [])
      case .discussion:
        listing("QUESTIONS FOR THE ROOM", run?.entry.training.questions ?? [])
      case .mistakes: mistakesView
      }
    view.main = branchPassages + view.main
    view.side += notePassages
    return view
  }

  private var openingView: TrainingView {
    guard let training = run?.entry.training else {
      return TrainingView(title: caseTitle, prompt: "Go back to the list.")
    }
    return TrainingView(
      title: caseTitle,
      // A plan has its opening words already, before the first scenario.
      main: [.heading("BEFORE WE BEGIN"), .warning(training.warning)]
        + (course.plan == nil ? openingPassages : []),
      side: [
        .heading("THIS SCENARIO"),
        .text("\(run.map { course.minutes(for: $0.entry) } ?? 0) minutes"),
        .text("For: " + training.audiences.map { course.label($0) }.joined(separator: ", ")),
        .text("About: " + training.topics.map { course.label($0) }.joined(separator: ", ")),
        .text(
          training.area.map { "Plays in: \($0.rawValue.capitalizedFirst)" }
            ?? "Plays where there is no area pack"),
      ] + (session.hasNotes ? [.text("Licence: \(training.licence)")] : []),
      prompt: "Say this to the room, then \(way(.forward)).")
  }

  private var tellView: TrainingView {
    TrainingView(
      title: caseTitle, main: [.heading("THE STORY SO FAR")] + storySoFar,
      side: session.isStoryAlone ? [] : situation,
      prompt: "Tell it, wait, then \(way(.forward)).")
  }

  private func questionView(_ id: Fact.ID) -> TrainingView {
    guard let fact = course.pathway.fact(id) else { return tellView }
    let given = question?.isRevealed == true ? interview?.answers[id] : nil
    var view = TrainingView(
      title: caseTitle, main: [.heading("THE STORY SO FAR")] + storySoFar,
      prompt: given == nil
        ? "Ask, wait, count hands with the digits. "
          + "\(wayName(.forward).capitalizedFirst) reveals the answer."
        : (isLinear
          ? "Type what if and the number of another row. "
          : "Press w on another row to ask what if. ")
          + "\(wayName(.forward).capitalizedFirst) goes on.")
    if session.isStoryAlone { return view }
    view.rowsHeading = fact.question ?? fact.label
    let votes = session.votes[id] ?? [:]
    view.rows = fact.choices.enumerated().map { row, choice in
      let hands = votes.isEmpty ? [] : ["Room: \(votes[row] ?? 0)"]
      return TrainingRow(
        text: fact.words(for: choice) + (given.map { mark(choice, id, $0) } ?? ""), details: hands)
    }
    if let given {
      view.side = [
        .heading("THE ANSWER"), .text(fact.wordsWithPresumption(for: given)),
      ]
      if run?.unsaid.contains(id) == true {
        view.side.append(.text("The story does not say. It counts as not known."))
      }
      if given == .notKnown, let reason = fact.presumptionReason {
        view.side.append(.text(reason))
      }
    }
    view.side += (fact.why.map { [.heading("WHY WE ASK"), .text($0)] } ?? []) + situation
    return view
  }

  /// Whose answer a row is, once it is revealed.
  private func mark(_ row: Given, _ id: Fact.ID, _ given: Given) -> String {
    let story = storyAnswer(id)
    switch (row.isPart(of: story), row.isPart(of: given)) {
    case (true, true) where story == given: return "  [the story's answer]"
    // Where several answers can be given, a what-if may keep some of them.
    case (true, true): return "  [the story's answer, and this what-if]"
    case (true, false): return "  [the story's answer]"
    case (false, true): return "  [this what-if]"
    case (false, false): return ""
    }
  }

  /// What is settled so far.
  private var situation: [Passage] {
    guard let interview else { return [] }
    let duties = interview.dutyWords
    return [.heading("ROUTE"), .text(interview.routeWords), .heading("CERTAIN BY NOW")]
      + (duties.isEmpty ? [.text("No duty is certain yet.")] : duties.map(Passage.item))
  }

  private func listing(_ heading: String, _ items: [String]) -> TrainingView {
    TrainingView(
      title: caseTitle,
      main: [.heading(heading)]
        + (items.isEmpty
          ? [.text("Nothing is written for this scenario.")] : items.map(Passage.item)),
      prompt: isLastStop
        ? endWords : "\(way(.forward).capitalizedFirst) to go on.")
  }

  private var isLastStop: Bool { run.map { session.position == $0.stops.count - 1 } ?? true }

  private var outlinePrompt: String { "\(way(.outline).capitalizedFirst) to close." }

  private var outlineView: TrainingView {
    guard let interview else { return TrainingView(title: caseTitle, prompt: outlinePrompt) }
    var main: [Passage] = [.heading("THE PATHWAY SO FAR")]
    for (number, fact) in interview.answered.enumerated() {
      main.append(
        .text("\(number + 1). \(fact.label): \(fact.words(for: interview.answers[fact.id]))"))
    }
    switch interview.step {
    case .ask(let fact): main.append(.item("* You are here: \(fact.question ?? fact.label)"))
    case .complete:
      main.append(.item("* You are here: at the end, \(interview.routeWords)"))
    }
    let possible = interview.possibleRoutes
    var side: [Passage] = [.heading("ROUTES STILL POSSIBLE")]
    side += possible.map { .possible("\(course.pathway.title(of: $0)): still possible") }
    let out = course.pathway.routes.map(\.id).filter { !possible.contains($0) }
    if !out.isEmpty { side.append(.heading("RULED OUT")) }
    for route in out {
      let reason = interview.sentence(for: interview.reasonAgainst(route))
      side.append(.ruledOut("\(course.pathway.title(of: route)): ruled out. \(reason)"))
    }
    return TrainingView(title: caseTitle, main: main, side: side, prompt: outlinePrompt)
  }

  private var helpView: TrainingView {
    let commands = TrainingCommand.all
    func line(_ command: TrainingCommand) -> String {
      let words = command.words.first.map { " or type '\($0)'" } ?? ""
      return "\(command.keyNames)\(words): \(command.help)"
    }
    // What can be done on the page that the help was opened from.
    var under = self
    if page == .help, session.trail.count > 1 { under.session.trail.removeLast() }
    let hindrances = commands.map { ($0, under.hindrance($0.id)) }
    let on = hindrances.filter { $0.1 == nil }.map(\.0)
    let off = hindrances.filter { $0.1 != nil }
    var main: [Passage] = [.heading("KEYS")] + on.map { .item(line($0)) }
    main.append(.item("1 to 9: the row of that number; a vote while a question is asked."))
    main.append(.heading("NOT AVAILABLE NOW, AND WHY"))
    main += off.map { .item("\($0.keyNames)  \($0.title): \($1 ?? "")") }
    return TrainingView(
      title: "Help", main: main, prompt: "\(way(.help).capitalizedFirst) to close.")
  }
}
