internal import Pathways

// What to press, or line by line what to type, as sentences say it.
extension Presentation {
  /// `press Space`, or `type next` line by line.
  func way(_ id: TrainingCommand.ID) -> String {
    guard let command = TrainingCommand.named(id) else { return "go on" }
    return isLinear ? "type \(word(of: command))" : "press \(command.keyNames)"
  }

  /// `Space`, or `next` line by line.
  func wayName(_ id: TrainingCommand.ID) -> String {
    guard let command = TrainingCommand.named(id) else { return "" }
    return isLinear ? word(of: command) : command.keyNames
  }

  /// How a row is chosen.
  var wayToChoose: String { isLinear ? "type its number" : "press Enter" }

  /// The word that fits: an item of a plan is no scenario of a list.
  private func word(of command: TrainingCommand) -> String {
    let isStep = command.id == .next || command.id == .previous
    return (isStep && course.plan != nil ? command.words.last : command.words.first)
      ?? command.keyNames
  }

  /// What a command would lose that was not written; nil if nothing, or if it does not end the
  /// work of the group.
  func loss(by id: TrainingCommand.ID) -> String? {
    guard id == .reset || id == .quit || (id == .leave && session.trail.count == 1),
      session.isUnwritten
    else { return nil }
    let quizzes = Array(session.quizzes.values) + [session.quiz].compactMap(\.self)
    let lost: String
    if returnName != nil {
      lost =
        quizzes.contains { !$0.chosen.isEmpty }
        ? "the answers of this group are not written yet."
        : "the session return of this group is not written yet."
    } else if quizzes.contains(where: \.isHalfAnswered) {
      lost = "this group has answered only a part of the quiz."
    } else {
      return nil
    }
    // Where text is typed, Q is a letter of it.
    let way = page.takesText && !isLinear ? "press Ctrl-C" : way(id)
    let again = "\(way) again".capitalizedFirst
    return "\(again) to \(id == .reset ? "begin again" : "end"): \(lost)"
  }

  /// Says that a quiz is left before all of it was answered.
  var skippedQuizWords: String? {
    guard page == .quiz, let quiz = session.quiz, quiz.chosen.count < quiz.questions.count else {
      return nil
    }
    let count = "\(quiz.chosen.count) of \(quiz.questions.count) questions answered"
    switch quiz.part {
    case .before: return "The quiz before is left with \(count)."
    case .after: return "The quiz after is left with \(count)."
    case nil: return "The quiz is left with \(count)."
    }
  }

  /// Why nothing of a story can be done on this page, and what to do first.
  var pageHindrance: String {
    switch page {
    case .comparison:
      "\(way(.choose)) to go on from there, or \(way(.leave)) to go back.".capitalizedFirst
    case .facts, .otherAnswers:
      "Choose a row: \(wayToChoose). To go back: \(way(.leave))."
    case .outline: "\(way(.outline)) to close the outline first.".capitalizedFirst
    case .help: "\(way(.help)) to close the help first.".capitalizedFirst
    case .quiz: "The quiz is on the screen."
    default: "Open a scenario first."
    }
  }
}
