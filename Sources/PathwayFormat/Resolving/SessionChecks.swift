import Pathways

// What can be said of a session plan only when all scenarios have been read.
extension PathwayDecoder {
  mutating func checkSessions() {
    for plan in sessions {
      guard let place = symbols.declared[.session]?[plan.id.rawValue] else { continue }
      let parts = sessionParts[plan.id] ?? []
      checkOpening(plan, parts, at: place)
      checkScenarios(plan, parts, at: place)
      checkQuiz(plan, parts, at: place)
      if plan.plannedMinutes > plan.minutes {
        diagnostics.append(
          Diagnostic(
            "session/too-long", at: place,
            "the items take \(plan.plannedMinutes) minutes, and the session has \(plan.minutes)",
            suggestion: "leave something out, or give it less time"))
      }
    }
  }

  private typealias Parts = [(part: LocatedText, item: SessionPlan.Item)]

  private mutating func checkOpening(_ plan: SessionPlan, _ parts: Parts, at place: SourceLocation)
  {
    let openings = parts.enumerated().filter {
      if case .opening = $0.element.item.part { true } else { false }
    }
    guard openings.count != 1 || openings.first?.offset != 0 else { return }
    diagnostics.append(
      Diagnostic(
        "session/opening", at: openings.last?.element.part.location ?? place,
        "a session begins with its opening words, and says them once",
        suggestion: "put one '- {opening: …, minutes: …}' first"))
  }

  private mutating func checkScenarios(
    _ plan: SessionPlan, _ parts: Parts, at place: SourceLocation
  ) {
    var seen: [Scenario.ID: SourceLocation] = [:]
    for (text, item) in parts {
      guard case .scenario(let id) = item.part else { continue }
      if let first = seen[id] {
        diagnostics.append(
          Diagnostic(
            "session/scenario-twice", at: text.location, "'\(id)' is in this session already",
            suggestion: "leave one of the two out", notes: [.init("it stands here", at: first)]))
      }
      seen[id] = text.location
      guard let scenario = scenarios.first(where: { $0.id == id }) else { continue }
      guard let training = scenario.training else {
        diagnostics.append(
          Diagnostic(
            "session/no-training", at: text.location, "the scenario '\(id)' has no training part",
            suggestion: "name another, or add 'training:' to it"))
        continue
      }
      guard Set(training.audiences).isDisjoint(with: plan.audiences), !plan.audiences.isEmpty
      else { continue }
      diagnostics.append(
        Diagnostic(
          "session/other-audience", severity: .warning, at: text.location,
          "'\(id)' is for none of the people for whom the session is",
          suggestion:
            "it is for: \(training.audiences.map(\.rawValue).joined(separator: ", "))"))
    }
    guard seen.isEmpty, !parts.isEmpty else { return }
    diagnostics.append(
      Diagnostic(
        "session/no-scenario", at: place, "the session tells no scenario",
        suggestion: "add '- {scenario: …, minutes: …}'"))
  }

  /// Both quizzes or none, each once, around all the scenarios: only then can they be compared.
  private mutating func checkQuiz(_ plan: SessionPlan, _ parts: Parts, at place: SourceLocation) {
    let order = parts.compactMap { part -> Int? in
      switch part.item.part {
      case .quiz(.before): 0
      case .scenario: 1
      case .quiz(.after): 2
      case .opening, .pause: nil
      }
    }
    let quizzes = order.filter { $0 != 1 }
    guard quizzes != [] && quizzes != [0, 2] || order != order.sorted() else { return }
    let quiz = parts.first { if case .quiz = $0.item.part { true } else { false } }
    diagnostics.append(
      Diagnostic(
        "session/quiz", at: quiz?.part.location ?? place,
        "a session has a quiz before its first scenario and after its last, or none",
        suggestion: "write one '- {quiz: before, …}' and one '- {quiz: after, …}'"))
  }
}
