internal import Interviews
internal import Pathways

extension Journey {
  /// The longest case reference, in characters.
  static let longestReference = 40

  /// Begins a check about one person; nothing is saved before the first answer.
  mutating func begin(incident: String? = nil, at moment: Moment) {
    var lookedUp = context.lookedUp
    var answers: Answers = [:]
    for fact in pathway.facts {
      guard let given = profile[fact.id] else { continue }
      if fact.isAskable { answers[fact.id] = given } else { lookedUp[fact.id] = given }
    }
    load(
      Check(
        id: moment.unusedID, incident: incident, pathway: pathway.id,
        pathwayVersion: pathway.version, contentHash: context.contentHash, answers: answers,
        lookedUp: lookedUp, started: moment.time, updated: moment.time))
    savedAt = nil
    go(to: .caseReference)
  }

  /// Begins a check about another person who was found at the same time.
  ///
  /// One person, one route, one record: only the incident is shared, and what is remembered
  /// of the practitioner.
  mutating func beginAnotherPerson(at moment: Moment) -> [Effect] {
    guard var current = check else { return [] }
    var effects: [Effect] = []
    let incident = current.incident ?? current.id
    if current.incident == nil {
      current.incident = incident
      check = current
      effects.append(store(at: moment))
    }
    begin(incident: incident, at: moment)
    status = .news("A new check in the same incident. No answer about the first person is copied.")
    return effects
  }

  /// Carries on with the saved check that has an identifier, if there is one.
  public mutating func resume(_ id: Check.ID) {
    guard let chosen = saved.first(where: { $0.id == id }) else {
      status = .problem("No check is saved under \(id).")
      return
    }
    resume(chosen)
  }

  /// Carries on with a saved check.
  mutating func resume(_ saved: SavedCheck) {
    guard saved.check.pathway == pathway.id else {
      status = .problem("That check belongs to another pathway: \(saved.check.pathway).")
      return
    }
    let lost = load(saved.check)
    savedAt = saved.savedAt
    proceed()
    if saved.check.contentHash != context.contentHash {
      let dropped = lost.isEmpty ? "" : " \(lost.count) answers no longer fit and are asked again."
      status = .news("The pathway has changed since then. Look at every answer.\(dropped)")
    } else {
      status = .news("Carrying on with \(saved.check.name), saved \(saved.savedAt).")
    }
  }

  /// Makes a check the one at hand.
  ///
  /// - Returns: The facts whose answers the pathway no longer offers.
  @discardableResult
  private mutating func load(_ check: Check) -> [Fact.ID] {
    var interview = Interview(of: self.interview.compiled, lookedUp: check.lookedUp)
    var lost: [Fact.ID] = []
    let inOrder = check.order + check.remembered.sorted()
    for fact in inOrder {
      guard let given = check.answers[fact] else { continue }
      do { try interview.answer(fact, given) } catch { lost.append(fact) }
    }
    let order = check.order.filter { interview.answers[$0] != nil }
    var check = check
    check.order = order
    check.answers = interview.answers
    self.check = check
    self.interview = interview
    history = order.enumerated().map { place, fact in
      Undoable(fact: fact, previous: nil, order: Array(order.prefix(place)))
    }
    return lost
  }

  /// Takes the case reference that was typed.
  mutating func submitReference(at moment: Moment) -> [Effect] {
    let reference = Self.trimmed(place.text)
    check?.caseReference = reference
    let effects = check?.order.isEmpty == false ? [store(at: moment)] : []
    proceed()
    return effects
  }

  /// Goes to the first page. The check at hand stays on the list.
  mutating func leaveCheck() {
    let name = check.flatMap { $0.order.isEmpty ? nil : $0.name }
    check = nil
    savedAt = nil
    history = []
    discarding = nil
    interview = Interview(of: interview.compiled)
    go(to: .home)
    status = name.map { .news("Your check is saved: \($0).") }
  }

  /// Removes the focused saved check, when asked for twice.
  mutating func discard() -> [Effect] {
    guard saved.indices.contains(place.cursor) else { return [] }
    let chosen = saved[place.cursor]
    guard discarding == chosen.id else {
      discarding = chosen.id
      status = .news(
        "This removes \(chosen.check.name) for good. Ask for it again to confirm.")
      return []
    }
    discarding = nil
    saved.remove(at: place.cursor)
    place.cursor = max(0, min(place.cursor, saved.count - 1))
    status = .news("Removed: \(chosen.check.name).")
    return [.discard(chosen.id)]
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
