import Pathways

extension PathwayDecoder {
  /// A condition: a phrase, or `all:`, `any:`, `not:` over parts.
  mutating func condition(_ node: LocatedNode, _ place: PhrasePlace) -> Condition {
    switch node {
    case .scalar(let text):
      var parser = PhraseParser(text, place: place, symbols: symbols)
      let condition = parser.parse()
      symbols = parser.symbols
      diagnostics += parser.diagnostics
      return condition
    case .mapping(let entries, let location):
      guard entries.count == 1, let entry = entries.first,
        ["all", "any", "not"].contains(entry.key.value)
      else {
        diagnostics.append(
          Diagnostic(
            "phrase/syntax", at: location, "a condition is a phrase, or one of all, any, not",
            suggestion: "write 'all:' and a list below it"))
        return .never
      }
      if entry.key.value == "not" { return .not(condition(entry.value, place)) }
      guard case .sequence(let items, _) = entry.value, !items.isEmpty else {
        diagnostics.append(
          .wrongKind(of: "'\(entry.key.value)'", wanted: "a list of conditions", found: entry.value)
        )
        return .never
      }
      let parts = items.map { condition($0, place) }
      return entry.key.value == "all" ? .all(parts) : .any(parts)
    case .sequence:
      diagnostics.append(
        Diagnostic(
          "phrase/syntax", at: node.location, "a list does not say whether all or any must hold",
          suggestion: "write 'all:' or 'any:' above it"))
      return .never
    }
  }

  /// The condition under a key; nil if there is none.
  mutating func condition(
    _ key: String, _ fields: inout FieldReader, _ place: PhrasePlace
  ) -> Condition? {
    fields.node(key).map { condition($0, place) }
  }

  mutating func requiredCondition(
    _ key: String, _ fields: inout FieldReader, of what: String, _ place: PhrasePlace
  ) -> Condition {
    fields.requiredNode(key, of: what).map { condition($0, place) } ?? .never
  }

  /// The citations under a key.
  mutating func citations(_ key: String, _ fields: inout FieldReader) -> [Citation]? {
    let nodes = fields.items(key)
    return nodes.isEmpty ? nil : nodes.compactMap { citation($0) }
  }

  private mutating func citation(_ node: LocatedNode) -> Citation? {
    switch node {
    case .scalar(let text):
      return citation(text, reading: nil)
    case .mapping:
      guard var fields = FieldReader(node, what: "a citation", &diagnostics) else { return nil }
      let text = fields.requiredText("cite", of: "a citation")
      let reading: Reading? = fields.choice("read")
      let condition = condition("when", &fields, .facts)
      fields.finish("a citation", into: &diagnostics)
      return text.flatMap { citation($0, reading: reading, condition: condition) }
    case .sequence:
      diagnostics.append(.wrongKind(of: "a citation", wanted: "a text", found: node))
      return nil
    }
  }

  private mutating func citation(
    _ text: LocatedText, reading: Reading?, condition: Condition? = nil
  ) -> Citation? {
    let parts = text.value.split(separator: " ", maxSplits: 1)
    guard let source = parts.first else { return nil }
    let name = LocatedText(
      value: String(source), location: text.location(at: 0), isOnOneLine: true, indent: 0)
    // An unknown source is reported once; that the citation is missing would be said again.
    _ = symbols.resolve(name, as: .source, &diagnostics)
    if parts.count > 1 { checkSection(parts[1], of: name.value, in: text) }
    return Citation(
      source: Source.ID(String(source)), section: parts.count > 1 ? String(parts[1]) : "",
      reading: reading ?? symbols.readings[String(source)] ?? .notRead, condition: condition)
  }

  /// A source that lists its sections is cited by one of them, or by a part of one: `s52` covers
  /// `s52(1)`.
  private mutating func checkSection(_ section: Substring, of source: String, in text: LocatedText)
  {
    guard let listed = symbols.sections[source], !listed.isEmpty else { return }
    let isListed = listed.contains { whole in
      section == whole
        || section.hasPrefix(whole) && section.dropFirst(whole.count).first?.isNumber == false
          && section.dropFirst(whole.count).first?.isLetter == false
    }
    guard !isListed else { return }
    diagnostics.append(
      Diagnostic(
        "source/unknown-section",
        at: text.location(at: text.value.unicodeScalars.count - section.unicodeScalars.count),
        "the source '\(source)' lists no section '\(section)'",
        suggestion: Suggestion.nearest(to: String(section), among: listed).map {
          "did you mean '\($0)'?"
        } ?? "its sections: \(listed.joined(separator: ", "))"))
  }

  /// The names under a key, each declared.
  mutating func names<Subject>(
    _ key: String, _ fields: inout FieldReader, as kind: Symbols.Kind
  ) -> [Identifier<Subject>]? {
    guard let texts = fields.texts(key) else { return nil }
    return resolved(texts, as: kind)
  }

  mutating func resolved<Subject>(
    _ texts: [LocatedText], as kind: Symbols.Kind
  ) -> [Identifier<Subject>] {
    var result: [Identifier<Subject>] = []
    for text in texts where symbols.resolve(text, as: kind, &diagnostics) {
      result.append(Identifier(text.value))
    }
    return result
  }

  mutating func ruleNames(_ fields: inout FieldReader) -> [DomainRule.ID] {
    names("rules", &fields, as: .rule) ?? []
  }
}
