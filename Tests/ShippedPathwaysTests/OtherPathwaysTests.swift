import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The pathways beside the first referral: the definition, and who needs which training.
@Suite struct OtherPathwaysTests {
  static let names = ["nrm-criteria", "training-needs"]

  @Test(arguments: names)
  func `it is read and proved without a finding`(name: String) throws {
    let reading = try ShippedPathways.reading(name)
    let pathway = try #require(reading.pathway, "\(reading.report)")

    let analysis = Analyzer(today: CivilDate("2026-11-21"))
      .analysis(of: pathway, sourceMap: reading.sourceMap)

    #expect(reading.report == "")
    #expect(analysis.isFinished)
    #expect(analysis.findings.map(\.diagnostic.message) == [])
  }

  @Test(arguments: names)
  func `nobody has approved it`(name: String) throws {
    let pathway = try #require(try ShippedPathways.reading(name).pathway)

    #expect(pathway.approvals == [])
    #expect(!pathway.approvalNeeds.isEmpty)
  }

  /// The definition, said a second time in Swift from the words of the Regulations, and held
  /// against the pathway for every combination of what can be known of its parts.
  @Test func `the route agrees with the words of the definition in every case`() throws {
    let pathway = try #require(try ShippedPathways.reading("nrm-criteria").pathway)
    let reference = ReferenceEvaluator(pathway)
    var cases = 0
    for age in [Part.met, .notFound, .notKnown] {
      for slavery in Part.allCases {
        for act in Part.allCases {
          for means in Part.allCases {
            for purpose in Part.allCases {
              let answers: Answers = [
                "age_then": age == .notKnown ? .notKnown : .one(age == .met ? "child" : "adult"),
                "slavery": slavery == .notKnown
                  ? .notKnown : .one(slavery == .met ? "yes" : "no"),
                "act_done": act.given("harboured"), "means": means.given("deception"),
                "purpose": purpose.given("labour"),
              ]
              let neededMeans = age == .met ? Part.met : means
              let trafficking = [act, neededMeans, purpose].allSatisfy { $0 == .met }
              let isOpen =
                [slavery, act, purpose, neededMeans].contains(.notKnown)
                || (age == .notKnown && means != .met)
              let expected: Route.ID =
                slavery == .met || trafficking
                ? "criteria_met" : isOpen ? "not_yet_shown" : "looked_for_and_not_found"
              #expect(reference.outcome(for: answers).route == expected, "\(answers)")
              cases += 1
            }
          }
        }
      }
    }
    #expect(cases == 243)
  }

  @Test func `for a child no answer about the means changes anything`() throws {
    let pathway = try #require(try ShippedPathways.reading("nrm-criteria").pathway)
    let reference = ReferenceEvaluator(pathway)
    let means = try #require(pathway.fact("means"))
    let child: Answers = [
      "age_then": .one("child"), "slavery": .notKnown, "act_done": .several(["received"]),
      "purpose": .several(["sexual"]),
    ]
    let plain = reference.outcome(for: child)

    #expect(plain.route == "criteria_met")
    for given in [.notKnown, .several([])] + means.answers.map({ Given.several([$0.id]) }) {
      var answers = child
      answers["means"] = given
      #expect(reference.outcome(for: answers).duties == plain.duties)
    }
  }

  @Test func `each part of the definition is stated as met, not known or not found`() throws {
    let pathway = try #require(try ShippedPathways.reading("nrm-criteria").pathway)
    let outcome = ReferenceEvaluator(pathway).outcome(for: [
      "age_then": .one("adult"), "slavery": .one("no"), "act_done": .several(["recruited"]),
      "means": .notKnown, "purpose": .several([]),
    ])

    #expect(outcome.duty("state_slavery")?.variant == "not_found")
    #expect(outcome.duty("state_act")?.variant == "met")
    #expect(outcome.duty("state_means")?.variant == "not_known")
    #expect(outcome.duty("state_purpose")?.variant == "not_found")
  }

  @Test func `every area that offers a menu adds to the training of somebody`() throws {
    let reading = try ShippedPathways.reading("training-needs")
    let pathway = try #require(reading.pathway)
    let reader = AreaReader(beside: [reading], ignoresOthers: true)
    for id in ShippedPathways.areas where id != "national" {
      let area = try #require(reader.read(try ShippedPathways.files(of: "areas/\(id)")).area)
      let added = Set(pathway.adding(area, at: nil).duties.map(\.id)).subtracting(
        pathway.duties.map(\.id))
      #expect(!added.isEmpty, "\(id)")
    }
  }

  private enum Part: CaseIterable {
    case met, notFound, notKnown

    func given(_ answer: Answer.ID) -> Given {
      switch self {
      case .met: .several([answer])
      case .notFound: .several([])
      case .notKnown: .notKnown
      }
    }
  }
}
