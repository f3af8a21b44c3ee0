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
    session.quiz = QuizState(questions: questions)
    session.begun = session.now
    session.trail = [TrainingPlace(page: .list), TrainingPlace(page: .quiz)]
  }

  /// Takes the row of the cursor as the group's answer, or goes on from an explanation.
  mutating func answerQuiz() {
    guard var quiz = session.quiz, quiz.question != nil else { return }
    if quiz.isAnswered {
      quiz.number += 1
      place = TrainingPlace(page: .quiz)
    } else {
      quiz.chosen.append(place.cursor)
    }
    session.quiz = quiz
  }

  /// Goes on from an explanation; a question has to be answered first.
  mutating func goOnInQuiz() {
    if session.quiz?.isAnswered == true {
      answerQuiz()
    } else {
      session.status = "Choose an answer first, then press Enter."
    }
  }

  var quizRowCount: Int { session.quiz?.question?.options.count ?? 0 }

  var quizView: TrainingView {
    guard let quiz = session.quiz, let question = quiz.question else { return scoreView }
    var main: [Passage] = [.heading(question.title)] + question.story.map(Passage.text)
    var side: [Passage] = []
    if quiz.isAnswered {
      let isRight = quiz.chosen[quiz.number] == question.right
      side = [
        .heading(isRight ? "RIGHT" : "NOT RIGHT"),
        .text("The answer: " + question.options[question.right]),
      ]
      side += question.why.map(Passage.text)
    }
    if session.isStoryAlone { main = question.story.map(Passage.text) }
    return TrainingView(
      title: "Quiz: question \(quiz.number + 1) of \(quiz.questions.count)", main: main,
      rowsHeading: question.ask,
      rows: question.options.enumerated().map { number, option in
        let isRight = quiz.isAnswered && number == question.right
        return TrainingRow(text: option + (isRight ? "  [right]" : ""))
      }, side: side,
      prompt: quiz.isAnswered
        ? "Press Space for the next question." : "Choose an answer, then press Enter.")
  }

  private var scoreView: TrainingView {
    guard let quiz = session.quiz else { return TrainingView(title: "Quiz", prompt: "Go back.") }
    let score = quiz.score
    return TrainingView(
      title: "Quiz: the score",
      main: [.heading("ALL QUESTIONS"), .text("\(score.right) of \(score.of) right")]
        + [.heading("BY TOPIC")]
        + quiz.scores(for: course.pathway.topics).map {
          .text("\($0.topic.label): \($0.right) of \($0.of)")
        },
      prompt: returnName == nil
        ? "The end of the quiz. R begins again for a new group."
        : "Press e for the session return, or R for a new group.")
  }

  // MARK: The session return

  mutating func beginReturn() {
    session.form = SessionReturn(date: today)
    push(.sessionReturn)
  }

  /// Takes what was typed for a field.
  mutating func acceptField(_ text: String) -> [TrainingEffect] {
    guard var form = session.form, let returnName else { return [] }
    session.entry = ""
    if let fault = form.take(text) {
      session.status = fault
      return []
    }
    session.form = form
    guard form.field == nil else { return [] }
    form.adopt(session.quiz, topics: course.pathway.topics)
    session.form = nil
    session.trail.removeLast()
    session.status = "The session return is written to \(returnName)."
    return [.write(name: returnName, text: form.text(as: returnName))]
  }

  var returnView: TrainingView {
    let form = session.form
    return TrainingView(
      title: "Session return",
      main: [
        .text("No names. Only counts leave this room."),
        .heading(form?.field?.label ?? ""), .text(session.entry + "_"),
      ], prompt: "Type it, then press Enter. Esc leaves without writing.")
  }
}
