public import Pathways

/// Which ways of ticking the answers to one question belong together.
public indirect enum Ticks: Hashable, Sendable {
  case every
  case never
  case ticked(Answer.ID)
  case unticked(Answer.ID)
  case all([Ticks])
  case any([Ticks])
  /// Too many unlike combinations to be said in words.
  case tangled

  /// More parts than this are not a sentence that anybody would read.
  private static let mostParts = 60

  /// The first set where an answer is ticked, and the second where it is not.
  package static func choose(
    _ answer: Answer.ID, ifTicked yes: Ticks, otherwise no: Ticks
  ) -> Ticks {
    let result = chosen(answer, ifTicked: yes, otherwise: no)
    return result.partCount > mostParts ? .tangled : result
  }

  private static func chosen(
    _ answer: Answer.ID, ifTicked yes: Ticks, otherwise no: Ticks
  ) -> Ticks {
    switch (yes, no) {
    case (.tangled, _), (_, .tangled): return .tangled
    case _ where yes == no: return yes
    case (.every, .never): return .ticked(answer)
    case (.never, .every): return .unticked(answer)
    case (.every, _): return .any([.ticked(answer)] + no.alternatives)
    case (_, .never): return .all([.ticked(answer)] + yes.demands)
    case (.never, _): return .all([.unticked(answer)] + no.demands)
    case (_, .every): return .any([.unticked(answer)] + yes.alternatives)
    default: break
    }
    // Ticking more mostly opens more ways; then what is open anyway is said once.
    let rest = yes.alternatives.filter { !no.alternatives.contains($0) }
    if rest.count + no.alternatives.count == yes.alternatives.count {
      let more: Ticks = rest.count == 1 ? rest[0] : .any(rest)
      return .any([.all([.ticked(answer)] + more.demands)] + no.alternatives)
    }
    return .any([
      .all([.ticked(answer)] + yes.demands), .all([.unticked(answer)] + no.demands),
    ])
  }

  private var alternatives: [Ticks] { if case .any(let parts) = self { parts } else { [self] } }

  private var demands: [Ticks] { if case .all(let parts) = self { parts } else { [self] } }

  private var partCount: Int {
    switch self {
    case .every, .never, .tangled, .ticked, .unticked: 1
    case .all(let parts), .any(let parts): parts.map(\.partCount).reduce(0, +)
    }
  }

  /// Whether these ticks belong to the set; nil if it is too tangled to say.
  package func contains(_ answers: Set<Answer.ID>) -> Bool? {
    switch self {
    case .every: return true
    case .never: return false
    case .ticked(let answer): return answers.contains(answer)
    case .unticked(let answer): return !answers.contains(answer)
    case .all(let parts):
      let found = parts.map { $0.contains(answers) }
      return found.contains(nil) ? nil : found.allSatisfy { $0 == true }
    case .any(let parts):
      let found = parts.map { $0.contains(answers) }
      return found.contains(nil) ? nil : found.contains { $0 == true }
    case .tangled: return nil
    }
  }
}

extension Ticks {
  /// The set in the words of the question's answers.
  func words(for fact: Fact) -> String {
    switch self {
    case .every: return "any of them, or none"
    case .never: return "never"
    case .tangled: return "certain combinations"
    case .ticked(let answer): return fact.label(of: answer)
    case .unticked(let answer): return Self.none([answer], of: fact)
    case .any(let parts):
      let ticked = parts.compactMap(\.tickedAnswer)
      var words: [String] = ticked.isEmpty ? [] : [Self.any(ticked, of: fact)]
      words += parts.filter { $0.tickedAnswer == nil }.map { $0.enclosed(for: fact) }
      return words.joined(separator: ", or ")
    case .all(let parts):
      let ticked = parts.compactMap(\.tickedAnswer).map(fact.label)
      let unticked = parts.compactMap(\.untickedAnswer)
      var words: [String] = []
      if ticked.count == 1 { words.append(ticked[0]) }
      if ticked.count > 1 { words.append("all of: \(ticked.joined(separator: "; "))") }
      words += parts.filter { $0.tickedAnswer == nil && $0.untickedAnswer == nil }
        .map { $0.enclosed(for: fact) }
      // "None, or only x" would contradict a demand before it.
      if !unticked.isEmpty {
        words.append(
          words.isEmpty
            ? Self.none(unticked, of: fact) : Self.list("none of", unticked, of: fact))
      }
      return words.joined(separator: ", and ")
    }
  }

  private var tickedAnswer: Answer.ID? {
    if case .ticked(let answer) = self { answer } else { nil }
  }

  private var untickedAnswer: Answer.ID? {
    if case .unticked(let answer) = self { answer } else { nil }
  }

  private func enclosed(for fact: Fact) -> String {
    switch self {
    case .all, .any: "(\(words(for: fact)))"
    case .every, .never, .ticked, .unticked, .tangled: words(for: fact)
    }
  }

  /// At least one of these; whichever list is shorter is said.
  private static func any(_ answers: [Answer.ID], of fact: Fact) -> String {
    let others = fact.answers.map(\.id).filter { !answers.contains($0) }
    if others.isEmpty { return "any of them" }
    if answers.count == 1 { return fact.label(of: answers[0]) }
    return others.count < answers.count
      ? list("any other than", others, of: fact) : list("any of", answers, of: fact)
  }

  /// Not one of these; whichever list is shorter is said.
  private static func none(_ answers: [Answer.ID], of fact: Fact) -> String {
    let others = fact.answers.map(\.id).filter { !answers.contains($0) }
    if others.isEmpty { return "none of them" }
    return others.count < answers.count
      ? list("none, or only", others, of: fact) : list("none of", answers, of: fact)
  }

  private static func list(_ start: String, _ answers: [Answer.ID], of fact: Fact) -> String {
    "\(start): \(answers.map(fact.label).joined(separator: "; "))"
  }
}

extension Fact {
  func label(of id: Answer.ID) -> String { answer(id)?.label ?? id.rawValue }
}
