import Pathways

// What an earlier version called things, and which findings are accepted for a time.
extension PathwayDecoder {
  /// The id that a fact, route or duty had in an earlier version.
  mutating func formerName<Subject>(
    _ fields: inout FieldReader, of kind: Symbols.Kind
  ) -> Identifier<Subject>? {
    formerName(&fields, among: symbols.declared[kind].map { Array($0.keys) } ?? [], of: kind.word)
  }

  /// The id that something had in an earlier version: no id of this version, and only once.
  mutating func formerName<Subject>(
    _ fields: inout FieldReader, among names: [String], of word: String
  ) -> Identifier<Subject>? {
    guard let text = fields.text("was") else { return nil }
    guard Symbols.isID(text.value) else {
      fields.diagnostics.append(
        Diagnostic(
          "shape/bad-id", at: text.location, "'\(text.value)' cannot be an id",
          suggestion: "use letters, digits and underscores, and start with a letter"))
      return nil
    }
    if names.contains(text.value) {
      fields.diagnostics.append(
        Diagnostic(
          "name/former", at: text.location,
          "there is a \(word) '\(text.value)' in this version too",
          suggestion: "'was' is for a name that is gone; leave it out"))
    } else if let first = formerNames["\(word) \(text.value)"] {
      fields.diagnostics.append(
        Diagnostic(
          "name/former", at: text.location, "another \(word) was '\(text.value)' already",
          suggestion: "a name can go over to one thing only", notes: [.init("here", at: first)]))
    }
    formerNames["\(word) \(text.value)"] = text.location
    return Identifier(text.value)
  }

  mutating func decodeAcceptedFindings(_ node: LocatedNode) {
    if case .sequence(let items, _) = node {
      for item in items { decodeAcceptedFinding(item) }
    } else {
      decodeAcceptedFinding(node)
    }
  }

  private mutating func decodeAcceptedFinding(_ node: LocatedNode) {
    let what = "an accepted finding"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return }
    let finding = fields.requiredText("finding", of: what)
    let of = fields.requiredText("of", of: what)
    let reason = fields.requiredText("reason", of: what)
    _ = fields.requiredNode("until", of: what)
    let until = fields.date("until")
    fields.finish(what, into: &diagnostics)
    guard let finding, let of, let reason, let until, let subject = subject(of) else { return }
    let entry = AcceptedFinding(
      finding: finding.value, subject: subject, reason: reason.value, until: until)
    let place = Subject.accepted(finding: entry.finding, of: subject)
    if let first = symbols.accepted[place] {
      diagnostics.append(
        Diagnostic(
          "name/duplicate", at: fields.location, "this finding is accepted already",
          suggestion: "remove one of the two", notes: [.init("it stands here", at: first)]))
    }
    symbols.accepted[place] = fields.location
    acceptedFindings.append(entry)
  }

  /// What a finding is about: `pathway`, or the section's word and a name, such as `duty call_999`.
  private mutating func subject(_ text: LocatedText) -> Subject? {
    if text.value == "pathway" { return .pathway }
    let parts = text.value.split(separator: " ")
    let kinds: [(Symbols.Kind, (String) -> Subject)] = [
      (.fact, { .fact(Fact.ID($0)) }), (.derived, { .name(DerivedName.ID($0)) }),
      (.route, { .route(Route.ID($0)) }), (.duty, { .duty(Duty.ID($0)) }),
      (.act, { .act(Act.ID($0)) }), (.assume, { .assumption(Assumption.ID($0)) }),
      (.invariant, { .invariant(Invariant.ID($0)) }),
      (.scenario, { .scenario(Scenario.ID($0)) }), (.source, { .source(Source.ID($0)) }),
      (.sheet, { .sheet(SheetPlan.ID($0)) }), (.opening, { .opening(OpeningWords.ID($0)) }),
      (.session, { .session(SessionPlan.ID($0)) }),
      (.comparison, { .comparison(ReferralComparison.ID($0)) }),
      (.qualityPoint, { .qualityPoint(QualityPoint.ID($0)) }),
    ]
    guard parts.count == 2, let (kind, make) = kinds.first(where: { $0.0.rawValue == parts[0] })
    else {
      diagnostics.append(
        Diagnostic(
          "shape/not-allowed", at: text.location, "'of' cannot be '\(text.value)'",
          suggestion: "write pathway, or a word and a name, such as: duty call_999"))
      return nil
    }
    let offset = text.value.unicodeScalars.count - parts[1].unicodeScalars.count
    let name = LocatedText(
      value: String(parts[1]), location: text.location(at: offset), isOnOneLine: true, indent: 0)
    // A subject that is no longer there must not hide anything.
    let used = symbols.used
    let isKnown = symbols.resolve(name, as: kind, &diagnostics)
    symbols.used = used
    return isKnown ? make(name.value) : nil
  }
}
