internal import Interviews
internal import Pathways

extension Journey {
  /// Does what a command says, or says why it cannot be done now.
  public mutating func perform(_ id: Command.ID, at moment: Moment) -> [Effect] {
    switch Command.named(id).availability(in: self) {
    case .absent:
      status = .news("That key does nothing here. Press ? for the keys.")
      return []
    case .off(let reason):
      status = .news("Not now. \(reason)")
      return []
    case .on: break
    }
    if id != .discard { discarding = nil }
    switch id {
    case .choose: return choose(at: moment)
    case .undo: return undo(at: moment)
    case .discard: return discard()
    case .anotherPerson: return beginAnotherPerson(at: moment)
    case .proceed: return finish()
    case .quit: return [.quit]
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -5)
    case .pageDown: move(by: 5)
    case .first: move(by: -entryCount)
    case .last: move(by: entryCount)
    case .toggle: toggle()
    case .back: goBack()
    case .close: close()
    case .home: leaveCheck()
    case .redraw, .pick: break
    case .help: open(.help)
    case .emergency: open(.emergency)
    case .hide: open(.hidden)
    case .settled: open(.settledDuties)
    case .routes: open(.routes)
    case .sources: open(.sources)
    case .explain: open(.explain)
    case .haveReady: open(.haveReady)
    case .contacts: open(.contacts)
    case .answers: open(.checkAnswers)
    case .why:
      if let fact = focusedAnswer { open(.whatIf(fact)) }
      if let fact = page.asked { open(.why(fact)) }
    case .search:
      if let fact = page.asked { open(.bodies(fact)) }
    }
    return []
  }

  private mutating func move(by count: Int) {
    place.cursor = max(0, min(place.cursor + count, entryCount - 1))
    status = nil
  }

  private mutating func choose(at moment: Moment) -> [Effect] {
    switch page {
    case .home: return chooseHomeRow(at: moment)
    case .savedChecks:
      if saved.indices.contains(place.cursor) { resume(saved[place.cursor]) }
    case .caseReference: return submitReference(at: moment)
    case .question, .profile: return submitAnswer(at: moment)
    case .bodies(let fact): return chooseBody(for: fact, at: moment)
    case .checkAnswers:
      guard answerRows.indices.contains(place.cursor) else { return [] }
      switch answerRows[place.cursor] {
      case .answer(let fact): change(fact)
      case .setAside: break
      case .proceed: return finish()
      }
    case .result:
      guard resultRows.indices.contains(place.cursor) else { return [] }
      switch resultRows[place.cursor] {
      case .route: open(.explain)
      case .duty(let number): if let outcome { open(.duty(outcome.duties[number].duty)) }
      case .act(let act): open(.act(act))
      case .presumption(let fact): open(.why(fact))
      case .remark: open(.sources)
      }
    case .hidden: close()
    default: break
    }
    return []
  }

  private mutating func chooseHomeRow(at moment: Moment) -> [Effect] {
    guard homeRows.indices.contains(place.cursor) else { return [] }
    switch homeRows[place.cursor] {
    case .newCheck: begin(at: moment)
    case .savedChecks: go(to: .savedChecks)
    case .profile(let fact): go(to: .profile(fact))
    case .sources: open(.sources)
    case .help: open(.help)
    case .quit: return [.quit]
    }
    return []
  }

  /// Opens a question whose answer stands, to change it.
  mutating func change(_ fact: Fact.ID) {
    go(to: .question(fact))
    place.isChange = true
  }

  /// Shows the route, or goes on with the questions while any is open.
  private mutating func finish() -> [Effect] {
    guard page == .checkAnswers, let check, let outcome else {
      proceed()
      return []
    }
    go(to: .result)
    return [.finish(check, outcome)]
  }

  /// Takes the focused body: what counts is its kind.
  private mutating func chooseBody(for id: Fact.ID, at moment: Moment) -> [Effect] {
    guard matches.indices.contains(place.cursor), let fact = pathway.fact(id) else { return [] }
    let body = matches[place.cursor]
    let effects = answer(fact, .one(body.kind), at: moment)
    let kind = fact.answer(body.kind)?.label ?? body.kind.rawValue
    if status?.kind == .news { status = .news("\(body.name): \(kind). Saved.") }
    return effects
  }
}
