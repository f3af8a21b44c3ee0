import Pathways

extension PathwayDecoder {
  mutating func decodeSource(_ entry: LocatedNode.Entry) {
    let what = "source '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let title = fields.requiredText("title", of: what)
    let publisher = fields.requiredText("publisher", of: what)
    let supplied = fields.text("supplied")
    let url = supplied == nil ? fields.requiredText("url", of: what) : fields.text("url")
    let dated = fields.requiredText("dated", of: what)
    let checked = fields.date("checked")
    let reading: Reading? = fields.choice("read")
    let kind: Source.Kind? = fields.choice("kind")
    let sections = (fields.texts("sections") ?? []).map(\.value)
    let condition = condition("when", &fields, .facts)
    for (key, isMissing) in [
      ("checked", checked == nil), ("read", reading == nil), ("kind", kind == nil),
    ] where isMissing && fields.diagnostics.isEmpty {
      fields.diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: fields.location, "\(what) has no '\(key)'",
          suggestion: "add '\(key):'"))
    }
    if let url, !url.value.hasPrefix("https://"), !url.value.hasPrefix("http://") {
      fields.diagnostics.append(
        Diagnostic(
          "shape/not-allowed", at: url.location, "'\(url.value)' is not an address of the web",
          suggestion: "start with https://"))
    }
    fields.finish(what, into: &diagnostics)
    guard let title, let publisher, let dated, let checked, let reading, let kind
    else { return }
    sources.append(
      Source(
        id: Source.ID(entry.key.value), title: title.value, publisher: publisher.value,
        url: url?.value, supplied: supplied?.value, dated: dated.value, checked: checked,
        reading: reading, kind: kind, sections: sections,
        condition: condition ?? .always))
  }

  mutating func decodeContact(_ entry: LocatedNode.Entry) {
    let what = "contact '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let name = fields.requiredText("name", of: what)
    let purpose = fields.requiredText("for", of: what)
    let unconfirmed = fields.text("unconfirmed")
    let values = ["phone", "email", "url", "hours"].map { fields.text($0) }
    let basis = citations("basis", &fields) ?? []
    if let unconfirmed, let value = values.compactMap({ $0 }).first {
      fields.diagnostics.append(
        Diagnostic(
          "contact/unconfirmed-value", at: value.location,
          "\(what) is unconfirmed, so it cannot show '\(value.value)'",
          suggestion: "remove the value, or confirm it and name the source",
          notes: [.init("it is unconfirmed here", at: unconfirmed.location)]))
    }
    if let unconfirmed, Self.holdsTelephoneNumber(unconfirmed.value) {
      fields.diagnostics.append(
        Diagnostic(
          "contact/unconfirmed-value", at: unconfirmed.location,
          "the text holds something that looks like a telephone number",
          suggestion: "say whom to ask instead"))
    }
    if unconfirmed == nil, values.allSatisfy({ $0 == nil }) {
      fields.diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: fields.location, "\(what) has no way to reach it",
          suggestion: "add 'phone:', 'email:' or 'url:', or say 'unconfirmed:'"))
    }
    if unconfirmed == nil, basis.isEmpty {
      fields.diagnostics.append(
        Diagnostic(
          "contact/no-basis", at: fields.location, "\(what) names no source",
          suggestion: "add 'basis:', or say 'unconfirmed:'"))
    }
    if let phone = values[0], !Self.isTelephoneNumber(phone.value) {
      fields.diagnostics.append(
        Diagnostic(
          "shape/not-allowed", at: phone.location, "'\(phone.value)' is not a telephone number",
          suggestion: "write digits and spaces"))
    }
    // In the same words as the hours of area packs, so that both can be worked with.
    if let hours = values[3] {
      do throws(HoursFault) {
        _ = try HoursParser().hours(from: [hours.value])
      } catch {
        fields.diagnostics.append(
          Diagnostic(
            "contact/bad-hours", at: hours.location(at: error.offset), error.message,
            suggestion: error.remedy))
      }
    }
    fields.finish(what, into: &diagnostics)
    guard let name, let purpose else { return }
    let reach: Contact.Reach =
      unconfirmed.map { .unconfirmed($0.value) }
      ?? .confirmed(
        phone: values[0]?.value, email: values[1]?.value, url: values[2]?.value,
        hours: values[3]?.value)
    contacts.append(
      Contact(
        id: Contact.ID(entry.key.value), name: name.value, purpose: purpose.value, reach: reach,
        basis: basis))
  }

  private static func isTelephoneNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 }
  }

  /// Five digits or more, spaces aside: 999, 101 and 28 days are words.
  static func holdsTelephoneNumber(_ text: String) -> Bool {
    var run = 0
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) {
        run += 1
        if run >= 5 { return true }
      } else if byte != 0x20 {
        run = 0
      }
    }
    return false
  }

  mutating func decodeRule(_ entry: LocatedNode.Entry) {
    let what = "rule '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let says = fields.requiredText("says", of: what)
    _ = fields.requiredNode("read", of: what)
    let reading: Reading? = fields.choice("read")
    let leftOut = fields.text("left-out")
    fields.finish(what, into: &diagnostics)
    guard let says, let reading else { return }
    rules.append(
      DomainRule(
        id: DomainRule.ID(entry.key.value), says: says.value, reading: reading,
        leftOut: leftOut?.value))
  }
}
