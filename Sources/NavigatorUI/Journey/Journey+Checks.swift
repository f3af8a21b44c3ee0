internal import Interviews
internal import Pathways

extension Journey {
  /// The longest case reference, in characters.
  static let longestReference = 40

  /// Begins a check about one person; nothing is saved before the first answer.
  ///
  /// - Parameter others: what is known already, if the person was found together with others.
  mutating func begin(with others: Companions? = nil, at moment: Moment) {
    var lookedUp = context.lookedUp
    var answers: Answers = [:]
    for fact in pathway.facts {
      guard let given = others?.answers[fact.id] ?? profile[fact.id], fact.offers(given) else {
        continue
      }
      if fact.isAskable { answers[fact.id] = given } else { lookedUp[fact.id] = given }
    }
    load(
      Check(
        id: moment.unusedID, incident: others?.incident, person: others?.person,
        pathway: pathway.id, pathwayVersion: pathway.version, contentHash: context.contentHash,
        answers: answers, lookedUp: lookedUp,
        places: others?.places ?? profilePlace.map { [CasePlace(.now, $0)] } ?? [],
        started: moment.time, updated: moment.time))
    adoptArea()
    savedAt = nil
    begunAt = moment.clock
    companion = nil
    go(to: .caseReference)
  }

  /// Takes the case reference that was typed.
  mutating func submitReference(at moment: Moment) -> [Effect] {
    let row = focusedReferenceRow
    let reference = Self.trimmed(place.text)
    if let problem = identifying(reference) {
      status = problem
      return []
    }
    // An Enter that is held down says of nothing that it is no name.
    if IdentifierCheck.mayBeName(reference), row != .keep {
      place.asksAboutName = reference
      status = .problem(
        "This may be a name: it has no digit. Type your own reference instead. If it is no name: "
          + "Down, then Enter.", short: "A name? If not: Down, Enter.",
        spoken: "This may be a name: it has no digit. Type your own reference instead. If it is no "
          + "name, type it again.")
      return []
    }
    check?.caseReference = reference
    if case .preset(let fact) = row {
      go(to: .question(fact))
      place.isFromReference = true
      return []
    }
    var effects = nameCompanion(at: moment)
    if check?.order.isEmpty == false { effects.append(store(at: moment)) }
    proceed()
    return effects
  }

  /// Goes to the first page. The check at hand stays on the list.
  mutating func leaveCheck() {
    let name = check.flatMap { $0.order.isEmpty ? nil : $0.name }
    let problem = check.flatMap { problems[$0.id] }
    check = nil
    unfit = [:]
    toConfirm = []
    companion = nil
    savedAt = nil
    begunAt = nil
    lacksAdditions = false
    history = []
    discarding = nil
    interview = Interview(of: base)
    go(to: .home)
    status = name.map { name in
      problem.map { .problem("\(name) is not saved: \($0)") }
        ?? .news("Your check is saved: \(name).")
    }
  }

  /// Removes the focused saved check, when asked for twice.
  mutating func discard() -> [Effect] {
    let rows = savedRows
    guard rows.indices.contains(place.cursor) else { return [] }
    let chosen = rows[place.cursor]
    guard discarding == chosen.id else {
      discarding = chosen.id
      status = .news(
        "This removes \(chosen.check.name) for good. Ask for it again to confirm.")
      return []
    }
    discarding = nil
    problems.removeValue(forKey: chosen.id)
    saved.removeAll { $0.id == chosen.id }
    place.cursor = max(0, min(place.cursor, saved.count - 1))
    status = .news("Removed: \(chosen.check.name).")
    return [.discard(chosen.id)]
  }

  /// Why a text may not be kept: it looks like something that tells who a person is.
  func identifying(_ text: String) -> Status? {
    let check = IdentifierCheck(thisYear: minute?.date.year ?? pathway.reviewBy.year)
    return check.findings(in: text).first.map { finding in
      .problem(
        "\(finding.message) It was not kept.",
        short: "Not kept: it looks like \(finding.kind.words).")
    }
  }

  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
