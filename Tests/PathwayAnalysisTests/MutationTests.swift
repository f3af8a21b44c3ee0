import Interviews
import Pathways
import TestSupport
import Testing

@testable import PathwayAnalysis

/// The quick verdict on a mutant against the plain one: change the pathway, analyse the whole of
/// it, play every scenario, and compare the outcomes of every combination of answers.
@Suite struct MutationTests {
  /// A random pathway with scenarios that hold, and an invariant that may be broken.
  private func pathway(_ seed: UInt64) -> Pathway {
    var pathway = RandomPathway.make(seed: seed &+ 60_000, combinations: 300)
    var generator = SeededGenerator(seed: seed)
    let reference = ReferenceEvaluator(pathway)
    pathway.scenarios = (0..<6).compactMap { number in
      guard let answers = pathway.everyAnswers.randomElement(using: &generator) else { return nil }
      let outcome = reference.outcome(for: answers)
      var given = answers
      // One answer in four is left out, so that a question may lack its answer.
      for fact in answers.facts where Int.random(in: 0..<4, using: &generator) == 0 {
        given[fact] = nil
      }
      var expectation = Scenario.Expectation()
      expectation.route = outcome.route
      expectation.due = outcome.duties.filter(\.standing.isDue).map(\.duty)
      expectation.avoid = outcome.acts
      expectation.order = [outcome.duties.map(\.duty)]
      return Scenario(
        id: "scenario\(number)", title: "", story: "", answers: given, expectation: expectation)
    }
    pathway.invariants = pathway.duties.enumerated().map { place, duty in
      Invariant(
        id: "always\(place)", says: "It is due, or the first route does not stand.",
        demand: .always(.any([.outcome(.due(duty.id)), .not(pathway.routes[0].condition)])))
    }
    return pathway
  }

  /// A place of its own for every declaration.
  private func sourceMap(of pathway: Pathway) -> SourceMap {
    var subjects: [Subject] = [.pathway]
    subjects += pathway.facts.map { .fact($0.id) } + pathway.names.map { .name($0.id) }
    subjects += pathway.routes.map { .route($0.id) } + pathway.duties.map { .duty($0.id) }
    subjects += pathway.acts.map { .act($0.id) } + pathway.invariants.map { .invariant($0.id) }
    subjects += pathway.scenarios.map { .scenario($0.id) }
    var places: [Subject: Pathways.SourceLocation] = [:]
    for (line, subject) in subjects.enumerated() {
      places[subject] = Pathways.SourceLocation(path: "x.yaml", line: line + 1, column: 1)
    }
    return SourceMap(places)
  }

  private struct Fault: Hashable {
    let id: String
    let place: Pathways.SourceLocation
  }

  private func faults(of pathway: Pathway, _ map: SourceMap) -> Set<Fault> {
    let findings = Analyzer().analysis(of: pathway, sourceMap: map).findings
    return Set(
      findings.filter { $0.diagnostic.severity == .error }
        .map { Fault(id: $0.diagnostic.id, place: $0.diagnostic.location) })
  }

  /// What a person sees of a case, and whether each fact applies.
  private func seen(_ pathway: Pathway, _ answers: Answers) -> [String] {
    let reference = ReferenceEvaluator(pathway)
    let outcome = reference.outcome(for: answers)
    let duties = outcome.duties.map { owed -> String in
      guard let duty = pathway.duty(owed.duty) else { return "" }
      let variant = owed.variant?.rawValue ?? ""
      let notes = owed.notes.map { duty.notes[$0].say }
      return "\(owed.duty) \(owed.standing.code) \(variant) \(owed.isDone) \(notes)"
    }
    let applying = pathway.facts.filter { reference.applies($0, with: answers) }.map(\.id.rawValue)
    return [outcome.route?.rawValue ?? ""] + duties + outcome.acts.map(\.rawValue) + applying
  }

  @Test(arguments: UInt64(1)...30)
  func `the quick verdict on a mutant is the plain one`(seed: UInt64) throws {
    let pathway = pathway(seed)
    let map = sourceMap(of: pathway)
    let known = faults(of: pathway, map)
    let everyAnswers = pathway.everyAnswers
    let before = everyAnswers.map { seen(pathway, $0) }
    var trial = try #require(MutationTrial(pathway, sourceMap: map, budget: 1_000_000))
    let mutants = MutantMaker.mutants(of: pathway)

    for mutant in mutants.enumerated().filter({ $0.offset % 3 == Int(seed % 3) }).map(\.element) {
      // What the reader refuses never gets as far as an analysis.
      guard Refusals(of: pathway).refusal(of: mutant) == nil, !mutant.isRemoval else { continue }
      let mutated = mutant.applied(to: pathway)
      let isSame = zip(everyAnswers, before).allSatisfy { seen(mutated, $0) == $1 }

      switch trial.trial(of: mutant).verdict {
      case .equivalent: #expect(isSame, "\(seed): \(mutant.line)")
      case .killed(let name):
        let new = faults(of: mutated, map).subtracting(known)
        #expect(!new.isEmpty, "\(seed): \(mutant.line) by \(name)")
      case .survived:
        let new = faults(of: mutated, map).subtracting(known)
        #expect(new.isEmpty, "\(seed): \(mutant.line): \(new)")
      case .notFinished: Issue.record("\(seed): \(mutant.line) was not finished")
      }
    }
  }

  @Test func `a condition is changed in every small way, and each once`() throws {
    let pathway = try SmallPathway.pathway
    let condition = Condition.all([
      .answered("danger", ["yes"]), .not(.includes("signs", ["debt"])),
    ])

    #expect(
      condition.faults(in: pathway).map { ConditionText.text(of: $0.condition) } == [
        "'not signs includes debt'", "'danger is yes'",
        "'danger is yes or not signs includes debt'",
        "'not danger is yes and not signs includes debt'",
        "'danger is yes and signs includes debt'",
      ])
  }

  @Test func `a line that nothing guards is found, and a reason for it is matched`() throws {
    var pathway = try SmallPathway.pathway
    let line =
      "duty tell_council variants another by: 'within 2 working days' became "
      + "'within 3 working days'"
    pathway.survivors = [
      Survivor(id: "known", change: line, reason: "for the test"),
      Survivor(id: "gone", change: "duty call_999: removed", reason: "for the test"),
    ]

    let analysis = MutationAnalysis(of: pathway)

    #expect(analysis.isFinished)
    #expect(analysis.unguarded.first { $0.mutant.line == line }?.reason == "for the test")
    #expect(analysis.outdated.map(\.id) == ["gone"])
    let total = analysis.score.killed + analysis.score.survived + analysis.score.equivalent
    #expect(total == MutantMaker.mutants(of: pathway).count)
  }
}

extension Mutant {
  /// Whether a whole declaration is taken out.
  var isRemoval: Bool { path.isEmpty && change == "removed" }
}
