public import Pathways

/// Puts conditions into words that a reader without the files can follow.
///
/// Facts and answers stand in “double marks” by their labels, terms in ‘single marks’ by what
/// they say. Brackets stand only where “and” and “or” would otherwise run together: that “and”
/// binds more closely is a rule of programs, which nobody has to know to sign a pathway.
public struct ConditionWords: Sendable {
  private let pathway: Pathway
  private let labels: [Fact.ID: String]
  private let terms: [DerivedName.ID: String]

  public init(_ pathway: Pathway) {
    self.pathway = pathway
    labels = Self.named(pathway.facts.map { ($0.id, $0.label) })
    terms = Self.named(pathway.names.map { ($0.id, $0.says) })
  }

  /// A condition as the end of a sentence that ends in "when".
  public func words(for condition: Condition) -> String {
    words(for: condition, in: .nothing)
  }

  /// A fact by its label.
  public func words(for fact: Fact.ID) -> String { "“\(labels[fact] ?? fact.rawValue)”" }

  /// A derived name by what it says.
  public func words(for name: DerivedName.ID) -> String { "‘\(terms[name] ?? name.rawValue)’" }

  /// Answers by their labels: “one”, “two” or “three”.
  public func words(for answers: [Answer.ID], of fact: Fact.ID) -> String {
    let known = pathway.fact(fact)
    return Self.list(answers.map { "“\(known?.answer($0)?.label ?? $0.rawValue)”" }, "or")
  }

  /// A duty by its title.
  public func words(for duty: Duty.ID) -> String { "“\(title(of: duty))”" }

  /// A duty that names no title has variants that do.
  public func title(of id: Duty.ID) -> String {
    let duty = pathway.duty(id)
    return duty?.wording.title ?? duty?.variants.compactMap(\.wording.title).first ?? id.rawValue
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String], _ word: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "nothing" }
    return "\(items.dropLast().joined(separator: ", ")) \(word) \(last)"
  }

  /// Texts by id; two things that read alike are told apart by their ids.
  private static func named<Subject>(
    _ texts: [(Identifier<Subject>, String?)]
  ) -> [Identifier<Subject>: String] {
    let counts = Dictionary(texts.compactMap(\.1).map { ($0, 1) }, uniquingKeysWith: +)
    let pairs = texts.map { id, text in
      (id, text.map { counts[$0] == 1 ? $0 : "\($0) (\(id))" } ?? id.rawValue)
    }
    return Dictionary(pairs) { first, _ in first }
  }
}

extension ConditionWords {
  /// What stands around a condition.
  private enum Surroundings {
    case nothing, any, all, not
  }

  private func words(for condition: Condition, in around: Surroundings) -> String {
    switch condition {
    case .always: return "in every case"
    case .never: return "in no case"
    case .answered, .includes, .notKnown, .route:
      return bracketed(statement(condition, .holds), if: around == .all && condition.isList)
    case .named(let id): return words(for: id)
    case .outcome(let test):
      return bracketed(words(for: test), if: around != .nothing && test.isJoined)
    case .not(let part):
      switch part {
      case .answered, .includes, .notKnown, .route:
        return bracketed(statement(part, .doesNotHold), if: around == .all && part.isList)
      case .not(let inner): return words(for: inner, in: around)
      case .always: return "in no case"
      case .never: return "in every case"
      case .named(let id): return "\(words(for: id)) does not hold"
      case .outcome(let test): return "not (\(words(for: test)))"
      case .all, .any: return "not \(words(for: part, in: .not))"
      }
    case .all(let parts):
      let joined = parts.map { words(for: $0, in: .all) }.joined(separator: " and ")
      return bracketed(joined, if: parts.count > 1 && (around == .any || around == .not))
    case .any(let parts):
      let joined = parts.map { words(for: $0, in: .any) }.joined(separator: " or ")
      return bracketed(joined, if: parts.count > 1 && (around == .all || around == .not))
    }
  }

  private func bracketed(_ text: String, if isNeeded: Bool) -> String {
    isNeeded ? "(\(text))" : text
  }

  private enum Sense {
    case holds, doesNotHold
  }

  /// A plain statement, or its opposite, in which the verb takes the "not".
  private func statement(_ condition: Condition, _ sense: Sense) -> String {
    let holds = sense == .holds
    switch condition {
    case .answered(let fact, let answers):
      let verb = holds ? "is" : answers.count > 1 ? "is none of" : "is not"
      return "\(words(for: fact)) \(verb) \(words(for: answers, of: fact))"
    case .includes(let fact, let answers):
      let verb = holds ? "includes" : "does not include"
      let any = answers.count > 1 ? "any of " : ""
      return "\(words(for: fact)) \(verb) \(any)\(words(for: answers, of: fact))"
    case .notKnown(let fact):
      return "it is \(holds ? "not known" : "known") what holds for \(words(for: fact))"
    case .route(let routes):
      let titles = routes.map { "“\(pathway.route($0)?.title ?? $0.rawValue)”" }
      let verb = holds ? "is" : routes.count > 1 ? "is none of" : "is not"
      return "the route \(verb) \(Self.list(titles, "or"))"
    case .always, .never, .named, .all, .any, .not, .outcome:
      return words(for: condition)
    }
  }

  private func words(for test: Condition.OutcomeTest) -> String {
    switch test {
    case .due(let duty): "\(words(for: duty)) is due"
    case .held(let duty): "\(words(for: duty)) is on hold"
    case .contingent(let duty): "\(words(for: duty)) may become due"
    case .someDuty: "at least one duty is due"
    case .act(let id): "the warning “\(pathway.act(id)?.say ?? id.rawValue)” is shown"
    case .asked(let fact): "\(words(for: fact)) may be asked"
    case .before(let first, let second):
      "\(words(for: first)) comes before \(words(for: second)) wherever both stand"
    case .cites(let duty, let source):
      "\(words(for: duty)) stands and rests on “\(pathway.source(source)?.title ?? source.rawValue)”"
    }
  }
}

extension Condition {
  /// Whether its words hold an "or" of their own.
  fileprivate var isList: Bool {
    switch self {
    case .answered(_, let answers), .includes(_, let answers): answers.count > 1
    case .route(let routes): routes.count > 1
    case .always, .never, .notKnown, .named, .all, .any, .not, .outcome: false
    }
  }
}

extension Condition.OutcomeTest {
  /// Whether its words hold an "and", or end in what could be taken to go on.
  fileprivate var isJoined: Bool {
    switch self {
    case .before, .cites: true
    case .due, .held, .contingent, .someDuty, .act, .asked: false
    }
  }
}
