internal import Interviews
internal import Pathways

// What somebody who was told before does not know yet.
extension Journey {
  /// The facts behind a duty that are answered otherwise since it was done. Nobody is told anew of a
  /// duty that is done alone.
  private func news(of duty: Duty.ID) -> [Fact] {
    guard let check, let then = doneBefore(duty) else { return [] }
    // For whom the practitioner works is no news to anybody.
    let own = Set(profileFacts.map(\.id))
    let changed = pathway.facts.filter { fact in
      !own.contains(fact.id)
        && (then.answers[fact.id] ?? then.lookedUp[fact.id])
          != (check.answers[fact.id] ?? check.lookedUp[fact.id])
    }
    // What is behind a duty takes a look at all of its diagram, and a frame is drawn for every key.
    guard !changed.isEmpty else { return [] }
    let behind = interview.facts(behind: duty)
    return changed.filter { behind.contains($0.id) }
  }

  /// The route on which a duty was done that is told to somebody; nil if it is not done.
  private func doneBefore(_ duty: Duty.ID) -> Reached? {
    guard let check, isTicked(duty), let owed = outcome?.duty(duty), !owed.standing.isContingent,
      pathway.duty(duty)?.wording(of: owed.variant).isToldToABody == true,
      let last = check.lastStep(for: duty)
    else { return nil }
    return check.reached(before: last.place)
  }

  /// The urgent answers that make a duty due and were given again, as still so, since it was done.
  private func stillSo(_ duty: Duty.ID) -> [Fact] {
    guard let last = check?.lastStep(for: duty), doneBefore(duty) != nil else { return [] }
    return pathway.facts.filter { fact in
      confirmed[fact.id].map { $0 > last.place } == true && makesDue(fact, duty)
    }
  }

  /// Whether the duty would not be due if the fact were answered otherwise.
  private func makesDue(_ fact: Fact, _ duty: Duty.ID) -> Bool {
    guard !fact.takesSeveral else { return interview.facts(behind: duty).contains(fact.id) }
    return fact.answers.contains { answer in
      var other = interview
      guard (try? other.answer(fact.id, .one(answer.id))) != nil else { return false }
      return other.settledOutcome.duty(duty)?.standing.isDue != true
    }
  }

  /// Says that an urgent question was answered again.
  mutating func confirmed(_ fact: Fact.ID) {
    if toConfirm.contains(fact) { confirmed[fact] = check?.events.count }
    toConfirm.removeAll { $0 == fact }
  }

  /// What follows that a duty was done, if the answers went on; else nothing.
  func newsWords(for duty: Duty.ID) -> String {
    if !news(of: duty).isEmpty { return " Tell them what is new." }
    return stillSo(duty).isEmpty ? "" : " Still so? Do it again."
  }

  /// What is new since a duty was done, or goes on.
  func newsPassages(of duty: Duty.ID) -> [Passage] {
    let news = news(of: duty)
    guard news.isEmpty else {
      return [.heading("Answered since it was done: tell them")] + items(news)
    }
    let same = stillSo(duty)
    guard !same.isEmpty else { return [] }
    return [.heading("Since it was done you said again")] + items(same)
      + [.text("If nobody is seeing to it now, do it again.")]
  }

  private func items(_ facts: [Fact]) -> [Passage] {
    facts.map { .item("\($0.label): \($0.words(for: interview.answers[$0.id])).") }
  }

  /// Those who were told before and do not know everything.
  var newsPassages: [Passage] {
    let duties = (outcome?.duties ?? []).filter { !news(of: $0.duty).isEmpty }
    guard !duties.isEmpty else { return [] }
    return [.heading("Done before: tell them what is new")]
      + duties.map { owed in
        let facts = news(of: owed.duty).map {
          "\($0.label): \($0.words(for: interview.answers[$0.id]))"
        }
        return .item("\(pathway.title(of: owed)). \(facts.joined(separator: "; ")).")
      }
  }

  /// Whether something was opened again because the person is at another place.
  private var isToldElsewhere: Bool {
    guard let last = check?.events.last, case .duty(_, .reopened) = last.what else { return false }
    let places = (check?.events ?? []).compactMap { event in
      if case .reached(let reached) = event.what { reached.placeNow } else { nil }
    }
    return places.count > 1 && places.suffix(2).first != places.last
  }

  /// That a route that was reached again is the one before.
  var sameAgain: String {
    if isToldElsewhere {
      return "The person is at another place: what was told at the one before is to be told there."
    }
    let same = "The route and its duties are as before."
    return newsPassages.isEmpty ? same : "\(same) Tell those you told before what is new."
  }
}
