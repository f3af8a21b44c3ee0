public import Frames
internal import Interviews
internal import Pathways

extension Journey {
  /// Does what a command says, or says why it cannot be done now.
  ///
  /// - Parameter size: the size of the screen, by which pages are turned.
  public mutating func perform(
    _ id: Command.ID, at moment: Moment, size: Size = Self.smallestSize
  ) -> [Effect] {
    switch Command.named(id).availability(in: self) {
    case .absent:
      status = .news("That key does nothing here. Press ? for the keys.")
      return []
    case .off(let reason):
      status = .news("Not now. \(reason)")
      return []
    case .on: break
    }
    // What is asked for through the palette can be confirmed through it.
    if id != .discard, id != .palette, page != .palette { discarding = nil }
    minute = moment.minute
    lastStored = nil
    switch id {
    case .choose: return choose(at: moment)
    case .undo: return place.cleared == nil ? undo(at: moment) : restoreTicks(at: moment)
    case .discard: return discard()
    case .anotherPerson: return beginAnotherPerson(at: moment)
    case .proceed: return finish(at: moment)
    case .quit: return [.quit]
    case .otherMode: return [.changeMode]
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: turn { $0.pageUp(size: size) }
    case .pageDown: turn { $0.pageDown(size: size) }
    case .first: turn { $0.goToStart(size: size) }
    case .last: turn { $0.goToEnd(size: size) }
    case .toggle:
      if let duty = focusedDuty {
        open(.step(duty))
        return []
      }
      toggle()
      return keepTicks(at: moment)
    case .noneOfThese:
      mark(.noneOfThese)
      return keepTicks(at: moment)
    case .notSure:
      mark(.notKnown)
      return keepTicks(at: moment)
    case .back: goBack()
    case .close: close()
    case .home: leaveCheck()
    case .redraw, .pick: break
    case .help: if page == .help { close() } else { open(.help) }
    case .emergency: open(.emergency)
    case .palette:
      let commands = commandsHere
      open(.palette)
      place.commands = commands
    case .hide: open(.hidden)
    case .settled: open(.settledDuties)
    case .routes: open(.routes)
    case .sources: open(.sources)
    case .settings: open(.settings)
    case .explain: open(.explain)
    case .changes: open(.changes)
    case .haveReady: open(.haveReady)
    case .contacts: open(.contacts)
    case .sheets: open(.sheets)
    case .answers: open(.checkAnswers)
    case .why:
      if let fact = focusedAnswer { open(.whatIf(fact)) }
      if let fact = page.asked { open(.why(fact)) }
    case .search:
      if let fact = page.asked, asksForPlace {
        open(.places(.now, fact))
      } else if let fact = asked, fact.isChosenFromRegister {
        open(.bodies(fact.id))
      } else {
        open(.find)
      }
    }
    return []
  }

  /// The smallest screen that shows more than a notice.
  public static let smallestSize = Size(columns: 40, rows: 12)

  /// Turns the page. The mark goes along, so that it can be seen; it has chosen nothing by that.
  private mutating func turn(_ page: (inout Journey) -> Void) {
    page(&self)
    place.isPaged = true
  }

  private mutating func move(by count: Int) {
    // From the question itself, down leads to its first answer and up to its last.
    let start = !place.isUntouched ? place.cursor : count > 0 ? -1 : entryCount
    place.cursor = max(0, min(start + count, entryCount - 1))
    status = nil
  }

  private mutating func choose(at moment: Moment) -> [Effect] {
    switch page {
    case .home: return chooseHomeRow(at: moment)
    case .welcome: return chooseWelcomeRow(at: moment)
    case .settings: return chooseSetting()
    case .savedChecks:
      if savedRows.indices.contains(place.cursor) {
        return open(savedRows[place.cursor], at: moment)
      }
    case .openDuties:
      if openDutyRows.indices.contains(place.cursor) {
        return open(openDutyRows[place.cursor], at: moment)
      }
    case .records:
      if recordRows.indices.contains(place.cursor) {
        open(.record(recordRows[place.cursor].number))
      }
    case .sheets: chooseSheet()
    case .sheet(let sheet): return chooseForm(of: sheet)
    case .step(let duty): return chooseStep(for: duty, at: moment)
    case .reference(let duty): return submitIssued(for: duty, at: moment)
    case .caseReference: return submitReference(at: moment)
    case .question, .profile: return submitAnswer(at: moment)
    case .bodies(let fact): return chooseBody(for: fact, at: moment)
    case .find: openFound()
    case .palette: return performFound(at: moment)
    case .places(let part, let fact): return choosePlace(for: part, fact, at: moment)
    case .checkAnswers:
      guard answerRows.indices.contains(place.cursor) else { return [] }
      switch answerRows[place.cursor] {
      case .answer(let fact): change(fact)
      case .place(let part): open(.places(part, nil))
      case .setAside: break
      case .proceed: return finish(at: moment)
      }
    case .result:
      guard resultRows.indices.contains(place.cursor) else { return [] }
      switch resultRows[place.cursor] {
      case .confirm(let fact): confirm(fact)
      case .route: open(.explain)
      case .changes: open(.changes)
      case .duty(let number): if let outcome { open(.duty(outcome.duties[number].duty)) }
      case .otherPlace: open(.contacts)
      case .act(let act): open(.act(act))
      case .presumption(let fact): open(.why(fact))
      case .remark: open(.sources)
      case .anotherPerson: return beginAnotherPerson(at: moment)
      }
    case .record(let number): return openCheck(ofRecord: number, at: moment)
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
    case .openDuties: go(to: .openDuties)
    case .records:
      open(.records)
      return [.readRecords]
    case .profile(let fact): go(to: .profile(fact))
    case .settings: open(.settings)
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

  /// Asks again what is urgent, from the page of the route.
  mutating func confirm(_ fact: Fact.ID) {
    go(to: .question(fact))
    place.isFromRoute = true
  }

  /// Goes back to the route once what is urgent was said again; nil if a question is open.
  mutating func backToRoute(at moment: Moment) -> [Effect]? {
    pruneToConfirm()
    if let urgent = toConfirm.first {
      confirm(urgent)
      return []
    }
    return outcome.flatMap { $0.route == nil ? nil : show($0, at: moment) }
  }

  /// Shows the route, or goes on with the questions while any is open.
  private mutating func finish(at moment: Moment) -> [Effect] {
    if page == .result, let urgent = toConfirm.first {
      confirm(urgent)
      return []
    }
    if case .question(let fact) = page {
      confirmed(fact)
      if place.isFromReference {
        go(to: .caseReference)
        return []
      }
      if place.isFromRoute, let effects = backToRoute(at: moment) { return effects }
    }
    guard page == .checkAnswers, toConfirm.isEmpty, let outcome else {
      proceed()
      return []
    }
    return show(outcome, at: moment)
  }

  /// Shows a route, and first what is different if another came out before.
  private mutating func show(_ outcome: Outcome, at moment: Moment) -> [Effect] {
    let former = check?.reached
    go(to: .result)
    let effects = reach(outcome, at: moment)
    // Who has acted on the former route has to know what is different, before all the rest.
    if former != nil, check?.reached != former {
      if check?.changes != nil { open(.changes) } else { status = .news(sameAgain) }
    }
    return effects
  }

  /// Takes the focused body: what counts is its kind.
  private mutating func chooseBody(for id: Fact.ID, at moment: Moment) -> [Effect] {
    guard matches.indices.contains(place.cursor), let fact = pathway.fact(id) else { return [] }
    switch matches[place.cursor] {
    case .kind(let kind): return answer(fact, .one(kind.id), at: moment)
    case .body(let body):
      let effects = answer(fact, .one(body.kind), at: moment)
      let kind = fact.answer(body.kind)?.label ?? body.kind.rawValue
      if status?.kind == .news { status = .news("\(body.name): \(kind). Saved.") }
      return effects
    }
  }
}
