import Pathways

// What can be said about a pathway only when all of it has been read.
extension PathwayDecoder {
  mutating func checkWhole() {
    checkCircles(
      "cycle/derived", "derived names", edges: names.map { ($0.id.rawValue, $0.condition.names) },
      kind: .derived)
    checkCircles(
      "cycle/beats", "routes that beat each other",
      edges: routes.map { ($0.id.rawValue, $0.beats.map(\.over.rawValue)) }, kind: .route)
    checkCircles(
      "cycle/after", "duties that come after each other",
      edges: duties.map { ($0.id.rawValue, $0.after.map(\.duty.rawValue)) }, kind: .duty)
    checkApplicability()
    checkUnused()
    checkRules()
    checkReports()
    checkExpectedWords()
    checkSessions()
    if header == nil, !diagnostics.contains(where: { $0.severity == .error }) {
      diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: SourceLocation(path: "pathway.yaml", line: 1, column: 1),
          "no file declares the pathway", suggestion: "add a file with 'pathway:'"))
    }
  }

  private mutating func checkCircles(
    _ id: String, _ what: String, edges: [(String, [String])], kind: Symbols.Kind
  ) {
    let targets = Dictionary(edges, uniquingKeysWith: { first, _ in first })
    var finished: Set<String> = []
    for (start, _) in edges where !finished.contains(start) {
      var trail: [String] = []
      if let circle = circle(from: start, targets, &trail, &finished),
        let location = symbols.declared[kind]?[circle[0]]
      {
        diagnostics.append(
          Diagnostic(
            id, at: location,
            "\(what) form a circle: \((circle + [circle[0]]).joined(separator: " → "))",
            suggestion: "take one of them out of the circle"))
        return
      }
    }
  }

  private func circle(
    from start: String, _ targets: [String: [String]], _ trail: inout [String],
    _ finished: inout Set<String>
  ) -> [String]? {
    if let place = trail.firstIndex(of: start) { return Array(trail[place...]) }
    guard finished.insert(start).inserted else { return nil }
    trail.append(start)
    for target in targets[start] ?? [] {
      if let found = circle(from: target, targets, &trail, &finished) { return found }
    }
    trail.removeLast()
    return nil
  }

  /// A derived name may hide that an `only-if` looks at a later fact, or at the fact itself.
  private mutating func checkApplicability() {
    guard !diagnostics.contains(where: { $0.id.hasPrefix("cycle/") }) else { return }
    let conditions = Dictionary(
      names.map { ($0.id.rawValue, $0.condition) }, uniquingKeysWith: { first, _ in first })
    for fact in facts {
      guard let location = symbols.declared[.fact]?[fact.id.rawValue],
        let place = symbols.facts[fact.id.rawValue]?.place
      else { continue }
      let later = fact.condition.facts(through: conditions).first { name in
        (symbols.facts[name]?.place ?? 0) >= place
      }
      let isReported = diagnostics.contains {
        $0.id == "order/forward" && $0.location.path == location.path
      }
      if let later, !isReported {
        diagnostics.append(
          Diagnostic(
            "order/forward", at: location,
            "'\(fact.id)' depends, through a derived name, on '\(later)', which is asked later",
            suggestion: "move '\(later)' up, or this fact down"))
      }
      if !fact.isAskable, fact.fallback == nil, !fact.mayBeNotKnown {
        diagnostics.append(
          Diagnostic(
            "fact/no-value", at: location,
            "'\(fact.id)' is never asked, has no default, and may not be unknown",
            suggestion: "add 'default:', or let it be not known"))
      }
    }
  }

  private mutating func checkUnused() {
    for kind in [Symbols.Kind.source, .derived, .contact, .audience, .topic] {
      let id = kind == .source ? "source/uncited" : "name/unused"
      for (name, location) in symbols.declared[kind] ?? [:]
      where symbols.used[kind]?.contains(name) != true {
        diagnostics.append(
          Diagnostic(
            id, severity: .warning, at: location, "nothing uses the \(kind.word) '\(name)'",
            suggestion: "use it, or remove it"))
      }
    }
  }

  private mutating func checkRules() {
    for rule in rules {
      guard let location = symbols.declared[.rule]?[rule.id.rawValue] else { continue }
      let isCited = symbols.used[.rule]?.contains(rule.id.rawValue) == true
      if !isCited, rule.leftOut == nil {
        diagnostics.append(
          Diagnostic(
            "rule/uncited", at: location,
            "no entry encodes rule '\(rule.id)', and it does not say why it is left out",
            suggestion: "name it under 'rules:' of an entry, or add 'left-out:'"))
      }
    }
  }
}

extension Condition {
  /// The facts that it speaks of, also through derived names that form no circle.
  func facts(through names: [String: Condition]) -> Set<String> {
    switch self {
    case .answered(let fact, _), .includes(let fact, _), .notKnown(let fact): [fact.rawValue]
    case .named(let id): names[id.rawValue]?.facts(through: names) ?? []
    case .all(let parts), .any(let parts):
      parts.reduce(into: []) { $0.formUnion($1.facts(through: names)) }
    case .not(let part): part.facts(through: names)
    case .always, .never, .route, .outcome: []
    }
  }

  /// The derived names that it speaks of.
  var names: [String] {
    switch self {
    case .named(let id): [id.rawValue]
    case .all(let parts), .any(let parts): parts.flatMap(\.names)
    case .not(let part): part.names
    case .always, .never, .answered, .notKnown, .includes, .route, .outcome: []
    }
  }
}
