internal import Interviews
internal import Pathways

extension LinearSession {
  /// The route, every duty in order, what not to do, and what is assumed.
  var resultLines: [String] {
    guard let outcome = journey.outcome else { return [] }
    var lines = ["\(journey.routeTitle)."]
    if let say = outcome.route.flatMap(journey.pathway.route)?.say { lines.append(say) }
    if journey.check?.record != nil, let words = journey.recordWords { lines.append(words) }
    if !journey.isApproved { lines.append("\(Journey.draftNotice).") }
    let places = journey.dutyPlaces
    let later = places.filter { outcome.duties[$0].standing.isContingent }.count
    let more = later == 0 ? "" : " \(later) more only if something happens."
    lines.append("\(places.count - later) duties, in order.\(more)")
    var number = 0
    var isWarned = false
    for row in journey.resultRows {
      switch row {
      case .route: break
      case .changes: lines.append("\(journey.changesLine ?? "") Type changes for the list.")
      case .duty(let place):
        number += 1
        lines += dutyLines(outcome.duties[place], number: number, of: places.count)
      case .otherPlace(let part):
        lines.append(
          "Other place of the case. \(part.words): \(journey.words(forPlaceOf: part)). Type "
            + "contacts for whom to ring there.")
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
    return dutyLines(outcome.duties[places[index]], number: index + 1, of: places.count)
      + ["To say what was done, type tick \(index + 1). For the whole route, type repeat."]
  }

  private func dutyLines(_ owed: OwedDuty, number: Int, of count: Int) -> [String] {
    guard let duty = journey.pathway.duty(owed.duty) else { return [] }
    let wording = duty.wording(of: owed.variant)
    var lines = [
      "Duty \(number) of \(count). \(journey.standingWords(of: owed)). \(journey.pathway.title(of: owed)).",
      "  \(journey.terms(of: owed))",
    ]
    if let due = journey.dueWords(for: owed.duty) { lines.append("  Due: \(due).") }
    if let step = journey.stepWords(for: owed.duty) { lines.append("  \(step)") }
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
