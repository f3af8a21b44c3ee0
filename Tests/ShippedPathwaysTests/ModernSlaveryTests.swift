import Interviews
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The national pathway as it is shipped.
@Suite struct ModernSlaveryTests {
  static let reading = try? ShippedPathways.reading("modern-slavery")
  static let pathway = reading?.pathway
  static let compiled = pathway.flatMap { try? CompiledPathway($0) }
  static let scenarios = pathway?.scenarios ?? []
  /// Every scenario played once with body and place remembered, and once with nothing: playing
  /// them is what takes the time, so all tests look at the same walks.
  static let figures = compiled.map(Figures.init(of:))
  static let remembered = byScenario(figures?.remembered)
  static let fresh = byScenario(figures?.fresh)

  private static func byScenario(_ walks: [ScenarioWalk]?) -> [Scenario.ID: ScenarioWalk] {
    Dictionary(
      (walks ?? []).map { ($0.scenario.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `it is read without a fault`() throws {
    let reading = try #require(Self.reading)

    #expect(reading.report == "")
    #expect(reading.pathway != nil)
  }

  @Test(arguments: scenarios)
  func `a scenario comes out as written`(scenario: Scenario) throws {
    let walk = try #require(Self.remembered[scenario.id])

    #expect(walk.failures == [], "\(scenario.id): \(scenario.title)")
  }

  @Test(arguments: scenarios)
  func `the reference agrees with the diagrams`(scenario: Scenario) throws {
    let compiled = try #require(Self.compiled)
    let walk = try #require(Self.fresh[scenario.id])
    let known = walk.interview.answers.filled(from: walk.interview.lookedUp)

    let expected = ReferenceEvaluator(compiled.pathway).outcome(for: known)

    #expect(walk.interview.outcome?.route == expected.route)
    #expect(walk.interview.outcome?.duties == expected.duties)
    #expect(walk.interview.outcome?.acts == expected.acts)
  }

  @Test func `the fifteen vignettes are all there`() {
    let vignettes = Self.scenarios.filter { scenario in
      (1...15).contains { scenario.id.rawValue.hasPrefix($0 < 10 ? "T_0\($0)_" : "T_\($0)_") }
    }

    #expect(vignettes.count == 15)
    #expect(vignettes.allSatisfy { $0.training != nil })
  }

  @Test func `interviews are short`() throws {
    let figures = try #require(Self.figures)

    #expect(Figures.mean(figures.remembered) <= 10)
    #expect(Figures.most(figures.remembered) <= 18)
    #expect(Figures.most(figures.fresh) <= 18)
  }

  @Test func `999 stands on the screen before the second question`() throws {
    for scenario in Self.scenarios {
      let walk = try #require(Self.fresh[scenario.id])
      guard walk.interview.outcome?.duty("call_999")?.standing.isDue == true else { continue }
      let settled = try #require(walk.settledAfter["call_999"])
      #expect(settled <= 1, "\(scenario.id)")
    }
  }

  @Test func `for a child the safeguarding and police duties stand before the sixth question`()
    throws
  {
    for scenario in Self.scenarios {
      let walk = try #require(Self.remembered[scenario.id])
      guard let outcome = walk.interview.outcome, outcome.route == "child" else { continue }
      for duty: Duty.ID in ["child_safeguarding_referral", "police_101", "record_crime"]
      where outcome.duty(duty)?.standing.isDue == true {
        let settled = try #require(walk.settledAfter[duty], "\(scenario.id) \(duty)")
        #expect(settled <= 5, "\(scenario.id) \(duty)")
      }
    }
  }

  /// Beyond the scenarios: every sign with no circumstance, every circumstance with no sign.
  @Test(arguments: ["met", "described", "left"] as [Answer.ID])
  func `after five answers nothing about a child's first duties is open`(presence: Answer.ID) throws
  {
    let compiled = try #require(Self.compiled)
    let pathway = compiled.pathway
    let ticks = { (fact: Fact.ID) -> [Given] in
      [.notKnown, .several([])] + (pathway.fact(fact)?.answers ?? []).map { .several([$0.id]) }
    }
    let ages: [Given] = [.one("child"), .one("may_be_child"), .notKnown]
    var children = 0
    for organisation: Answer.ID in ["council", "police"] {
      let start = Interview(
        of: compiled, lookedUp: ["nation": .one("england"), "organisation": .one(organisation)])
      for age in ages {
        var known = start
        try known.answer("danger", .one("no"))
        try known.answer("presence", .one(presence))
        try known.answer("age", age)
        for signs in ticks("signs") {
          for circumstances in ticks("circumstances")
          where signs == .several([]) || circumstances == .several([]) {
            var interview = known
            try interview.answer("signs", signs)
            try interview.answer("circumstances", circumstances)
            guard interview.possibleRoutes.contains("child") else { continue }
            children += 1
            let due = interview.settledOutcome.duties.filter(\.standing.isDue).map(\.duty)
            #expect(interview.routeIsSettled, "\(signs) \(circumstances)")
            #expect(due.contains("child_safeguarding_referral"), "\(signs) \(circumstances)")
            #expect(
              due.contains(organisation == "police" ? "record_crime" : "police_101"),
              "\(signs) \(circumstances)")
          }
        }
      }
    }
    #expect(children > 100)
  }

  @Test func `even with nothing remembered a sign on a child brings social care before the sixth`()
    throws
  {
    for scenario in Self.scenarios where scenario.answers["signs"] != .several([]) {
      let walk = try #require(Self.fresh[scenario.id])
      guard let outcome = walk.interview.outcome, outcome.route == "child",
        outcome.duty("child_safeguarding_referral")?.standing.isDue == true
      else { continue }
      let settled = try #require(walk.settledAfter["child_safeguarding_referral"])
      #expect(settled <= 5, "\(scenario.id)")
    }
  }

  @Test(arguments: scenarios)
  func `everything in an outcome rests on something that applies in that nation`(
    scenario: Scenario
  ) throws {
    let compiled = try #require(Self.compiled)
    let interview = try #require(Self.fresh[scenario.id]).interview
    let outcome = try #require(interview.outcome)
    let pathway = compiled.pathway

    let route = try #require(outcome.route.flatMap(pathway.route))
    #expect(!interview.applying(route.basis).isEmpty, "\(route.id)")
    for owed in outcome.duties {
      let basis = pathway.duty(owed.duty)?.wording(of: owed.variant).basis ?? []
      #expect(!interview.applying(basis).isEmpty, "\(owed.duty)")
    }
    for act in outcome.acts.compactMap(pathway.act) {
      #expect(!interview.applying(act.basis).isEmpty, "\(act.id)")
    }
  }
}
