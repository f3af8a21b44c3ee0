internal import Interviews
internal import Pathways

/// Whether a command can be used now.
public enum Availability: Hashable, Sendable {
  case on
  /// It belongs to the page, but not yet; the sentence says why.
  case off(String)
  /// It has no place on the page.
  case absent
}

extension Command {
  /// Whether the command can be used on the page on the screen.
  public func availability(in journey: Journey) -> Availability {
    let page = journey.page
    if page == .hidden { return id == .choose || id == .redraw ? .on : .absent }
    if page.takesText { return journey.availabilityWhileTyping(of: id) }
    switch id {
    case .help: return .on
    case .emergency: return page == .emergency ? .absent : .on
    case .hide, .redraw, .quit, .palette, .otherMode: return .on
    case .up, .down: return journey.entryCount > 1 ? .on : .absent
    case .pageUp, .pageDown, .first, .last: return journey.entryCount > 0 ? .on : .absent
    case .pick: return journey.numberedRows.isEmpty ? .absent : .on
    case .choose: return journey.canChoose ? .on : .absent
    case .toggle:
      if page == .result {
        return journey.focusedDuty == nil ? .off("Go to a duty first.") : .on
      }
      return journey.asked?.takesSeveral == true ? .on : .absent
    case .noneOfThese: return journey.offers(.noneOfThese) ? .on : .absent
    case .notSure: return journey.offers(.notKnown) ? .on : .absent
    case .back: return page == .home ? .absent : .on
    case .close:
      return (page.isOverlay || page == .checkAnswers) && journey.trail.count > 1
        ? .on : .off("Nothing lies on top of this page. \(journey.wordsForLeaving)")
    case .search: return .on
    case .discard:
      guard page == .savedChecks else { return .absent }
      return journey.saved.isEmpty ? .off("No check is saved.") : .on
    case .home: return page == .home ? .absent : .on
    case .sources: return page == .sources ? .absent : .on
    case .settings: return page == .settings || page == .welcome ? .absent : .on
    case .answers, .why, .settled, .routes, .undo, .anotherPerson, .proceed, .explain,
      .haveReady, .contacts, .sheets, .changes:
      return journey.availabilityInCheck(of: id)
    }
  }
}

extension Journey {
  /// Whether the question on the page has such an answer.
  fileprivate func offers(_ choice: Option.Choice) -> Bool {
    asked?.options.contains { $0.choice == choice } == true
  }

  /// How the page can be left instead of being closed.
  fileprivate var wordsForLeaving: String {
    page == .home || page == .welcome ? "q leaves the program." : "Backspace goes back."
  }

  /// What has been answered in this check.
  private var hasAnswers: Bool { check?.order.isEmpty == false }

  fileprivate func availabilityWhileTyping(of id: Command.ID) -> Availability {
    switch id {
    case .help, .emergency, .hide, .redraw, .choose, .back, .otherMode: .on
    case .close: page.isOverlay ? .on : .off("Nothing lies on top of this page. \(wordsForLeaving)")
    case .up, .down: entryCount > 1 ? .on : .absent
    case .pageUp, .pageDown, .first, .last: entryCount > 0 ? .on : .absent
    default: .absent
    }
  }

  fileprivate func availabilityInCheck(of id: Command.ID) -> Availability {
    if id == .undo, place.cleared != nil { return .on }
    guard check != nil else {
      if id == .why, page.asked != nil { return .on }
      return .absent
    }
    switch id {
    case .answers:
      if page == .checkAnswers { return .absent }
      return hasAnswers || !interview.answers.facts.isEmpty
        ? .on : .off("Nothing has been answered yet.")
    case .why:
      if page == .checkAnswers { return focusedAnswer == nil ? .absent : .on }
      return page.asked == nil ? .absent : .on
    case .settled:
      // A check that is opened again asks what is urgent although its route stands.
      if outcome != nil, page.asked == nil { return .absent }
      return page == .settledDuties ? .absent : .on
    case .routes: return page == .routes ? .absent : .on
    case .undo where page == .result:
      return .off("See your answers, and change one there.")
    case .undo: return history.isEmpty ? .off("Nothing has been answered yet.") : .on
    case .anotherPerson: return hasAnswers ? .on : .off("Answer at least one question first.")
    case .proceed:
      if case .question(let fact) = page, interview.answers[fact] != nil { return .on }
      if page == .result, !toConfirm.isEmpty { return .on }
      return page == .checkAnswers ? .on : .absent
    case .changes:
      if page == .changes || outcome == nil { return .absent }
      return check?.changes == nil ? .absent : .on
    case .explain, .haveReady, .contacts, .sheets:
      let own: Page =
        switch id {
        case .explain: .explain
        case .haveReady: .haveReady
        case .contacts: .contacts
        default: .sheets
        }
      if page == own { return .absent }
      return outcome != nil ? .on : .off("There is no route yet: questions are still open.")
    default: return .absent
    }
  }
}
