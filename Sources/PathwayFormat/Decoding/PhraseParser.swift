import Pathways

/// Reads a condition such as `age is adult and not child`.
///
/// The grammar, tightest first: a phrase or brackets; `not`; `and`; `or`.
struct PhraseParser {
  /// Words with which a phrase begins or is joined, so that no fact and no name can be meant.
  static let reserved: Set<String> = [
    "always", "never", "route", "duty", "held", "contingent", "some", "act", "asked", "not", "and",
    "or",
  ]

  /// What may follow a fact.
  private static let verbs: Set<String> = ["is", "in", "includes", "<", "<=", ">", ">="]

  private let source: LocatedText
  private let place: PhrasePlace
  private var tokens: [PhraseToken] = []
  private var next = 0
  private var depth = 0
  private var hasFailed = false
  var symbols: Symbols
  var diagnostics: [Diagnostic] = []

  init(_ source: LocatedText, place: PhrasePlace, symbols: Symbols) {
    self.source = source
    self.place = place
    self.symbols = symbols
  }

  /// The condition; `never` with diagnostics if it cannot be read.
  mutating func parse() -> Condition {
    switch PhraseTokens.tokens(of: source.value) {
    case .failure(let bad):
      fail("'\(bad.scalar)' has no meaning in a condition", at: bad.offset)
      return .never
    case .success(let found):
      tokens = found
    }
    let condition = disjunction()
    if !hasFailed, let extra = peek {
      fail(
        "'\(extra.text)' is not expected here", at: extra.offset,
        hint: "join conditions with 'and' or 'or'")
    }
    return condition
  }

  private var peek: PhraseToken? { next < tokens.count ? tokens[next] : nil }

  private mutating func take(_ text: String) -> Bool {
    guard peek?.text == text else { return false }
    next += 1
    return true
  }

  private mutating func fail(_ message: String, at offset: Int? = nil, hint: String? = nil) {
    guard !hasFailed else { return }
    hasFailed = true
    let end = source.value.unicodeScalars.count
    diagnostics.append(
      Diagnostic(
        "phrase/syntax", at: source.location(at: offset ?? peek?.offset ?? end), message,
        suggestion: hint))
  }

  private mutating func disjunction() -> Condition {
    var parts = [conjunction()]
    while !hasFailed, take("or") { parts.append(conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() -> Condition {
    var parts = [negation()]
    while !hasFailed, take("and") { parts.append(negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() -> Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 60 else {
      fail("the condition is nested too deeply", hint: "give a part of it a name under 'derived:'")
      return .never
    }
    if take("not") { return .not(negation()) }
    if take("(") {
      let inner = disjunction()
      if !hasFailed, !take(")") { fail("a bracket is not closed", hint: "add ')'") }
      return inner
    }
    return phrase()
  }

  private mutating func phrase() -> Condition {
    guard let word = peek, word.isWord else {
      fail(
        peek.map { "'\($0.text)' is not expected here" } ?? "the condition stops too early",
        hint: "a phrase is 'fact is answer', or a derived name")
      return .never
    }
    next += 1
    // That the fact needs another id is said where it is declared; more would hide that.
    if symbols.isMisnamed(word.text), let verb = peek, Self.verbs.contains(verb.text) {
      hasFailed = true
      return .never
    }
    switch word.text {
    case "always": return .always
    case "never": return .never
    case "route": return routePhrase(at: word)
    case "duty", "held", "contingent", "some", "act", "asked": return outcomePhrase(word)
    default: break
    }
    guard let verb = peek, Self.verbs.contains(verb.text)
    else {
      let name = located(word)
      if symbols.facts[word.text] != nil, symbols.declared[.derived]?[word.text] == nil {
        kind("'\(word.text)' is a fact; say what it has to be", word, "for example 'is …'")
        return .never
      }
      guard symbols.resolve(name, as: .derived, &diagnostics) else { return .never }
      return .named(DerivedName.ID(word.text))
    }
    next += 1
    return factPhrase(word, verb.text)
  }

  private mutating func factPhrase(_ word: PhraseToken, _ verb: String) -> Condition {
    let fact = Fact.ID(word.text)
    let isKnown = symbols.resolve(located(word), as: .fact, &diagnostics)
    if isKnown, case .fact(let place) = place, let shape = symbols.facts[word.text],
      shape.place >= place
    {
      diagnostics.append(
        Diagnostic(
          "order/forward", at: source.location(at: word.offset),
          "'\(word.text)' is asked later, so this cannot depend on it",
          suggestion: "move '\(word.text)' up, or this fact down"))
    }
    let shape = isKnown ? symbols.facts[word.text] : nil
    switch verb {
    case "is":
      let isNegated = take("not")
      if take("not-known") { return negated(.notKnown(fact), isNegated) }
      if take("known") { return negated(.not(.notKnown(fact)), isNegated) }
      let answer = answers(of: word, shape, isList: false)
      requireOne(word, shape, "includes")
      return negated(.answered(fact, answer), isNegated)
    case "in":
      requireOne(word, shape, "includes any of")
      return .answered(fact, answers(of: word, shape, isList: true))
    case "includes":
      if let shape, !shape.takesSeveral {
        kind("'\(word.text)' takes one answer", word, "write 'is'")
      }
      let isList = take("any")
      if isList, !take("of") { fail("'of' is missing after 'any'") }
      return .includes(fact, answers(of: word, shape, isList: isList))
    default:
      return comparison(word, verb, shape)
    }
  }

  private mutating func comparison(
    _ word: PhraseToken, _ verb: String, _ shape: Symbols.FactShape?
  ) -> Condition {
    if let shape, !shape.isOrdered {
      kind("the answers of '\(word.text)' have no order", word, "add 'ordered: yes' to it")
    }
    let limit = answers(of: word, shape, isList: false)
    guard let shape, let place = limit.first.flatMap({ shape.answers.firstIndex(of: $0.rawValue) })
    else { return .never }
    let range =
      switch verb {
      case "<": shape.answers[..<place]
      case "<=": shape.answers[...place]
      case ">": shape.answers[(place + 1)...]
      default: shape.answers[place...]
      }
    return .answered(Fact.ID(word.text), range.map(Answer.ID.init(_:)))
  }

  private mutating func routePhrase(at word: PhraseToken) -> Condition {
    if case .fact = place { misplaced(word, "a route") }
    if case .facts = place { misplaced(word, "a route") }
    if take("in") { return .route(list(as: .route).map(Route.ID.init(_:))) }
    guard take("is") else {
      fail("after 'route' comes 'is' or 'in'")
      return .never
    }
    let isNegated = take("not")
    return negated(.route(name(as: .route).map { [Route.ID($0)] } ?? []), isNegated)
  }

  private mutating func outcomePhrase(_ word: PhraseToken) -> Condition {
    switch place {
    case .invariant: break
    case .fact, .facts, .duty: misplaced(word, "what comes of a case")
    }
    switch word.text {
    case "some":
      if !take("duty") { fail("after 'some' comes 'duty'") }
      return .outcome(.someDuty)
    case "asked": return name(as: .fact).map { .outcome(.asked(Fact.ID($0))) } ?? .never
    case "act": return name(as: .act).map { .outcome(.act(Act.ID($0))) } ?? .never
    case "held": return name(as: .duty).map { .outcome(.held(Duty.ID($0))) } ?? .never
    case "contingent":
      return name(as: .duty).map { .outcome(.contingent(Duty.ID($0))) } ?? .never
    default:
      guard let duty = name(as: .duty) else { return .never }
      if take("before") {
        _ = take("duty")
        return name(as: .duty).map { .outcome(.before(Duty.ID(duty), Duty.ID($0))) } ?? .never
      }
      if take("cites") {
        return name(as: .source).map { .outcome(.cites(Duty.ID(duty), Source.ID($0))) } ?? .never
      }
      return .outcome(.due(Duty.ID(duty)))
    }
  }

  private mutating func answers(
    of word: PhraseToken, _ shape: Symbols.FactShape?, isList: Bool
  ) -> [Answer.ID] {
    let words = isList ? listed() : single()
    guard let shape else { return words.map { Answer.ID($0.text) } }
    return words.compactMap { answer in
      if shape.answers.contains(answer.text) { return Answer.ID(answer.text) }
      diagnostics.append(
        Diagnostic(
          "name/unknown", at: source.location(at: answer.offset),
          "'\(word.text)' has no answer '\(answer.text)'",
          suggestion: Suggestion.nearest(to: answer.text, among: shape.answers).map {
            "did you mean '\($0)'?"
          } ?? "its answers: \(shape.answers.joined(separator: ", "))"))
      return nil
    }
  }

  private mutating func name(as kind: Symbols.Kind) -> String? {
    guard let word = single().first else { return nil }
    return symbols.resolve(located(word), as: kind, &diagnostics) ? word.text : nil
  }

  private mutating func list(as kind: Symbols.Kind) -> [String] {
    listed().filter { symbols.resolve(located($0), as: kind, &diagnostics) }.map(\.text)
  }

  private mutating func single() -> [PhraseToken] {
    guard let word = peek, word.isWord else {
      fail(peek == nil ? "the condition stops too early" : "a name is expected here")
      return []
    }
    next += 1
    return [word]
  }

  private mutating func listed() -> [PhraseToken] {
    guard take("[") else {
      fail("a list in square brackets is expected here", hint: "write [one, other]")
      return []
    }
    var words: [PhraseToken] = []
    repeat {
      words += single()
    } while !hasFailed && take(",")
    if !hasFailed, !take("]") { fail("the list is not closed", hint: "add ']'") }
    return words
  }

  private mutating func requireOne(
    _ word: PhraseToken, _ shape: Symbols.FactShape?, _ verb: String
  ) {
    guard let shape, shape.takesSeveral else { return }
    kind("'\(word.text)' takes several answers at once", word, "write '\(verb)'")
  }

  private mutating func kind(_ message: String, _ word: PhraseToken, _ hint: String) {
    diagnostics.append(
      Diagnostic(
        "phrase/kind", at: source.location(at: word.offset), message, suggestion: hint))
  }

  private mutating func misplaced(_ word: PhraseToken, _ subject: String) {
    kind("this condition cannot speak of \(subject)", word, "only facts and derived names")
  }

  private func negated(_ condition: Condition, _ isNegated: Bool) -> Condition {
    isNegated ? .not(condition) : condition
  }

  private func located(_ word: PhraseToken) -> LocatedText {
    LocatedText(
      value: word.text, location: source.location(at: word.offset), isOnOneLine: true, indent: 0)
  }
}
