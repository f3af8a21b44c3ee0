internal import Interviews
public import Pathways

/// A line of what can be said about a duty.
enum StepRow: Hashable, Sendable {
  case step(Step)
  /// A number that somebody issued.
  case reference
}

extension Journey {
  /// The duty that the cursor is on, on the page of the route.
  public var focusedDuty: Duty.ID? {
    guard page == .result, let outcome, resultRows.indices.contains(place.cursor),
      case .duty(let number) = resultRows[place.cursor]
    else { return nil }
    return outcome.duties[number].duty
  }

  /// What can be said about a duty.
  func stepRows(for duty: Duty.ID) -> [StepRow] {
    var rows: [StepRow] = [.step(.done), .step(.doneByOther), .step(.noAnswer), .reference]
    if check?.step(for: duty) != nil { rows.append(.step(.reopened)) }
    return rows + reasons(for: duty).map { .step(.notDone($0.id)) }
  }

  /// The reasons for leaving a duty undone that are reasons in this case, as the pathway says.
  private func reasons(for duty: Duty.ID) -> [NotDoneReason] {
    guard let outcome else { return [] }
    return pathway.notDoneReasons.filter {
      $0.mayExcuse(duty) && interview.truth(of: $0.condition, in: outcome) != .no
    }
  }

  func words(for row: StepRow) -> String {
    switch row {
    case .reference: "Keep a number that they gave you"
    case .step(.done): "Done"
    case .step(.doneByOther): "Done by somebody else"
    case .step(.noAnswer): "Tried, without success so far: it stays open"
    case .step(.reopened): "Not done after all: open it again"
    case .step(.notDone(let reason)):
      "Not done. \(pathway.notDoneReason(reason)?.label ?? reason.rawValue)"
    }
  }

  /// What was done last about a duty, in a few words; nil while nothing was.
  func stepWords(for duty: Duty.ID) -> String? {
    guard let check else { return nil }
    let issued = check.references(for: duty).map { "Number: \($0)." }.joined(separator: " ")
    guard let last = check.step(for: duty) else { return issued.isEmpty ? nil : issued }
    let time = clockWords(for: last.time)
    let tries = check.tries(for: duty)
    let words =
      switch last.step {
      case .done: "Done, \(time).\(newsWords(for: duty))"
      case .doneByOther: "Done by somebody else, \(time).\(newsWords(for: duty))"
      case .noAnswer: "Tried \(Self.times(tries)), last \(time)."
      case .notDone: "\(words(for: .step(last.step))), \(time)."
      case .reopened: ""
      }
    return issued.isEmpty ? words : "\(words) \(issued)"
  }

  /// That a duty was done, once somebody said so; how it stands before that.
  func stateWords(of owed: OwedDuty) -> String {
    (isTicked(owed.duty) ? stepWords(for: owed.duty) : nil) ?? "\(standingWords(of: owed))."
  }

  /// Whether somebody said that a duty is done.
  func isTicked(_ duty: Duty.ID) -> Bool {
    switch check?.step(for: duty)?.step {
    case .done, .doneByOther: true
    case .noAnswer, .notDone, .reopened, nil: false
    }
  }

  /// Takes what was chosen on the page of a duty's steps.
  mutating func chooseStep(for duty: Duty.ID, at moment: Moment) -> [Effect] {
    let rows = stepRows(for: duty)
    guard rows.indices.contains(place.cursor) else { return [] }
    switch rows[place.cursor] {
    case .reference:
      open(.reference(duty))
      return []
    case .step(let step):
      close()
      return say(step, of: duty, at: moment)
    }
  }

  /// Says what was done about a duty of the route.
  mutating func say(_ step: Step, of duty: Duty.ID, at moment: Moment) -> [Effect] {
    guard let owed = outcome?.duty(duty) else { return [] }
    let effects = add(.duty(duty, step), at: moment)
    let title = pathway.title(of: owed)
    status =
      switch step {
      case .noAnswer: triedWords(for: owed, title)
      case .notDone: .news("\(title): not done. The reason is kept.", short: "Not done.")
      case .reopened: .news("\(title): open again.", short: "Open again.")
      case .done, .doneByOther: .news("\(title): done. Saved.", short: "Done. Saved.")
      }
    return effects
  }

  /// What to do after a try that reached nobody: the next number that answers, or when one does.
  private func triedWords(for owed: OwedDuty, _ title: String) -> Status {
    let wording = pathway.duty(owed.duty)?.wording(of: owed.variant)
    let next = wording.flatMap { ringNow(for: $0, tries: check?.tries(for: owed.duty) ?? 1) }
    guard wording?.isToldToABody == true else {
      return .news(
        "\(title): tried, and kept. It stays open: try again as soon as you can.",
        short: "Kept. It stays open.")
    }
    guard let next else {
      return .news(
        "\(title): tried, and kept. Try somebody else who can take it, or 999 in danger.",
        short: "Kept. Try somebody else.")
    }
    return .news("\(title): tried, and kept. \(next)", short: "Kept. \(next)")
  }

  /// Keeps a number that somebody issued about a duty.
  mutating func submitIssued(for duty: Duty.ID, at moment: Moment) -> [Effect] {
    let text = Self.trimmed(place.text)
    guard !text.isEmpty else {
      status = .problem("Type the number first, or go back.")
      return []
    }
    if let problem = identifying(text) {
      status = problem
      return []
    }
    close()
    if case .step = page { close() }
    let effects = add(.reference(duty, text), at: moment)
    status = .news("Kept with your check: \(text).", short: "Kept.")
    return effects
  }

  /// A route is on the screen: it is recorded, unless nothing changed since it was.
  mutating func reach(_ outcome: Outcome, at moment: Moment) -> [Effect] {
    guard let check, let route = outcome.route else { return [] }
    let reached = Reached(
      pathwayVersion: pathway.version, contentHash: context.contentHash, isApproved: isApproved,
      overdue: overdueRules, places: check.places, answers: interview.answers,
      lookedUp: interview.lookedUp, route: route,
      duties: outcome.duties.map { owed in
        Reached.Owed(
          duty: owed.duty, variant: owed.variant, standing: owed.standing.code,
          by: pathway.duty(owed.duty)?.wording(of: owed.variant).by?.code, isDone: owed.isDone)
      })
    // What was tried and failed before is tried again, and what has a number is looked up: the record
    // may have been restored from an older copy since.
    guard check.reached != reached else { return [.record(check)] }
    let told = toldElsewhere(than: reached, check)
    var effects = add(.reached(reached), at: moment)
    for (number, duty) in told.enumerated() {
      effects = add(.duty(duty, .reopened), at: moment, number: number + 1)
    }
    return effects
  }

  /// The duties that were done with somebody of the place where the person was, and who is not the
  /// one to tell where the person is now.
  private func toldElsewhere(than reached: Reached, _ check: Check) -> [Duty.ID] {
    guard let before = check.reached?.placeNow, let now = reached.placeNow, before != now else {
      return []
    }
    return reached.duties.compactMap { owed in
      let wording = pathway.duty(owed.duty)?.wording(of: owed.variant)
      return wording?.local != nil && isTicked(owed.duty) ? owed.duty : nil
    }
  }

  /// Adds an event to the check at hand: on the disk first, then to the record.
  ///
  /// - Parameter number: how many were added at this moment before it.
  private mutating func add(
    _ what: CheckEvent.What, at moment: Moment, number: Int = 0
  ) -> [Effect] {
    guard var check else { return [] }
    // The first event is known by the check itself: its number was made when the check began.
    let id = check.events.isEmpty ? check.id : moment.unusedID(number)
    check.events.append(CheckEvent(id: id, time: moment.time, what: what))
    self.check = check
    let save = store(at: moment)
    return [save] + (self.check.map { [.record($0)] } ?? [])
  }

  /// Takes what came of recording.
  ///
  /// - Returns: what the caller has to do then: the numbers are kept with the check.
  public mutating func adopt(_ notes: [RecordNote]) -> [Effect] {
    var changed: [Check] = []
    for note in notes {
      switch note.reply {
      case .recorded(let stamp):
        guard
          var check = (changed.first { $0.id == note.check })
            ?? (check?.id == note.check ? check : saved.first { $0.id == note.check }?.check),
          let place = check.events.firstIndex(where: { $0.id == note.event })
        else { continue }
        check.events[place].record = stamp
        changed.removeAll { $0.id == check.id }
        changed.append(check)
        recordProblems[note.check] = nil
        if case .reached = check.events[place].what {
          let words = check.cameOutTheSame ? " \(sameAgain)" : ""
          let short = check.cameOutTheSame && !newsPassages.isEmpty ? " Tell those you told." : ""
          status = .news(
            "Recorded as number \(stamp.number).\(words)",
            short: "Recorded: \(stamp.number).\(short)")
        }
      case .notRecorded(let reason): recordProblems[note.check] = "Not recorded: \(reason)."
      case .unknown(let reason):
        recordProblems[note.check] =
          "It is not known whether it is recorded: \(reason). It is tried again."
      }
    }
    for check in changed {
      if self.check?.id == check.id { self.check = check }
      if let place = saved.firstIndex(where: { $0.id == check.id }) {
        saved[place] = SavedCheck(
          check: check, savedAt: saved[place].savedAt, begunAt: saved[place].begunAt)
      }
    }
    if let recordProblem { status = .problem(recordProblem, short: recordProblem) }
    return changed.map { .save($0) }
  }

  /// Why the check at hand could not be recorded; nil if it is, or was not tried.
  var recordProblem: String? { check.flatMap { recordProblems[$0.id] } }

  /// Where the route on the screen stands in the record, as a sentence.
  var recordWords: String? {
    guard let check, check.reached != nil else { return nil }
    if let record = check.record { return "Recorded as number \(record.number)." }
    return recordProblem ?? "Not recorded yet."
  }
}

extension Journey {
  /// The pathway and the area packs of the case whose review is overdue, by id.
  var overdueRules: [String] {
    (context.isPastReview ? [pathway.id.rawValue] : []) + overduePacks.map(\.id.rawValue)
  }
}
