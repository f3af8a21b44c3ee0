internal import DecisionDiagrams
internal import Interviews
import Pathways

/// A note that no case can show is a mistake in its condition.
enum AddedTextCheck: AreaCheck {
  static func findings(of overlay: AreaProof.Overlay, in proof: inout AreaProof) -> [Finding] {
    var found: [Finding] = []
    let all = overlay.area.additions.filter { $0.pathway == proof.pathway.id }.flatMap(\.notes)
    for note in all where note.authority == nil || note.authority == overlay.authority {
      guard let place = proof.pathway.duties.firstIndex(where: { $0.id == note.duty }) else {
        continue
      }
      let holds = proof.space.compiler.rails(note.note.condition)
      let stands = proof.space.compiler.store.nonZero(proof.space.states[place])
      let shown = proof.space.compiler.store.subtract(stands, holds.no)
      let possible = proof.space.compiler.store.and(shown, overlay.care)
      guard possible == .no, !proof.space.isExhausted else { continue }
      found.append(
        Finding(
          Diagnostic(
            "area/note-never-shown", at: overlay.places[.note(note.duty)],
            "no case shows this note under '\(note.duty)'",
            suggestion: "look at its condition, and at what the area decides itself")))
    }
    return found
  }
}
