import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Route cards against the plain evaluator, over the scenarios of the pathway.
@Suite struct RouteCardTests {
  static let pathway = try? ShippedPathways.national.get().pathway

  /// Two with Acts of their own; compiling the rules for one takes seconds without optimisation.
  static let nations: [Answer.ID] = ["england", "scotland"]

  private static let cards: [Answer.ID: RouteCards] = Dictionary(
    uniqueKeysWithValues: nations.compactMap { nation in
      pathway.flatMap { RouteCards(of: $0, given: ["nation": .one(nation)]) }.map { (nation, $0) }
    })

  /// Cases of a route: the scenarios of the pathway, in another nation where that is asked for.
  private func outcomes(
    in pathway: Pathway, nation: Answer.ID
  ) -> [(route: Route.ID, outcome: Outcome)] {
    let reference = ReferenceEvaluator(pathway)
    // Another sample for each nation; together they are an eighth of all.
    let offset = Self.nations.firstIndex(of: nation) ?? 0
    let sample = pathway.scenarios.enumerated().filter { $0.offset % 16 == offset }.map(\.element)
    return sample.compactMap { scenario in
      var answers = scenario.answers
      answers["nation"] = .one(nation)
      let outcome = reference.outcome(for: answers)
      return outcome.route.map { ($0, outcome) }
    }
  }

  @Test(arguments: nations)
  func `whatever is due in some case of a route is on its card, with its time and authority`(
    nation: Answer.ID
  ) throws {
    let pathway = try #require(Self.pathway)
    let cards = try #require(Self.cards[nation])
    var seen = 0

    for (route, outcome) in outcomes(in: pathway, nation: nation) {
      let card = try #require(cards[route], "\(route)")
      for owed in outcome.duties {
        let line = try #require(
          card.lines.first { $0.duty == owed.duty }, "\(route) \(owed.duty)")
        switch owed.standing {
        case .contingent(let place):
          let event = pathway.duty(owed.duty)?.contingencies[place].provided
          #expect(
            event.map { line.provided.contains($0) } == true, "\(route) \(owed.duty)")
        case .due, .dueBecauseUnsure, .held:
          seen += 1
          #expect(card.due.contains(line), "\(route) \(owed.duty)")
          let wording = try #require(pathway.duty(owed.duty)?.wording(of: owed.variant))
          #expect(
            wording.by.map { line.deadlines.contains($0.words) } ?? true,
            "\(route) \(owed.duty)")
          #expect(wording.local.map(line.local.contains) ?? true)
          #expect((wording.contacts ?? []).allSatisfy(line.contacts.contains))
          let works = Set(line.basis.map(\.source))
          let cited = (wording.basis ?? []).filter {
            pathway.source($0.source)?.condition == .always && $0.condition == nil
          }
          #expect(cited.allSatisfy { works.contains($0.source) }, "\(route) \(owed.duty)")
        }
      }
      // An act that every case of the route is warned of is shown in this one.
      #expect(card.acts.allSatisfy { outcome.acts.contains($0.id) }, "\(route)")
      // What is due in every case of the route is due in this one.
      for line in card.due where line.when == nil {
        let standing = outcome.duty(line.duty)?.standing
        #expect(standing?.isDue == true || standing == .held, "\(route) \(line.duty)")
      }
    }
    #expect(seen > 100)
  }

  @Test(arguments: nations)
  func `duties stand on a card in an order that no case contradicts`(nation: Answer.ID) throws {
    let pathway = try #require(Self.pathway)
    let cards = try #require(Self.cards[nation])

    for (route, outcome) in outcomes(in: pathway, nation: nation) {
      let places = try #require(cards[route]).due.map(\.duty)
      let inCase = outcome.duties.filter { $0.standing.isDue || $0.standing == .held }
        .map(\.duty)
      // What has to come first in this case comes first on the card.
      for duty in inCase {
        for first in pathway.duty(duty)?.after ?? [] where inCase.contains(first.duty) {
          let isFirstHere =
            try #require(inCase.firstIndex(of: first.duty))
            < #require(inCase.firstIndex(of: duty))
          guard isFirstHere else { continue }
          let left = try #require(places.firstIndex(of: first.duty))
          let right = try #require(places.firstIndex(of: duty))
          #expect(left < right, "\(route): \(first.duty) before \(duty)")
        }
      }
    }
  }

  @Test func `an Act of another nation is not on a card`() throws {
    let england = try #require(Self.cards["england"])
    let scotland = try #require(Self.cards["scotland"])

    let english = try #require(england["adult_with_care_needs"]).lines.flatMap(\.basis)
    let scottish = try #require(scotland["adult_with_care_needs"]).lines.flatMap(\.basis)
    #expect(english.contains { $0.source == "CAREACT2014" })
    #expect(!scottish.contains { $0.source == "CAREACT2014" })
  }

  @Test func `the words say what decides, and leave out what the route has decided`() throws {
    let pathway = try SmallPathway.pathway
    let cards = try #require(RouteCards(of: pathway))
    let child = try #require(cards["child"])

    for line in child.lines { #expect(line.when?.contains("is_child") != true) }
    #expect(child.route.id == "child")
    #expect(RouteCards(of: pathway, budget: 1) == nil)
  }
}
