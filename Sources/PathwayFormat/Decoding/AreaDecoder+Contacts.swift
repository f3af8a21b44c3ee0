import Pathways

extension AreaDecoder {
  mutating func decodeContact(_ entry: LocatedNode.Entry) {
    let what = "contact '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let purpose: LocalPurpose? = requiredChoice("purpose", &fields, of: what)
    let authority = fields.text("authority")
    let district = fields.text("district")
    let nations = decodeNations(fields.texts("nation") ?? [])
    let name = fields.requiredNode("name", of: what).flatMap { statedText($0, "'name'") }
    let phone = fields.requiredNode("phone", of: what).flatMap { statedPhone($0, "'phone'") }
    let hours = fields.node("hours").flatMap { statedHours($0, "'hours'") }
    let outOfHours = fields.node("out-of-hours").flatMap { decodeOutOfHours($0) }
    let email = fields.node("email").flatMap { statedMailbox($0) }
    let form = fields.node("form").flatMap { statedAddress($0, "'form'") }
    let page = fields.node("page").flatMap { statedAddress($0, "'page'") }
    let alsoCalled = fields.items("also-called").compactMap { sourcedText($0, "'also-called'") }
    let rivals = fields.items("other-phones").compactMap { decodeRival($0) }
    let superseded = fields.items("superseded").compactMap { decodeSuperseded($0) }
    let through = fields.text("through")
    let national = fields.text("national")
    let notes = fields.texts("notes") ?? []
    for note in notes { checkText(note, "a note") }
    fields.finish(what, into: &diagnostics)
    if let authority, names.resolve(authority, as: .authority, &diagnostics), let district {
      _ = names.resolveDistrict(district, of: authority.value, &diagnostics)
    } else if authority == nil, let district {
      diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: district.location, "\(what) names a district without its county",
          suggestion: "add 'authority:'"))
    }
    if let through { _ = names.resolve(through, as: .contact, &diagnostics) }
    places[.contact(AreaContact.ID(entry.key.value))] = entry.key.location
    guard let purpose, let name, let phone else { return }
    var contact = AreaContact(
      id: AreaContact.ID(entry.key.value), purpose: purpose,
      authority: authority.map { LocalAuthority.ID($0.value) },
      district: district.map { District.ID($0.value) }, nations: nations,
      name: name, phone: phone)
    contact.hours = hours
    contact.outOfHours = outOfHours
    contact.email = email
    contact.form = form
    contact.page = page
    contact.alsoCalled = alsoCalled
    contact.rivals = rivals
    contact.superseded = superseded
    contact.through = through.map { AreaContact.ID($0.value) }
    contact.national = national.map { AreaContact.ID($0.value) }
    contact.notes = notes.map(\.value)
    contacts.append(contact)
  }

  /// A nation that is misspelt would hide the contact everywhere.
  private mutating func decodeNations(_ texts: [LocatedText]) -> [Nation] {
    texts.compactMap { text in
      let nation = Nation(rawValue: text.value)
      if nation == nil {
        diagnostics.append(
          .notAllowed(text, for: "nation", words: Nation.allCases.map(\.rawValue)))
      }
      return nation
    }
  }

  private mutating func decodeOutOfHours(_ node: LocatedNode) -> AreaContact.OutOfHours? {
    let what = "'out-of-hours'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let name = fields.node("name").flatMap { statedText($0, "'name'") }
    let phone = fields.requiredNode("phone", of: what).flatMap { statedPhone($0, "'phone'") }
    let hours = fields.node("hours").flatMap { statedHours($0, "'hours'") }
    fields.finish(what, into: &diagnostics)
    return phone.map { AreaContact.OutOfHours(name: name, phone: $0, hours: hours) }
  }

  private mutating func statedMailbox(_ node: LocatedNode) -> Stated<String>? {
    stated(node, "'email'") { decoder, value, _ in
      guard case .scalar(let text) = value else {
        decoder.diagnostics.append(.wrongKind(of: "'email'", wanted: "a text", found: value))
        return nil
      }
      decoder.diagnostics += PersonalMailboxCheck.diagnostics(address: text)
      return text.value
    }
  }

  /// A value that has to be confirmed: an unconfirmed second name says nothing.
  mutating func sourcedText(_ node: LocatedNode, _ what: String) -> Sourced<String>? {
    sourced(statedText(node, what), node, what)
  }

  private mutating func sourced<Value>(
    _ stated: Stated<Value>?, _ node: LocatedNode, _ what: String
  ) -> Sourced<Value>? {
    if case .unconfirmed? = stated {
      diagnostics.append(
        Diagnostic(
          "shape/not-allowed", at: node.location, "\(what) cannot be unconfirmed",
          suggestion: "leave it out"))
    }
    return stated?.sourced
  }

  private mutating func decodeRival(_ node: LocatedNode) -> AreaContact.Rival? {
    let what = "an item of 'other-phones'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let kind: AreaContact.Rival.Kind? = requiredChoice("kind", &fields, of: what)
    let phone = fields.requiredNode("phone", of: what).flatMap { node in
      sourced(statedPhone(node, "'phone'"), node, "'phone'")
    }
    fields.finish(what, into: &diagnostics)
    guard let kind, let phone else { return nil }
    return AreaContact.Rival(kind: kind, phone: phone)
  }

  private mutating func decodeSuperseded(_ node: LocatedNode) -> AreaContact.Superseded? {
    let what = "an item of 'superseded'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let name = fields.requiredText("name", of: what)
    let phone = fields.requiredText("phone", of: what)
    let source = fields.text("source")
    fields.finish(what, into: &diagnostics)
    if let name { checkText(name, what) }
    if let source { _ = names.resolve(source, as: .source, &diagnostics) }
    guard let name, let phone, let number = telephone(phone) else { return nil }
    return AreaContact.Superseded(
      name: name.value, phone: number, source: source.flatMap { sources[$0.value] })
  }
}
