import Interviews
import Pathways

// What the meeting reads.
extension PanelSession {
  /// What stands before a line is typed.
  public var prompt: String {
    switch step {
    case .over: ""
    case .reference: "Case reference, or end to end the meeting: "
    case .question: "Answer: "
    case .owner(let place): "\(proposal(at: place)). Who, by role? Enter: nobody. "
    case .due, .anotherDue: "By when? A date, a number of days, or Enter for none: "
    case .another: "Another action, in a few words without a name? Enter: none. "
    case .anotherOwner: "Who, by role? "
    }
  }

  /// What is to be read before the prompt: the question with its numbered answers.
  public var question: [String] {
    guard case .question(let id) = step, let fact = compiled.pathway.fact(id) else { return [] }
    var lines = ["", fact.question ?? fact.label]
    if fact.takesSeveral { lines.append("Several may hold: write their numbers, such as 1 3.") }
    lines += choices(of: fact).enumerated().map { "  \($0.offset + 1)  \($0.element.label)" }
    return lines
  }

  /// What is said when a meeting begins or goes on.
  public var opening: [String] {
    ["Use references and roles, never a name. Type back, why, skip or quit at any question."]
      + caseHeading
  }

  /// What is said when a meeting that was left goes on: the cases that are done, and what was
  /// typed of the one in hand.
  public var standing: [String] {
    let done = results.count == 1 ? "1 case is done" : "\(results.count) cases are done"
    let list = results.isEmpty ? "." : ": \(results.map(\.reference).joined(separator: ", "))."
    var lines = [done + list]
    guard let current else { return lines }
    if !current.order.isEmpty { lines.append("Answered so far of \(current.reference):") }
    for id in current.order {
      guard let fact = compiled.pathway.fact(id) else { continue }
      lines.append(
        "- \(fact.question ?? fact.label) \(words(for: current.interview.answers[id], of: fact))")
    }
    lines += current.actions.map { action in
      "- \(action.title): \(action.owner), \(action.due.map { "by \($0.inWords)" } ?? "no day set")"
    }
    return lines
  }

  private func words(for given: Given?, of fact: Fact) -> String {
    let choices = choices(of: fact)
    if let whole = choices.first(where: { $0.given == given }) { return whole.label }
    guard case .several(let ids) = given else { return "" }
    return ids.compactMap { id in choices.first { $0.given == .several([id]) }?.label }
      .joined(separator: "; ")
  }

  /// The heading of the case that begins.
  var caseHeading: [String] {
    guard let current else { return [] }
    let left = queue.map { $0.isEmpty ? ", the last one" : ", \($0.count) more after it" } ?? ""
    return ["", "CASE \(results.count + 1): \(current.reference)\(left)"]
  }

  private func proposal(at place: Int) -> String {
    guard let current else { return "" }
    let all = PanelResult.proposals(for: current.interview)
    return all.indices.contains(place) ? all[place].title : ""
  }

  func explanation(of fact: Fact) -> [String] {
    [fact.why, fact.help, fact.notKnownHelp.map { "\(fact.notKnownLabel): \($0)" }]
      .compactMap(\.self)
  }

  /// Which parts are met, not known or not found, then the route and what not to do.
  var findings: [String] {
    guard let current else { return [] }
    let pathway = compiled.pathway
    let outcome = current.interview.settledOutcome
    var lines = ["", "WHAT IS KNOWN"]
    lines += PanelResult.elements(of: current.interview).map { "- \($0.title)" }
    if let route = outcome.route.flatMap(pathway.route) {
      lines += ["", route.title.uppercased()]
      if !route.say.isEmpty { lines.append(route.say) }
    }
    let acts = outcome.acts.compactMap(pathway.act)
    if !acts.isEmpty { lines += ["", "DO NOT"] + acts.map { "- \($0.say)" } }
    return lines + ["", "WHO DOES WHAT, BY WHEN", "Roles only, never a name."]
  }

  /// The answers that can be chosen, in the order of their numbers.
  func choices(of fact: Fact) -> [(label: String, given: Given)] {
    var all = fact.answers.map { answer in
      (answer.label, fact.takesSeveral ? Given.several([answer.id]) : .one(answer.id))
    }
    if case .any(let none) = fact.choice { all.append((none, .several([]))) }
    if fact.mayBeNotKnown { all.append((fact.notKnownLabel, .notKnown)) }
    return all
  }

  /// What the numbers stand for.
  func given(_ text: String, for fact: Fact) -> Result<Given, PanelEntry.Fault> {
    let choices = choices(of: fact)
    let parts = text.split { $0 == " " || $0 == "," }
    let numbers = parts.compactMap { Int($0) }
    guard !parts.isEmpty, numbers.count == parts.count,
      numbers.allSatisfy({ (1...choices.count).contains($0) })
    else {
      return .failure(
        PanelEntry.Fault(
          "write a number from 1 to \(choices.count), or: back, why, skip, quit"))
    }
    let chosen = numbers.map { choices[$0 - 1].given }
    if chosen.count == 1 { return .success(chosen[0]) }
    guard fact.takesSeveral else {
      return .failure(PanelEntry.Fault("this question takes one answer"))
    }
    let ids = chosen.compactMap { given -> Answer.ID? in
      if case .several(let ids) = given { ids.first } else { nil }
    }
    guard ids.count == chosen.count else {
      return .failure(
        PanelEntry.Fault("the last two of the list stand alone, and not beside another answer"))
    }
    return .success(.several(fact.answers.map(\.id).filter(ids.contains)))
  }
}
