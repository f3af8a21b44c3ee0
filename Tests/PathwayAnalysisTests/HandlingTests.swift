import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// What `diff` says of a pathway that treats every combination alike, and the person otherwise.
@Suite struct HandlingTests {
  @Test func `another default is named, as it reaches whoever is not asked`() throws {
    let old = try #require(try ShippedPathways.reading("modern-slavery").pathway)
    var new = old
    let place = try #require(old.facts.firstIndex { $0.id == "police_policy" })
    new.facts[place].fallback = "on_consent"

    let comparison = Comparison(of: old, with: new)

    #expect(comparison.changes.isEmpty)
    #expect(!comparison.isEqual)
    #expect(
      comparison.handling.map(\.words) == ["default of police_policy: together, on_consent"])
  }

  @Test func `a question that is no longer always asked, or urgent, is named`() throws {
    let old = try SmallPathway.pathway
    var new = old
    new.facts[0].isAlwaysAsked = false
    new.facts[0].isUrgent = false

    let comparison = Comparison(of: old, with: new)

    #expect(
      comparison.handling.map(\.words) == [
        "always-ask of danger: yes, no", "urgent of danger: yes, no",
      ])
    #expect(!comparison.isEqual)
  }

  @Test func `where an answer comes from is named`() throws {
    let text = SmallPathway.text.replacing(
      "label: Your body, from: profile,", with: "label: Your body,")
    #expect(text != SmallPathway.text)
    let reading = PathwayReader().read([
      PathwayFile(path: "small.yaml", bytes: Array(text.utf8))
    ])
    let new = try #require(reading.pathway, "\(reading.report)")

    let comparison = Comparison(of: try SmallPathway.pathway, with: new)

    #expect(comparison.handling.map(\.words) == ["source of kind: profile, asked only"])
  }

  @Test func `a question and a duty that are moved are named, and those that stay are not`()
    throws
  {
    let old = try #require(try ShippedPathways.reading("training-needs").pathway)
    var new = old
    let question = new.facts.remove(at: 2)
    new.facts.insert(question, at: 0)
    let listed = DutyOrder(of: old).byStage
    let place = try #require(
      zip(listed, listed.dropFirst()).first { old.duties[$0].stage == old.duties[$1].stage })
    new.duties.swapAt(place.0, place.1)

    let comparison = Comparison(of: old, with: new)

    #expect(comparison.changes.isEmpty)
    #expect(
      comparison.handling.first?.words
        == "place of question \(question.id): after \(old.facts[1].id), the first")
    #expect(comparison.handling.count == 2)
    #expect(comparison.handling.last?.subject.hasPrefix("place of duty ") == true)
  }

  @Test func `a new or a removed question moves none of the others`() throws {
    let old = try SmallPathway.pathway
    var new = old
    new.facts.insert(
      Fact(
        id: "extra", group: "G", label: "Extra", question: "Extra?",
        answers: [Answer(id: "a", label: "A"), Answer(id: "b", label: "B")]), at: 1)

    #expect(Comparison(of: old, with: new).handling.isEmpty)
    #expect(Comparison(of: new, with: old).handling.isEmpty)
  }

  @Test(arguments: UInt64(1)...60)
  func `no combination lists the same duties in another order without its being named`(
    seed: UInt64
  ) {
    let old = RandomPathway.make(seed: seed &+ 80_000, combinations: 300)
    var generator = SeededGenerator(seed: seed)
    var new = old
    if seed.isMultiple(of: 2) {
      new.duties.shuffle(using: &generator)
    } else {
      for place in new.duties.indices { new.duties[place].after = [] }
    }
    let (before, after) = (ReferenceEvaluator(old), ReferenceEvaluator(new))

    let comparison = Comparison(of: old, with: new)

    let differs = old.everyAnswers.contains { answers in
      before.outcome(for: answers).duties.map(\.duty)
        != after.outcome(for: answers).duties.map(\.duty)
    }
    if differs { #expect(!comparison.handling.isEmpty, "\(seed)") }
    if old.duties == new.duties { #expect(comparison.isEqual, "\(seed)") }
  }
}

extension Comparison.Handling {
  fileprivate var words: String { "\(subject): \(before), \(after)" }
}
