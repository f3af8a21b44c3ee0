internal import Interviews
internal import Pathways

extension Presentation {
  /// What the presenter needs now, for a second screen.
  public var notes: PresenterNotes {
    let training = session.scenario == nil ? nil : run?.entry.training
    let lists: [PresenterNotes.Part] = [
      .init("NOW", nowWords), .init("NEXT", nextWords),
      .init("PRESENTER NOTES", training?.notes ?? []),
      .init("QUESTIONS FOR THE ROOM", training?.questions ?? []),
      .init("COMMON MISTAKES", mistakeWords),
    ]
    return PresenterNotes(
      title: page == .story ? run?.entry.title ?? "Training" : view.title,
      place: headWords.first ?? "", parts: lists.filter { !$0.items.isEmpty })
  }

  /// What the room sees, and what the presenter alone should know of it.
  private var nowWords: [String] {
    switch page {
    case .story: return whatIfWords + storyWords
    case .quiz: return quizWords
    case .opening: return ["Say the opening words to the room.", openingSource].compactMap(\.self)
    case .pause: return ["The break."]
    case .programme: return ["The room sees the plan of the session."]
    case .list: return ["The room sees the list of scenarios."]
    case .comparison, .facts, .otherAnswers:
      return ["The room sees what another answer would lead to."]
    case .outline: return ["The room sees where the story is in the pathway."]
    case .help: return ["The room sees the keys."]
    case .sessionReturn: return ["The session return is being typed."]
    }
  }

  private var whatIfWords: [String] {
    session.changed.isEmpty ? [] : ["This is a what-if. Press u to go back to the story."]
  }

  private var storyWords: [String] {
    switch stop {
    case .opening, nil:
      return ["Say the warning to the room before the story.", openingSource].compactMap(\.self)
    case .tell(let step):
      return ["Part \(step) of \(run?.entry.training.reveal.count ?? 0) of the story is told."]
    case .ask(let id):
      return ["The room is asked: \(words(ofQuestion: id))", answerWords(id)].compactMap(\.self)
    case .answer(let id):
      return ["The answer is shown to: \(words(ofQuestion: id))", answerWords(id)].compactMap(
        \.self)
    case .outcome: return ["The route and the duties are shown."]
    case .learning: return ["What to take away is shown."]
    case .discussion: return ["The questions for the room are shown."]
    case .mistakes: return ["What people often get wrong is shown."]
    }
  }

  private func words(ofQuestion id: Fact.ID) -> String {
    let fact = course.pathway.fact(id)
    return fact?.question ?? fact?.label ?? id.rawValue
  }

  /// What the story says, before the room sees it.
  private func answerWords(_ id: Fact.ID) -> String? {
    guard let fact = course.pathway.fact(id), let given = run?.given(id) else { return nil }
    let unsaid = run?.unsaid.contains(id) == true ? " The story does not say." : ""
    return "The story's answer: \(fact.wordsWithPresumption(for: given)).\(unsaid)"
  }

  private var quizWords: [String] {
    guard let quiz = session.quiz else { return [] }
    guard let question = quiz.question else {
      return [quiz.part == .before ? "All questions are asked." : "The score is shown."]
    }
    return ["The right answer: \(question.options[question.right])"]
      + (quiz.explains ? question.why : ["The room does not see it before the quiz after."])
  }

  private var nextWords: [String] {
    var words: [String] = []
    if page == .story, let run {
      let next = session.position + 1
      if run.stops.indices.contains(next) {
        words.append(self.words(for: run.stops[next]))
      } else {
        words.append("The story is at its end.")
      }
    }
    if let plan = course.plan {
      let item = itemNumber(1).map { plan.items[$0] }
      words.append(
        item.map { "Then: \(title(of: $0)), \($0.minutes) min." } ?? "Then: the end of the session."
      )
    }
    return words
  }

  private func words(for stop: TrainingStop) -> String {
    switch stop {
    case .opening: "The warning."
    case .tell(let step): "The story goes on, part \(step)."
    case .ask(let id):
      "Ask: \(words(ofQuestion: id))" + (answerWords(id).map { " \($0)" } ?? "")
    case .answer: "The answer is revealed."
    case .outcome: "The route and the duties."
    case .learning: "What to take away."
    case .discussion: "Questions for the room."
    case .mistakes: "What people often get wrong."
    }
  }

  /// Those about the question on the screen first.
  private var mistakeWords: [String] {
    guard session.scenario != nil, let run else { return [] }
    let asked = question?.fact.id
    func isAboutIt(_ mistake: Training.Mistake) -> Bool {
      if case .answer(let fact, _) = mistake.choice { fact == asked } else { false }
    }
    let mistakes = run.entry.training.mistakes
    return (mistakes.filter(isAboutIt) + mistakes.filter { !isAboutIt($0) }).map { mistake in
      "\(words(for: mistake.choice)) \(mistake.why)"
    }
  }
}
