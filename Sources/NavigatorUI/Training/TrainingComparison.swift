internal import Interviews
internal import Pathways

/// Two ways through a case side by side: as the story has it, and with another answer.
struct TrainingComparison: Sendable {
  let here: [String]
  let both: [String]
  let there: [String]
  let routeHere: String
  let routeThere: String
  /// How many duties are not yet known either way.
  let openInBoth: Int
  /// Questions that come up only with the other answer.
  let newQuestions: [String]
  /// Whether the two ways differ in anything.
  var isSame: Bool { here.isEmpty && there.isEmpty && routeHere == routeThere }

  /// - Parameter isWhole: whether the story is told to its end; questions that come up with
  ///   the other answer then count as not known. Otherwise they stay open.
  init?(_ interview: Interview, _ fact: Fact.ID, _ given: Given, isWhole: Bool) {
    var other = interview
    guard (try? other.answer(fact, given)) != nil else { return nil }
    var asked: [String] = []
    while isWhole, case .ask(let fact) = other.step {
      guard let given = fact.unsaidAnswer, (try? other.answer(fact.id, given)) != nil else { break }
      asked.append(fact.label)
    }
    newQuestions = asked
    routeHere = interview.routeWords
    routeThere = other.routeWords
    let left = interview.dutyWords
    let right = other.dutyWords
    let openHere = interview.openDuties
    let openThere = other.openDuties
    // What may still turn out either way is told apart from what is certain.
    func words(_ open: [Duty.ID]) -> [String] {
      open.compactMap(interview.pathway.duty).map { "Not yet known: \($0.plainTitle)" }
    }
    here =
      left.filter { !right.contains($0) } + words(openHere.filter { !openThere.contains($0) })
    both = left.filter(right.contains)
    there =
      right.filter { !left.contains($0) } + words(openThere.filter { !openHere.contains($0) })
    openInBoth = openHere.count(where: openThere.contains)
  }
}

extension Interview {
  /// The route, or those that are still possible, in words.
  var routeWords: String {
    let routes = possibleRoutes
    switch routes.count {
    case 0: return "no route"
    case 1: return pathway.title(of: routes[0])
    case let count where count == pathway.routes.count: return "open: all \(count) routes"
    case let count where count > 3: return "open: \(count) routes are possible"
    default:
      return "open: " + routes.map { pathway.title(of: $0) }.joined(separator: "; or ")
    }
  }

  /// The duties that are certain, each in a line with how it stands.
  var dutyWords: [String] {
    settledOutcome.duties.compactMap { owed in
      guard let duty = pathway.duty(owed.duty) else { return nil }
      let by = duty.wording(of: owed.variant).by.map { ", \($0.words)" } ?? ""
      return "\(pathway.title(of: owed))\(owed.standing.isDue ? by : ""). \(duty.words(for: owed))"
    }
  }

  /// The answers behind a conclusion, as a sentence.
  func sentence(for reason: Reason?) -> String {
    guard let reason else { return "This is still open." }
    guard !reason.facts.isEmpty else { return "It is so whatever is answered." }
    let parts = reason.facts.compactMap(pathway.fact).map { fact in
      "\(fact.label): \(fact.wordsWithPresumption(for: value(of: fact) ?? registerValues[fact.id]))"
    }
    return "Because of: \(parts.joined(separator: "; "))."
  }

  /// The answers that could be given to a fact instead, in the order of its choices.
  func otherAnswers(to id: Fact.ID) -> [Given] {
    routes(after: id).map(\.given).filter { $0 != answers[id] }
  }
}
