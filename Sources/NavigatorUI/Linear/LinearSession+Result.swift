internal import Interviews
internal import Pathways

extension LinearSession {
  /// What to do, in order: a line or two for each duty, and how to hear the rest.
  var resultLines: [String] {
    guard let outcome = journey.outcome else { return [] }
    var lines = routeLines
    for (index, place) in journey.dutyPlaces.enumerated() {
      let owed = outcome.duties[place]
      if owed.standing.isContingent {
        // What would be due if somebody knew more is no matter for later.
        guard let why = journey.doubtWords(for: owed) else { continue }
        lines.append("\(index + 1). \(journey.pathway.title(of: owed)). \(why)")
        continue
      }
      lines.append("\(index + 1). \(journey.pathway.title(of: owed)). \(shortTerms(of: owed))")
    }
    let acts = outcome.acts.compactMap(journey.pathway.act)
    lines += acts.prefix(Self.mostActs).map { "Warning. \($0.say)" }
    if acts.count > Self.mostActs {
      lines.append("\(acts.count - Self.mostActs) more things not to do: type more.")
    }
    lines += journey.resultRows.compactMap { row in
      switch row {
      case .otherPlace(let part): otherPlaceLine(part)
      case .presumption(let fact): "Treated as. \(journey.presumptionWords(for: fact))"
      default: nil
      }
    }
    return lines + [
      "For everything about a duty, type details 1. To say what was done, type tick 1. For the whole "
        + "route, type more.",
      Self.anotherPersonLine,
    ]
  }

  /// The most acts to avoid that are said before somebody asks for more: those that the rules put
  /// first.
  private static let mostActs = 3

  /// By when, and whom to ring; or what was done about it.
  private func shortTerms(of owed: OwedDuty) -> String {
    guard let duty = journey.pathway.duty(owed.duty) else { return "" }
    let wording = duty.wording(of: owed.variant)
    let step = journey.stepWords(for: owed.duty)
    if journey.isTicked(owed.duty), let step { return step }
    let terms = duty.doWords(
      for: owed, until: journey.dueWords(for: owed.duty), standing: journey.standingWords(of: owed))
    let ring =
      owed.isDone
      ? nil : journey.ringNow(for: wording, tries: journey.check?.tries(for: owed.duty) ?? 0)
    return [terms, step, ring].compactMap(\.self).joined(separator: " ")
  }

  /// The route, where it is recorded, and how many duties it has.
  private var routeLines: [String] {
    guard let outcome = journey.outcome else { return [] }
    var lines = journey.toConfirm.prefix(1).map {
      "Warning. \(journey.confirmWords(for: $0)) Type continue to be asked again."
    }
    lines.append("\(journey.routeTitle).")
    if let say = outcome.route.flatMap(journey.pathway.route)?.say { lines.append(say) }
    if journey.check?.record != nil, let words = journey.recordWords { lines.append(words) }
    if !journey.isApproved { lines.append("\(Journey.draftNotice).") }
    if let changes = journey.changesLine, journey.check?.changes != nil {
      lines.append("\(changes) Type changes for the list.")
    }
    let later = outcome.duties.count { $0.standing.isContingent }
    let more = later == 0 ? "" : " \(later) more only if something happens."
    return lines + ["\(outcome.duties.count - later) duties, in order.\(more)"]
  }

  private static let anotherPersonLine =
    "Somebody else in the same incident? Type another person."

  private func otherPlaceLine(_ part: CasePlace.Part) -> String {
    "Other place of the case. \(part.words): \(journey.words(forPlaceOf: part)). Type contacts for "
      + "whom to ring there."
  }

  /// The route with everything about every duty, what not to do, and what is assumed.
  var wholeResultLines: [String] {
    guard let outcome = journey.outcome else { return [] }
    var lines = routeLines
    let places = journey.dutyPlaces
    let count = places.count { !outcome.duties[$0].standing.isContingent }
    var number = 0
    var isWarned = false
    for row in journey.resultRows {
      switch row {
      case .confirm, .route, .changes: break
      case .anotherPerson: lines.append(Self.anotherPersonLine)
      case .duty(let place):
        number += 1
        lines += dutyLines(outcome.duties[place], number: number, of: count)
      case .otherPlace(let part): lines.append(otherPlaceLine(part))
      case .act(let id):
        guard let act = journey.pathway.act(id) else { continue }
        if !isWarned { lines.append("Do not.") }
        isWarned = true
        lines.append("Warning. \(act.say)")
      case .presumption(let fact):
        lines.append("Treated as. \(journey.presumptionWords(for: fact))")
      case .remark(let text): lines.append(text)
      }
    }
    return lines
  }

  /// The duty that the journey is at, and how to say what was done about it.
  var focusedDutyLines: [String] {
    guard let outcome = journey.outcome else { return [] }
    let places = journey.dutyPlaces
    let duty = journey.focusedDuty
    guard let index = places.firstIndex(where: { outcome.duties[$0].duty == duty }) else {
      return []
    }
    let count = places.count { !outcome.duties[$0].standing.isContingent }
    return dutyLines(outcome.duties[places[index]], number: index + 1, of: count)
      + ["To say what was done, type tick \(index + 1). For the whole route, type repeat."]
  }

  private func dutyLines(_ owed: OwedDuty, number: Int, of count: Int) -> [String] {
    guard let duty = journey.pathway.duty(owed.duty) else { return [] }
    let wording = duty.wording(of: owed.variant)
    // What is only due if something happens is numbered on, and counts among no others.
    let of = owed.standing.isContingent ? "" : " of \(count)"
    var lines = [
      "Duty \(number)\(of). \(journey.stateWords(of: owed)) \(journey.pathway.title(of: owed)).",
      "  \(journey.terms(of: owed))",
    ]
    if let why = journey.doubtWords(for: owed) { lines.append("  \(why)") }
    if let due = journey.dueWords(for: owed.duty) { lines.append("  Due: \(due).") }
    if !journey.isTicked(owed.duty), let step = journey.stepWords(for: owed.duty) {
      lines.append("  \(step)")
    }
    if !owed.standing.isContingent {
      lines += journey.notePassages(of: owed).map { "  \($0.text)" }
      lines += journey.reachPassages(of: wording).map { "  \($0.text)" }
      if let ready = wording.haveReady, !ready.isEmpty {
        lines.append("  Have ready: \(ready.joined(separator: "; ")).")
      }
    }
    return lines
  }
}
