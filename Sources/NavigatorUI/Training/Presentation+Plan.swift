internal import Pathways

// A session plan: what comes when, and how long it has taken.
extension Presentation {
  /// The page on which a session begins, and to which every other one leads back.
  var root: TrainingPage { course.plan == nil ? .list : .programme }

  /// The item of the plan on the screen.
  var item: SessionPlan.Item? {
    session.item.flatMap { number in
      course.plan.flatMap { $0.items.indices.contains(number) ? $0.items[number] : nil }
    }
  }

  /// The number of the item after this one, or before it.
  func itemNumber(_ by: Int) -> Int? {
    guard let plan = course.plan else { return nil }
    let wanted = (session.item ?? -1) + by
    return plan.items.indices.contains(wanted) ? wanted : nil
  }

  /// Begins an item of the plan, whether or not those before it were shown.
  mutating func openItem(_ number: Int) {
    guard let plan = course.plan, plan.items.indices.contains(number) else { return }
    session.item = number
    session.shown.insert(number)
    session.isUnwritten = true
    session.started = session.started ?? session.now
    session.quiz = nil
    session.scenario = nil
    session.changed = Answers()
    switch plan.items[number].part {
    case .opening: session.trail = [TrainingPlace(page: root), TrainingPlace(page: .opening)]
    case .pause: session.trail = [TrainingPlace(page: root), TrainingPlace(page: .pause)]
    case .scenario(let id): open(id)
    case .quiz(let quiz): beginQuiz(of: plan, quiz)
    }
    session.trail[0].cursor = number
    session.begun = session.now
  }

  /// Goes on to another item, or says why there is none.
  mutating func goToItem(_ by: Int) {
    if let number = itemNumber(by) {
      openItem(number)
    } else {
      session.status = by > 0 ? lastItemWords : "This is the first item of the session."
    }
  }

  private var lastItemWords: String {
    returnName == nil
      ? "That was the last item. \(wayName(.reset).capitalizedFirst) begins again for a new group."
      : "That was the last item. \(way(.sessionReturn).capitalizedFirst) for the session return, "
        + "\(wayName(.reset)) for a new group."
  }

  /// What comes after this item, as a sentence.
  var nextItemWords: String {
    guard let plan = course.plan, let number = itemNumber(1) else { return lastItemWords }
    return "\(way(.next).capitalizedFirst) to go on: \(title(of: plan.items[number])), "
      + "\(plan.items[number].minutes) min."
  }

  /// What an item is called on the screen.
  func title(of item: SessionPlan.Item) -> String {
    switch item.part {
    case .opening: "Opening words"
    case .quiz(.before): "Quiz before"
    case .quiz(.after): "Quiz after"
    case .pause: "Break"
    case .scenario(let id): course.entry(id)?.title ?? id.rawValue
    }
  }

  /// Whole minutes since the session was begun.
  var sessionMinutesUsed: Int { session.started.map { max(0, session.now - $0) / 60 } ?? 0 }

  /// The time used, as a sentence.
  var timeUsedWords: String {
    guard let plan = course.plan else { return "\(minutesUsed) minutes used." }
    let all = "\(sessionMinutesUsed) of \(plan.minutes) minutes used"
    return item.map { "\(all); \(minutesUsed) of \($0.minutes) for this item." } ?? "\(all)."
  }

  /// Which item this is, and the time used and planned, the longest form first.
  var planTimeWords: [String] {
    guard let plan = course.plan, session.started != nil else { return [""] }
    let all = "\(sessionMinutesUsed) of \(plan.minutes) min"
    guard let number = session.item, let item, page != .programme else {
      return ["all \(all)", all]
    }
    let place = "item \(number + 1) of \(plan.items.count)"
    let time = "\(minutesUsed) of \(item.minutes)"
    let step = run.map { "step \(session.position + 1) of \($0.stops.count)   " } ?? ""
    return [
      "\(place)   \(page == .story ? step : "")\(time) min   all \(all)",
      "\(place)   \(time) min   all \(all)",
      "item \(number + 1)/\(plan.items.count)   \(minutesUsed)/\(item.minutes) min   "
        + "all \(sessionMinutesUsed)/\(plan.minutes) min",
      "\(number + 1)/\(plan.items.count)  \(sessionMinutesUsed)/\(plan.minutes) min",
    ]
  }

  var programmeView: TrainingView {
    guard let plan = course.plan else { return TrainingView(title: "Training", prompt: "") }
    var main = course.banners.map(Passage.warning)
    main.append(.text("For: " + plan.audiences.map { course.label($0) }.joined(separator: ", ")))
    let spare = plan.minutes - plan.plannedMinutes
    main.append(
      .text(
        "\(plan.minutes) minutes." + (spare > 0 ? " \(spare) of them are not planned." : "")))
    let rows = plan.items.enumerated().map { number, item in
      TrainingRow(
        text: title(of: item),
        details: ["\(item.minutes) min" + shownWords(item, number)])
    }
    return TrainingView(
      title: plan.title, main: main, rowsHeading: "THE SESSION", rows: rows,
      prompt: session.started == nil
        ? (isLinear
          ? "Type the number of an item: it begins, and the time runs."
          : "Space begins with the row, and the time runs.")
        : (isLinear
          ? "A number goes to that item, next item to the next."
          : "Space goes to the row, > to the next item."))
  }

  /// What became of an item, as a sentence after its minutes.
  private func shownWords(_ item: SessionPlan.Item, _ number: Int) -> String {
    guard session.shown.contains(number) else { return "" }
    switch item.part {
    case .quiz(let part):
      guard let quiz = session.quizzes[part], !quiz.chosen.isEmpty else {
        return ". Shown, not answered."
      }
      return ". \(quiz.chosen.count) of \(quiz.questions.count) questions answered."
    case .scenario(let id): return session.told.contains(id) ? ". Told." : ". Begun."
    case .opening, .pause: return ". Shown."
    }
  }

  var openingWordsView: TrainingView {
    TrainingView(
      title: "Opening words", main: [.heading("BEFORE WE BEGIN")] + openingPassages,
      side: session.hasNotes
        ? [.heading("PRESENTER NOTES")] + [openingSource].compactMap { $0.map(Passage.text) } : [],
      prompt: "Say this to the room. \(nextItemWords)")
  }

  /// The words for the room.
  var openingPassages: [Passage] {
    guard let opening = course.opening else {
      return [.text("No opening words are written for this pathway. Say your own.")]
    }
    return opening.say.map(Passage.item)
  }

  /// Whose the opening words are, for the presenter alone; nil where none are written.
  var openingSource: String? {
    course.opening.map { opening in
      opening.unconfirmed
        ?? "Source: \(opening.basis.map { course.pathway.words(for: $0) }.joined(separator: "; "))."
    }
  }

  var pauseView: TrainingView {
    guard case .pause(let words)? = item?.part else { return programmeView }
    return TrainingView(
      title: "Break", main: [.heading("BREAK"), .text(words)], prompt: nextItemWords)
  }
}
