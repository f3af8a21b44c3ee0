internal import DecisionDiagrams
internal import Interviews
public import Pathways

/// Every group of cases for which two pathways say something different.
///
/// Empty means proved equal: no combination of answers has another route, another duty,
/// another deadline or another act to avoid, and nothing is asked, taken for granted or listed
/// otherwise. Wording is not compared.
public struct Comparison: Sendable {
  /// The cases for which one thing changed in one way.
  public struct Change: Hashable, Sendable {
    /// What changed, such as `route` or `duty call_999`.
    public let subject: String
    public let before: String
    public let after: String
    /// The share of all combinations of answers, between 0 and 1.
    public let share: Double
    public let example: Counterexample
  }

  /// Something that the newer pathway calls by another name (`was:`).
  public struct Rename: Hashable, Sendable {
    /// What was renamed, such as `fact` or `answer of age`.
    public let what: String
    public let was: String
    public let now: String
  }

  /// A body that the register lists as another kind, or in another nation.
  public struct ListedBody: Hashable, Sendable {
    public let name: String
    /// Its kind and what goes with it; "not listed" where it is not there.
    public let before: String
    public let after: String
  }

  /// The commonest first.
  public let changes: [Change]
  public let added: [Fact.ID]
  public let removed: [Fact.ID]
  /// What is compared under its new name.
  public let renamed: [Rename]
  /// Bodies that somebody who finds theirs by name now gets another kind or nation with.
  public let bodies: [ListedBody]
  /// What is asked, taken for granted or listed otherwise.
  public let handling: [Handling]
  /// What could not be compared, in sentences.
  public let limits: [String]
  public let isFinished: Bool

  public var isEqual: Bool {
    changes.isEmpty && bodies.isEmpty && handling.isEmpty && limits.isEmpty && isFinished
  }

  public init(of old: Pathway, with new: Pathway, budget: Int = 4_000_000) {
    let renaming = Renaming(from: old, to: new)
    renamed = renaming.words.map { Rename(what: $0.what, was: $0.was, now: $0.now) }
    let old = renaming.isEmpty ? old : renaming.applied(to: old)
    bodies = ListedBody.changes(from: old.register, to: new.register)
    handling = Handling.changes(from: old, to: new)
    guard Set(old.register?.sets ?? []) == Set(new.register?.sets ?? []) else {
      (changes, added, removed, isFinished) = ([], [], [], false)
      limits = ["their registers set different facts, so their cases cannot be matched"]
      return
    }
    // What is written alike means alike; most runs compare a version with itself, or words.
    guard !old.isWritten(like: new) else {
      (changes, added, removed, limits, isFinished) = ([], [], [], [], true)
      return
    }
    let aligned = AlignedFacts(old: old, new: new)
    added = aligned.added
    removed = aligned.removed
    limits =
      aligned.unmatched.map { "only one of them has the answer '\($0.answer)' of '\($0.fact)'" }
      + aligned.unmatchedNotKnown.map { "only in one of them '\($0)' may be not known" }
    // A change of one line leaves most duties alone, and they need not be compiled to know it.
    let changed = ChangedMeaning(from: aligned.old, to: aligned.new)
    let older = changed?.rest(of: aligned.old, beside: aligned.new) ?? aligned.old
    let newer = changed?.rest(of: aligned.new, beside: aligned.old) ?? aligned.new
    var space = ProofSpace(older, sourceMap: SourceMap([:]), budget: budget)
    var oldSpeech = Speech(of: &space)
    let oldFinished = !space.isExhausted
    if let changed {
      space.turn(to: newer, by: changed)
    } else {
      let diagrams = space.compiler.store.snapshot()
      space = ProofSpace(newer, sourceMap: SourceMap([:]), budget: budget)
      oldSpeech.move(from: diagrams, to: &space)
    }
    let newSpeech = Speech(of: &space)

    var care = space.compiler.store.and(oldSpeech.care, space.care)
    care = space.compiler.store.and(care, space.comparable(aligned))
    var changes: [Change] = []
    let subjects = Set(oldSpeech.functions.keys).union(newSpeech.functions.keys).sorted()
    for subject in subjects {
      let left = oldSpeech.functions[subject] ?? .nothing
      let right = newSpeech.functions[subject] ?? .nothing
      // Equal functions are one diagram, so most subjects need no further look.
      if left == right { continue }
      let words = left.words + right.words.filter { !left.words.contains($0) }
      let was = left.diagram(in: &space)
      let now = right.diagram(among: words, in: &space)
      let differences = space.compiler.store.differences(was, now)
      let possible = space.compiler.store.ifThenElse(care, differences, .no)
      for difference in space.compiler.store.values(of: possible) where difference != 0 {
        let here = space.compiler.store.equals(possible, difference)
        guard let example = space.example(in: here) else { continue }
        let (before, after) = DiagramStore.numbers(of: difference)
        changes.append(
          Change(
            subject: subject, before: words[before], after: words[after],
            share: space.share(of: here), example: example))
      }
    }
    self.changes = changes.sorted {
      ($1.share, $0.subject, $0.before, $0.after) < ($0.share, $1.subject, $1.before, $1.after)
    }
    let newFinished = !space.isExhausted
    isFinished = oldFinished && newFinished
  }
}

extension Comparison.ListedBody {
  /// By name; a body may be listed more than once, for different times.
  fileprivate static func changes(from old: Register?, to new: Register?) -> [Self] {
    guard old?.bodies != new?.bodies else { return [] }
    func listed(_ register: Register?) -> [String: String] {
      Dictionary(grouping: register?.bodies ?? [], by: \.name).mapValues { bodies in
        Set(bodies.map { body in body.kind.rawValue + (body.with.map { " in \($0)" } ?? "") })
          .sorted().joined(separator: ", ")
      }
    }
    let (before, after) = (listed(old), listed(new))
    return Set(before.keys).union(after.keys).sorted().compactMap { name in
      let (was, now) = (before[name] ?? "not listed", after[name] ?? "not listed")
      return was == now ? nil : Self(name: name, before: was, after: now)
    }
  }
}

extension Pathway {
  /// Whether everything that decides an outcome stands in both, word for word.
  fileprivate func isWritten(like other: Pathway) -> Bool {
    facts == other.facts && names == other.names && routes == other.routes
      && duties == other.duties && acts == other.acts && assumptions == other.assumptions
      && register?.fact == other.register?.fact && register?.with == other.register?.with
      && register?.rows == other.register?.rows
  }
}

extension ProofSpace {
  /// The cases whose every answer both pathways offer.
  fileprivate mutating func comparable(_ aligned: AlignedFacts) -> Diagram {
    var result = Diagram.yes
    for (fact, answer) in aligned.unmatched {
      guard let index = pathway.facts.firstIndex(where: { $0.id == fact }),
        let slot = compiler.variables.slots[index],
        let place = slot.answers.firstIndex(of: answer)
      else { continue }
      let given =
        slot.takesSeveral
        ? compiler.store.literal(level: slot.level + 1 + place, in: [1])
        : compiler.store.literal(level: slot.level, in: [place])
      result = compiler.store.subtract(result, given)
    }
    for fact in aligned.unmatchedNotKnown {
      guard let index = pathway.facts.firstIndex(where: { $0.id == fact }),
        let slot = compiler.variables.slots[index]
      else { continue }
      let unknown = compiler.store.literal(level: slot.level, in: [Int(slot.notKnown)])
      result = compiler.store.subtract(result, unknown)
    }
    return result
  }
}
