import Pathways

/// An area's own deadline has to be earlier than the national one somewhere. One that is later
/// everywhere would be passed over in silence, which its author did not mean.
enum AreaDeadlineCheck: AreaCheck {
  static func findings(of overlay: AreaProof.Overlay, in proof: inout AreaProof) -> [Finding] {
    let all = overlay.area.additions.filter { $0.pathway == proof.pathway.id }.flatMap(\.deadlines)
    return all.compactMap { deadline in
      guard let duty = proof.pathway.duty(deadline.duty) else { return nil }
      let national = ([duty.wording] + duty.variants.map(\.wording)).compactMap(\.by)
      guard !national.contains(where: { deadline.by < $0 }), let latest = national.max() else {
        return nil
      }
      return Finding(
        Diagnostic(
          "area/relaxes-deadline", at: overlay.places[.deadline(duty.id)],
          "'\(duty.id)' is due \(latest.words) at the latest; \(deadline.by.words) is not earlier",
          suggestion: "an area may set an earlier deadline, never a later one"))
    }
  }
}
