import Interviews
import Pathways

/// The start of a training case: what a finished walk says, and an empty text for all the rest.
///
/// Every empty text has a remark beside it that says what belongs there, and is a fault that
/// `navigator check` names, so that nothing is forgotten.
struct ScenarioSkeleton {
  private let id: String
  private let interview: Interview
  private let outcome: Outcome
  private let area: Area.ID?
  private let tags: Pathway

  /// - Parameters:
  ///   - id: of the new scenario.
  ///   - interview: finished; nil comes back if a question is still open.
  ///   - tags: the pathway with its audiences and topics.
  init?(id: String, interview: Interview, area: Area.ID?, tags: Pathway) {
    guard case .complete = interview.step, let outcome = interview.outcome else { return nil }
    self.id = id
    self.interview = interview
    self.outcome = outcome
    self.area = area
    self.tags = tags
  }

  private var pathway: Pathway { interview.pathway }

  /// The file as an author goes on from it.
  var text: String {
    let head = [
      "# yaml-language-server: $schema=../../schema/pathway.schema.json",
      "# Fill in what is empty, then run: navigator check", "scenarios:", "", "  \(id):",
      "    title:  # the case in a few words",
      "    story:  # the whole story, without a name",
      "    source:", "      name:  # who tells it; if it is made up, say so",
    ]
    return (head + given + expectation + training).joined(separator: "\n") + "\n"
  }

  /// The facts that were asked or looked up and that apply, in the order of asking.
  private var facts: [(fact: Fact, given: Given)] {
    let known = interview.answers.filled(from: interview.lookedUp)
    let reference = ReferenceEvaluator(pathway)
    let fromRegister = pathway.register?.sets ?? []
    return pathway.facts.compactMap { fact in
      guard let given = known[fact.id], !fromRegister.contains(fact.id),
        reference.applies(fact, with: known)
      else { return nil }
      return (fact, given)
    }
  }

  private var given: [String] {
    ["    given:"] + facts.map { "      \($0.fact.id): \(Self.yaml($0.given))" }
  }

  private var expectation: [String] {
    var lines = ["    expect:"]
    if let route = outcome.route {
      lines.append("      route: \(route)")
      if let found = pathway.route(route) { lines.append("      class: \(found.routeClass)") }
    }
    func add(_ key: String, _ ids: [String]) {
      guard !ids.isEmpty else { return }
      lines.append("      \(key): [\(ids.joined(separator: ", "))]")
    }
    func duties(_ fits: (Standing) -> Bool) -> [String] {
      outcome.duties.filter { fits($0.standing) }.map(\.duty.rawValue)
    }
    add("due", duties(\.isDue))
    add("held", duties { $0 == .held })
    add("done", outcome.duties.filter(\.isDone).map(\.duty.rawValue))
    add("avoid", outcome.acts.map(\.rawValue))
    return lines
  }

  private var training: [String] {
    let steps = facts.flatMap { item in
      [
        "        - says:  # how this comes to light: \(item.fact.label)",
        "          gives: {\(item.fact.id): \(Self.yaml(item.given))}",
      ]
    }
    var lines = ["    training:", "      minutes:  # with a group, from 1 to 240"]
    if let area { lines.append("      area: \(area)") }
    lines += [
      "      audience: []  # for whom: \(Self.list(tags.audiences.map(\.id.rawValue)))",
      "      topics: []  # what it teaches: \(Self.list(tags.topics.map(\.id.rawValue)))",
      "      warning:  # what to say before it is shown",
      "      licence:  # on what terms it may be copied",
      "      reveal:  # put the steps into the order of your story, and join those that belong together",
    ]
    lines += steps
    lines += [
      "      notes: [\"\"]  # for you alone",
      "      learning: [\"\"]  # what people should take away",
      "      questions: [\"\"]  # open questions for the room",
      "      mistakes:  # what people often choose instead",
    ]
    return lines + mistake
  }

  /// A first mistake to go on from: the first act to avoid, with its own authority.
  private var mistake: [String] {
    guard let act = outcome.acts.first.flatMap(pathway.act) else {
      return ["        - {}  # duty, left-out, act, or fact and answer; why; basis"]
    }
    return [
      "        - act: \(act.id)  # or duty, left-out, or fact and answer",
      "          why:  # why it is wrong here",
      "          basis: [\(act.basis.map(Self.yaml).joined(separator: ", "))]",
    ]
  }

  private static func list(_ ids: [String]) -> String {
    ids.isEmpty ? "declare some under 'audiences:' and 'topics:'" : ids.joined(separator: ", ")
  }

  private static func yaml(_ citation: Citation) -> String {
    let place = [citation.source.rawValue, citation.section].filter { !$0.isEmpty }
      .joined(separator: " ")
    return "{cite: \"\(place)\", read: \(citation.reading.rawValue)}"
  }

  private static func yaml(_ given: Given) -> String {
    switch given {
    case .one(let answer): answer.rawValue
    case .several(let answers):
      answers.isEmpty ? "none" : "[\(answers.map(\.rawValue).joined(separator: ", "))]"
    case .notKnown: "not-known"
    }
  }
}
