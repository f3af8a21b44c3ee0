import Pathways

extension PathwayDecoder {
  mutating func decodeDuty(_ entry: LocatedNode.Entry) {
    let what = "duty '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    _ = fields.requiredNode("stage", of: what)
    let stage: Stage? = fields.choice("stage")
    let when = requiredCondition("when", &fields, of: what, .duty)
    let ifUnsure = fields.text("if-unsure")
    if let ifUnsure, !["due", "not-due"].contains(ifUnsure.value) {
      fields.diagnostics.append(
        .notAllowed(ifUnsure, for: "if-unsure", words: ["due", "not-due"]))
    }
    let hold = fields.node("held-while").flatMap { decodeHold($0) }
    let contingencies = fields.items("contingent").compactMap { decodeContingency($0) }
    let after = fields.items("after").compactMap { decodeAfter($0) }
    let doneWhen = condition("done-when", &fields, .duty) ?? .never
    let wording = decodeWording(&fields)
    let notes = fields.items("notes").compactMap { decodeNote($0) }
    let variants = fields.members("variants").compactMap { decodeVariant($0) }
    let was: Duty.ID? = formerName(&fields, of: .duty)
    let period = decodePeriod(&fields)
    checkCompleteness(of: wording, variants, what, &fields)
    fields.finish(what, into: &diagnostics)
    guard let stage, isInForce(period) else { return }
    duties.append(
      Duty(
        id: Duty.ID(entry.key.value), stage: stage, condition: when,
        isDueIfUnsure: ifUnsure.map { $0.value == "due" }, hold: hold,
        contingencies: contingencies, after: after, doneWhen: doneWhen, wording: wording,
        notes: notes, variants: variants, was: was))
  }

  private mutating func decodeWording(_ fields: inout FieldReader) -> Duty.Wording {
    var wording = Duty.Wording()
    wording.title = fields.text("title")?.value
    wording.who = fields.text("who")?.value
    wording.to = fields.text("to")?.value
    if let by = fields.text("by") {
      wording.by = Deadline(written: by.value)
      if wording.by == nil {
        fields.diagnostics.append(.badDeadline(by))
      }
    }
    wording.say = fields.texts("say")?.map(\.value)
    wording.haveReady = fields.texts("have-ready")?.map(\.value)
    wording.contacts = names("contacts", &fields, as: .contact)
    wording.local = fields.choice("local")
    wording.force = fields.choice("force")
    wording.basis = citations("basis", &fields)
    wording.rules = names("rules", &fields, as: .rule)
    return wording
  }

  /// A duty without a basis, a recipient or a time would leave somebody guessing.
  private func checkCompleteness(
    of wording: Duty.Wording, _ variants: [Duty.Variant], _ what: String,
    _ fields: inout FieldReader
  ) {
    let wordings = variants.isEmpty ? [wording] : variants.map { wording.replaced(by: $0.wording) }
    let demands: [(String, String, (Duty.Wording) -> Bool)] = [
      ("duty/no-title", "title", { $0.title != nil }),
      ("duty/no-basis", "basis", { $0.basis?.isEmpty == false }),
      ("duty/no-recipient", "to", { $0.to != nil }),
      ("duty/no-deadline", "by", { $0.by != nil }),
    ]
    for (id, key, holds) in demands {
      // A deadline that cannot be read has been reported already.
      guard let bad = wordings.firstIndex(where: { !holds($0) }),
        !fields.diagnostics.contains(where: { $0.id == "shape/bad-deadline" })
      else { continue }
      let part = variants.isEmpty ? what : "\(what), variant '\(variants[bad].id)',"
      fields.diagnostics.append(
        Diagnostic(
          id, at: fields.location, "\(part) has no '\(key)'", suggestion: "add '\(key):'"))
    }
  }

  private mutating func decodeHold(_ node: LocatedNode) -> Duty.Hold? {
    guard var fields = FieldReader(node, what: "'held-while'", &diagnostics) else { return nil }
    let when = requiredCondition("when", &fields, of: "'held-while'", .duty)
    let until = fields.requiredText("until", of: "'held-while'")
    fields.finish("'held-while'", into: &diagnostics)
    return until.map { Duty.Hold(condition: when, until: $0.value) }
  }

  private mutating func decodeContingency(_ node: LocatedNode) -> Duty.Contingency? {
    guard var fields = FieldReader(node, what: "an item of 'contingent'", &diagnostics) else {
      return nil
    }
    let when = requiredCondition("when", &fields, of: "an item of 'contingent'", .duty)
    let provided = fields.requiredText("provided", of: "an item of 'contingent'")
    fields.finish("an item of 'contingent'", into: &diagnostics)
    return provided.map { Duty.Contingency(condition: when, provided: $0.value) }
  }

  private mutating func decodeAfter(_ node: LocatedNode) -> Duty.Precedence? {
    if case .scalar(let name) = node {
      return symbols.resolve(name, as: .duty, &diagnostics)
        ? Duty.Precedence(duty: Duty.ID(name.value), condition: .always) : nil
    }
    guard var fields = FieldReader(node, what: "an item of 'after'", &diagnostics) else {
      return nil
    }
    let name = fields.requiredText("duty", of: "an item of 'after'")
    let when = condition("when", &fields, .duty) ?? .always
    fields.finish("an item of 'after'", into: &diagnostics)
    guard let name, symbols.resolve(name, as: .duty, &diagnostics) else { return nil }
    return Duty.Precedence(duty: Duty.ID(name.value), condition: when)
  }

  private mutating func decodeNote(_ node: LocatedNode) -> Duty.Note? {
    if case .scalar(let text) = node { return Duty.Note(condition: .always, say: text.value) }
    guard var fields = FieldReader(node, what: "a note", &diagnostics) else { return nil }
    let when = condition("when", &fields, .duty) ?? .always
    let say = fields.requiredText("say", of: "a note")
    let basis = citations("basis", &fields) ?? []
    let rules = ruleNames(&fields)
    let period = decodePeriod(&fields)
    fields.finish("a note", into: &diagnostics)
    guard let say, isInForce(period) else { return nil }
    return Duty.Note(condition: when, say: say.value, basis: basis, rules: rules)
  }

  private mutating func decodeVariant(_ entry: LocatedNode.Entry) -> Duty.Variant? {
    let what = "variant '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return nil }
    if !Symbols.isID(entry.key.value) {
      fields.diagnostics.append(
        Diagnostic(
          "shape/bad-id", at: entry.key.location, "'\(entry.key.value)' cannot be an id",
          suggestion: "use letters, digits and underscores, and start with a letter"))
    }
    let when = requiredCondition("when", &fields, of: what, .duty)
    let wording = decodeWording(&fields)
    fields.finish(what, into: &diagnostics)
    return Duty.Variant(id: Duty.Variant.ID(entry.key.value), condition: when, wording: wording)
  }
}
