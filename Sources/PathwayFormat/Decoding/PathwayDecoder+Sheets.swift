import Pathways

// The sheets that are handed over.
extension PathwayDecoder {
  mutating func decodeSheet(_ entry: LocatedNode.Entry) {
    let what = "sheet '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    _ = fields.requiredNode("kind", of: what)
    let kind: SheetPlan.Kind? = fields.choice("kind")
    let title = fields.requiredText("title", of: what)
    let condition = condition("when", &fields, .invariant)
    let otherwise = remarks("otherwise", &fields)
    let remarks = remarks("say", &fields)
    _ = fields.requiredNode("parts", of: what)
    let parts = fields.members("parts").compactMap { decodeSheetPart($0) }
    let period = decodePeriod(&fields)
    fields.finish(what, into: &diagnostics)
    guard let kind, let title, isInForce(period) else { return }
    if sheets.contains(where: { $0.kind == kind }) {
      diagnostics.append(
        Diagnostic(
          "sheet/kind-twice", at: fields.location,
          "there is a sheet of kind '\(kind.rawValue)' already",
          suggestion: "make one sheet of the two, with conditions on its parts"))
    }
    if condition != nil, otherwise.isEmpty {
      diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: fields.location,
          "\(what) does not say what to do in the cases to which it does not belong",
          suggestion: "add 'otherwise:'"))
    }
    sheets.append(
      SheetPlan(
        id: SheetPlan.ID(entry.key.value), kind: kind, title: title.value,
        condition: condition ?? .always,
        otherwise: otherwise, remarks: remarks, parts: parts))
  }

  private mutating func decodeSheetPart(_ entry: LocatedNode.Entry) -> SheetPlan.Part? {
    let what = "part '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return nil }
    checkID(entry.key, &fields)
    let title = fields.requiredText("title", of: what)
    let when = condition("when", &fields, .invariant) ?? .always
    let notNeeded = fields.text("not-needed")
    let remarks = remarks("say", &fields)
    let items = fields.members("items").compactMap { decodeSheetItem($0) }
    let basis = citations("basis", &fields) ?? []
    fields.finish(what, into: &diagnostics)
    return title.map {
      SheetPlan.Part(
        id: SheetPlan.Part.ID(entry.key.value), title: $0.value, condition: when,
        notNeeded: notNeeded?.value, remarks: remarks, items: items, basis: basis)
    }
  }

  private mutating func decodeSheetItem(_ entry: LocatedNode.Entry) -> SheetPlan.Item? {
    let what = "item '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return nil }
    checkID(entry.key, &fields)
    _ = fields.requiredNode("as", of: what)
    let form: SheetPlan.Item.Form? = fields.choice("as")
    let say = fields.requiredText("say", of: what)
    let help = (fields.texts("help") ?? []).map(\.value)
    let when = condition("when", &fields, .invariant) ?? .always
    let factName = fields.text("fact")
    let hasFact = factName.map { symbols.resolve($0, as: .fact, &fields.diagnostics) } ?? false
    let words = words(of: factName, &fields)
    let lines = fields.text("lines")
    let isPartly = fields.flag("partly")
    let isOptional = fields.flag("optional")
    let time = fields.text("time")
    let basis = citations("basis", &fields) ?? []
    let counts = ["1", "2", "3", "4", "6", "8"]
    if let lines, !counts.contains(lines.value) {
      fields.diagnostics.append(.notAllowed(lines, for: "lines", words: counts))
    }
    func demand(_ key: String, _ isThere: Bool, _ isMet: Bool, _ needs: String) {
      guard isThere, !isMet else { return }
      fields.diagnostics.append(
        Diagnostic(
          "shape/conflict", at: fields.location, "'\(key)' of \(what) needs \(needs)",
          suggestion: "add it, or remove '\(key)'"))
    }
    demand("words", !words.isEmpty, factName != nil, "'fact'")
    demand("partly", isPartly, factName != nil, "'fact'")
    demand("fact", factName != nil, form == .fill, "'as: fill'")
    demand("lines", lines != nil, form == .fill, "'as: fill'")
    demand("time", time != nil, form == .step, "'as: step'")
    // A time that nobody can check is a promise.
    demand("time", time != nil, !basis.isEmpty, "'basis'")
    fields.finish(what, into: &diagnostics)
    guard let form, let say else { return nil }
    return SheetPlan.Item(
      id: SheetPlan.Item.ID(entry.key.value), form: form, say: say.value, help: help,
      condition: when, fact: hasFact ? factName.map { Fact.ID($0.value) } : nil, words: words,
      lines: lines.flatMap { Int($0.value) } ?? 1, isPartly: isPartly, isOptional: isOptional,
      time: time?.value, basis: basis)
  }

  /// What is filled in for each answer of a fact.
  private mutating func words(
    of fact: LocatedText?, _ fields: inout FieldReader
  ) -> [Answer.ID: String] {
    var words: [Answer.ID: String] = [:]
    let answers = fact.flatMap { symbols.facts[$0.value]?.answers }
    for entry in fields.members("words") {
      let name = entry.key.value
      if let answers, name != SheetPlan.Item.notKnown.rawValue, !answers.contains(name) {
        fields.diagnostics.append(
          Diagnostic(
            "name/unknown", at: entry.key.location,
            "'\(fact?.value ?? "")' has no answer '\(name)'",
            suggestion: Suggestion.nearest(to: name, among: answers).map { "did you mean '\($0)'?" }
              ?? "its answers: \((answers + ["not_known"]).joined(separator: ", "))"))
      }
      guard case .scalar(let text) = entry.value, !text.value.isEmpty else {
        fields.diagnostics.append(
          .wrongKind(of: "'\(name)'", wanted: "a text that is not empty", found: entry.value))
        continue
      }
      words[Answer.ID(name)] = text.value
    }
    return words
  }

  private mutating func remarks(
    _ key: String, _ fields: inout FieldReader
  ) -> [SheetPlan.Remark] {
    fields.items(key).compactMap { node in
      if case .scalar(let text) = node {
        if text.value.isEmpty {
          diagnostics.append(
            Diagnostic(
              "shape/empty", at: text.location, "'\(key)' holds an empty sentence",
              suggestion: "write something, or remove it"))
        }
        return SheetPlan.Remark(text.value)
      }
      guard var inner = FieldReader(node, what: "a remark", &diagnostics) else { return nil }
      let say = inner.requiredText("say", of: "a remark")
      let when = condition("when", &inner, .invariant) ?? .always
      inner.finish("a remark", into: &diagnostics)
      return say.map { SheetPlan.Remark($0.value, when: when) }
    }
  }

  private func checkID(_ key: LocatedText, _ fields: inout FieldReader) {
    guard !Symbols.isID(key.value) else { return }
    fields.diagnostics.append(
      Diagnostic(
        "shape/bad-id", at: key.location, "'\(key.value)' cannot be an id",
        suggestion: "use letters, digits and underscores, and start with a letter"))
  }
}
