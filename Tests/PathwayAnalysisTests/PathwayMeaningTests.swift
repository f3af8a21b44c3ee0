import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The canonical form keeps still for what has no meaning, and moves for everything that has.
@Suite struct PathwayMeaningTests {
  private func meaning(of files: [PathwayFile]) throws -> PathwayMeaning {
    let (whole, stretches) = PathwayReader().readThroughTime(files)
    _ = try #require(whole.pathway, "\(whole.report)")
    return try #require(PathwayMeaning(of: stretches))
  }

  private func meaning(of text: String) throws -> PathwayMeaning {
    try meaning(of: [PathwayFile(path: "small/pathway.yaml", bytes: Array(text.utf8))])
  }

  private func meaning(of pathway: Pathway) throws -> PathwayMeaning {
    try #require(PathwayMeaning(of: [PathwayStretch(period: .always, pathway: pathway)]))
  }

  /// The sections of the small pathway, each from its name to the next.
  private var sections: [String] {
    SmallPathway.text.split(separator: "\n\n").map { String($0) + "\n" }
  }

  @Test func `comments and blank lines have no meaning`() throws {
    let text = SmallPathway.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasSuffix(":") ? "\($0)  # why\n\n" : "\($0)" }.joined(separator: "\n")

    #expect(text != SmallPathway.text)
    #expect(try meaning(of: text) == meaning(of: SmallPathway.text))
  }

  @Test(arguments: UInt64(1)...10)
  func `the files and the order of sections have no meaning`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shuffled = sections.shuffled(using: &random)

    let one = try meaning(of: shuffled.joined(separator: "\n"))
    let many = try meaning(
      of: shuffled.enumerated().map { place, text in
        PathwayFile(path: "small/\(place).yaml", bytes: Array(text.utf8))
      })

    #expect(try one == meaning(of: SmallPathway.text))
    #expect(one == many)
  }

  @Test func `the order of keys and the style of YAML have no meaning`() throws {
    let text = SmallPathway.text.replacing(
      "{class: child, title: Child, say: Protect the child., when: is_child,",
      with: "{when: 'is_child', say: \"Protect the child.\", title: Child, class: child,")
    let block = text.replacing("always-ask: yes", with: "always-ask: \"yes\"").replacing(
      "say: [Say what you saw., Say who you are.]",
      with: "say:\n      - Say what you saw.\n      - >-\n        Say who\n        you are.")

    #expect(text != SmallPathway.text && block != text)
    #expect(try meaning(of: block) == meaning(of: SmallPathway.text))
  }

  @Test(arguments: UInt64(1)...40)
  func `order without a reader has no meaning`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pathway = try SmallPathway.pathway
    var other = pathway
    other.sources.shuffle(using: &random)
    other.contacts.shuffle(using: &random)
    other.names.shuffle(using: &random)
    other.routes.shuffle(using: &random)
    other.rules.shuffle(using: &random)
    other.invariants.shuffle(using: &random)
    // They are of different stages, so none comes before the other on a list.
    other.duties.shuffle(using: &random)

    #expect(try meaning(of: other) == meaning(of: pathway))
  }

  @Test func `the order in which people meet things has a meaning`() throws {
    let pathway = try SmallPathway.pathway
    let was = try meaning(of: pathway)
    var asked = pathway
    asked.facts.swapAt(0, 1)
    #expect(try meaning(of: asked) != was)
    var acts = pathway
    acts.acts.append(Act(id: "other", say: "Do not tell.", condition: .always))
    let before = try meaning(of: acts)
    acts.acts.reverse()
    #expect(try meaning(of: acts) != before)
  }

  @Test func `worked cases, approvals and words to avoid have no meaning`() throws {
    var other = try SmallPathway.pathway
    other.scenarios = []
    other.wordsToAvoid = ["save": "help"]
    let unapproved = SmallPathway.text.replacing("sha256:other", with: "sha256:another")

    #expect(try meaning(of: other) == meaning(of: try SmallPathway.pathway))
    #expect(try meaning(of: unapproved) == meaning(of: SmallPathway.text))
  }

  @Test(arguments: UInt64(1)...150)
  func `the same rule in other words is the same`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pathway = RandomPathway.make(seed: seed &+ 80_000, combinations: 1_500)
    let other = pathway.mapConditions { $0.reworded(using: &random) }

    #expect(other != pathway)
    #expect(try meaning(of: other) == meaning(of: pathway), "\(seed)")
  }

  @Test(arguments: UInt64(1)...150)
  func `a rule changed at random is another whenever some case shows it`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pathway = RandomPathway.make(seed: seed &+ 90_000, combinations: 800)
    let facts = pathway.facts.filter { !$0.takesSeveral && $0.isAskable }
    let fact = try #require(facts.first ?? pathway.facts.first)
    let target = Int.random(in: 0..<pathway.conditionCount, using: &random)
    let part: Condition =
      fact.takesSeveral ? .includes(fact.id, ["a0"]) : .answered(fact.id, ["a0"])
    let isAnd = Bool.random(using: &random)
    var place = -1
    let other = pathway.mapConditions { condition in
      place += 1
      guard place == target else { return condition }
      return isAnd ? .all([condition, part]) : .any([condition, .not(part)])
    }
    let (before, after) = (ReferenceEvaluator(pathway), ReferenceEvaluator(other))
    let isShown = pathway.everyAnswers.contains {
      before.outcome(for: $0) != after.outcome(for: $0)
    }

    let isSame = try meaning(of: other) == meaning(of: pathway)

    #expect(!(isShown && isSame), "\(seed)")
    #expect(!(!isSame && other == pathway), "\(seed)")
  }

  /// Everything between the sections that have no meaning, one word or number at a time.
  @Test func `every word, number and date that is changed changes the meaning`() throws {
    let ignored = ["words-to-avoid", "    scenarios", "scenarios"]
    let sections = sections.filter { section in !ignored.contains { section.hasPrefix($0) } }
    let text = sections.joined(separator: "\n")
    let was = try meaning(of: text)
    let pattern = /[A-Z][a-z]+(?: [a-z]+)*|20[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]+ working days/
    var tried = 0
    for match in text.matches(of: pattern) {
      let line = text[..<match.range.lowerBound].split(separator: "\n").last ?? ""
      guard !line.contains("- {role:"), !line.hasPrefix("approv") else { continue }
      var changed = text
      let replacement =
        if match.output.hasSuffix("working days") {
          "77 working days"
        } else if match.output.hasPrefix("20") {
          "2026-07-07"
        } else {
          "\(match.output)x"
        }
      changed.replaceSubrange(match.range, with: replacement)
      let file = PathwayFile(path: "small/pathway.yaml", bytes: Array(changed.utf8))
      let (_, stretches) = PathwayReader().readThroughTime([file])
      // Ids in capitals are names that something else uses.
      guard !stretches.isEmpty, let now = PathwayMeaning(of: stretches) else { continue }
      tried += 1
      #expect(now != was, "\(match.output) in: \(line)")
    }
    #expect(tried > 50)
  }

  @Test func `keywords that change what happens change the meaning`() throws {
    let was = try meaning(of: SmallPathway.text)
    for (old, new) in [
      ("if-unsure: due", "if-unsure: not-due"), ("if-unsure: not-due", "if-unsure: due"),
      ("if-unsure: hide", "if-unsure: show"), ("by: at once", "by: same day"),
      ("force: must", "force: should"), ("urgent: yes", "urgent: no"),
      ("always-ask: yes", "always-ask: no"), ("record: coarse", "record: full"),
      ("local: police", "local: escalation"),
      ("contacts: [emergency, agency]", "contacts: [agency]"),
      ("stage: emergency", "stage: health"), ("after: [call_999]", "after: []"),
      ("presume: child", "presume: adult"), ("read: extract", "read: not-read"),
      ("kind: act,", "kind: guidance,"), ("done-when: kind is council", "done-when: never"),
      ("beats: [{route: other, reason: A child comes first., basis: ACT s2}], ", ""),
      ("[ACT s3,", "[ACT s4,"), ("ACT s6", "ACT s7"), ("may_send: yes", "may_send: no"),
      ("kind: council}", "kind: charity}"), ("until: 2027-12-31", "until: 2027-12-30"),
      ("always: danger is not yes or duty call_999", "always: always"),
      ("order: [no, yes]", "order: [yes, no]"),
      ("never: kind is charity", "never: kind is council"),
      ("[safeguarding lead, lawyer]", "[lawyer]"), ("when: danger is yes}", "when: danger is no}"),
    ] {
      let text = SmallPathway.text.replacing(old, with: new, maxReplacements: 1)
      #expect(text != SmallPathway.text, "\(old)")
      #expect(try meaning(of: text) != was, "\(old)")
    }
  }

  @Test func `a date inside a pathway has a meaning, one that changes nothing has none`() throws {
    let dated = SmallPathway.text.replacing(
      "basis: TALK p1, rules: [R1]}", with: "basis: TALK p1, rules: [R1], from: 2027-01-01}")
    let later = dated.replacing("from: 2027-01-01}", with: "from: 2027-01-02}")
    let never = dated.replacing("from: 2027-01-01}", with: "from: 2025-01-01}")

    #expect(try meaning(of: dated) != meaning(of: SmallPathway.text))
    #expect(try meaning(of: dated) != meaning(of: later))
    #expect(try meaning(of: never) == meaning(of: SmallPathway.text))
  }
}

extension Condition {
  /// A condition that is true, false and unsure in the same cases.
  fileprivate func reworded(using random: inout SeededGenerator) -> Condition {
    switch self {
    case .all(let parts):
      let parts = parts.map { $0.reworded(using: &random) }.shuffled(using: &random)
      return Bool.random(using: &random) ? .all(parts) : .not(.any(parts.map { .not($0) }))
    case .any(let parts):
      let parts = parts.map { $0.reworded(using: &random) }.shuffled(using: &random)
      return Bool.random(using: &random) ? .any(parts) : .not(.all(parts.map { .not($0) }))
    case .not(let part): return .not(part.reworded(using: &random))
    default: return .all([self, .any([self, self])])
    }
  }
}

extension Pathway {
  fileprivate var conditionCount: Int {
    var count = 0
    _ = mapConditions { condition in
      count += 1
      return condition
    }
    return count
  }

  /// The pathway with each condition of names, routes, duties and acts put through a change.
  fileprivate func mapConditions(_ change: (Condition) -> Condition) -> Pathway {
    var result = self
    result.names = names.map { DerivedName(id: $0.id, condition: change($0.condition)) }
    result.routes = routes.map {
      Route(
        id: $0.id, routeClass: $0.routeClass, title: $0.title, say: $0.say,
        condition: change($0.condition), beats: $0.beats)
    }
    result.duties = duties.map { duty in
      Duty(
        id: duty.id, stage: duty.stage, condition: change(duty.condition),
        isDueIfUnsure: duty.isDueIfUnsure,
        hold: duty.hold.map { .init(condition: change($0.condition), until: $0.until) },
        contingencies: duty.contingencies.map {
          .init(condition: change($0.condition), provided: $0.provided)
        },
        after: duty.after.map { .init(duty: $0.duty, condition: change($0.condition)) },
        doneWhen: change(duty.doneWhen), wording: duty.wording,
        notes: duty.notes.map { .init(condition: change($0.condition), say: $0.say) },
        variants: duty.variants.map {
          .init(id: $0.id, condition: change($0.condition), wording: $0.wording)
        })
    }
    result.acts = acts.map {
      Act(
        id: $0.id, say: $0.say, condition: change($0.condition),
        isShownIfUnsure: $0.isShownIfUnsure)
    }
    return result
  }
}
