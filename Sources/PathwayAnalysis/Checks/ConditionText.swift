import Pathways

/// A condition as it is written in a pathway.
enum ConditionText {
  static func text(of condition: Condition) -> String {
    "'\(phrase(condition, isInside: false))'"
  }

  private static func phrase(_ condition: Condition, isInside: Bool) -> String {
    switch condition {
    case .always: return "always"
    case .never: return "never"
    case .answered(let fact, let answers):
      return answers.count == 1 ? "\(fact) is \(answers[0])" : "\(fact) in \(list(answers))"
    case .includes(let fact, let answers):
      return answers.count == 1
        ? "\(fact) includes \(answers[0])" : "\(fact) includes any of \(list(answers))"
    case .notKnown(let fact): return "\(fact) is not-known"
    case .named(let name): return name.rawValue
    case .route(let routes):
      return routes.count == 1 ? "route is \(routes[0])" : "route in \(list(routes))"
    case .all(let parts): return joined(parts, by: "and", isInside)
    case .any(let parts): return joined(parts, by: "or", isInside)
    case .not(.notKnown(let fact)): return "\(fact) is not not-known"
    case .not(let part): return "not \(phrase(part, isInside: true))"
    case .outcome(let test): return outcome(test)
    }
  }

  private static func outcome(_ test: Condition.OutcomeTest) -> String {
    switch test {
    case .due(let duty): "duty \(duty)"
    case .held(let duty): "held \(duty)"
    case .contingent(let duty): "contingent \(duty)"
    case .someDuty: "some duty"
    case .act(let act): "act \(act)"
    case .asked(let fact): "asked \(fact)"
    case .before(let first, let second): "duty \(first) before duty \(second)"
    case .cites(let duty, let source): "duty \(duty) cites \(source)"
    }
  }

  private static func joined(_ parts: [Condition], by word: String, _ isInside: Bool) -> String {
    let text = parts.map { phrase($0, isInside: true) }.joined(separator: " \(word) ")
    return isInside ? "(\(text))" : text
  }

  private static func list<Subject>(_ names: [Identifier<Subject>]) -> String {
    "[\(names.map(\.rawValue).joined(separator: ", "))]"
  }
}
