internal import DecisionDiagrams
internal import Interviews
public import Pathways

/// A card for each route that some answers reach.
public struct RouteCards: Sendable {
  private let byRoute: [Route.ID: RouteCard]

  public subscript(route: Route.ID) -> RouteCard? { byRoute[route] }

  /// - Parameters:
  ///   - given: what is known for all cases on the cards, such as the nation and the policy of an
  ///     area; only facts with one answer count.
  /// - Returns: nil if the conditions need more nodes than the budget.
  public init?(of pathway: Pathway, given: Answers = Answers(), budget: Int = 1_000_000) {
    var writer = CardWriter(pathway, given: given, budget: budget)
    var byRoute: [Route.ID: RouteCard] = [:]
    for (place, route) in pathway.routes.enumerated() {
      byRoute[route.id] = writer.card(of: route, at: place)
    }
    guard !writer.isExhausted else { return nil }
    self.byRoute = byRoute
  }
}

/// Finds what stands on a card.
private struct CardWriter {
  private let pathway: Pathway
  private var compiler: PathwayCompiler
  private let words: ConditionWords
  /// The cases for which cards are made.
  private var known = Diagram.yes

  var isExhausted: Bool { compiler.store.isExhausted }

  init(_ pathway: Pathway, given: Answers, budget: Int) {
    self.pathway = pathway
    words = ConditionWords(pathway)
    compiler = PathwayCompiler(pathway, budget: budget)
    _ = compiler.compileRoutes()
    for fact in given.facts.sorted() {
      guard case .one(let answer)? = given[fact] else { continue }
      let here = compiler.rails(.answered(fact, [answer])).yes
      known = compiler.store.and(known, here)
    }
    // What cannot occur is no case.
    for assumption in pathway.assumptions {
      let excluded = compiler.rails(assumption.excludes).yes
      known = compiler.store.subtract(known, excluded)
    }
  }

  mutating func card(of route: Route, at place: Int) -> RouteCard? {
    let cases = compiler.store.and(compiler.standing[place], known)
    guard cases != .no else { return nil }
    var found: [Int: (line: RouteCard.Line, isDue: Bool)] = [:]
    for (place, duty) in pathway.duties.enumerated() { found[place] = line(for: duty, in: cases) }
    let order = order(of: Set(found.keys), in: cases)
    let all = order.compactMap { found[$0] }
    let shown = pathway.acts.filter { act in
      let condition = compiler.rails(act.condition)
      return isWithin(cases, act.isShownIfUnsure ? compiler.store.not(condition.no) : condition.yes)
    }
    return RouteCard(
      route: route, due: all.filter(\.isDue).map(\.line),
      later: all.filter { !$0.isDue }.map(\.line), acts: shown)
  }

  private mutating func isWithin(_ cases: Diagram, _ set: Diagram) -> Bool {
    compiler.store.subtract(cases, set) == .no
  }

  private mutating func line(
    for duty: Duty, in cases: Diagram
  ) -> (line: RouteCard.Line, isDue: Bool)? {
    let sets = compiler.standingSets(of: duty).map { compiler.store.and($0, cases) }
    var owed = Diagram.no
    for set in sets.prefix(3) { owed = compiler.store.or(owed, set) }
    var events: [String] = []
    for (contingency, set) in zip(duty.contingencies, sets.dropFirst(3))
    where set != .no && !events.contains(contingency.provided) {
      events.append(contingency.provided)
    }
    let isDue = owed != .no
    guard isDue || !events.isEmpty else { return nil }
    // Of a duty that is due in some case, the wording there counts, and not that of mere events.
    let wordings = wordings(of: duty, in: isDue ? owed : cases)
    let isAlways = isDue && owed == cases
    let line = RouteCard.Line(
      duty: duty.id, title: words.title(of: duty.id, wordings),
      when: isAlways || !isDue ? nil : words.words(for: simplified(duty.condition, in: cases)),
      isDueIfUnsure: sets[1] != .no, waits: sets[2] == .no ? nil : duty.hold?.until,
      provided: isAlways ? [] : events,
      deadlines: distinct(wordings.compactMap(\.by).sorted().map(\.words)),
      recipients: distinct(wordings.compactMap(\.to)),
      force: distinct(wordings.compactMap(\.force)),
      basis: distinct(wordings.flatMap { $0.basis ?? [] }).filter { applies($0, in: cases) },
      contacts: distinct(wordings.flatMap { $0.contacts ?? [] }),
      local: distinct(wordings.compactMap(\.local)))
    return (line, isDue)
  }

  private mutating func wordings(of duty: Duty, in cases: Diagram) -> [Duty.Wording] {
    let reached = zip(duty.variants, compiler.variantSets(of: duty).dropFirst())
      .filter { compiler.store.and($1, cases) != .no }
    return reached.isEmpty ? [duty.wording] : reached.map { duty.wording(of: $0.0.id) }
  }

  private mutating func applies(_ citation: Citation, in cases: Diagram) -> Bool {
    guard let condition = citation.condition ?? pathway.source(citation.source)?.condition else {
      return true
    }
    let no = compiler.rails(condition).no
    return !isWithin(cases, no)
  }

  /// The condition without what is settled in all of these cases.
  private mutating func simplified(_ condition: Condition, in cases: Diagram) -> Condition {
    let rails = compiler.rails(condition)
    if isWithin(cases, rails.yes) { return .always }
    if isWithin(cases, rails.no) { return .never }
    switch condition {
    case .all(let parts):
      let rest = parts.map { simplified($0, in: cases) }.filter { $0 != .always }
      return rest.count == 1 ? rest[0] : .all(rest)
    case .any(let parts):
      let rest = parts.map { simplified($0, in: cases) }.filter { $0 != .never }
      return rest.count == 1 ? rest[0] : .any(rest)
    case .not(let part): return .not(simplified(part, in: cases))
    case .named(let id):
      // A name without words of its own says nothing to a reader.
      guard let name = pathway.name(id), name.says == nil else { return condition }
      return simplified(name.condition, in: cases)
    case .always, .never, .answered, .notKnown, .includes, .route, .outcome: return condition
    }
  }

  /// The order of doing: what may have to come first in some of these cases does.
  private mutating func order(of places: Set<Int>, in cases: Diagram) -> [Int] {
    var applying: [Int: [Bool]] = [:]
    for place in places {
      applying[place] = pathway.duties[place].after.map { first in
        let no = compiler.rails(first.condition).no
        return !isWithin(cases, no)
      }
    }
    return DutyOrder(of: pathway).sorted(where: places.contains) { duty, after in
      applying[duty]?[after] ?? false
    }
  }

  private func distinct<Item: Hashable>(_ items: [Item]) -> [Item] {
    var seen: Set<Item> = []
    return items.filter { seen.insert($0).inserted }
  }
}

extension ConditionWords {
  /// The title that a duty has in some cases, or in general.
  fileprivate func title(of id: Duty.ID, _ wordings: [Duty.Wording]) -> String {
    let titles = Set(wordings.compactMap(\.title))
    guard titles.count == 1, let only = titles.first else { return title(of: id) }
    return only
  }
}
