internal import DecisionDiagrams
internal import Interviews
import Pathways

/// No deadline of the pathway is later with a pack than without it, in any case.
enum RelaxedDeadlineCheck: AreaCheck {
  static func findings(of overlay: AreaProof.Overlay, in proof: inout AreaProof) -> [Finding] {
    var found: [Finding] = []
    for (place, duty) in proof.pathway.duties.enumerated() {
      guard let twin = overlay.applied.duty(duty.id), twin.rule != duty.rule else { continue }
      let before = proof.space.states[place]
      let after = proof.space.compiler.state(of: twin)
      let deadlines = Set(PathwayCompiler.states(of: duty).compactMap { by($0, duty) })
      for deadline in deadlines.sorted() {
        let was = proof.space.compiler.store.mapped(before) { number in
          number > 0 && by(PathwayCompiler.states(of: duty)[number - 1], duty) == deadline ? 1 : 0
        }
        let isLater = proof.space.compiler.store.mapped(after) { number in
          guard number > 0 else { return 0 }
          let new = by(PathwayCompiler.states(of: twin)[number - 1], twin)
          return new.map { deadline < $0 } ?? true ? 1 : 0
        }
        let both = proof.space.compiler.store.and(was, isLater)
        let here = proof.space.compiler.store.and(both, overlay.care)
        guard let example = proof.space.example(in: here) else { continue }
        found.append(
          Finding(
            Diagnostic(
              "area/relaxes-deadline", at: overlay.places[.deadline(duty.id)],
              "with the pack '\(duty.id)' is due later than \(deadline.words) in some case",
              suggestion: "an area may set an earlier deadline, never a later one"),
            example: example))
        break
      }
    }
    return found
  }

  private static func by(_ state: CompiledPathway.State, _ duty: Duty) -> Deadline? {
    duty.wording(of: state.variant).by
  }
}
