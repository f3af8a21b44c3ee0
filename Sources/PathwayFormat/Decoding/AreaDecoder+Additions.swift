import Pathways

extension AreaDecoder {
  /// What the area adds to a pathway, in the language of that pathway.
  mutating func decodeAdditions(_ entry: LocatedNode.Entry) {
    guard !pathways.isEmpty else { return }
    let id = Pathway.ID(entry.key.value)
    guard let reading = pathways.first(where: { $0.pathway?.id == id }),
      var symbols = reading.symbols
    else {
      guard !ignoresOthers else { return }
      let known = pathways.compactMap { $0.pathway?.id.rawValue }
      diagnostics.append(
        Diagnostic(
          "area/unknown-pathway", at: entry.key.location,
          "there is no pathway '\(entry.key.value)'",
          suggestion: Suggestion.nearest(to: entry.key.value, among: known).map {
            "did you mean '\($0)'?"
          } ?? "pathways: \(known.joined(separator: ", "))"))
      return
    }
    let what = "what is added to '\(id)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let sources = fields.members("sources")
    let duties = fields.members("duties")
    let notes = fields.items("notes")
    let deadlines = fields.items("deadlines")
    fields.finish(what, into: &diagnostics)
    // Declared beside those of the pathway, so that a name that it has already is refused.
    symbols.collect(from: .mapping(entries(of: entry.value), entry.key.location), &diagnostics)
    var decoder = PathwayDecoder(symbols: symbols, date: nil)
    var result = AreaAdditions(to: id)
    for source in sources { decoder.decodeSource(source) }
    result.sources = decoder.sources
    for duty in duties {
      let authority = authority(of: duty.value)
      decoder.decodeDuty(duty.without("authority"))
      guard let decoded = decoder.duties.popLast() else { continue }
      places[.duty(decoded.id)] = duty.key.location
      result.duties.append(AreaAdditions.AddedDuty(authority: authority, duty: decoded))
    }
    for node in notes { if let note = decodeNote(node, &decoder) { result.notes.append(note) } }
    for node in deadlines {
      if let deadline = decodeDeadline(node, &decoder) { result.deadlines.append(deadline) }
    }
    diagnostics += decoder.diagnostics
    additions.append(result)
  }

  private func entries(of node: LocatedNode) -> [LocatedNode.Entry] {
    guard case .mapping(let entries, _) = node else { return [] }
    return entries.filter { ["sources", "duties"].contains($0.key.value) }
  }

  private mutating func authority(of node: LocatedNode) -> LocalAuthority.ID? {
    guard case .mapping(let entries, _) = node,
      let value = entries.first(where: { $0.key.value == "authority" })?.value
    else { return nil }
    guard case .scalar(let name) = value else {
      diagnostics.append(.wrongKind(of: "'authority'", wanted: "a text", found: value))
      return nil
    }
    guard names.resolve(name, as: .authority, &diagnostics) else { return nil }
    return LocalAuthority.ID(name.value)
  }

  private mutating func decodeNote(
    _ node: LocatedNode, _ decoder: inout PathwayDecoder
  ) -> AreaAdditions.Note? {
    let what = "an added note"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let duty = fields.requiredText("duty", of: what)
    _ = fields.text("authority")
    let when = decoder.condition("when", &fields, .duty) ?? .always
    let say = fields.requiredText("say", of: what)
    let basis = decoder.citations("basis", &fields) ?? []
    if let say { checkText(say, what) }
    fields.finish(what, into: &diagnostics)
    let authority = authority(of: node)
    guard let duty, decoder.symbols.resolve(duty, as: .duty, &diagnostics), let say else {
      return nil
    }
    places[.note(Duty.ID(duty.value))] = duty.location
    return AreaAdditions.Note(
      duty: Duty.ID(duty.value), authority: authority,
      note: Duty.Note(condition: when, say: say.value, basis: basis))
  }

  private mutating func decodeDeadline(
    _ node: LocatedNode, _ decoder: inout PathwayDecoder
  ) -> AreaAdditions.EarlierDeadline? {
    let what = "an earlier deadline"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let duty = fields.requiredText("duty", of: what)
    _ = fields.text("authority")
    let text = fields.requiredText("by", of: what)
    _ = fields.requiredNode("basis", of: what)
    let basis = decoder.citations("basis", &fields) ?? []
    let by = text.flatMap { Deadline(written: $0.value) }
    if let text, by == nil {
      fields.diagnostics.append(
        Diagnostic(
          "shape/bad-deadline", at: text.location, "'\(text.value)' is not a deadline",
          suggestion: "at once, 4 hours, same day, next working day, 3 working days, 30 days"))
    }
    fields.finish(what, into: &diagnostics)
    let authority = authority(of: node)
    guard let duty, decoder.symbols.resolve(duty, as: .duty, &diagnostics), let by else {
      return nil
    }
    places[.deadline(Duty.ID(duty.value))] = duty.location
    return AreaAdditions.EarlierDeadline(
      duty: Duty.ID(duty.value), authority: authority, by: by, basis: basis)
  }
}

extension LocatedNode.Entry {
  /// The entry without one of its keys.
  fileprivate func without(_ name: String) -> LocatedNode.Entry {
    guard case .mapping(let entries, let location) = value else { return self }
    return LocatedNode.Entry(
      key: key, value: .mapping(entries.filter { $0.key.value != name }, location))
  }
}
