internal import Interviews
internal import Pathways

extension Presentation {
  /// Begins a quiz: about one scenario, or a short one over all that are wanted.
  mutating func beginQuiz(about scenario: Scenario.ID?) {
    let maker = QuizMaker(course)
    let questions =
      scenario.map { maker.questions(about: $0, seed: seed) }
      ?? maker.refresher(for: session.filter, seed: seed)
    guard !questions.isEmpty else {
      session.status = "No question can be made from the scenarios that are wanted."
      return
    }
    session.begun = session.now
    show(QuizState(questions: questions))
  }

  /// Begins a quiz of the plan, or shows how far it was answered.
  mutating func beginQuiz(of plan: SessionPlan, _ part: SessionPlan.Quiz) {
    if let begun = session.quizzes[part] {
      show(begun)
      return
    }
    let questions = QuizMaker(course).questions(for: plan, seed: seed)
    show(QuizState(questions: questions, part: part))
  }

  private mutating func show(_ quiz: QuizState) {
    session.quiz = quiz
    session.trail = [TrainingPlace(page: root), TrainingPlace(page: .quiz)]
  }

  /// Takes the row of the cursor as the group's answer, or goes on from an explanation.
  mutating func answerQuiz() {
    guard var quiz = session.quiz, quiz.question != nil else { return }
    if quiz.isAnswered {
      quiz.number += 1
      place = TrainingPlace(page: .quiz)
    } else if quiz.lacksHands, session.confirming != .choose {
      // One Enter too many would take a row for the whole group.
      session.asked = .choose
      session.status =
        "No hands are counted here. \(way(.choose).capitalizedFirst) again to take row "
        + "\(place.cursor + 1) as the answer of the group."
      return
    } else {
      quiz.chosen.append(quiz.answer(at: place.cursor))
      session.isUnwritten = true
      if !quiz.explains {
        quiz.number += 1
        place = TrainingPlace(page: .quiz)
        if !quiz.isOver { session.status = "Noted. The answers come after the scenarios." }
      }
    }
    keep(quiz)
  }

  private mutating func keep(_ quiz: QuizState) {
    session.quiz = quiz
    if let part = quiz.part { session.quizzes[part] = quiz }
  }

  /// Whether a question of a quiz waits for its answer.
  var quizIsAsking: Bool {
    page == .quiz && session.quiz?.question != nil && session.quiz?.isAnswered == false
  }

  /// Sets the hands that were counted for a row of the question of the quiz.
  mutating func countInQuiz(_ hands: Int, for row: Int) {
    guard quizIsAsking, var quiz = session.quiz else { return }
    quiz.hands[quiz.number, default: [:]][row] = hands
    session.isUnwritten = true
    keep(quiz)
  }

  /// Goes back to the question before, to answer it again, as long as no answer was explained.
  ///
  /// - Returns: whether there was one.
  mutating func goBackInQuiz() -> Bool {
    guard page == .quiz, var quiz = session.quiz, !quiz.explains, !quiz.chosen.isEmpty else {
      return false
    }
    quiz.number = quiz.chosen.count - 1
    place = TrainingPlace(page: .quiz)
    place.cursor = quiz.chosen.removeLast()
    keep(quiz)
    session.status = "Answer this question again."
    return true
  }

  /// Goes on from an explanation; a question has to be answered first.
  mutating func goOnInQuiz() {
    if session.quiz?.isOver == true, session.quiz?.part != nil {
      goToItem(1)
    } else if session.quiz?.isAnswered == true {
      answerQuiz()
    } else if session.quiz?.isOver == true {
      session.status = "That is the end of the quiz."
    } else {
      session.status = "Choose an answer first, then \(wayToChoose)."
    }
  }

  var quizRowCount: Int { session.quiz?.question?.options.count ?? 0 }

  var quizView: TrainingView {
    guard let quiz = session.quiz, let question = quiz.question else { return scoreView }
    var main: [Passage] = [.heading(question.title)] + question.story.map(Passage.text)
    var side: [Passage] = []
    let hands = quiz.hands[quiz.number].flatMap { $0.values.contains { $0 > 0 } ? $0 : nil }
    if quiz.isAnswered {
      let isRight = quiz.chosen[quiz.number] == question.right
      side = [
        .heading(isRight ? "RIGHT" : "NOT RIGHT"),
        .text("The answer: " + question.options[question.right]),
      ]
      if let score = quiz.score(of: quiz.number), hands != nil {
        side.append(.text("Right: \(score.right) of \(score.of) hands."))
      }
      side += question.why.map(Passage.text)
    }
    if session.isStoryAlone { main = question.story.map(Passage.text) }
    return TrainingView(
      title:
        "\(quizTitle): question \(quiz.number + 1) of \(quiz.questions.count)", main: main,
      rowsHeading: question.ask,
      rows: question.options.enumerated().map { number, option in
        let isRight = quiz.isAnswered && number == question.right
        return TrainingRow(
          text: option + (isRight ? "  [right]" : ""),
          details: hands.map { ["Room: \($0[number] ?? 0)"] } ?? [])
      }, side: side,
      prompt: quiz.isAnswered
        ? "\(verdict(on: question, chosen: quiz.chosen[quiz.number])) "
          + "\(way(.forward).capitalizedFirst) for the next question."
        : isLinear
          ? "Type the number of an answer. Or count hands, such as vote 2 11, then type choose."
          : "Choose an answer, then \(wayToChoose). + counts a hand for the row.")
  }

  /// Whether the answer was right, and which row is: at the foot, since what stands beside the rows
  /// is below them on a small screen.
  private func verdict(on question: QuizQuestion, chosen: Int) -> String {
    chosen == question.right ? "Right." : "Not right: it is \(question.right + 1)."
  }

  private var quizTitle: String {
    switch session.quiz?.part {
    case .before: "Quiz before"
    case .after: "Quiz after"
    case nil: "Quiz"
    }
  }

  private var scoreView: TrainingView {
    guard let quiz = session.quiz else { return TrainingView(title: "Quiz", prompt: "Go back.") }
    switch quiz.part {
    case .before:
      let count = quiz.chosen.count
      return TrainingView(
        title: "Quiz before: noted",
        main: [
          .text(count == 1 ? "1 answer is noted." : "\(count) answers are noted."),
          .text("The same questions come again after the scenarios, with what is right and why."),
        ], prompt: nextItemWords)
    case .after:
      return TrainingView(
        title: "Quiz after: the score", main: comparedScores, prompt: nextItemWords)
    case nil: break
    }
    let score = quiz.score
    return TrainingView(
      title: "Quiz: the score",
      main: [.heading("ALL QUESTIONS"), .text("\(score.right) of \(score.of) right")]
        + [.heading("BY TOPIC")]
        + quiz.scores(for: course.pathway.topics).map {
          .text("\($0.topic.label): \($0.right) of \($0.of)")
        },
      prompt: returnName == nil
        ? "The end of the quiz. \(wayName(.reset).capitalizedFirst) begins again for a new group."
        : "\(way(.sessionReturn).capitalizedFirst) for the session return, "
          + "or \(wayName(.reset)) for a new group.")
  }

  /// Both quizzes of the plan, side by side.
  private var comparedScores: [Passage] {
    let scores = SessionScores(session.quizzes, topics: course.pathway.topics)
    func words(_ score: SessionScores.Pair) -> String {
      "before \(SessionScores.words(score.before)), after \(SessionScores.words(score.after))"
    }
    return [.heading("ALL QUESTIONS, RIGHT"), .text(words(scores.all).capitalizedFirst)]
      + [.heading("BY TOPIC")]
      + scores.topics.map { .text("\($0.topic.label): \(words($0.score))") }
  }
}
