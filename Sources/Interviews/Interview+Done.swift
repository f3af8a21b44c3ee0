public import Pathways

extension Interview {
  /// The answers by which a duty counts as done, in words; empty if it does not count as done by
  /// any.
  ///
  /// What the duty's own condition names goes first; names of conditions are only looked into if
  /// it names no fact itself.
  public func answersThatDid(_ duty: Duty.ID) -> [String] {
    guard let condition = pathway.duty(duty)?.doneWhen else { return [] }
    let direct = condition.answersAskedFor()
    let all = direct.isEmpty ? condition.answersAskedFor(in: pathway) : direct
    var words: [String] = []
    for (id, wanted) in all {
      guard let fact = pathway.fact(id) else { continue }
      let given: [Answer.ID] =
        switch value(of: fact) {
        case .one(let answer): [answer]
        case .several(let answers): answers
        case .notKnown, nil: []
        }
      for answer in given where wanted.contains(answer) {
        let label = fact.answer(answer)?.label ?? answer.rawValue
        let sentence = fact.takesSeveral ? label : "\(fact.label): \(label)"
        if !words.contains(sentence) { words.append(sentence) }
      }
    }
    return words
  }
}

extension Condition {
  /// The facts and answers that it names, and not those that it denies.
  ///
  /// - Parameter pathway: where the conditions are found that it calls by a name; nil leaves those
  ///   out.
  fileprivate func answersAskedFor(in pathway: Pathway? = nil) -> [(Fact.ID, [Answer.ID])] {
    switch self {
    case .answered(let fact, let answers), .includes(let fact, let answers): [(fact, answers)]
    case .all(let parts), .any(let parts): parts.flatMap { $0.answersAskedFor(in: pathway) }
    case .named(let id):
      pathway?.names.first { $0.id == id }?.condition.answersAskedFor(in: pathway) ?? []
    case .always, .never, .notKnown, .route, .not, .outcome: []
    }
  }
}
