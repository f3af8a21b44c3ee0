import Interviews
import Pathways

// What the rules say of the case.
extension TrainingSheets {
  var route: Sheet.Section {
    guard let route = sheets.outcome.route.flatMap(pathway.route) else {
      return Sheet.Section("route", "Route", [.caution("No route stands.")])
    }
    var blocks: [Sheet.Block] = route.say.isEmpty ? [] : [.text(route.say)]
    var fields: [Sheet.Field] = []
    if let reason = sheets.words(for: sheets.interview.reasonForRoute) {
      fields.append(Sheet.Field("Because of", reason))
    }
    if let basis = sheets.basis(route.basis) { fields.append(Sheet.Field("Rests on", basis)) }
    if !fields.isEmpty { blocks.append(.fields(fields)) }
    return Sheet.Section("route", "Route: \(route.title)", blocks)
  }

  /// The duties in order, in the same groups as on the sheet that is handed over.
  var duties: [Sheet.Section] {
    DutyGroup.allCases.compactMap { group in
      let owed = sheets.outcome.duties.filter { DutyGroup(of: $0) == group }
      guard !owed.isEmpty else { return nil }
      return Sheet.Section(
        group.rawValue, group.heading, group.lead.map { [.text($0)] } ?? [],
        parts: owed.enumerated().compactMap { number, owed in
          section(for: owed, number: number + 1, in: group)
        })
    }
  }

  private func section(
    for owed: OwedDuty, number: Int, in group: DutyGroup
  ) -> Sheet.Section? {
    guard let duty = pathway.duty(owed.duty) else { return nil }
    let wording = duty.wording(of: owed.variant)
    var lead: [Sheet.Block] = []
    var notes: [Sheet.Block] = []
    var fields: [Sheet.Field] = []
    switch owed.standing {
    case .held:
      if let hold = duty.hold { lead.append(.caution("Waits until \(hold.until)".asSentence)) }
    case .contingent(let place) where duty.contingencies.indices.contains(place):
      fields.append(Sheet.Field("If", duty.contingencies[place].provided.asSentence))
    case .dueBecauseUnsure: lead.append(.text("Due because an answer is not known."))
    case .due, .contingent: break
    }
    fields.append(Sheet.Field("By when", wording.by?.words ?? "no time is set"))
    if let to = wording.to { fields.append(Sheet.Field("To", to)) }
    if group != .contingent {
      fields.append(Sheet.Field("How binding", (wording.force ?? .should).words))
      fields += calls(of: wording)
      let said = owed.notes.map { sheets.marked(duty.notes[$0].say, duty.notes[$0].basis) }
      if !said.isEmpty { notes.append(.bullets(said)) }
      if let reason = sheets.labels(for: sheets.interview.reason(for: owed.duty)) {
        fields.append(Sheet.Field("Because of", reason))
      }
    }
    if let basis = sheets.basis(wording.basis ?? []) {
      fields.append(Sheet.Field("Rests on", basis))
    }
    let title = wording.title ?? duty.id.rawValue
    return Sheet.Section(
      duty.id.rawValue, group == .contingent ? title : "\(number). \(title)",
      lead + [.fields(fields)] + notes)
  }

  private func calls(of wording: Duty.Wording) -> [Sheet.Field] {
    var fields: [Sheet.Field] = []
    var shown: Set<String> = []
    if let purpose = wording.local {
      let lines = numbers.local(purpose)
      fields += lines.map { Sheet.Field("Ring", $0) }
      if lines.isEmpty {
        fields.append(
          Sheet.Field(
            "Ring",
            "\(purpose.words): the case plays where there is no area pack, so no local number is given."
          ))
      }
      shown = numbers.localDigits(purpose)
    }
    for id in wording.contacts ?? [] {
      // A national number that the place gives too is printed once.
      guard let contact = pathway.contact(id), let line = numbers.national(id),
        contact.phone.map({ !shown.contains($0.filter(\.isNumber)) }) ?? true
      else { continue }
      fields.append(Sheet.Field(fields.isEmpty ? contact.label : "Also", line))
    }
    return fields
  }

  var avoid: Sheet.Section? {
    let acts = sheets.outcome.acts.compactMap(pathway.act)
    guard !acts.isEmpty else { return nil }
    return Sheet.Section(
      "avoid", "Do not", [.bullets(acts.map { sheets.marked($0.say, $0.basis) })])
  }

  var mistakes: Sheet.Section? {
    guard !training.mistakes.isEmpty else { return nil }
    return Sheet.Section(
      "mistakes", "What people often get wrong",
      training.mistakes.map { mistake in
        let basis = sheets.basis(mistake.basis).map { [Sheet.Field("Rests on", $0)] } ?? []
        return .step(words(for: mistake.choice), help: [mistake.why], fields: basis)
      })
  }

  /// What was chosen instead of the right thing.
  private func words(for choice: Training.Mistake.Choice) -> String {
    func title(of id: Duty.ID) -> String {
      guard let duty = pathway.duty(id) else { return id.rawValue }
      let variant = sheets.outcome.duty(id)?.variant
      return duty.wording(of: variant).title ?? duty.variants.compactMap(\.wording.title).first
        ?? id.rawValue
    }
    switch choice {
    case .answer(let id, let given):
      guard let fact = pathway.fact(id) else { return "Another answer to \(id)" }
      return "Answering \"\(fact.words(for: given))\" to: \(fact.question ?? fact.label)"
    case .duty(let id): return "Doing this, which is not due here: \(title(of: id))"
    case .leftOut(let id): return "Leaving this out: \(title(of: id))"
    case .act(let id): return "Going against this: \(pathway.act(id)?.say ?? id.rawValue)"
    }
  }
}
