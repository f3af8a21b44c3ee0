import Pathways

/// The parts of the register, which may stand in several files.
struct RegisterParts {
  var fact: LocatedText?
  var with: LocatedText?
  var sets: [LocatedText] = []
  var councils: [LocatedText] = []
  var rows: [(row: Register.Row, period: Period, location: SourceLocation)] = []
  var bodies: [(body: Register.Body, location: SourceLocation)] = []
  var named: [NamedKind] = []
  /// What is still to be read: kinds and bodies mean something only once it is known on which
  /// facts the register rests, and that may stand in a later file.
  var pending: [FieldReader] = []
}

extension PathwayDecoder {
  mutating func decodeRegister(_ node: LocatedNode) {
    guard var fields = FieldReader(node, what: "the register", &diagnostics) else { return }
    for (key, path) in [("fact", \RegisterParts.fact), ("with", \RegisterParts.with)] {
      guard let text = fields.text(key), symbols.resolve(text, as: .fact, &diagnostics) else {
        continue
      }
      registerParts[keyPath: path] = text
    }
    for text in fields.texts("sets") ?? [] where symbols.resolve(text, as: .fact, &diagnostics) {
      registerParts.sets.append(text)
    }
    registerParts.pending.append(fields)
  }

  /// Takes the registers of a file and nothing else.
  mutating func decodeRegisters(in root: LocatedNode) {
    guard case .mapping(let sections, _) = root else { return }
    for section in sections where section.key.value == "register" {
      decodeRegister(section.value)
    }
  }

  private mutating func decodePending() {
    let pending = registerParts.pending
    registerParts.pending = []
    for var fields in pending {
      for kind in fields.members("kinds") { decodeKind(kind) }
      for kind in fields.texts("councils") ?? [] {
        if let fact = registerParts.fact, checkAnswer(kind, of: fact.value) {
          registerParts.councils.append(kind)
        }
      }
      for named in fields.items("named") { decodeNamedKind(named) }
      for body in fields.items("bodies") { decodeBody(body) }
      fields.finish("the register", into: &diagnostics)
    }
  }

  private mutating func decodeKind(_ entry: LocatedNode.Entry) {
    guard let fact = registerParts.fact else { return }
    checkAnswer(entry.key, of: fact.value)
    let items =
      if case .sequence(let items, _) = entry.value { items } else { [entry.value] }
    for item in items {
      let what = "a row of '\(entry.key.value)'"
      guard var fields = FieldReader(item, what: what, &diagnostics) else { continue }
      var with: [Answer.ID] = []
      if let second = registerParts.with {
        with = (fields.texts(second.value) ?? []).filter { checkAnswer($0, of: second.value) }
          .map { Answer.ID($0.value) }
      }
      var sets: [Fact.ID: Answer.ID] = [:]
      for set in registerParts.sets {
        if let value = fields.text(set.value), checkAnswer(value, of: set.value) {
          sets[Fact.ID(set.value)] = Answer.ID(value.value)
        }
      }
      let basis = citations("basis", &fields) ?? []
      let rules = ruleNames(&fields)
      let period = decodePeriod(&fields)
      fields.finish(what, into: &diagnostics)
      guard isInForce(period) else { continue }
      registerParts.rows.append(
        (
          Register.Row(
            kind: Answer.ID(entry.key.value), with: with, sets: sets, basis: basis, rules: rules),
          period, item.location
        ))
    }
  }

  private mutating func decodeBody(_ node: LocatedNode) {
    guard var fields = FieldReader(node, what: "a body", &diagnostics) else { return }
    let name = fields.requiredText("name", of: "a body")
    let kind = fields.requiredText("kind", of: "a body")
    let with = registerParts.with.flatMap { fields.text($0.value) }
    let also = fields.texts("also") ?? []
    let period = decodePeriod(&fields)
    fields.finish("a body", into: &diagnostics)
    guard let name, let kind, let fact = registerParts.fact,
      checkAnswer(kind, of: fact.value), isInForce(Period(from: period.from))
    else { return }
    if let with, let second = registerParts.with { checkAnswer(with, of: second.value) }
    registerParts.bodies.append(
      (
        Register.Body(
          name: name.value, kind: Answer.ID(kind.value), with: with.map { Answer.ID($0.value) },
          otherNames: also.map(\.value), period: period),
        node.location
      ))
  }

  @discardableResult
  mutating func checkAnswer(_ text: LocatedText, of fact: String) -> Bool {
    guard let shape = symbols.facts[fact] else { return false }
    if shape.answers.contains(text.value) { return true }
    diagnostics.append(
      Diagnostic(
        "name/unknown", at: text.location, "'\(fact)' has no answer '\(text.value)'",
        suggestion: Suggestion.nearest(to: text.value, among: shape.answers).map {
          "did you mean '\($0)'?"
        } ?? "its answers: \(shape.answers.joined(separator: ", "))"))
    return false
  }

  /// The finished register; reports kinds without a row and rows that overlap.
  mutating func finishRegister() -> Register? {
    decodePending()
    guard let fact = registerParts.fact else { return nil }
    let kinds = symbols.facts[fact.value]?.answers ?? []
    let seconds = registerParts.with.flatMap { symbols.facts[$0.value]?.answers } ?? [""]
    for kind in kinds {
      for second in seconds {
        let rows = registerParts.rows.filter { row in
          row.row.kind.rawValue == kind
            && (row.row.with.isEmpty || row.row.with.contains(Answer.ID(second)))
        }
        let circumstances = second.isEmpty ? "" : " in '\(second)'"
        if rows.isEmpty {
          diagnostics.append(
            Diagnostic(
              "register/gap", at: fact.location,
              "the register has no row for '\(kind)'\(circumstances)",
              suggestion: "add one under 'kinds:'"))
        }
        for (place, row) in rows.enumerated() {
          // Read for all days at once, rows of different days stand beside each other.
          guard let first = rows[..<place].first(where: { $0.period.overlaps(row.period) })
          else { continue }
          diagnostics.append(
            Diagnostic(
              "register/overlap", at: row.location,
              "there is a row for '\(kind)'\(circumstances) already",
              notes: [.init("it stands here", at: first.location)]))
        }
      }
    }
    let bases = [fact, registerParts.with].compactMap { $0 }
    for set in registerParts.sets {
      if let later = bases.first(where: {
        (symbols.facts[$0.value]?.place ?? 0) >= (symbols.facts[set.value]?.place ?? 0)
      }) {
        diagnostics.append(
          Diagnostic(
            "order/forward", at: set.location,
            "'\(set.value)' is looked up with '\(later.value)', which is asked later",
            suggestion: "declare '\(set.value)' after '\(later.value)'"))
      }
    }
    var seen: [String: SourceLocation] = [:]
    for (body, location) in registerParts.bodies {
      if let first = seen[body.name.lowercased()] {
        diagnostics.append(
          Diagnostic(
            "name/duplicate", at: location, "there is a body '\(body.name)' already",
            notes: [.init("it stands here", at: first)]))
      }
      seen[body.name.lowercased()] = location
    }
    return Register(
      fact: Fact.ID(fact.value), with: registerParts.with.map { Fact.ID($0.value) },
      sets: registerParts.sets.map { Fact.ID($0.value) }, rows: registerParts.rows.map(\.row),
      bodies: registerParts.bodies.map(\.body),
      councils: registerParts.councils.map { Answer.ID($0.value) })
  }
}
