import Interviews
import Pathways

extension Sheets {
  /// One duty, with what somebody needs in order to act: by when, to whom, and whom to ring.
  func section(for owed: OwedDuty, number: Int, in group: DutyGroup) -> Sheet.Section? {
    guard let duty = pathway.duty(owed.duty) else { return nil }
    let wording = duty.wording(of: owed.variant)
    let title = wording.title ?? duty.id.rawValue
    guard group != .contingent else {
      return contingent(duty, owed, wording, title: title, number: number)
    }
    var blocks: [Sheet.Block] = []
    if owed.standing == .held, let hold = duty.hold {
      blocks.append(.caution("Waits until \(hold.until)".asSentence))
    }
    let step = stamps.steps[duty.id]
    let soFar = step.map { [Sheet.Field("So far", $0.words)] } ?? []
    blocks.append(.sentences(soFar + countsAsDone(owed) + terms(of: wording, owed)))
    blocks += contacts(of: wording, asUnder: numberAbove(owed, with: wording.local))
    blocks.append(
      .blank(
        Sheet.Blank(
          group == .done && wording.isToldToABody
            ? "Received by (role), when" : "Done by (role), when, reference",
          hasBox: false)))
    let isDone = group == .done || step?.isDone == true
    return Sheet.Section(
      duty.id.rawValue, state: isDone ? "done" : owed.standing.code, number: number,
      "\(number). \(title)", blocks)
  }

  /// By which answers a duty counts as done, since nobody ticked it.
  private func countsAsDone(_ owed: OwedDuty) -> [Sheet.Field] {
    let answers = owed.isDone ? interview.answersThatDid(owed.duty) : []
    return answers.isEmpty
      ? [] : [Sheet.Field("Counts as done by the answer", answers.joined(separator: "; "))]
  }

  /// What has to be minded with a duty that is due, held or done; nil if there is nothing.
  func details(of owed: OwedDuty, number: String, withWords: Bool) -> Sheet.Section? {
    guard let duty = pathway.duty(owed.duty) else { return nil }
    let wording = duty.wording(of: owed.variant)
    let notes = owed.notes.map { duty.notes[$0] }.map { marked($0.say, $0.basis) }
    var blocks: [Sheet.Block] = []
    let minded = notes + contactNotes(of: wording)
    if !minded.isEmpty { blocks.append(.bullets(minded)) }
    if withWords, let say = wording.say, !say.isEmpty {
      blocks.append(.text("What to do and say:"))
      blocks.append(.bullets(say))
    }
    guard !blocks.isEmpty else { return nil }
    return Sheet.Section(
      "mind-\(duty.id.rawValue)", "\(number). \(wording.title ?? duty.id.rawValue)", blocks)
  }

  /// A duty that is not due now: what would make it due, and who would be told.
  private func contingent(
    _ duty: Duty, _ owed: OwedDuty, _ wording: Duty.Wording, title: String, number: Int
  ) -> Sheet.Section? {
    var provided = "it comes to that"
    if case .contingent(let place) = owed.standing, duty.contingencies.indices.contains(place) {
      provided = duty.contingencies[place].provided
    }
    var fields = [Sheet.Field("If", provided)]
    if let by = wording.by { fields.append(Sheet.Field("By when", by.words)) }
    if let to = wording.to { fields.append(Sheet.Field("To", to)) }
    return Sheet.Section(
      duty.id.rawValue, state: owed.standing.code, number: number, "\(number). \(title)",
      [.sentences(fields)])
  }

  /// By when, to whom, by whom, and how binding.
  private func terms(of wording: Duty.Wording, _ owed: OwedDuty) -> [Sheet.Field] {
    var fields = [
      Sheet.Field("By when", wording.by?.words ?? "no time is set")
    ]
    if let to = wording.to { fields.append(Sheet.Field("To", to)) }
    if let who = wording.who { fields.append(Sheet.Field("Who", who)) }
    // What most of them are is said once, above them.
    let force = wording.force ?? .should
    if force != .should { fields.append(Sheet.Field("How binding", force.words)) }
    if owed.standing == .dueBecauseUnsure {
      fields.append(Sheet.Field("Why now", "an answer is not known"))
    }
    return fields
  }
}
