import Pathways

// A value with its source, or the word `unconfirmed`.
extension AreaDecoder {
  /// - Parameter decode: takes what stands under `is`, and the other keys of the group.
  mutating func stated<Value>(
    _ node: LocatedNode, _ what: String,
    _ decode: (inout AreaDecoder, LocatedNode, inout FieldReader) -> Value?
  ) -> Stated<Value>? {
    switch node {
    case .scalar(let text) where text.value == "unconfirmed": return .unconfirmed(nil)
    case .scalar, .sequence:
      diagnostics.append(ProvenanceCheck.bareValue(what, at: node.location))
      return nil
    case .mapping: break
    }
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let value = fields.node("is")
    let unconfirmed = fields.text("unconfirmed")
    let note = fields.text("note")
    for text in [note, unconfirmed].compactMap({ $0 }) { checkText(text, what) }
    if let refusal = UnconfirmedValueCheck.diagnostic(what, value, unconfirmed, fields) {
      _ = decoded(value, &fields, decode)
      for key in ["source", "confidence", "checked"] { _ = fields.node(key) }
      fields.diagnostics.append(refusal)
      fields.finish(what, into: &diagnostics)
      return nil
    }
    if let unconfirmed {
      for key in ["source", "confidence", "checked"] {
        guard let other = fields.node(key) else { continue }
        fields.diagnostics.append(
          Diagnostic(
            "shape/not-allowed", at: other.location,
            "\(what) is unconfirmed, so it has no '\(key)'", suggestion: "remove the key"))
      }
      if let note {
        fields.diagnostics.append(
          Diagnostic(
            "shape/not-allowed", at: note.location, "\(what) is unconfirmed, so it has no 'note'",
            suggestion: "say it under 'unconfirmed'"))
      }
      _ = fields.node("except")
      fields.finish(what, into: &diagnostics)
      return .unconfirmed(unconfirmed.value)
    }
    if value == nil { _ = fields.requiredNode("is", of: what) }
    let result = decoded(value, &fields, decode)
    let provenance = provenance(&fields, of: what)
    fields.finish(what, into: &diagnostics)
    guard let result, let provenance else { return nil }
    return .confirmed(Sourced(result, provenance, note: note?.value))
  }

  private mutating func decoded<Value>(
    _ value: LocatedNode?, _ fields: inout FieldReader,
    _ decode: (inout AreaDecoder, LocatedNode, inout FieldReader) -> Value?
  ) -> Value? {
    guard let value else { return nil }
    return decode(&self, value, &fields)
  }

  /// `source`, `confidence` and `checked`.
  mutating func provenance(_ fields: inout FieldReader, of what: String) -> Provenance? {
    let named = fields.texts("source") ?? []
    let confidence: Confidence? = fields.choice("confidence")
    let checked = fields.date("checked")
    let hasConfidence = fields.node("confidence") != nil
    if named.isEmpty || !hasConfidence {
      fields.diagnostics.append(
        ProvenanceCheck.missing(
          what, named.isEmpty ? "source" : "confidence", at: fields.location))
    }
    var found: [AreaSource] = []
    for name in named where names.resolve(name, as: .source, &diagnostics) {
      if let source = sources[name.value] { found.append(source) }
    }
    guard let first = found.first, let confidence else { return nil }
    return Provenance(
      source: first, others: Array(found.dropFirst()), checked: checked ?? first.checked,
      confidence: confidence)
  }

  mutating func statedText(_ node: LocatedNode, _ what: String) -> Stated<String>? {
    stated(node, what) { decoder, value, _ in decoder.plainText(value, what) }
  }

  mutating func plainText(_ value: LocatedNode, _ what: String) -> String? {
    guard case .scalar(let text) = value else {
      diagnostics.append(.wrongKind(of: what, wanted: "a text", found: value))
      return nil
    }
    guard !text.value.isEmpty else {
      diagnostics.append(Diagnostic("shape/empty", at: text.location, "\(what) is empty"))
      return nil
    }
    checkText(text, what)
    return text.value
  }

  mutating func statedAddress(_ node: LocatedNode, _ what: String) -> Stated<String>? {
    stated(node, what) { decoder, value, fields in
      guard case .scalar(let text) = value else {
        decoder.diagnostics.append(.wrongKind(of: what, wanted: "a text", found: value))
        return nil
      }
      decoder.checkAddress(text, &fields)
      return text.value
    }
  }

  mutating func statedPhone(_ node: LocatedNode, _ what: String) -> Stated<Telephone>? {
    stated(node, what) { decoder, value, _ in
      guard case .scalar(let text) = value else {
        decoder.diagnostics.append(.wrongKind(of: what, wanted: "a text", found: value))
        return nil
      }
      return decoder.telephone(text)
    }
  }

  mutating func telephone(_ text: LocatedText) -> Telephone? {
    if let refusal = MobileNumberCheck.diagnostic(text) ?? TelephoneShapeCheck.diagnostic(text) {
      diagnostics.append(refusal)
      return nil
    }
    return try? Telephone(text.value)
  }

  mutating func statedHours(_ node: LocatedNode, _ what: String) -> Stated<AreaContact.Hours>? {
    stated(node, what) { decoder, value, fields in
      let phrases = LocatedNode.texts(value, of: what, &decoder.diagnostics)
      let except = fields.text("except")
      let faults = HoursCheck.diagnostics(phrases, except: except, at: value.location)
      decoder.diagnostics += faults
      guard !phrases.isEmpty, faults.isEmpty else { return nil }
      return AreaContact.Hours(phrases: phrases.map(\.value), except: except?.value)
    }
  }

  /// What no text of a pack may hold: numbers without a source, and people.
  mutating func checkText(_ text: LocatedText, _ what: String) {
    diagnostics += NumberInTextCheck.diagnostics(text, what)
    diagnostics += PersonalNameCheck.diagnostics(text)
    diagnostics += PersonalMailboxCheck.diagnostics(inText: text)
  }
}
