internal import Interviews
internal import Pathways

/// What is different about a route that was reached again.
struct RouteChanges: Hashable, Sendable {
  let former: Reached
  let present: Reached
  /// When the former route was reached.
  let formerTime: String
  /// The duties that somebody has to do, now or once they are free to: added and dropped.
  let due: DueChange
  /// The duties that only an event would make due: added and dropped.
  let contingent: DueChange
  /// The duties that stand in both routes and are not the same: how they stand, by when, or which
  /// of their wordings applies.
  let different: [Duty.ID]

  /// Nil if the route and its duties are the same.
  init?(from former: Reached, at time: String, to present: Reached) {
    self.former = former
    self.present = present
    formerTime = time
    due = DueChange(from: Self.owed(in: former), to: Self.owed(in: present))
    // What becomes due was not dropped from what might, and the reverse.
    let moved = Set(due.lost + due.gained)
    let might = DueChange(
      from: former.duties.filter(\.isContingent).map(\.duty),
      to: present.duties.filter(\.isContingent).map(\.duty))
    contingent = DueChange(
      from: might.lost.filter { !moved.contains($0) },
      to: might.gained.filter { !moved.contains($0) })
    different = present.duties.filter { owed in
      !owed.isContingent
        && former.duties.contains { $0.duty == owed.duty && !$0.isContingent && $0 != owed }
    }.map(\.duty)
    let isSame =
      former.route == present.route
      && [due.lost, due.gained, contingent.lost, contingent.gained, different].allSatisfy(\.isEmpty)
    if isSame { return nil }
  }

  private static func owed(in reached: Reached) -> [Duty.ID] {
    reached.duties.filter { !$0.isContingent }.map(\.duty)
  }
}

extension Reached.Owed {
  /// Whether only an event would make it due.
  var isContingent: Bool { standing == Standing.contingent(0).code }
}

extension Check {
  /// What is different about the route that was reached last from the one before; nil if nothing
  /// is, or if there was none before.
  var changes: RouteChanges? {
    let reached = events.compactMap { event in
      if case .reached(let reached) = event.what { (reached, event.time) } else { nil }
    }
    guard let present = reached.last, let former = reached.dropLast().last else { return nil }
    return RouteChanges(from: former.0, at: former.1, to: present.0)
  }

  /// Whether the route was reached more than once, and came out the same the last time.
  var cameOutTheSame: Bool {
    let count = events.count { if case .reached = $0.what { true } else { false } }
    return count > 1 && changes == nil
  }
}

extension Journey {
  /// How much is different, in one line; nil if nothing is.
  var changesLine: String? {
    guard let changes = check?.changes else { return nil }
    let isOther = changes.former.route != changes.present.route
    let counts = [
      (changes.due.gained.count, "new"), (changes.due.lost.count, "gone"),
      (changes.different.count, "different"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let duties = counts.isEmpty ? "" : " Duties: \(counts.joined(separator: ", "))."
    let route = isOther ? "Another route than at" : "Changed since"
    return "\(route) \(clockWords(for: changes.formerTime)).\(duties)"
  }

  /// Everything that is different from the former route: the route, duties and deadlines, and the
  /// answers behind it.
  var changesPassages: [Passage] {
    guard let changes = check?.changes else {
      return [.heading("What changed"), .text(sameAgain)] + newsPassages
    }
    let (former, present) = (changes.former, changes.present)
    var result: [Passage] = [
      .heading("What is different from the route of \(clockWords(for: changes.formerTime))")
    ]
    result.append(
      former.route == present.route
        ? .text("The route is the same: \(pathway.title(of: present.route)).")
        : .warning(
          "The route was: \(pathway.title(of: former.route)). "
            + "It is now: \(pathway.title(of: present.route))."))
    if former.contentHash != present.contentHash {
      result.append(.text("The rules have changed in between too."))
    }
    func list(_ heading: String, _ duties: [Duty.ID], _ words: (Duty.ID) -> String) {
      guard !duties.isEmpty else { return }
      result.append(.heading(heading))
      result += duties.map { .item(words($0)) }
    }
    let isDone = { (duty: Duty.ID) in present.duties.contains { $0.duty == duty && $0.isDone } }
    list("New: do these too", changes.due.gained.filter { !isDone($0) }) {
      title(of: $0, in: present) + terms(of: $0, in: present)
    }
    list("New, and done already as you said", changes.due.gained.filter(isDone)) {
      title(of: $0, in: present) + "."
    }
    list("Not needed any more", changes.due.lost) { duty in
      let now = present.duties.contains { $0.duty == duty } ? " Now only if something happens." : ""
      let step = stepWords(for: duty).map { " What you said of it: \($0)" } ?? ""
      return title(of: duty, in: former) + "." + now + step
    }
    list("Still to do, but different", changes.different) { duty in
      let (old, new) = (title(of: duty, in: former), title(of: duty, in: present))
      let renamed = old == new ? "" : " It was: \(old)."
      let (was, now) = (terms(of: duty, in: former), terms(of: duty, in: present))
      guard was == now else { return "\(new).\(renamed) Was\(was) Now\(now)" }
      // The same step at the same time, by another variant of it.
      return "\(new).\(renamed) Still\(now)"
        + (old == new ? " What is said of it is different: read its details." : "")
    }
    list("New, only if something more happens", changes.contingent.gained) {
      title(of: $0, in: present) + "."
    }
    list("No longer possible", changes.contingent.lost) { title(of: $0, in: former) + "." }
    result += newsPassages
    let answers = answerChanges(from: former, to: present)
    if !answers.isEmpty { result += [.heading("The answers that changed")] + answers }
    return result
  }

  private func title(of duty: Duty.ID, in reached: Reached) -> String {
    let variant = reached.duties.first { $0.duty == duty }?.variant
    return pathway.duty(duty)?.wording(of: variant).title ?? duty.rawValue
  }

  /// How a duty stood and by when, to follow its title or a word.
  private func terms(of duty: Duty.ID, in reached: Reached) -> String {
    guard let owed = reached.duties.first(where: { $0.duty == duty }) else { return "." }
    // An event is not in the code of a deadline, but in the words of the pathway.
    let stated = pathway.duty(duty)?.wording(of: owed.variant).by
    let by = (owed.by.flatMap(Deadline.init(code:)) ?? stated).map { ", \($0.words)" } ?? ""
    let state: String
    switch owed.standing {
    case _ where owed.isDone: return ": done already, as you said."
    case Standing.dueBecauseUnsure.code: state = "to do, because you are not sure"
    case Standing.held.code:
      state = "on hold until \(pathway.duty(duty)?.hold?.until ?? "it is settled")"
    default: state = "to do"
    }
    return ": \(state)\(by)."
  }

  private func answerChanges(from former: Reached, to present: Reached) -> [Passage] {
    pathway.facts.compactMap { fact in
      let old = former.answers[fact.id] ?? former.lookedUp[fact.id]
      let new = present.answers[fact.id] ?? present.lookedUp[fact.id]
      guard old != new else { return nil }
      return .item("\(fact.label): was \(fact.words(for: old)); now \(fact.words(for: new)).")
    }
  }
}
