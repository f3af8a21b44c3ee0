internal import Interviews
internal import Pathways

extension Journey {
  /// A duty in a few lines: what, how it stands, by when, to whom.
  func summary(of owed: OwedDuty) -> [Passage] {
    guard pathway.duty(owed.duty) != nil else { return [] }
    return [
      .item("\(pathway.title(of: owed)). \(stateWords(of: owed))"),
      .text(terms(of: owed)),
    ]
  }

  /// By when, to whom, by whom, and how binding.
  func terms(of owed: OwedDuty) -> String {
    guard let wording = pathway.duty(owed.duty)?.wording(of: owed.variant) else { return "" }
    var parts: [String] = [wording.by.map { "By when: \($0.words)" } ?? "By when: no time is set"]
    if let to = wording.to { parts.append("To: \(to)") }
    parts.append("Who: \(wording.who ?? "you")")
    parts.append((wording.force ?? .should).words)
    return parts.map { $0 + "." }.joined(separator: " ")
  }

  /// Everything about one duty.
  func dutyPassages(_ id: Duty.ID) -> [Passage] {
    guard let duty = pathway.duty(id),
      let owed = outcome?.duty(id) ?? situation.settled.duty(id)
    else { return [] }
    let wording = duty.wording(of: owed.variant)
    var result: [Passage] = [.heading(pathway.title(of: owed)), .text(stateWords(of: owed))]
    if !isTicked(id), let step = stepWords(for: id) { result.append(.text(step)) }
    result += newsPassages(of: id)
    if let why = doubtWords(for: owed) { result.append(.text(why)) }
    result.append(.text(terms(of: owed)))
    result += reachPassages(of: wording)
    result += notePassages(of: owed)
    if let say = wording.say, !say.isEmpty {
      result.append(.heading("What to do and say"))
      result += say.map { .item($0) }
    }
    if let ready = wording.haveReady, !ready.isEmpty {
      result.append(.heading("Have ready"))
      result += ready.map { .item($0) }
    }
    result.append(.heading("Why you have this duty"))
    result.append(.text(sentence(for: interview.reason(for: id))))
    let basis = interview.applying(wording.basis ?? [])
    if !basis.isEmpty {
      result.append(.heading("What it rests on"))
      result += basis.map { .item(pathway.words(for: $0)) }
    }
    let acts = (outcome?.acts ?? []).compactMap(pathway.act).filter { $0.protects.contains(id) }
    if !acts.isEmpty {
      result.append(.heading("Do not"))
      result += acts.map { .warning($0.say) }
    }
    return result
  }

  /// What has to be minded with a duty in this case.
  func notePassages(of owed: OwedDuty) -> [Passage] {
    guard let duty = pathway.duty(owed.duty) else { return [] }
    return owed.notes.compactMap { place in
      guard duty.notes.indices.contains(place) else { return nil }
      let note = duty.notes[place]
      let mark = note.basis.contains { !$0.isVerified } ? " (not verified)" : ""
      return .warning("Note: \(note.say)\(mark)")
    }
  }

  /// The contacts of a duty.
  func reachPassages(of wording: Duty.Wording) -> [Passage] {
    let result: [Passage] = (wording.contacts ?? []).compactMap(pathway.contact)
      .map { .contact(pathway.words(for: $0, answering: answering($0)?.words)) }
    return (wording.local.map(localPassages) ?? []) + result
  }

  /// What to have ready, for all duties that are due or wait.
  var readyPassages: [Passage] {
    var result: [Passage] = [
      .heading("Have ready"), .text("Write it down before you ring. Nothing of it is typed here."),
    ]
    for owed in owedNow {
      let wording = pathway.duty(owed.duty)?.wording(of: owed.variant)
      guard let ready = wording?.haveReady, !ready.isEmpty else { continue }
      result.append(.heading("For: \(pathway.title(of: owed))"))
      result += ready.map { .item($0) }
    }
    if result.count == 2 { result.append(.text("No duty of this route asks for anything.")) }
    return result
  }

  /// Whom to reach, for all duties that are due or wait.
  var contactPassages: [Passage] {
    var result: [Passage] = [.heading("Whom to reach")] + placePassages
    let start = result.count
    for owed in owedNow {
      guard let wording = pathway.duty(owed.duty)?.wording(of: owed.variant) else { continue }
      let reach = reachPassages(of: wording)
      guard !reach.isEmpty else { continue }
      result.append(.heading("For: \(pathway.title(of: owed))"))
      if let to = wording.to { result.append(.text("To: \(to).")) }
      result += reach
    }
    if result.count == start { result.append(.text("No duty of this route names a contact.")) }
    result += otherPlacePassages + localRoutePassages
    result.append(.text("A number is shown only if somebody confirmed it."))
    return result
  }

  /// The duties that are due or wait for something.
  var owedNow: [OwedDuty] {
    (outcome ?? situation.settled).duties.filter { !$0.standing.isContingent }
  }
}
