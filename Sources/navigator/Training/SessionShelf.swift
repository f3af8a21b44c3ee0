import Pathways

/// The session plans of a pathway, to choose from.
struct SessionShelf {
  private let pathway: Pathway

  init(of pathway: Pathway) { self.pathway = pathway }

  /// Each plan with its name, its time and what comes in it.
  var lines: [String] {
    guard !pathway.sessions.isEmpty else {
      return ["The pathway '\(pathway.id)' has no session plan."]
    }
    return pathway.sessions.map { plan in
      let audiences = plan.audiences.map { id in
        pathway.audiences.first { $0.id == id }?.label ?? id.rawValue
      }
      let items = plan.items.map { "  \(minutes($0.minutes))  \(words(for: $0))" }
      return ["\(plan.title)  (\(plan.minutes) minutes)", "  \(plan.id)"]
        + ["  For: \(audiences.joined(separator: "; "))"] + items
    }.joined(separator: [""]) + ["", "Start one with: navigator train --session NAME"]
  }

  private func minutes(_ count: Int) -> String {
    String(repeating: " ", count: max(0, 3 - "\(count)".count)) + "\(count) min"
  }

  private func words(for item: SessionPlan.Item) -> String {
    switch item.part {
    case .opening: "Opening words"
    case .quiz(.before): "Quiz before"
    case .quiz(.after): "Quiz after"
    case .pause(let words): "Break: \(words)"
    case .scenario(let id): pathway.scenarios.first { $0.id == id }?.title ?? id.rawValue
    }
  }
}
