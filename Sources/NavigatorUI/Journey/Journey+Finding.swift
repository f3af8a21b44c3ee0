internal import Interviews
public import Pathways

/// Something that can be looked up by name from anywhere.
public enum Findable: Hashable, Sendable {
  case duty(Duty.ID)
  case contact(Contact.ID)
  case localContact(AreaContact.ID)
  /// A body of the register, by its name: whether it may refer, and whether it is bound to notify.
  case body(String)
  /// A kind of organisation, by its answer: the same for whoever is in no list by name.
  case kind(Answer.ID)
  case partnership(Area.ID)
  case question(Fact.ID)
}

/// A line of what was found.
struct FindRow: Hashable, Sendable {
  let target: Findable
  let title: String
  /// What kind of thing it is.
  let kind: String
  /// Other words by which it is found.
  var also: [String] = []
}

extension Journey {
  /// The most lines that are listed; more would have to be scrolled rather than typed for.
  private static let mostFound = 30

  /// What matches the words typed on the page: every word begins a word of its name.
  var findRows: [FindRow] {
    guard case .find = page else { return [] }
    let wanted = Register.words(of: place.text)
    guard !wanted.isEmpty else { return [] }
    return Array(
      Register.found(wanted, among: findable) { ["\($0.title) \($0.kind)"] + $0.also }
        .prefix(Self.mostFound))
  }

  /// Everything that can be found: the case's own duties first, then whom to ring, then the rest.
  private var findable: [FindRow] {
    let listed = (outcome ?? situation.settled).duties.map(\.duty)
    let duties = listed + pathway.duties.map(\.id).filter { !listed.contains($0) }
    var rows = duties.compactMap { id in
      pathway.duty(id).map { duty in
        FindRow(
          target: .duty(id), title: duty.wording(of: nil).title ?? id.rawValue,
          kind: listed.contains(id) ? "duty of this case" : "duty, not of this case")
      }
    }
    if let place = placeNow, let area = directory?.area(place.area) {
      if area.partnership != nil {
        rows.append(
          FindRow(target: .partnership(area.id), title: area.title, kind: "partnership"))
      }
      rows += area.contacts.filter {
        $0.authority == nil || place.authority == nil || $0.authority == place.authority
      }.map {
        FindRow(
          target: .localContact($0.id), title: $0.name.value ?? $0.purpose.words,
          kind: "local contact: \($0.purpose.words)")
      }
    }
    rows += pathway.contacts.map {
      FindRow(target: .contact($0.id), title: $0.name, kind: "contact")
    }
    rows += pathway.facts.filter(\.isAskable).map {
      FindRow(target: .question($0.id), title: $0.label, kind: "question")
    }
    rows += registerKinds.map {
      FindRow(target: .kind($0.id), title: $0.label, kind: "may it refer?", also: $0.also)
    }
    rows += (pathway.register?.bodies ?? []).map {
      FindRow(
        target: .body($0.name), title: $0.name, kind: "may it refer?", also: $0.otherNames)
    }
    return rows
  }

  /// Opens what was found.
  mutating func openFound() {
    let rows = findRows
    guard rows.indices.contains(place.cursor) else { return }
    let target = rows[place.cursor].target
    switch target {
    case .duty(let id) where (outcome ?? situation.settled).duty(id) != nil: open(.duty(id))
    case .question(let id): open(.why(id))
    default: open(.found(target))
    }
  }

  /// What there is to read of something that was found.
  func passages(of target: Findable) -> [Passage] {
    switch target {
    case .duty(let id): pathway.duty(id).map(generalPassages) ?? []
    case .contact(let id): pathway.contact(id).map(passages) ?? []
    case .localContact(let id): localPassages(of: id)
    case .body(let name): bodyPassages(of: name)
    case .kind(let kind): kindPassages(of: kind)
    case .partnership(let id): partnershipPassages(of: id)
    case .question: []
    }
  }

  /// A duty that is not of this case: what it is, and that it is not owed here.
  private func generalPassages(of duty: Duty) -> [Passage] {
    let wording = duty.wording(of: nil)
    var result: [Passage] = [
      .heading(wording.title ?? duty.id.rawValue),
      .text("This duty is not on the list of this case, as far as the answers go."),
    ]
    if let to = wording.to { result.append(.text("To: \(to).")) }
    if let by = wording.by { result.append(.text("By when: \(by.words).")) }
    result += (wording.say ?? []).map { .item($0) }
    let basis = interview.applying(wording.basis ?? [])
    if !basis.isEmpty {
      result += [.heading("What it rests on")] + basis.map { .item(pathway.words(for: $0)) }
    }
    return result
  }

  private func passages(of contact: Contact) -> [Passage] {
    [
      .heading(contact.name), .text("For: \(contact.purpose)."),
      .contact(pathway.words(for: contact)), .heading("What it rests on"),
    ] + interview.applying(contact.basis).map { .item(pathway.words(for: $0)) }
  }

  /// A local contact with everything that is known of it, and from where.
  private func localPassages(of id: AreaContact.ID) -> [Passage] {
    guard let place = placeNow, let area = directory?.area(place.area),
      let contact = area.contact(id)
    else { return [] }
    var result: [Passage] = [.heading(contact.name.value ?? contact.purpose.words)]
    if let door = frontDoor(for: contact.purpose) {
      let own = door.lines.filter { $0.contact == contact }
      result += own.map { .contact("\($0.phone.value.printed): \($0.name), \($0.words).") }
      if own.isEmpty { result.append(.warning("Number \(Self.unconfirmedNotice)")) }
    }
    if let hours = contact.hours?.value { result.append(.text("Hours: \(hours.words).")) }
    result += [contact.form?.value, contact.page?.value].compactMap(\.self).map { .item($0) }
    result += contact.notes.map { .item($0) }
    result.append(.heading("How sure each value is"))
    result += contact.statements.map { key, provenance in
      guard let provenance else { return .item("\(key): not confirmed") }
      return .item(
        "\(key): \(provenance.confidence.rawValue), \(provenance.source.title), "
          + "\(provenance.source.dated), checked \(provenance.checked.inWords)")
    }
    return result
  }

  /// Whether a body may refer and is bound to notify, in each nation where that differs.
  private func bodyPassages(of name: String) -> [Passage] {
    guard let register = pathway.register,
      let body = register.bodies.first(where: { $0.name == name })
    else { return [] }
    let kind = pathway.fact(register.fact)?.answer(body.kind)
    return [.heading(body.name)] + (kind.map { [.text("Kind: \($0.label).")] } ?? [])
      + rowPassages(of: body.kind, only: body.with, in: register)
  }

  /// The same for every organisation of a kind.
  private func kindPassages(of kind: Answer.ID) -> [Passage] {
    guard let register = pathway.register,
      let answer = pathway.fact(register.fact)?.answer(kind)
    else { return [] }
    return [.heading(answer.label)] + (answer.help.map { [.text($0)] } ?? [])
      + rowPassages(of: kind, only: nil, in: register)
  }

  private func rowPassages(
    of kind: Answer.ID, only with: Answer.ID?, in register: Register
  ) -> [Passage] {
    var result: [Passage] = []
    let others = register.with.flatMap(pathway.fact)?.answers ?? []
    var said: [String] = []
    for other in others where with == nil || with == other.id {
      guard let row = register.row(for: kind, with: other.id) else { continue }
      for fact in register.sets {
        let words =
          row.sets[fact].flatMap { pathway.fact(fact)?.answer($0)?.label } ?? "Not known"
        said.append("\(other.label): \(words).")
      }
      result += said.map { .item($0) }
      said = []
      result += row.basis.prefix(1).map { .text(pathway.words(for: $0)) }
    }
    return result
  }

  /// The partnership of an area, in roles only.
  private func partnershipPassages(of id: Area.ID) -> [Passage] {
    guard let area = directory?.area(id), let partnership = area.partnership else { return [] }
    func lines<Value>(
      _ heading: String, _ stated: Stated<[Value]>, _ words: (Value) -> String
    ) -> [Passage] {
      [.heading(heading)]
        + (stated.value.map { $0.map { .item(words($0)) } } ?? [.text("Not confirmed.")])
    }
    var result: [Passage] = [
      .heading(partnership.name.value ?? area.title),
      .text("Chaired by: \(partnership.chairedBy.value?.rawValue ?? "not confirmed")."),
      .text("Co-ordinated by: \(partnership.coordinatedBy.value?.rawValue ?? "not confirmed")."),
    ]
    result += lines("What it does", partnership.activities) { $0.rawValue }
    result += lines("Members and their part in a referral", partnership.members) { member in
      // Who was replaced is not to be rung; whoever has its work now is.
      let now = member.successor.map { " (now \($0))" } ?? ""
      return "\(member.name)\(now): \(member.parts.map(\.rawValue).joined(separator: ", "))"
    }
    result += lines("Objectives", partnership.objectives) { $0 }
    result += lines("Meetings", partnership.meetings) { "\($0.what), \($0.every)" }
    result += lines("Reports owed", partnership.reports) { "\($0.what), \($0.every)" }
    result += lines("Sub-groups", partnership.subGroups) { $0 }
    if let page = partnership.page?.value { result.append(.item(page)) }
    return result + partnership.notes.map { .item($0) } + localRoutePassages
  }
}
