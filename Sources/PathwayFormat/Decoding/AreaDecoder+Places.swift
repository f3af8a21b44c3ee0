import Pathways

extension AreaDecoder {
  mutating func decodeAuthority(_ entry: LocatedNode.Entry) {
    let what = "authority '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let name = fields.requiredText("name", of: what)
    let kind: LocalAuthority.Kind? = requiredChoice("kind", &fields, of: what)
    let also = fields.texts("also") ?? []
    let notes = fields.texts("notes") ?? []
    for note in notes { checkText(note, "a note") }
    let districts = fields.members("districts").compactMap { decodeDistrict($0) }
    let period = Period(from: fields.date("from"), until: fields.date("until"))
    fields.finish(what, into: &diagnostics)
    guard let name, let kind else { return }
    let id = LocalAuthority.ID(entry.key.value)
    places[.authority(id)] = entry.key.location
    authorities.append(
      LocalAuthority(
        id: id, name: name.value, kind: kind, otherNames: also.map(\.value), period: period,
        districts: districts, notes: notes.map(\.value)))
  }

  private mutating func decodeDistrict(_ entry: LocatedNode.Entry) -> District? {
    let what = "district '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return nil }
    let name = fields.requiredText("name", of: what)
    let also = fields.texts("also") ?? []
    fields.finish(what, into: &diagnostics)
    guard let name else { return nil }
    let id = District.ID(entry.key.value)
    places[.district(id)] = entry.key.location
    return District(id: id, name: name.value, otherNames: also.map(\.value))
  }

  mutating func decodeFormerCouncil(_ entry: LocatedNode.Entry) {
    let what = "former council '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let name = fields.requiredText("name", of: what)
    let also = fields.texts("also") ?? []
    let until = requiredDate("until", &fields, of: what)
    let successors = fields.texts("successors") ?? []
    fields.finish(what, into: &diagnostics)
    let known = successors.filter { names.resolve($0, as: .authority, &diagnostics) }
    guard let name, let until else { return }
    let id = FormerCouncil.ID(entry.key.value)
    places[.formerCouncil(id)] = entry.key.location
    guard known.count == successors.count else { return }
    formerCouncils.append(
      FormerCouncil(
        id: id, name: name.value, otherNames: also.map(\.value), until: until,
        successors: known.map { LocalAuthority.ID($0.value) }))
  }

  mutating func decodeSetting(_ node: LocatedNode) {
    let what = "a policy"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return }
    let fact = fields.requiredText("fact", of: what)
    let authority = fields.text("authority")
    let answer = fields.requiredNode("answer", of: what).flatMap { statedText($0, "'answer'") }
    let route = fields.text("route")
    fields.finish(what, into: &diagnostics)
    if let authority { _ = names.resolve(authority, as: .authority, &diagnostics) }
    if let route, names.resolve(route, as: .route, &diagnostics) {
      routesThatDecide.append(route)
    }
    guard let fact, let answer else { return }
    places[.setting(policy.settings.count)] = fact.location
    policy.settings.append(
      LocalPolicy.Setting(
        fact: Fact.ID(fact.value), authority: authority.map { LocalAuthority.ID($0.value) },
        answer: answer.mapped { Answer.ID($0) }))
  }

  mutating func decodeRoute(_ entry: LocatedNode.Entry) {
    let what = "route '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let title = fields.requiredText("title", of: what)
    let status: LocalRoute.Status? = requiredChoice("status", &fields, of: what)
    let authority = fields.text("authority")
    let hasWords = fields.requiredNode("says", of: what) != nil
    let says = hasWords ? fields.texts("says") ?? [] : []
    let keeps = fields.text("keeps")
    for text in says + [keeps].compactMap({ $0 }) { checkText(text, what) }
    let provenance = provenance(&fields, of: what)
    fields.finish(what, into: &diagnostics)
    if let authority { _ = names.resolve(authority, as: .authority, &diagnostics) }
    guard let title, let status, let provenance, !says.isEmpty else { return }
    let id = LocalRoute.ID(entry.key.value)
    places[.route(id)] = entry.key.location
    policy.routes.append(
      LocalRoute(
        id: id, title: title.value, status: status,
        authority: authority.map { LocalAuthority.ID($0.value) }, says: says.map(\.value),
        document: provenance, keeps: keeps?.value))
  }
}

extension Stated {
  /// The same statement with the value turned into something else.
  func mapped<Other>(_ turn: (Value) -> Other) -> Stated<Other> {
    switch self {
    case .confirmed(let sourced):
      .confirmed(Sourced<Other>(turn(sourced.value), sourced.provenance, note: sourced.note))
    case .unconfirmed(let text): .unconfirmed(text)
    }
  }
}
