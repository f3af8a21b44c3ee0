public import Interviews
import Pathways

extension Counterexample {
  /// A scenario ready to paste under `scenarios:`, with what the rules give now.
  ///
  /// It answers every question that is asked, so that it holds as it stands: what the case leaves
  /// open comes last.
  ///
  /// - Parameter name: its id.
  public func scenario(named name: String, in compiled: CompiledPathway) -> [String] {
    let pathway = compiled.pathway
    let open = unanswered(in: compiled)
    let completed = answers.filled(from: open)
    let outcome = ReferenceEvaluator(pathway).outcome(for: completed)
    func pairs(_ answers: Answers) -> [String] {
      pathway.facts.compactMap { fact in answers[fact.id].map { "\(fact.id): \(Self.yaml($0))" } }
    }
    var given = Self.list(pairs(answers), after: "    given: {", before: "}")
    if !open.isEmpty {
      given = ["    given: {"] + Self.wrapped(pairs(answers), "      ")
      if !answers.isEmpty { given[given.count - 1] += "," }
      given += ["      # any answer does for these:"] + Self.wrapped(pairs(open), "      ")
      given.append("    }")
    }
    return ["  \(name):", "    title: Smallest case that shows it"] + given
      + ["    # What the rules give now. Write what should come out instead."]
      + Self.expectation(outcome)
  }

  /// Answers to whatever is still asked once these answers are given.
  private func unanswered(in compiled: CompiledPathway) -> Answers {
    let facts = compiled.pathway.facts
    let known = Set(facts.filter { $0.origin != nil }.map(\.id))
    let scenario = Scenario(
      id: "case", title: "", story: "", answers: answers, expectation: Scenario.Expectation())
    let walk = ScenarioWalk(scenario, in: compiled, remembered: known, isTimed: false)
    var open = Answers()
    for id in walk.missing {
      guard let fact = compiled.pathway.fact(id) else { continue }
      open[id] = fact.mayBeNotKnown ? .notKnown : .one(fact.answers[0].id)
    }
    return open
  }

  private static func expectation(_ outcome: Outcome) -> [String] {
    var lines = ["    expect:"]
    lines.append(
      outcome.route.map { "      route: \($0)" }
        ?? "      # route: none stands; write here the one that should")
    let due = outcome.duties.filter(\.standing.isDue).map(\.duty.rawValue)
    let held = outcome.duties.filter { $0.standing == .held }.map(\.duty.rawValue)
    // A key with nothing below it would be no expectation at all.
    if outcome.route == nil || !due.isEmpty {
      lines += list(due, after: "      due: [", before: "]")
    }
    if !held.isEmpty { lines += list(held, after: "      held: [", before: "]") }
    return lines
  }

  /// A list between brackets, on one line if it is short.
  private static func list(_ items: [String], after start: String, before end: String) -> [String] {
    let line = start + items.joined(separator: ", ") + end
    guard line.count > 88 else { return [line] }
    let indent = String(start.prefix { $0 == " " })
    return [start] + wrapped(items, indent + "  ") + [indent + end]
  }

  /// Items with commas between them, in lines that are not too long to read.
  private static func wrapped(_ items: [String], _ indent: String) -> [String] {
    var lines: [String] = []
    for (place, item) in items.enumerated() {
      let text = item + (place == items.count - 1 ? "" : ",")
      if let last = lines.last, last.count + text.count < 88 {
        lines[lines.count - 1] = "\(last) \(text)"
      } else {
        lines.append(indent + text)
      }
    }
    return lines
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
