import Pathways

extension AreaDecoder {
  mutating func decodePartnership(_ node: LocatedNode) -> Partnership? {
    let what = "the partnership"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let name = fields.requiredNode("name", of: what).flatMap { statedText($0, "'name'") }
    let reach: Partnership.Reach? = requiredChoice("type", &fields, of: what)
    let knownAs = fields.items("known-as").compactMap { sourcedText($0, "'known-as'") }
    let chair = fields.node("chaired-by").flatMap { leader($0, "'chaired-by'") }
    let coordinator = fields.node("co-ordinated-by").flatMap { leader($0, "'co-ordinated-by'") }
    let activities: Stated<[Partnership.Activity]>? = fields.node("activities").flatMap {
      list($0, "'activities'") { decoder, item in decoder.word(item, "activities") }
    }
    let members = fields.node("members").flatMap {
      list($0, "'members'") { decoder, item in decoder.decodeMember(item) }
    }
    let objectives = fields.node("objectives").flatMap { texts($0, "'objectives'") }
    let meetings = fields.node("meetings").flatMap { occasions($0, "'meetings'") }
    let reports = fields.node("reports").flatMap { occasions($0, "'reports'") }
    let subGroups = fields.node("sub-groups").flatMap { texts($0, "'sub-groups'") }
    let page = fields.node("page").flatMap { statedAddress($0, "'page'") }
    let partOf = fields.items("part-of").compactMap { sourcedText($0, "'part-of'") }
    let notes = fields.texts("notes") ?? []
    for note in notes { checkText(note, "a note") }
    fields.finish(what, into: &diagnostics)
    guard let name, let reach else { return nil }
    var partnership = Partnership(name: name, reach: reach)
    partnership.knownAs = knownAs
    partnership.chairedBy = chair ?? .unconfirmed(nil)
    partnership.coordinatedBy = coordinator ?? .unconfirmed(nil)
    partnership.activities = activities ?? .unconfirmed(nil)
    partnership.members = members ?? .unconfirmed(nil)
    partnership.objectives = objectives ?? .unconfirmed(nil)
    partnership.meetings = meetings ?? .unconfirmed(nil)
    partnership.reports = reports ?? .unconfirmed(nil)
    partnership.subGroups = subGroups ?? .unconfirmed(nil)
    partnership.page = page
    partnership.partOf = partOf
    partnership.notes = notes.map(\.value)
    return partnership
  }

  private mutating func leader(_ node: LocatedNode, _ what: String) -> Stated<Partnership.Leader>? {
    stated(node, what) { decoder, value, _ in decoder.word(value, what) }
  }

  /// One of the words that an enumeration has.
  private mutating func word<Value: RawRepresentable & CaseIterable>(
    _ node: LocatedNode, _ what: String
  ) -> Value? where Value.RawValue == String {
    guard case .scalar(let text) = node else {
      diagnostics.append(.wrongKind(of: what, wanted: "a word", found: node))
      return nil
    }
    if let value = Value(rawValue: text.value) { return value }
    diagnostics.append(
      .notAllowed(
        text, for: what.filter { $0 != "'" }, words: Value.allCases.map(\.rawValue)))
    return nil
  }

  private mutating func list<Item>(
    _ node: LocatedNode, _ what: String,
    _ decode: @escaping (inout AreaDecoder, LocatedNode) -> Item?
  ) -> Stated<[Item]>? {
    stated(node, what) { decoder, value, _ in
      let items: [LocatedNode] = if case .sequence(let items, _) = value { items } else { [value] }
      return items.compactMap { decode(&decoder, $0) }
    }
  }

  private mutating func texts(_ node: LocatedNode, _ what: String) -> Stated<[String]>? {
    list(node, what) { decoder, item in decoder.plainText(item, "an item of \(what)") }
  }

  private mutating func occasions(
    _ node: LocatedNode, _ what: String
  ) -> Stated<[Partnership.Occasion]>? {
    list(node, what) { decoder, item in decoder.decodeOccasion(item, "an item of \(what)") }
  }

  private mutating func decodeMember(_ node: LocatedNode) -> Partnership.Member? {
    let what = "a member"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let name = fields.requiredText("name", of: what)
    let hasPart = fields.requiredNode("part", of: what) != nil
    var parts: [Partnership.Part] = []
    for item in hasPart ? fields.items("part") : [] {
      if let part: Partnership.Part = word(item, "part") { parts.append(part) }
    }
    let departments = fields.texts("departments") ?? []
    let successor = fields.text("successor")
    for text in [name, successor].compactMap({ $0 }) + departments { checkText(text, what) }
    fields.finish(what, into: &diagnostics)
    return name.map {
      Partnership.Member(
        name: $0.value, parts: parts, departments: departments.map(\.value),
        successor: successor?.value)
    }
  }

  private mutating func decodeOccasion(
    _ node: LocatedNode, _ what: String
  ) -> Partnership.Occasion? {
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let name = fields.requiredText("what", of: what)
    let every = fields.requiredText("every", of: what)
    let to = fields.text("to")
    for text in [name, every, to].compactMap({ $0 }) { checkText(text, what) }
    fields.finish(what, into: &diagnostics)
    guard let name, let every else { return nil }
    return Partnership.Occasion(what: name.value, every: every.value, to: to?.value)
  }
}
