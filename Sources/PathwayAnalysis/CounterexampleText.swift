public import Interviews
public import Pathways

extension Counterexample {
  /// A scenario ready to paste under `scenarios:`.
  ///
  /// - Parameter name: its id.
  public func scenario(named name: String, in pathway: Pathway) -> [String] {
    let given = pathway.facts.compactMap { fact in
      answers[fact.id].map { "      \(fact.id): \(Self.yaml($0))" }
    }
    return ["  \(name):", "    title: Smallest case that shows it", "    given:"] + given
      + ["    expect: {}"]
  }

  /// The questions and answers that reach the case, as a person would meet them.
  ///
  /// What the case leaves open is answered with "not known" where that is possible.
  public func walk(in compiled: CompiledPathway) -> [String] {
    var interview = Interview(of: compiled)
    var open = Set(answers.facts)
    var lines: [String] = []
    while !open.isEmpty, case .ask(let fact) = interview.step {
      let isGiven = answers[fact.id] != nil
      let given =
        answers[fact.id] ?? (fact.mayBeNotKnown ? .notKnown : .one(fact.answers[0].id))
      guard (try? interview.answer(fact.id, given)) != nil else { break }
      open.remove(fact.id)
      lines.append(
        "\(fact.question ?? fact.label) \(Self.words(given, of: fact))\(isGiven ? "" : " (any)")")
    }
    for fact in compiled.pathway.facts where open.contains(fact.id) {
      guard let given = answers[fact.id] else { continue }
      lines.append("\(fact.label): \(Self.words(given, of: fact)) (not asked on this walk)")
    }
    return lines
  }

  private static func yaml(_ given: Given) -> String {
    switch given {
    case .one(let answer): answer.rawValue
    case .several(let answers):
      answers.isEmpty ? "none" : "[\(answers.map(\.rawValue).joined(separator: ", "))]"
    case .notKnown: "not-known"
    }
  }

  private static func words(_ given: Given, of fact: Fact) -> String {
    switch given {
    case .one(let answer): return fact.answer(answer)?.label ?? answer.rawValue
    case .several(let answers):
      guard !answers.isEmpty else {
        if case .any(let none) = fact.choice { return none }
        return "none"
      }
      return answers.map { fact.answer($0)?.label ?? $0.rawValue }.joined(separator: "; ")
    case .notKnown: return fact.notKnownLabel
    }
  }
}
