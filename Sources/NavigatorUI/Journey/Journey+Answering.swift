internal import Interviews
internal import Pathways

extension Journey {
  /// Takes what is chosen on a question's page.
  mutating func submitAnswer(at moment: Moment) -> [Effect] {
    guard let fact = asked else { return [] }
    let options = fact.options
    guard !place.isUntouched else {
      status = needsLine
      return []
    }
    guard options.indices.contains(place.cursor) else { return [] }
    let option = options[place.cursor]
    // Whoever turned the page to read has chosen nothing yet.
    if place.isPaged, !fact.takesSeveral || (place.ticked == nil && option.isAlone) {
      place.isPaged = false
      status = .news(
        "The mark is on: \(option.label). Enter takes that answer.",
        short: "On: \(option.label). Enter?")
      return []
    }
    if fact.takesSeveral {
      if let ticked = place.ticked { return answer(fact, ticked, at: moment) }
      guard case .answer = option.choice else {
        return answer(fact, option.given(to: fact), at: moment)
      }
      status = needsTick(fact)
      return []
    }
    return answer(fact, option.given(to: fact), at: moment)
  }

  /// The sentence that no answer was gone to: an Enter that is held down answers nothing.
  var needsLine: Status {
    Command.named(.proceed).availability(in: self) == .on
      ? .problem(
        "Say it again: press its number, or Down, and then Enter. C keeps what you said.",
        short: "Choose first. C keeps it.")
      : .problem(
        "Choose an answer first: press its number, or Down, and then Enter.",
        short: "Choose first: a number, or Down.")
  }

  /// The sentence that nothing is ticked, with the keys that say so.
  private func needsTick(_ fact: Fact) -> Status {
    let others: [(Command, Option)] = fact.options.compactMap { option in
      switch option.choice {
      case .answer: nil
      case .noneOfThese: (Command.named(.noneOfThese), option)
      case .notKnown: (Command.named(.notSure), option)
      }
    }
    let long = others.map { "\($0.0.keyNames) for \"\($0.1.label)\"" }.joined(separator: ", ")
    let short = ["tick with Space"] + others.map { "\($0.0.keyNames) \($0.0.title)" }
    return .problem(
      "Tick at least one with Space\(long.isEmpty ? "" : ", or press \(long)").",
      short: "Problem: \(short.joined(separator: ", or ")).")
  }

  /// Goes to "none of these" or "not sure", and ticks it where several can be ticked.
  mutating func mark(_ choice: Option.Choice) {
    guard let fact = asked, let row = fact.options.firstIndex(where: { $0.choice == choice })
    else { return }
    place.cursor = row
    status = nil
    guard fact.takesSeveral else { return }
    if fact.options[row].isChosen(in: place.ticked) {
      status = .news("Ticked: \(fact.options[row].label).", short: "Ticked. Enter continues.")
    } else {
      toggle()
    }
  }

  /// Gives or changes an answer, and goes on to what is asked next.
  mutating func answer(_ fact: Fact, _ given: Given, at moment: Moment) -> [Effect] {
    if case .profile = underlying {
      profile[fact.id] = given
      dropPlaceThatContradicts(fact, given)
      if place.isIntroducing || trail.first?.isIntroducing == true {
        goOnIntroducing()
      } else {
        go(to: .home)
      }
      status = .news(
        "Remembered for your next checks: \(fact.words(for: given)).",
        short: "Remembered: \(fact.words(for: given)).")
      return [.remember(profile, place: profilePlace)]
    }
    dropPlaceThatContradicts(fact, given)
    guard var check else { return [] }
    check.draft = [:]
    let wasDue = situation.settled
    let previous = interview.answers[fact.id]
    do {
      try interview.answer(fact.id, given)
    } catch {
      status = .problem("\(error).")
      return []
    }
    if previous != given || !check.order.contains(fact.id) {
      history.append(Undoable(fact: fact.id, previous: previous, order: check.order))
      if !check.order.contains(fact.id) { check.order.append(fact.id) }
    }
    self.check = check
    confirmed(fact.id)
    let question = trail.first { $0.page == .question(fact.id) }
    let isChange = question?.isChange ?? false
    let isFromRoute = question?.isFromRoute ?? false
    var effects = [store(at: moment)]
    if profileFacts.contains(where: { $0.id == fact.id }), profile[fact.id] != given {
      profile[fact.id] = given
      if isPlaceFact(fact.id) { profilePlace = placeNow }
      effects.append(.remember(profile, place: profilePlace))
    }
    if question?.isFromReference == true {
      go(to: .caseReference)
    } else if isFromRoute, let shown = backToRoute(at: moment) {
      effects += shown
    } else {
      proceed()
    }
    if isChange, page == .checkAnswers { focus(on: fact.id) }
    status = .news("\(fact.label): \(fact.words(for: given)). Saved.", short: "Saved.")
    if let emergency = newEmergency(after: wasDue) {
      let when = emergency.isFirst ? "first" : "at once"
      status = .news(
        "\(emergency.title). Do it \(when); your answers are saved.",
        short: "\(emergency.title).")
    }
    return effects
  }

  /// The emergency duty that the last answer made certain, by its title, and whether no other one
  /// goes before it.
  private func newEmergency(after before: Outcome) -> (title: String, isFirst: Bool)? {
    let due = situation.settled.duties.filter { owed in
      owed.standing.isDue && !owed.isDone && pathway.duty(owed.duty)?.stage == .emergency
    }
    let new = due.first { owed in
      guard let old = before.duty(owed.duty), old.standing.isDue else { return true }
      return old.variant != owed.variant
    }
    return new.map { (pathway.title(of: $0), $0 == due.first) }
  }

  /// Keeps what is ticked and not yet sent off, so that a closed window loses no tick.
  mutating func keepTicks(at moment: Moment) -> [Effect] {
    guard case .question(let fact) = page, check != nil, asked?.takesSeveral == true else {
      return []
    }
    var draft = Answers()
    draft[fact] = place.ticked
    check?.draft = draft
    return [store(at: moment)]
  }

  /// What does not apply any more need not be said again.
  mutating func pruneToConfirm() {
    let applying = toConfirm.isEmpty ? [] : interview.answered.map(\.id)
    toConfirm.removeAll { !applying.contains($0) }
  }

  /// Goes to the open question, or to the list of answers when there is none.
  mutating func proceed() {
    pruneToConfirm()
    if let urgent = toConfirm.first {
      go(to: .question(urgent))
      return
    }
    guard let next = situation.next else {
      go(to: .checkAnswers)
      place.cursor = max(0, answerRows.count - 1)
      return
    }
    go(to: .question(next))
  }

  /// Puts the check on the list and on the disk.
  mutating func store(at moment: Moment) -> Effect {
    guard var check else { preconditionFailure("only a check at hand can be stored") }
    check.answers = interview.answers.filled(from: unfit)
    check.updated = moment.time
    self.check = check
    savedAt = moment.clock
    lastStored = check.id
    problems.removeValue(forKey: check.id)
    saved.removeAll { $0.id == check.id }
    saved.insert(SavedCheck(check: check, savedAt: moment.clock, begunAt: begunAt), at: 0)
    return .save(check)
  }

  /// Takes the last answer back, or the change that was made last.
  mutating func undo(at moment: Moment) -> [Effect] {
    guard let last = history.popLast(), let fact = pathway.fact(last.fact), var check else {
      return []
    }
    let order = check.order
    // The earlier answer was taken once, so it is taken again.
    if let previous = last.previous, (try? interview.answer(last.fact, previous)) != nil {
      check.order = last.order
    } else {
      interview.withdraw(last.fact)
      check.order = last.order.filter { $0 != last.fact }
    }
    // What does not fit was answered in this check all the same.
    let now = check.order
    check.order += order.filter { unfit[$0] != nil && !now.contains($0) }
    self.check = check
    let effect = store(at: moment)
    go(to: .question(last.fact))
    let words = last.previous.map { "It is \(fact.words(for: $0)) again." } ?? "It is open again."
    status = .news("Undone: \(fact.label). \(words)", short: "Undone: \(fact.label).")
    return [effect]
  }

  /// Goes to the answered question before this one, or out of the check.
  mutating func goBack() {
    switch page {
    case .question where place.isFromReference: go(to: .caseReference)
    case .question where place.isFromRoute: go(to: .result)
    case .question(let fact):
      let asking = asking
      // What is asked now may stand before what was answered already.
      let before = interview.facts(before: fact)
      let place = asking.count { before.contains($0.id) }
      if place > 0 {
        go(to: .question(asking[place - 1].id))
        status = .news(
          "Back to question \(number(of: asking[place - 1].id)). Your later answers are kept.",
          short: "Later answers are kept.")
      } else {
        go(to: .caseReference)
      }
    case .checkAnswers:
      if trail.count > 1 {
        close()
      } else if let last = asking.last {
        go(to: .question(last.id))
      } else {
        go(to: .home)
      }
    case .result where place.isFromOpenDuties:
      leaveCheck()
      go(to: .openDuties)
    case .result:
      go(to: .checkAnswers)
      place.cursor = max(0, answerRows.count - 1)
    case .caseReference where companion != nil && check?.order.isEmpty == true:
      returnToCompanion()
    case .caseReference, .savedChecks, .openDuties, .profile, .welcome: leaveCheck()
    case .home: break
    default: close()
    }
  }

  /// Puts the cursor on the row of an answer in the list of answers.
  mutating func focus(on fact: Fact.ID) {
    place.cursor = answerRows.firstIndex { $0 == .answer(fact) } ?? 0
  }
}
