internal import Frames
internal import Interviews
internal import Pathways

extension Presentation {
  /// Why a command cannot be used now, as a sentence; nil if it can.
  func hindrance(_ id: TrainingCommand.ID) -> String? {
    switch id {
    case .forward:
      goesOn || page == .quiz || page == .programme ? nil : pageHindrance
    case .back:
      page == root ? "This is the first page." : nil
    case .choose:
      rowCount > 0 || goesOn || isComparison ? nil : "There is nothing to choose here."
    case .voteUp, .voteDown:
      question == nil && !quizIsAsking
        ? "Votes are counted while a question is on the screen." : nil
    case .whatIf: whatIfHindrance
    case .undoBranch:
      session.changed.isEmpty ? "The answers are those of the story." : nil
    case .notes where page == .opening: nil
    case .outline, .notes, .story:
      session.scenario == nil || page == root ? "Open a scenario first." : nil
    case .quiz: quizHindrance
    case .sessionReturn: returnName == nil ? "Start with --return FILE to write one." : nil
    case .next:
      course.plan != nil || neighbour(1) != nil ? nil : "This is the last scenario of the list."
    case .previous:
      course.plan != nil || neighbour(-1) != nil ? nil : "This is the first scenario of the list."
    case .audience, .topic, .area:
      if course.plan != nil {
        "The session plan says which scenarios are told."
      } else {
        page == .list ? nil : "Go back to the list of scenarios first."
      }
    case .up, .down, .pageUp, .pageDown, .keys, .reset, .help, .leave, .quit: nil
    }
  }

  /// Whether the page is one from which the session goes on without a choice.
  private var goesOn: Bool { [.story, .opening, .pause].contains(page) }

  private var quizHindrance: String? {
    if page == .quiz { return "The quiz is on the screen." }
    guard course.plan != nil, session.scenario == nil || page == .programme else { return nil }
    return "The session plan has its own quiz. Open a scenario for a quiz about it."
  }

  private var whatIfHindrance: String? {
    guard page == .story else { return pageHindrance }
    guard !isAtEnd else { return nil }
    guard let question else { return "Go on to a question first, then to its answer." }
    return question.isRevealed ? nil : "Reveal the answer first: \(way(.forward))."
  }

  private var isComparison: Bool {
    if case .comparison = page { true } else { false }
  }

  mutating func perform(_ id: TrainingCommand.ID, size: Size) -> [TrainingEffect] {
    if let hindrance = hindrance(id) {
      session.status = hindrance
      return []
    }
    if let loss = loss(by: id), session.confirming != id {
      session.asked = id
      session.status = loss
      return []
    }
    switch id {
    case .forward: goOn()
    case .back:
      if page == .story {
        move(-1)
      } else if !goBackInQuiz() {
        leave()
      }
    case .choose: choose()
    case .up: step(-1, size: size)
    case .down: step(1, size: size)
    case .pageUp: turn(-1, size: size)
    case .pageDown: turn(1, size: size)
    case .voteUp: vote(place.cursor, by: 1)
    case .voteDown: vote(place.cursor, by: -1)
    case .whatIf: whatIf()
    case .undoBranch:
      branch(Answers())
      session.status = "The answers are those of the story again."
    case .quiz: beginQuiz(about: page == .list ? nil : session.scenario)
    case .sessionReturn: beginReturn()
    case .outline: toggle(.outline)
    case .help: toggle(.help)
    case .notes:
      session.hasNotes.toggle()
      session.status = session.hasNotes ? "Presenter notes are on." : "Presenter notes are off."
    case .story: session.isStoryAlone.toggle()
    case .keys: session.hasKeys.toggle()
    case .next: goToNeighbour(1)
    case .previous: goToNeighbour(-1)
    case .audience: cycle(\.audience, among: course.audiences.map(\.id))
    case .topic: cycle(\.topic, among: course.topics.map(\.id))
    case .area: cycle(\.area, among: course.areas)
    case .reset:
      reset(at: session.now)
      session.status = "Begun again. Nothing of the last group is left."
    case .leave:
      guard session.trail.count > 1 else { return [.quit] }
      leave()
    case .quit: return [.quit]
    }
    return []
  }

  private mutating func goOn() {
    switch page {
    case .quiz: goOnInQuiz()
    case .opening, .pause: goToItem(1)
    case .programme: choose()
    default: move(1)
    }
  }

  private mutating func goToNeighbour(_ by: Int) {
    let skipped = skippedQuizWords
    if course.plan != nil {
      guard itemNumber(by) != nil else { return goToItem(by) }
      goToItem(by)
    } else if let id = neighbour(by) {
      open(id)
    }
    session.status = skipped
  }

  private mutating func leave() {
    if session.trail.count > 1 { session.trail.removeLast() }
  }

  private mutating func toggle(_ other: TrainingPage) {
    if page == other { leave() } else { push(other) }
  }

  private mutating func move(_ by: Int) {
    guard let run else { return }
    let wanted = session.position + by
    guard run.stops.indices.contains(wanted) else {
      session.status = by > 0 ? endWords : "This is where the scenario begins."
      return
    }
    session.position = wanted
    session.isUnwritten = true
    if isAtEnd, let scenario = session.scenario { session.told.insert(scenario) }
    // The row stays where the room's eyes are when the answer is revealed.
    if question?.isRevealed == true, by > 0 {
      place.scroll = nil
    } else {
      place = TrainingPlace(page: .story)
    }
  }

  /// What to do when a scenario is told to its end.
  var endWords: String {
    course.plan == nil
      ? "The end of the scenario. \(way(.next).capitalizedFirst) for the next one, "
        + "\(wayName(.reset)) for a new group."
      : "The end of this item. \(nextItemWords)"
  }

  private mutating func cycle<Value: Hashable>(
    _ path: WritableKeyPath<TrainingFilter, Value?>, among values: [Value]
  ) {
    let now = session.filter[keyPath: path].flatMap(values.firstIndex)
    let next = now.map { $0 + 1 } ?? 0
    session.filter[keyPath: path] = next < values.count ? values[next] : nil
    place = TrainingPlace(page: .list)
    let count = course.cases(for: session.filter).count
    session.status = count == 1 ? "1 scenario." : "\(count) scenarios."
  }

  /// The scenario before or after this one, among those that are wanted.
  private func neighbour(_ by: Int) -> Scenario.ID? {
    let wanted = course.cases(for: session.filter)
    guard let now = wanted.firstIndex(where: { $0.id == session.scenario }) else {
      return session.scenario == nil ? nil : wanted.first?.id
    }
    return wanted.indices.contains(now + by) ? wanted[now + by].id : nil
  }

  mutating func choose() {
    switch page {
    case .list:
      let wanted = course.cases(for: session.filter)
      if wanted.indices.contains(place.cursor) { open(wanted[place.cursor].id) }
    case .programme: openItem(place.cursor)
    case .opening, .pause: goToItem(1)
    case .story: move(1)
    case .facts:
      let facts = interview?.answered ?? []
      if facts.indices.contains(place.cursor) { push(.otherAnswers(facts[place.cursor].id)) }
    case .otherAnswers(let fact):
      let others = interview?.otherAnswers(to: fact) ?? []
      if others.indices.contains(place.cursor) {
        push(.comparison(fact, others[place.cursor]))
      }
    case .comparison(let fact, let given):
      var changed = session.changed
      changed[fact] = given
      session.trail = [TrainingPlace(page: root), TrainingPlace(page: .story)]
      branch(changed)
      session.status =
        "You are in a what-if now. \(way(.undoBranch).capitalizedFirst) to go back to the story."
    case .quiz: answerQuiz()
    case .outline, .help, .sessionReturn: leave()
    }
  }

  /// Another answer to the question on the screen, or to any once the story is told.
  private mutating func whatIf() {
    guard let interview else { return }
    guard let fact = question?.fact else {
      push(.facts)
      return
    }
    let current = interview.answers[fact.id]
    let choices = fact.choices
    guard choices.indices.contains(place.cursor) else { return }
    let given = choices[place.cursor].replacing(current, in: fact)
    guard given != current else {
      session.status =
        "That is the answer of \(given == storyAnswer(fact.id) ? "the story" : "this what-if"). "
        + "Move to another row first."
      return
    }
    push(.comparison(fact.id, given))
  }
}

extension Fact {
  /// The rows of a question: each answer, none of them, and not known.
  var choices: [Given] {
    var rows: [Given] = answers.map { takesSeveral ? .several([$0.id]) : .one($0.id) }
    if takesSeveral { rows.append(.several([])) }
    if mayBeNotKnown { rows.append(.notKnown) }
    return rows
  }
}

extension Given {
  /// What is given when this row is chosen instead of an answer. Where several answers can be
  /// given, a row is added or taken away.
  func replacing(_ other: Given?, in fact: Fact) -> Given {
    guard case .several(let row) = self, let answer = row.first, case .several(let ticked) = other
    else { return self }
    return .several(fact.answers.map(\.id).filter { ($0 == answer) != ticked.contains($0) })
  }

  /// Whether a row belongs to what was given.
  func isPart(of other: Given?) -> Bool {
    guard case .several(let row) = self, let answer = row.first, case .several(let ticked) = other
    else { return self == other }
    return ticked.contains(answer)
  }
}
