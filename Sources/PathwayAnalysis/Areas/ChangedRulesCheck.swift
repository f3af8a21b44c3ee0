import Pathways

/// A pack leaves facts, routes, acts to avoid and what the words mean as they are.
enum ChangedRulesCheck: AreaCheck {
  static func findings(of overlay: AreaProof.Overlay, in proof: inout AreaProof) -> [Finding] {
    let old = proof.pathway
    let new = overlay.applied
    let changes: [(String, Bool)] = [
      ("the facts", old.facts != new.facts), ("the derived names", old.names != new.names),
      ("the routes", old.routes != new.routes), ("the acts to avoid", old.acts != new.acts),
      ("the assumptions", old.assumptions != new.assumptions),
      ("the invariants", old.invariants != new.invariants),
      ("the register", old.register != new.register),
    ]
    return changes.filter(\.1).map { what, _ in
      Finding(
        Diagnostic(
          "area/changes-rules", at: overlay.places[.area],
          "with the pack \(what) of the pathway differ",
          suggestion: "a pack adds duties, notes and earlier deadlines, and answers facts"))
    }
  }
}
