internal import DecisionDiagrams
internal import Interviews
public import Pathways

/// Every group of cases for which two pathways say something different.
///
/// Empty means proved equal: no combination of answers has another route, another duty,
/// another deadline or another act to avoid. Wording is not compared.
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
  /// What could not be compared, in sentences.
  public let limits: [String]
  public let isFinished: Bool

  public var isEqual: Bool { changes.isEmpty && bodies.isEmpty && limits.isEmpty && isFinished }

  public init(of old: Pathway, with new: Pathway, budget: Int = 4_000_000) {
    let renaming = Renaming(from: old, to: new)
    renamed = renaming.words.map { Rename(what: $0.what, was: $0.was, now: $0.now) }
    let old = renaming.applied(to: old)
    bodies = ListedBody.changes(from: old.register, to: new.register)
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
    var before = ProofSpace(older, sourceMap: SourceMap([:]), budget: budget)
    let oldSpeech = Speech(of: &before)
    let oldFinished = !before.isExhausted
    var space = before
    let isTurned = space.turn(to: newer)
    if !isTurned {
      space = ProofSpace(newer, sourceMap: SourceMap([:]), budget: budget)
    }
    let newSpeech = Speech(of: &space)
    let diagrams = before.compiler.store.snapshot()
    var memory = DiagramStore.Memory(for: diagrams)
    let open = [Int32](repeating: -1, count: diagrams.domains.count)
    func brought(_ diagram: Diagram, _ space: inout ProofSpace) -> Diagram {
      if isTurned { return diagram }
      return space.compiler.store.restricted(diagram, of: diagrams, to: open, memory: &memory)
    }

    var care = brought(oldSpeech.care, &space)
    care = space.compiler.store.and(care, space.care)
    care = space.compiler.store.and(care, space.comparable(aligned))
    var changes: [Change] = []
    let subjects = Set(oldSpeech.functions.keys).union(newSpeech.functions.keys).sorted()
    for subject in subjects {
      let left = oldSpeech.functions[subject].map { brought($0.diagram, &space) } ?? .constant(0)
      let right = newSpeech.functions[subject]?.diagram ?? .constant(0)
      let leftWords = oldSpeech.functions[subject]?.words ?? [Speech.absent]
      let rightWords = newSpeech.functions[subject]?.words ?? [Speech.absent]
      // Equal functions are one diagram, so most subjects need no further look.
      if left == right, leftWords == rightWords { continue }
      var becomes: [Diagram] = []
      for value in rightWords.indices { becomes.append(space.compiler.store.equals(right, value)) }
      for (leftValue, leftWord) in leftWords.enumerated() {
        let wasThis = space.compiler.store.equals(left, leftValue)
        guard wasThis != .no else { continue }
        for (rightValue, rightWord) in rightWords.enumerated() where leftWord != rightWord {
          let both = space.compiler.store.and(wasThis, becomes[rightValue])
          let here = space.compiler.store.and(both, care)
          guard let example = space.example(in: here) else { continue }
          changes.append(
            Change(
              subject: subject, before: leftWord, after: rightWord,
              share: space.compiler.store.share(of: here), example: example))
        }
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

/// What a pathway says, each thing as a function from cases to one of several phrases.
private struct Speech {
  static let absent = "nothing"

  struct Function {
    let diagram: Diagram
    let words: [String]
  }

  let care: Diagram
  var functions: [String: Function] = [:]

  init(of space: inout ProofSpace) {
    care = space.care
    functions["route"] = Function(
      diagram: space.route, words: ["no route"] + space.pathway.routes.map(\.id.rawValue))
    for (place, duty) in space.pathway.duties.enumerated() {
      var words = [Self.absent]
      let numbers = PathwayCompiler.states(of: duty).map { state -> Int in
        let phrase = Self.phrase(state, of: duty)
        if let known = words.firstIndex(of: phrase) { return known }
        words.append(phrase)
        return words.count - 1
      }
      let diagram = space.compiler.store.mapped(space.states[place]) { number in
        number == 0 ? 0 : numbers[number - 1]
      }
      functions["duty \(duty.id)"] = Function(diagram: diagram, words: words)
    }
    for act in space.pathway.acts {
      let rails = space.compiler.rails(act.condition)
      let shown = act.isShownIfUnsure ? space.compiler.store.not(rails.no) : rails.yes
      functions["act \(act.id)"] = Function(diagram: shown, words: [Self.absent, "warned of"])
    }
  }

  /// How a duty stands, to whom and by when; not its other words.
  private static func phrase(_ state: CompiledPathway.State, of duty: Duty) -> String {
    let wording = duty.wording(of: state.variant)
    let by = wording.by.map { ", \($0.words)" } ?? ""
    let to = wording.to.map { ", to \($0)" } ?? ""
    switch state.standing {
    case .due: return "due\(by)\(to)"
    case .dueBecauseUnsure: return "due because unsure\(by)\(to)"
    case .held: return "held until \(duty.hold?.until ?? "")\(to)"
    case .contingent(let place): return "only if \(duty.contingencies[place].provided)"
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
