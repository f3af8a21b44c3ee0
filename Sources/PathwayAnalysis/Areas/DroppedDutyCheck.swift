internal import DecisionDiagrams
internal import Interviews
import Pathways

/// No duty of the pathway stands less firmly with a pack than without it.
enum DroppedDutyCheck: AreaCheck {
  static func findings(of overlay: AreaProof.Overlay, in proof: inout AreaProof) -> [Finding] {
    var found: [Finding] = []
    for (place, duty) in proof.pathway.duties.enumerated() {
      let twin = overlay.applied.duty(duty.id)
      if let twin, twin.rule == duty.rule { continue }
      let before = proof.space.states[place]
      let after = twin.map { proof.space.compiler.state(of: $0) } ?? .no
      for level in 1...3 {
        let was = proof.space.firm(before, of: duty, atLeast: level)
        let isNow = twin.map { proof.space.firm(after, of: $0, atLeast: level) } ?? .no
        let lost = proof.space.compiler.store.subtract(was, isNow)
        let here = proof.space.compiler.store.and(lost, overlay.care)
        guard let example = proof.space.example(in: here) else { continue }
        found.append(
          Finding(
            Diagnostic(
              "area/drops-duty", at: overlay.places[.duty(duty.id)],
              "with the pack '\(duty.id)' is \(words(level)) no more in some case",
              suggestion: "a pack may add duties, never take one away or loosen it"),
            example: example))
        break
      }
    }
    return found
  }

  private static func words(_ level: Int) -> String {
    level == 1 ? "on the list" : level == 2 ? "due or held" : "due"
  }
}

extension ProofSpace {
  /// Where a duty stands at least so firmly: 1 for something to come, 2 for held, 3 for due.
  fileprivate mutating func firm(_ state: Diagram, of duty: Duty, atLeast level: Int) -> Diagram {
    let all = PathwayCompiler.states(of: duty)
    return compiler.store.mapped(state) { number in
      number > 0 && Self.level(of: all[number - 1].standing) >= level ? 1 : 0
    }
  }

  private static func level(of standing: Standing) -> Int {
    switch standing {
    case .due, .dueBecauseUnsure: 3
    case .held: 2
    case .contingent: 1
    }
  }
}
