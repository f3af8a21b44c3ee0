import Interviews
import Pathways

extension Sheets {
  /// What the referral form asks, in its order: what the answers say is filled in.
  ///
  /// - Throws: ``Refusal`` if no referral is made in this case; it says what to do instead.
  public func preparation() throws(Refusal) -> Sheet { try sheet(.preparation) }

  /// What the form asks for a notification that names nobody.
  ///
  /// - Throws: ``Refusal`` if nobody notifies in this case; it says why.
  public func notification() throws(Refusal) -> Sheet { try sheet(.notification) }

  /// Words to say to an adult, in three separate parts, and what follows from a no.
  ///
  /// - Throws: ``Refusal`` if nobody is asked in this case, such as for a child.
  public func consent() throws(Refusal) -> Sheet { try sheet(.consent) }

  /// What comes after, with the times that a source states.
  ///
  /// - Throws: ``Refusal`` if nothing is sent in this case.
  public func next() throws(Refusal) -> Sheet { try sheet(.next) }

  private func sheet(_ kind: SheetPlan.Kind) throws(Refusal) -> Sheet {
    let kinds: [SheetPlan.Kind: Sheet.Kind] = [
      .preparation: .preparation, .notification: .notification, .consent: .consent, .next: .next,
    ]
    let shown = kinds[kind] ?? .preparation
    guard let plan = pathway.sheets.first(where: { $0.kind == kind }) else {
      throw .isNotWritten(shown)
    }
    guard truth(plan.condition) == .yes else {
      let instead = plan.otherwise.first { truth($0.condition) != .no }
      throw .isNotForThisCase(instead?.say ?? "This sheet does not belong to this case.")
    }
    var sections = [reference]
    let remarks = remarks(plan.remarks)
    if !remarks.isEmpty {
      sections.append(Sheet.Section("about", "About this sheet", [.bullets(remarks)]))
    }
    sections += plan.parts.compactMap(section)
    let notNeeded = plan.parts.compactMap { part in
      truth(part.condition) == .no ? part.notNeeded.map { "\(part.title): \($0)" } : nil
    }
    if !notNeeded.isEmpty {
      sections.append(
        Sheet.Section("not_needed", "Not needed in this case", [.bullets(notNeeded)]))
    }
    return Sheet(
      kind: shown, title: plan.title, banners: banners, sections: sections, footer: footer)
  }

  private func truth(_ condition: Condition) -> Truth {
    condition == .always ? .yes : interview.truth(of: condition, in: outcome)
  }

  private func remarks(_ remarks: [SheetPlan.Remark]) -> [String] {
    remarks.filter { truth($0.condition) != .no }.map(\.say)
  }

  private func section(for part: SheetPlan.Part) -> Sheet.Section? {
    guard truth(part.condition) != .no else { return nil }
    let items = part.items.filter { truth($0.condition) != .no }
    var blocks: [Sheet.Block] = remarks(part.remarks).map { .text($0) }
    for item in items { blocks += self.blocks(for: item) }
    guard !blocks.isEmpty else { return nil }
    // A step stands with its own authority; that of the rest is named once.
    let citations = part.basis + items.filter { $0.form != .step }.flatMap(\.basis)
    if let basis = basis(citations) { blocks.append(.fields([Sheet.Field("Rests on", basis)])) }
    return Sheet.Section(part.id.rawValue, part.title, blocks)
  }

  private func blocks(for item: SheetPlan.Item) -> [Sheet.Block] {
    let say = marked(item.say, item.basis)
    let help = item.help.map { Sheet.Block.text($0) }
    switch item.form {
    case .fill: return [filled(item, help: item.help)]
    case .tick: return [.tick(say, isTicked: false, help: item.help)]
    // The mark is for who reads, and not for who listens.
    case .words:
      let doubt = say == item.say ? [] : [Sheet.Block.text("(not verified)")]
      return [.words(item.say)] + doubt + help
    case .note: return [.text(say)] + help
    case .warning: return [.caution(say)] + help
    case .step: return [step(item)]
    }
  }

  private func step(_ item: SheetPlan.Item) -> Sheet.Block {
    var fields: [Sheet.Field] = []
    if let time = item.time { fields.append(Sheet.Field("When", marked(time, item.basis))) }
    if let basis = basis(item.basis) { fields.append(Sheet.Field("Rests on", basis)) }
    return .step(item.say, help: item.help, fields: fields)
  }

  /// A label with the answer, or with room to write; both where the form wants more.
  private func filled(_ item: SheetPlan.Item, help: [String]) -> Sheet.Block {
    func blank(_ help: [String]) -> Sheet.Block {
      .blank(Sheet.Blank(item.say, help: help, lines: item.lines, isOptional: item.isOptional))
    }
    guard let value = value(of: item) else { return blank(help) }
    guard item.isPartly else { return .known(Sheet.Field(item.say, value), help: help) }
    return blank(["You answered: \(value)".asSentence] + help)
  }

  /// What the answers fill in; nil if they leave it open.
  private func value(of item: SheetPlan.Item) -> String? {
    guard let fact = item.fact.flatMap(pathway.fact), let given = given(for: fact) else {
      return nil
    }
    switch given {
    case .notKnown: return item.words[SheetPlan.Item.notKnown]
    case .one(let id):
      return item.words.isEmpty ? fact.words(for: given) : item.words[id]
    case .several(let ids):
      guard !item.words.isEmpty else { return fact.words(for: given) }
      let words = ids.compactMap { item.words[$0] }
      return words.isEmpty ? nil : words.joined(separator: "; ")
    }
  }
}
