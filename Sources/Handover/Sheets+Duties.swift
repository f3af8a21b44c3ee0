import Interviews
import Pathways

extension Sheets {
  /// One duty, with everything that somebody needs who has not seen the screen.
  func section(
    for owed: OwedDuty, number: Int, in group: DutyGroup, withWords: Bool
  ) -> Sheet.Section? {
    guard let duty = pathway.duty(owed.duty) else { return nil }
    let wording = duty.wording(of: owed.variant)
    let title = wording.title ?? duty.id.rawValue
    guard group != .contingent else {
      return contingent(duty, owed, wording, title: title)
    }
    var blocks: [Sheet.Block] = []
    if owed.standing == .held, let hold = duty.hold {
      blocks.append(.caution("Waits until \(hold.until)".asSentence))
    }
    if owed.standing == .dueBecauseUnsure {
      blocks.append(.text("Due because an answer is not known."))
    }
    blocks.append(.fields(terms(of: wording)))
    blocks += contacts(of: wording)
    let notes = owed.notes.map { duty.notes[$0] }
    if !notes.isEmpty { blocks.append(.bullets(notes.map { marked($0.say, $0.basis) })) }
    if withWords, let say = wording.say, !say.isEmpty {
      blocks.append(.text("What to do and say:"))
      blocks.append(.bullets(say))
    }
    blocks.append(.fields(reasons(for: owed, wording)))
    blocks.append(
      .blank(
        Sheet.Blank(
          group == .done ? "Received by (role), when" : "Done by (role), when, reference",
          hasBox: false)))
    return Sheet.Section(
      duty.id.rawValue, state: group == .done ? "done" : owed.standing.code,
      "\(number). \(title)", blocks)
  }

  /// A duty that is not due now: what would make it due, and who would be told.
  private func contingent(
    _ duty: Duty, _ owed: OwedDuty, _ wording: Duty.Wording, title: String
  ) -> Sheet.Section? {
    var provided = "it comes to that"
    if case .contingent(let place) = owed.standing, duty.contingencies.indices.contains(place) {
      provided = duty.contingencies[place].provided
    }
    var fields = [Sheet.Field("If", provided.asSentence)]
    if let to = wording.to { fields.append(Sheet.Field("To", to)) }
    if let by = wording.by { fields.append(Sheet.Field("By when", by.words)) }
    return Sheet.Section(duty.id.rawValue, state: owed.standing.code, title, [.fields(fields)])
  }

  /// By when, to whom, by whom, and how binding.
  private func terms(of wording: Duty.Wording) -> [Sheet.Field] {
    var fields = [
      Sheet.Field("By when", wording.by?.words ?? "no time is set")
    ]
    if let to = wording.to { fields.append(Sheet.Field("To", to)) }
    if let who = wording.who { fields.append(Sheet.Field("Who", who)) }
    fields.append(Sheet.Field("How binding", (wording.force ?? .should).words))
    return fields
  }

  private func reasons(for owed: OwedDuty, _ wording: Duty.Wording) -> [Sheet.Field] {
    var fields: [Sheet.Field] = []
    if let reason = labels(for: interview.reason(for: owed.duty)) {
      fields.append(Sheet.Field("Because of", reason))
    }
    if let basis = basis(wording.basis ?? []) { fields.append(Sheet.Field("Rests on", basis)) }
    return fields
  }
}
