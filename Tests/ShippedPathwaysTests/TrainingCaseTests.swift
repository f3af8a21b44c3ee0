import Interviews
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The training cases as they are shipped: what a trainer may count on.
@Suite struct TrainingCaseTests {
  struct Case {
    let scenario: Scenario
    let training: Training
  }

  static let pathway = try? ShippedPathways.national.get().pathway
  static let cases = (pathway?.scenarios ?? []).compactMap { scenario in
    scenario.training.map { Case(scenario: scenario, training: $0) }
  }

  @Test func `there are at least forty, and each takes no longer than half an hour`() {
    #expect(Self.cases.count >= 40)
    #expect(Self.cases.allSatisfy { $0.training.minutes <= 30 })
  }

  @Test func `every route is taught`() throws {
    let pathway = try #require(Self.pathway)
    let taught = Set(Self.cases.compactMap(\.scenario.expectation.route))

    #expect(taught == Set(pathway.routes.map(\.id)))
  }

  @Test func `every nation and every area is taught`() throws {
    let nations = try #require(Self.pathway?.fact("nation")).answers.map { Given.one($0.id) }

    #expect(Set(Self.cases.compactMap { $0.scenario.answers["nation"] }) == Set(nations))
    #expect(Set(Self.cases.compactMap(\.training.area?.rawValue)) == Set(ShippedPathways.areas))
  }

  @Test(
    arguments: [
      "age_in_doubt", "capacity", "companion", "group", "custody", "suspect_inside", "intelligence",
      "withdrawal", "decisions", "cross_area", "lost_contact", "duty_to_notify", "nations",
    ] as [Topic.ID])
  func `every hard case is taught`(topic: Topic.ID) {
    #expect(Self.cases.contains { $0.training.topics.contains(topic) })
  }

  /// What a topic promises is in the facts, and not in its name alone.
  @Test func `the hard cases are in the facts`() {
    func cases(_ topic: Topic.ID) -> [Answers] {
      Self.cases.filter { $0.training.topics.contains(topic) }.map(\.scenario.answers)
    }
    func ticks(_ answer: Answer.ID, in answers: Answers) -> Bool {
      guard case .several(let given)? = answers["circumstances"] else { return false }
      return given.contains(answer)
    }
    let open: [Given] = [
      .one("doubt"), .one("comes_and_goes"), .one("best_interests"), .one("no_doubt"),
    ]

    #expect(cases("age_in_doubt").contains { $0["age"] == .one("may_be_child") })
    #expect(cases("age_in_doubt").contains { $0["age"] == .one("assessed_adult") })
    #expect(Set(cases("capacity").compactMap { $0["capacity"] }) == Set(open))
    #expect(cases("companion").contains { $0["consent"] == .one("given_by_another") })
    #expect(cases("group").contains { ticks("other_adults_at_risk", in: $0) })
    for place: Answer.ID in ["police_custody", "prison", "immigration_detention"] {
      #expect(cases("custody").contains { ticks(place, in: $0) }, "\(place)")
    }
    #expect(cases("suspect_inside").allSatisfy { ticks("suspect_inside", in: $0) })
    #expect(cases("intelligence").allSatisfy { $0["presence"] == .one("no_person") })
    #expect(cases("withdrawal").contains { ticks("wants_to_leave_nrm", in: $0) })
    #expect(cases("decisions").allSatisfy { ticks("nrm_negative", in: $0) })
    #expect(cases("lost_contact").allSatisfy { $0["presence"] == .one("left") })
  }

  @Test func `every audience and every topic has at least one case`() throws {
    let pathway = try #require(Self.pathway)

    #expect(Set(Self.cases.flatMap(\.training.audiences)) == Set(pathway.audiences.map(\.id)))
    #expect(Set(Self.cases.flatMap(\.training.topics)) == Set(pathway.topics.map(\.id)))
  }

  /// The room sees a case with the numbers and the policy of its area: the route must not change.
  @Test func `a case comes out as written with the pack of its area`() throws {
    let pathway = try #require(Self.pathway)
    let plain = try CompiledPathway(pathway)
    for id in ShippedPathways.areas {
      let area = try #require(try ShippedPathways.area(id).area)
      for authority in [nil] + area.authorities.map({ Optional($0.id) }) {
        let compiled = try plain.adding(area, at: authority)
        let policy = area.answers(for: authority)
        for item in Self.cases where item.training.area == area.id {
          for fact in pathway.facts where fact.origin == .area && policy[fact.id] != nil {
            guard let given = item.scenario.answers[fact.id] else { continue }
            #expect(given == policy[fact.id], "\(item.scenario.id): \(fact.id)")
          }
          let scenario = item.scenario.answering(policy)
          #expect(
            ScenarioWalk(scenario, in: compiled, isTimed: false).failures == [],
            "\(scenario.id) at \(authority?.rawValue ?? id)")
        }
      }
    }
  }

  @Test func `the last step leaves nothing to tell, and no step is silent`() {
    for item in Self.cases {
      let training = item.training
      #expect(training.answers(after: training.reveal.count) == item.scenario.answers)
      #expect(training.reveal.count >= 2)
      #expect(training.reveal.allSatisfy { !$0.says.isEmpty })
    }
  }

  @Test func `every mistake has a reason and an authority that is in the pathway`() throws {
    let pathway = try #require(Self.pathway)
    for item in Self.cases {
      #expect(item.training.mistakes.count >= 2, "\(item.scenario.id)")
      for mistake in item.training.mistakes {
        #expect(!mistake.basis.isEmpty && !mistake.why.isEmpty, "\(item.scenario.id)")
        #expect(mistake.basis.allSatisfy { pathway.source($0.source) != nil })
      }
    }
  }

  /// An Act of one nation would teach a room in another nation the wrong law.
  @Test func `no mistake cites a source that does not hold in the nation of the case`() throws {
    let pathway = try #require(Self.pathway)
    let reference = ReferenceEvaluator(pathway)
    for item in Self.cases {
      for citation in item.training.mistakes.flatMap(\.basis) {
        let condition = try #require(
          citation.condition ?? pathway.source(citation.source)?.condition)
        #expect(
          reference.truth(of: condition, for: item.scenario.answers) != .no,
          "\(item.scenario.id) cites \(citation.source)")
      }
    }
  }
}

extension Scenario {
  /// The case with what an area answers by itself.
  fileprivate func answering(_ policy: Answers) -> Scenario {
    Scenario(
      id: id, title: title, story: story, answers: answers.filled(from: policy),
      expectation: expectation)
  }
}
