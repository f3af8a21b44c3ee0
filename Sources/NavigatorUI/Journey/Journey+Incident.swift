internal import Interviews
internal import Pathways

/// What is known beforehand of a person who was found together with others.
struct Companions: Hashable, Sendable {
  let incident: String
  /// Which of them it is, from 1.
  let person: Int
  /// The answers that the pathway calls the incident's.
  let answers: Answers
  /// The places that are the same for all of them.
  let places: [CasePlace]
}

extension Journey {
  /// The facts whose answers are the same for everybody found together. The pathway says which.
  private var factsOfIncident: [Fact] { pathway.facts.filter { $0.about == .incident } }

  /// Begins a check about another person who was found at the same time.
  ///
  /// One person, one route, one record. What the pathway calls the incident's is kept; of the
  /// other person no answer is, so that danger, age and consent are asked again.
  mutating func beginAnotherPerson(at moment: Moment) -> [Effect] {
    guard let current = check else { return [] }
    let urgent = toConfirm
    let incident = current.incident ?? current.id
    var shared = Answers()
    for fact in factsOfIncident where fact.isAskable {
      shared[fact.id] = interview.answers[fact.id]
    }
    let people = saved.map(\.check).filter { $0.incident == incident } + [current]
    let last = people.map { $0.person ?? 1 }.max() ?? 1
    begin(
      with: Companions(
        incident: incident, person: last + 1, answers: shared,
        places: current.places.filter { isOfIncident($0.part) }),
      at: moment)
    companion = Companion(check: current.id, toConfirm: urgent)
    status = .news(
      "Person \(last + 1) of this incident. No answer about another person is copied. "
        + "Backspace goes back to \(current.name).",
      short: "Person \(last + 1). Backspace: back.",
      spoken: "Person \(last + 1) of this incident. No answer about another person is copied. "
        + "Type back to go back to \(current.name).")
    return []
  }

  /// Makes the one who was found first the first of an incident, now that another one is certain:
  /// a key pressed by mistake must not call a check otherwise.
  mutating func nameCompanion(at moment: Moment) -> [Effect] {
    guard let id = companion?.check, let place = saved.firstIndex(where: { $0.id == id }),
      saved[place].check.incident == nil, let incident = check?.incident
    else { return [] }
    var first = saved[place].check
    first.incident = incident
    first.person = 1
    saved[place] = SavedCheck(
      check: first, savedAt: saved[place].savedAt, begunAt: saved[place].begunAt)
    return [.save(first)]
  }

  /// Back to the one from whose page another person was begun, as it was: no time has passed.
  mutating func returnToCompanion() {
    guard let companion, let known = saved.first(where: { $0.id == companion.check }) else {
      leaveCheck()
      return
    }
    resume(known)
    toConfirm = companion.toConfirm
    if known.check.reached != nil, outcome?.route != nil { go(to: .result) } else { proceed() }
    status = .news("\(known.check.name) again. No other person was added.")
  }

  /// Whether a place is that of everybody: not where one of them lives, and where they are now only
  /// if the pathway says so.
  private func isOfIncident(_ part: CasePlace.Part) -> Bool {
    switch part {
    case .scene: true
    case .home: false
    case .now: factsOfIncident.contains { isPlaceFact($0.id) }
    }
  }

  /// Which person of an incident the check at hand is about, in a few words; nil if nobody else
  /// was found.
  var personWords: String? { check?.person.map { "person \($0) of this incident" } }

  /// What would be kept for another person, in a sentence.
  var sharedLater: String? {
    let kept = factsOfIncident.filter { interview.answers[$0.id] != nil }.map(\.label)
    return kept.isEmpty
      ? nil : "The same for everybody: \(kept.joined(separator: "; ")). The rest is asked again."
  }

  /// What was kept for the next person, in a sentence.
  var sharedWords: String? {
    guard let check, let person = check.person, person > 1 else { return nil }
    let kept = factsOfIncident.filter {
      check.remembered.contains($0.id) && interview.answers[$0.id] != nil
    }
    let list = kept.map(\.label).joined(separator: "; ")
    let first = companion.flatMap { one in saved.first { $0.id == one.check } }?.check.name
    return "Person \(person) of this incident\(first.map { ", found with \($0)" } ?? ""). "
      + (kept.isEmpty ? "" : "The same for everybody: \(list). ")
      + "All about the person is asked again."
  }

  /// How an answer is marked that was not given in this check.
  func originWords(of fact: Fact.ID) -> String? {
    guard let check, check.remembered.contains(fact) else { return nil }
    let isShared =
      (check.person ?? 1) > 1 && factsOfIncident.contains { $0.id == fact }
    return isShared ? "same incident" : "remembered"
  }

  /// The saved checks as they are listed: people found together stand together, and the group with
  /// the newest check comes first.
  var savedRows: [SavedCheck] { savedGroups.flatMap(\.checks) }

  /// The saved checks by incident, with a heading wherever one is needed.
  var savedGroups: [SavedGroup] {
    var groups: [SavedGroup] = []
    for saved in saved {
      let incident = saved.check.incident
      if let incident, let place = groups.firstIndex(where: { $0.incident == incident }) {
        groups[place].checks.append(saved)
      } else if incident == nil, let last = groups.last, last.incident == nil {
        groups[groups.count - 1].checks.append(saved)
      } else {
        groups.append(SavedGroup(incident: incident, checks: [saved]))
      }
    }
    for place in groups.indices where groups[place].incident != nil {
      groups[place].checks.sort { ($0.check.person ?? 1) < ($1.check.person ?? 1) }
    }
    return groups
  }
}

/// Saved checks that stand together in the list.
struct SavedGroup: Hashable, Sendable {
  /// Nil for checks about one person each.
  let incident: String?
  var checks: [SavedCheck]

  /// What stands above them, where people were found together or were in the group before.
  func heading(isFirst: Bool) -> String? {
    guard incident != nil else { return isFirst ? nil : "One person each" }
    return checks.count == 1 ? "One incident, 1 check kept" : "One incident, \(checks.count) people"
  }
}
