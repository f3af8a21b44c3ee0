import Interviews
import PathwayAnalysis
import Pathways
import TestSupport
import Testing

/// The proofs against plain enumeration of every combination of answers.
@Suite struct ProofOracleTests {
  /// The pathway with an invariant taken from one of its own conditions.
  private func pathway(_ seed: UInt64) -> Pathway {
    var pathway = RandomPathway.make(seed: seed &+ 50_000, combinations: 1_500)
    var invariants: [Invariant] = []
    for (place, duty) in pathway.duties.enumerated() {
      invariants.append(
        Invariant(
          id: "always\(place)", says: "A duty is always due.",
          demand: .always(.any([.outcome(.due(duty.id)), pathway.routes[0].condition]))))
    }
    if let fact = pathway.facts.first(where: { $0.notKnown == .keep && $0.isAskable }) {
      invariants.append(
        Invariant(
          id: "drops", says: "Not knowing drops nothing.",
          demand: .notKnownNeverDrops(
            duties: pathway.duties.map(\.id), facts: [fact.id], where: .always)))
    }
    pathway.invariants = invariants
    return pathway
  }

  /// The case of a finding with everything left open set to something.
  private func completed(_ example: Counterexample, in pathway: Pathway) -> Answers {
    var answers = example.answers
    for fact in pathway.facts where answers[fact.id] == nil && fact.isAskable {
      answers[fact.id] = fact.everyGiven[0]
    }
    return answers
  }

  @Test(arguments: UInt64(1)...120)
  func `gaps, overlaps and unsure duties are found exactly where enumeration finds them`(
    seed: UInt64
  ) throws {
    let pathway = pathway(seed)
    let reference = ReferenceEvaluator(pathway)
    let all = pathway.everyAnswers
    let findings = Analyzer().analysis(of: pathway, sourceMap: SourceMap([:])).findings
    func finds(_ id: String) -> Bool { findings.contains { $0.diagnostic.id == id } }

    let hasOverlap = all.contains { answers in
      let holds = pathway.routes.filter {
        reference.truth(of: $0.condition, for: answers) == .yes
      }
      let stands = holds.filter { route in
        !holds.contains { $0.beats.contains { $0.over == route.id } }
      }
      return stands.count > 1
    }

    #expect(
      finds("route/gap") == all.contains { reference.outcome(for: $0).route == nil }, "\(seed)")
    #expect(finds("route/overlap") == hasOverlap, "\(seed)")
  }

  @Test(arguments: UInt64(1)...120)
  func `an invariant is broken if and only if some combination breaks it, and the case shows it`(
    seed: UInt64
  ) throws {
    let pathway = pathway(seed)
    let reference = ReferenceEvaluator(pathway)
    let all = pathway.everyAnswers
    let findings = Analyzer().analysis(of: pathway, sourceMap: SourceMap([:])).findings
      .filter { $0.diagnostic.id == "invariant/broken" }

    for invariant in pathway.invariants {
      let own = findings.filter { $0.diagnostic.message.contains("'\(invariant.id)'") }
      switch invariant.demand {
      case .always(.any(let parts)):
        guard case .outcome(.due(let duty)) = parts[0] else { continue }
        func holds(_ answers: Answers) -> Bool {
          reference.outcome(for: answers).duty(duty)?.standing.isDue == true
            || reference.truth(of: parts[1], for: answers) == .yes
        }
        #expect(own.isEmpty == all.allSatisfy(holds), "\(seed)")
        for finding in own {
          let example = try #require(finding.example)
          #expect(!holds(completed(example, in: pathway)), "\(seed)")
        }
      case .notKnownNeverDrops(let duties, let facts, _):
        let isBroken = all.contains { answers in
          guard answers[facts[0]] != .notKnown else { return false }
          var unknown = answers
          unknown[facts[0]] = .notKnown
          let known = reference.outcome(for: answers)
          let open = reference.outcome(for: unknown)
          let fact = pathway.fact(facts[0])
          guard fact.map({ reference.applies($0, with: answers) }) == true else { return false }
          return duties.contains { duty in
            Self.isOwed(known.duty(duty)) && !Self.isOwed(open.duty(duty))
          }
        }
        #expect(own.isEmpty == !isBroken, "\(seed)")
      default: Issue.record("no such invariant is made here")
      }
    }
  }

  @Test(arguments: UInt64(1)...200)
  func `a duty is proved to come before another exactly where every list shows it so`(
    seed: UInt64
  ) throws {
    var pathway = RandomPathway.make(seed: seed &+ 80_000, combinations: 600)
    let reference = ReferenceEvaluator(pathway)
    let ids = pathway.duties.map(\.id)
    let pairs = ids.flatMap { first in ids.filter { $0 != first }.map { (first, $0) } }
    pathway.invariants = pairs.map { first, second in
      Invariant(
        id: "\(first)_\(second)", says: "It comes first.",
        demand: .always(.outcome(.before(first, second))))
    }
    let lists = pathway.everyAnswers.map { reference.outcome(for: $0).duties.map(\.duty) }

    let findings = Analyzer().analysis(of: pathway, sourceMap: SourceMap([:])).findings
      .filter { $0.diagnostic.id == "invariant/broken" }

    for (first, second) in pairs {
      func isBroken(_ list: [Duty.ID]) -> Bool {
        guard let left = list.firstIndex(of: first), let right = list.firstIndex(of: second)
        else { return false }
        return left > right
      }
      let own = findings.filter { $0.subject == .invariant("\(first)_\(second)") }
      #expect(own.isEmpty != lists.contains(where: isBroken), "\(seed)")
      for finding in own {
        let example = try #require(finding.example)
        let list = reference.outcome(for: completed(example, in: pathway)).duties.map(\.duty)
        #expect(isBroken(list), "\(seed)")
      }
    }
  }

  private static func isOwed(_ duty: OwedDuty?) -> Bool {
    duty.map { $0.standing.isDue || $0.standing == .held } ?? false
  }
}
