internal import Interviews
internal import Pathways

extension Journey {
  /// Carries on with the saved check that has an identifier, if there is one.
  public mutating func resume(_ id: Check.ID) {
    guard let chosen = saved.first(where: { $0.id == id }) else {
      status = .problem("No check is saved under \(id).")
      return
    }
    resume(chosen)
  }

  /// Opens a check from the list of those that are kept: at its route if it reached one and the
  /// rules are the same, with what is urgent above it; else at what is to be asked.
  mutating func open(_ saved: SavedCheck, at moment: Moment) -> [Effect] {
    guard saved.check.reached != nil, saved.check.contentHash == context.contentHash else {
      resume(saved)
      return []
    }
    let effects = resume(saved, toDuty: nil, at: moment)
    guard page == .result, status?.kind == .news, check?.reached == saved.check.reached else {
      return effects
    }
    status = carryingOn(with: saved)
    return effects
  }

  /// The sentence that a check is open again, and what is to be said first.
  private func carryingOn(with saved: SavedCheck) -> Status {
    let plain = "Carrying on with \(saved.check.name), \(wordsOfSaving(saved))."
    guard !toConfirm.isEmpty else { return .news(plain) }
    return .news(
      "\(plain) Time has passed: the first line asks what is urgent again.",
      short: "Time has passed: see the first line.",
      spoken: "\(plain) Time has passed.")
  }

  private func wordsOfSaving(_ saved: SavedCheck) -> String {
    problems[saved.id] != nil ? "not saved" : "saved \(saved.savedAt)"
  }

  /// Carries on with a saved check: first with the urgent questions, because time has passed.
  mutating func resume(_ saved: SavedCheck) {
    guard saved.check.pathway == pathway.id else {
      status = .problem("That check belongs to another pathway: \(saved.check.pathway).")
      return
    }
    load(saved.check)
    adoptArea()
    let isUnsaved = problems[saved.id] != nil
    savedAt = isUnsaved ? nil : saved.savedAt
    begunAt = saved.begunAt
    companion = nil
    toConfirm = interview.answered.filter(\.isUrgent).map(\.id)
    proceed()
    status = words(
      isChanged: saved.check.contentHash != context.contentHash,
      else: "Carrying on with \(saved.check.name), \(wordsOfSaving(saved)).")
  }

  /// Carries on with a saved check on the page of its route, for somebody who wants to say what was
  /// done. The urgent questions wait until the answers are gone through again.
  ///
  /// - Parameter duty: the duty to go to; nil for the route itself.
  mutating func resume(_ saved: SavedCheck, toDuty duty: Duty.ID?, at moment: Moment) -> [Effect] {
    resume(saved)
    guard check?.id == saved.id, let outcome, outcome.route != nil,
      duty.map({ outcome.duty($0) != nil }) ?? true
    else { return [] }
    let former = check?.reached
    go(to: .result)
    let effects = reach(outcome, at: moment)
    place.cursor = duty.flatMap(resultRow) ?? 0
    let isOther = check?.reached != former
    let change = saved.check.contentHash == context.contentHash ? Self.changed : Self.rulesChanged
    status = .news(
      ["Case: \(saved.check.name).", isOther ? change : nil, Self.lookAgain]
        .compactMap(\.self).joined(separator: " "),
      short: isOther ? change : Self.lookAgain)
    return effects
  }

  private static let rulesChanged = "The rules have changed since then: read the whole route."
  /// The place was named, or an answer changed, and the check left before its route was shown.
  private static let changed = "The route is not as it was shown last: read it whole."
  private static let lookAgain = "Has anything changed? Then go through your answers."

  /// The row of a duty on the page of the route.
  func resultRow(of duty: Duty.ID) -> Int? {
    resultRows.firstIndex { row in
      if case .duty(let place) = row { outcome?.duties[place].duty == duty } else { false }
    }
  }

  /// The saved check that an entry of the record is about, and the duty, if it is about one.
  ///
  /// By the id of what is recorded: if the record was restored, a number may be another entry's now.
  func saved(ofRecord number: Int) -> (saved: SavedCheck, duty: Duty.ID?)? {
    guard let id = book?.rows.first(where: { $0.number == number })?.id else { return nil }
    for saved in saved where saved.check.pathway == pathway.id && saved.check.reached != nil {
      for event in saved.check.events where event.id == id && event.record != nil {
        return switch event.what {
        case .reached: (saved, nil)
        case .duty(let duty, _), .reference(let duty, _): (saved, duty)
        }
      }
    }
    return nil
  }

  /// Opens the check of an entry of the record, on the page of its route.
  mutating func openCheck(ofRecord number: Int, at moment: Moment) -> [Effect] {
    guard let found = saved(ofRecord: number) else {
      status = .problem("The check of that entry is not kept here any more.")
      return []
    }
    return resume(found.saved, toDuty: found.duty, at: moment)
  }

  /// The sentence after a check was opened again.
  private func words(isChanged: Bool, else plain: String) -> Status {
    let again = toConfirm.isEmpty ? nil : "Time has passed: is this still so?"
    let names = unfitFacts.map { pathway.fact($0)?.label ?? $0.rawValue }
    let list = names.joined(separator: "; ")
    guard isChanged || !names.isEmpty else {
      return .news([plain, again].compactMap(\.self).joined(separator: " "), short: again)
    }
    let lost = names.isEmpty ? nil : "No longer fit, kept as they were: \(list)."
    let long = ["The pathway has changed since then. Look at every answer.", lost, again]
    let short = [names.isEmpty ? "The pathway has changed." : "No longer fit: \(list).", again]
    return .news(
      long.compactMap(\.self).joined(separator: " "),
      short: short.compactMap(\.self).joined(separator: " "))
  }

  /// Makes a check the one at hand. What the pathway does not offer is kept apart, as it was.
  mutating func load(_ check: Check) {
    let place = check.places.first { $0.part == .now }?.place
    var interview = Interview(of: compiled(for: place), lookedUp: check.lookedUp)
    unfit = [:]
    toConfirm = []
    confirmed = [:]
    for fact in check.order + check.remembered.sorted() {
      guard let given = check.answers[fact] else { continue }
      do { try interview.answer(fact, given) } catch { unfit[fact] = given }
    }
    var check = check
    // From now on it is evaluated with this content.
    check.pathwayVersion = pathway.version
    check.contentHash = context.contentHash
    self.check = check
    self.interview = interview
    history = check.order.enumerated().compactMap { place, fact in
      interview.answers[fact] == nil
        ? nil : Undoable(fact: fact, previous: nil, order: Array(check.order.prefix(place)))
    }
  }

  /// The facts whose saved answers the pathway does not offer, and that were not answered anew.
  var unfitFacts: [Fact.ID] {
    unfit.facts.filter { interview.answers[$0] == nil }.sorted()
  }

  /// The part that fits of an answer of several ticks.
  func ticksThatFit(_ fact: Fact) -> Given? {
    let old: [Answer.ID] =
      switch unfit[fact.id] {
      case .several(let ids): ids
      case .one(let id): [id]
      case .notKnown, nil: []
      }
    let ticked = fact.answers.map(\.id).filter(old.contains)
    return ticked.isEmpty ? nil : .several(ticked)
  }

  /// What stands beforehand of the practitioner and the place, as the first page of a check
  /// shows it.
  var presetFacts: [Fact] {
    pathway.facts.filter { fact in
      let isOfProfile = fact.origin == .profile || fact.origin == .area
      let isShared = fact.about == .incident && check?.remembered.contains(fact.id) == true
      return fact.isAskable && (isOfProfile || isShared) && interview.answers[fact.id] != nil
    }
  }

  /// Such an answer as a sentence; a nation is where the person is.
  func presetWords(for fact: Fact) -> String {
    presetWords(for: fact, interview.answers[fact.id])
  }

  /// The same for an answer that is remembered. A place that nobody named is said: only with it are
  /// the numbers there known, and no question asks for it once the nation is remembered.
  func presetWords(for fact: Fact, _ given: Given?) -> String {
    let words = fact.words(for: given)
    let isUnnamed = isPlaceFact(fact.id) && directory != nil && placeNow == nil
    let place = isUnnamed ? "; no town or council named" : placeWords(for: fact)
    return switch fact.id {
    case pathway.register?.fact: "You: \(words)\(place)"
    case pathway.register?.with: "The person is in \(words)\(place)"
    default: "\(fact.label): \(words)\(place)"
    }
  }
}
