import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import Interviews

/// The diagrams against plain recursion, over every combination of answers.
@Suite struct OracleTests {
  @Test(arguments: UInt64(1)...200)
  func `the diagrams say what the reference says, for every answer`(seed: UInt64) throws {
    let pathway = RandomPathway.make(seed: seed, combinations: 2_000)
    let compiled = try CompiledPathway(pathway)
    let reference = ReferenceEvaluator(pathway)

    let different = try pathway.everyAnswers.first { answers in
      var interview = Interview(of: compiled)
      for fact in answers.facts { try interview.answer(fact, #require(answers[fact])) }
      return interview.settledOutcome != reference.outcome(for: answers)
    }

    #expect(different == nil, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...80)
  func `a question is asked if and only if two completions differ in it alone`(
    seed: UInt64
  ) throws {
    let pathway = RandomPathway.make(seed: seed &+ 10_000, combinations: 500)
    let everyAnswers = pathway.everyAnswers
    let compiled = try CompiledPathway(pathway)
    let reference = ReferenceEvaluator(pathway)
    let outcomes = Dictionary(
      uniqueKeysWithValues: everyAnswers.map { ($0, VisibleOutcome(reference.outcome(for: $0))) })
    var generator = SeededGenerator(seed: seed)

    // One walk, each step with a random answer, checked against enumeration at each step.
    var interview = Interview(of: compiled)
    while case .ask(let asked) = interview.step {
      let completions = everyAnswers.filter { answers in
        interview.answers.facts.allSatisfy { interview.answers[$0] == answers[$0] }
      }
      let live = pathway.facts.filter { fact in
        guard interview.answers[fact.id] == nil, fact.isAskable else { return false }
        return completions.contains { answers in
          fact.everyGiven.contains { given in
            var other = answers
            other[fact.id] = given
            return outcomes[answers] != outcomes[other]
          }
        }
      }
      #expect(live.contains { $0.id == asked.id }, "seed \(seed)")
      let given = try #require(asked.everyGiven.randomElement(using: &generator))
      try interview.answer(asked.id, given)
    }

    // When nothing is asked any more, every completion has the same outcome.
    let completions = everyAnswers.filter { answers in
      interview.answers.facts.allSatisfy { interview.answers[$0] == answers[$0] }
    }
    let different = Set(completions.compactMap { outcomes[$0] })
    #expect(different.count == 1, "seed \(seed)")
  }

  @Test func `nobody is asked about an order that no answer can change any more`() throws {
    // The second comes after the first only in some cases, and the first may have to wait for
    // something late; but once that cannot stand, the two are listed in this order anyway.
    let text = """
      pathway: small
      title: Small
      version: "1"
      in-force: {from: 2026-01-01, review-by: 2099-12-31}
      sources:
        ACT: {title: Act, publisher: P, url: "https://e.org", dated: 1 May 2026, checked: 2026-01-01, read: official, kind: act}
      facts:
        first: {group: G, label: F, ask: "F?", why: Why., answers: {a: A, b: B}, not-known: refuse}
        second: {group: G, label: S, ask: "S?", why: Why., answers: {a: A, b: B}, not-known: refuse}
      routes:
        only: {class: c, title: R, say: Say., when: always, basis: ACT}
      duties:
        one: {title: One, stage: safety, when: always, after: [late], to: t, by: at once, basis: ACT}
        two: {title: Two, stage: safety, when: always, after: [{duty: one, when: second is a}], to: t, by: at once, basis: ACT}
        late: {title: Late, stage: record, when: first is a, to: t, by: at once, basis: ACT}
      """
    let reading = PathwayReader().read([PathwayFile(path: "small.yaml", bytes: Array(text.utf8))])
    let compiled = try CompiledPathway(try #require(reading.pathway, "\(reading.report)"))
    var early = Interview(of: compiled)
    try early.answer("first", .one("b"))
    var late = Interview(of: compiled)
    try late.answer("first", .one("a"))

    #expect(early.outcome?.duties.map(\.duty) == ["one", "two"])
    #expect(late.step == .ask(try #require(compiled.pathway.fact("second"))))
    try late.answer("second", .one("a"))
    #expect(late.outcome?.duties.map(\.duty) == ["late", "one", "two"])
    try late.answer("second", .one("b"))
    #expect(late.outcome?.duties.map(\.duty) == ["two", "late", "one"])
  }

  @Test(arguments: UInt64(1)...80)
  func `a case is complete if and only if nothing is asked, in whatever order it is answered`(
    seed: UInt64
  ) throws {
    let pathway = RandomPathway.make(seed: seed &+ 70_000, combinations: 2_000)
    let compiled = try CompiledPathway(pathway)
    var generator = SeededGenerator(seed: seed)
    var interview = Interview(of: compiled)
    #expect(interview.isComplete == (interview.step == .complete), "seed \(seed)")
    for fact in pathway.facts.filter(\.isAskable).shuffled(using: &generator) {
      try interview.answer(fact.id, #require(fact.everyGiven.randomElement(using: &generator)))
      #expect(interview.isComplete == (interview.step == .complete), "seed \(seed)")
    }
    #expect(interview.isComplete)
  }

  @Test(arguments: UInt64(1)...80)
  func `a reason forces the result and nothing in it can be left out`(seed: UInt64) throws {
    let pathway = RandomPathway.make(seed: seed &+ 20_000, combinations: 1_000)
    let everyAnswers = pathway.everyAnswers
    let compiled = try CompiledPathway(pathway)
    let reference = ReferenceEvaluator(pathway)
    var generator = SeededGenerator(seed: seed)
    let answers = try #require(everyAnswers.randomElement(using: &generator))
    var interview = Interview(of: compiled)
    for fact in answers.facts { try interview.answer(fact, #require(answers[fact])) }
    let route = reference.outcome(for: answers).route

    let reason = try #require(interview.reasonForRoute)

    func forces(_ facts: [Fact.ID]) -> Bool {
      everyAnswers.filter { other in facts.allSatisfy { other[$0] == answers[$0] } }
        .allSatisfy { reference.outcome(for: $0).route == route }
    }
    #expect(forces(reason.facts), "seed \(seed)")
    for fact in reason.facts {
      #expect(!forces(reason.facts.filter { $0 != fact }), "seed \(seed), \(fact)")
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `what is settled is never taken back`(seed: UInt64) throws {
    let pathway = RandomPathway.make(seed: seed &+ 30_000, combinations: 2_000)
    let compiled = try CompiledPathway(pathway)
    var generator = SeededGenerator(seed: seed)
    var interview = Interview(of: compiled)
    var before = interview.settledOutcome

    while case .ask(let fact) = interview.step {
      try interview.answer(fact.id, #require(fact.everyGiven.randomElement(using: &generator)))
      let after = interview.settledOutcome
      for owed in before.duties {
        let later = after.duty(owed.duty)
        #expect(later?.standing == owed.standing, "seed \(seed)")
        #expect(later?.variant == owed.variant, "seed \(seed)")
      }
      #expect(Set(before.acts).isSubset(of: after.acts), "seed \(seed)")
      if let route = before.route { #expect(after.route == route, "seed \(seed)") }
      before = after
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `a duty is open if and only if completions of the answers differ in it`(
    seed: UInt64
  ) throws {
    struct Way: Hashable {
      let standing: Standing?
      let variant: Duty.Variant.ID?
    }
    let pathway = RandomPathway.make(seed: seed &+ 60_000, combinations: 500)
    let everyAnswers = pathway.everyAnswers
    let compiled = try CompiledPathway(pathway)
    let reference = ReferenceEvaluator(pathway)
    let outcomes = everyAnswers.map { (answers: $0, outcome: reference.outcome(for: $0)) }
    var generator = SeededGenerator(seed: seed)
    var interview = Interview(of: compiled)

    while case .ask(let fact) = interview.step {
      let completions = outcomes.filter { one in
        interview.answers.facts.allSatisfy { interview.answers[$0] == one.answers[$0] }
      }
      let open = pathway.duties.map(\.id).filter { duty in
        let ways = completions.map { one in
          let owed = one.outcome.duty(duty)
          return Way(standing: owed?.standing, variant: owed?.variant)
        }
        return Set(ways).count > 1
      }
      #expect(interview.openDuties == open, "seed \(seed)")
      try interview.answer(fact.id, #require(fact.everyGiven.randomElement(using: &generator)))
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `a narrowed interview goes on as one that was not, also when answers change`(
    seed: UInt64
  ) throws {
    let pathway = RandomPathway.make(seed: seed &+ 50_000, combinations: 2_000)
    let compiled = try CompiledPathway(pathway)
    var generator = SeededGenerator(seed: seed)
    var plain = Interview(of: compiled)
    var narrowed = plain

    for _ in 0..<30 {
      let fact: Fact
      if case .ask(let asked) = plain.step, Bool.random(using: &generator) {
        fact = asked
      } else {
        fact = try #require(pathway.facts.filter(\.isAskable).randomElement(using: &generator))
      }
      if plain.answers[fact.id] != nil, Bool.random(using: &generator) {
        plain.withdraw(fact.id)
        narrowed.withdraw(fact.id)
      } else {
        let given = try #require(fact.everyGiven.randomElement(using: &generator))
        try plain.answer(fact.id, given)
        try narrowed.answer(fact.id, given)
      }
      if Bool.random(using: &generator) { narrowed.narrow() }
      #expect(narrowed.step == plain.step, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `the order of declarations and of answering changes nothing`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pathway = RandomPathway.make(seed: seed &+ 40_000, combinations: 2_000)
    var shuffled = pathway
    shuffled.names.shuffle(using: &generator)
    // Two routes that stand together are a fault; only without one has the order no say.
    let answers = try #require(pathway.everyAnswers.randomElement(using: &generator))
    let reference = ReferenceEvaluator(pathway)
    let compiled = try CompiledPathway(shuffled)
    var interview = Interview(of: compiled)
    for fact in answers.facts.shuffled(using: &generator) {
      try interview.answer(fact, #require(answers[fact]))
    }

    #expect(interview.settledOutcome == reference.outcome(for: answers), "seed \(seed)")
  }
}

/// An outcome without its presumptions, which name answers and are no result of them.
private struct VisibleOutcome: Hashable {
  let route: Route.ID?
  let duties: [OwedDuty]
  let acts: [Act.ID]

  init(_ outcome: Outcome) {
    route = outcome.route
    duties = outcome.duties
    acts = outcome.acts
  }
}
