import Interviews
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import PathwayAnalysis

/// A recorded case run again, in the quick way and through an interview.
@Suite struct ReplayTests {
  private struct Case: Hashable {
    var answers: Answers
    var lookedUp: Answers
    var route: Route.ID
    var duties: [Replay.RecordedDuty]
  }

  private static func bothWays(_ one: Case, _ replay: Replay) -> [Replay.Verdict] {
    [
      replay.verdict(
        answers: one.answers, lookedUp: one.lookedUp, route: one.route, duties: one.duties),
      replay.interviewed(
        answers: one.answers, lookedUp: one.lookedUp, route: one.route, duties: one.duties),
    ]
  }

  /// What a record keeps of an outcome.
  private static func recorded(_ outcome: Outcome, _ pathway: Pathway) -> [Replay.RecordedDuty] {
    outcome.duties.map { owed in
      Replay.RecordedDuty(
        id: owed.duty, standing: owed.standing.code,
        by: pathway.duty(owed.duty)?.wording(of: owed.variant).by?.code)
    }
  }

  /// A record as it should be, and then one in which something is wrong.
  private static func broken(
    _ whole: Case, _ pathway: Pathway, _ generator: inout SeededGenerator
  ) -> [Case] {
    var cases: [Case] = []
    func add(_ change: (inout Case) -> Void) {
      var one = whole
      change(&one)
      cases.append(one)
    }
    let facts = pathway.facts.shuffled(using: &generator)
    for fact in facts.prefix(8) {
      let given = fact.everyGiven.randomElement(using: &generator)
      add { $0.answers[fact.id] = nil }
      // To a question that was not asked, too, or that is never asked.
      add { $0.answers[fact.id] = given }
      add { $0.lookedUp[fact.id] = given }
      add {
        $0.answers[fact.id] = nil
        $0.lookedUp[fact.id] = given
      }
      add { $0.answers[fact.id] = .one("no_such_answer") }
      add { $0.answers[fact.id] = .several(["no_such_answer"]) }
      add { $0.answers[fact.id] = .several([]) }
      add { $0.answers[fact.id] = .notKnown }
      add { $0.lookedUp[fact.id] = .one("no_such_answer") }
      add { $0.lookedUp[fact.id] = .notKnown }
    }
    add { $0.answers["no_such_fact"] = .notKnown }
    add { $0.lookedUp["no_such_fact"] = .one("no_such_answer") }
    add { $0.answers = [:] }
    add { $0.route = "no_such_route" }
    add { $0.duties.reverse() }
    add { $0.duties.shuffle(using: &generator) }
    add { if !$0.duties.isEmpty { $0.duties.removeFirst() } }
    add { $0.duties.append(.init(id: "no_such_duty", standing: "due", by: nil)) }
    add { one in
      guard let first = one.duties.first else { return }
      one.duties[0] = .init(id: first.id, standing: first.standing, by: "another")
    }
    return cases
  }

  @Test(arguments: UInt64(1)...120)
  func `a case comes out in the quick way as it does through an interview`(seed: UInt64) throws {
    let pathway = RandomPathway.make(seed: seed &+ 90_000, combinations: 2_000)
    let replay = Replay(of: try CompiledPathway(pathway))
    let reference = ReferenceEvaluator(pathway)
    var generator = SeededGenerator(seed: seed)

    for answers in pathway.everyAnswers.shuffled(using: &generator).prefix(12) {
      let outcome = reference.outcome(for: answers)
      let whole = Case(
        answers: answers, lookedUp: [:], route: outcome.route ?? "none",
        duties: Self.recorded(outcome, pathway))

      // As the reference has it, it is the same.
      let expected: Replay.Verdict = outcome.route == nil ? .otherRoute(nil) : .same
      #expect(Self.bothWays(whole, replay) == [expected, expected], "seed \(seed)")
      for one in Self.broken(whole, pathway, &generator) {
        let verdicts = Self.bothWays(one, replay)
        #expect(verdicts[0] == verdicts[1], "seed \(seed), \(one)")
      }
    }
  }

  @Test(arguments: ["modern-slavery", "nrm-criteria"])
  func `a case of a shipped pathway comes out in the quick way as through an interview`(
    name: String
  ) throws {
    let pathway = try #require(ShippedPathways.reading(name).pathway)
    let compiled = try CompiledPathway(pathway)
    let replay = Replay(of: compiled)
    var generator = SeededGenerator(seed: 1)
    var met: Set<String> = []

    for scenario in pathway.scenarios.shuffled(using: &generator).prefix(12) {
      let interview = ScenarioWalk(scenario, in: compiled, isTimed: false).interview
      let whole = Case(
        answers: interview.answers, lookedUp: interview.lookedUp,
        route: try #require(interview.outcome?.route),
        duties: Self.recorded(interview.settledOutcome, pathway))

      #expect(Self.bothWays(whole, replay) == [.same, .same])
      for one in Self.broken(whole, pathway, &generator) {
        let verdicts = Self.bothWays(one, replay)
        #expect(verdicts[0] == verdicts[1], "\(scenario.id), \(one)")
        met.insert(String("\(verdicts[0])".prefix { $0 != "(" }))
      }
    }
    // Else the broken records would be too tame to show anything.
    #expect(
      met.isSuperset(of: [
        "same", "otherRoute", "otherDuties", "noSuchFact", "noSuchAnswer", "asks",
      ]))
  }
}
