import Pathways

/// A pack answers only facts that the pathway leaves to areas, with answers that it declares: so
/// whatever it chooses has been proved already.
enum AreaFactCheck: AreaCheck {
  static func findings(of overlay: AreaProof.Overlay, in proof: inout AreaProof) -> [Finding] {
    let area = overlay.area
    var found: [Finding] = []
    if let nation = area.nation, let fact = proof.pathway.fact("nation"), fact.answer(nation) == nil
    {
      found.append(unknown(nation, of: fact, at: overlay.places[.area]))
    }
    for (place, setting) in area.policy.settings.enumerated() {
      let location = overlay.places[.setting(place)]
      guard let fact = proof.pathway.fact(setting.fact), fact.origin == .area else {
        guard !proof.leftByOthers.contains(setting.fact) else { continue }
        let known = proof.pathway.facts.filter { $0.origin == .area }.map(\.id.rawValue)
        found.append(
          Finding(
            Diagnostic(
              "area/unknown-fact", at: location,
              "the pathway leaves no fact '\(setting.fact)' to areas",
              suggestion: Suggestion.nearest(to: setting.fact.rawValue, among: known).map {
                "did you mean '\($0)'?"
              } ?? "it leaves: \(known.joined(separator: ", "))")))
        continue
      }
      guard let answer = setting.answer.value, fact.answer(answer) == nil else { continue }
      found.append(unknown(answer, of: fact, at: location))
    }
    return found
  }

  private static func unknown(
    _ answer: Answer.ID, of fact: Fact, at location: SourceLocation
  ) -> Finding {
    let known = fact.answers.map(\.id.rawValue)
    return Finding(
      Diagnostic(
        "area/unknown-answer", at: location, "'\(fact.id)' has no answer '\(answer)'",
        suggestion: Suggestion.nearest(to: answer.rawValue, among: known).map {
          "did you mean '\($0)'?"
        } ?? "answers: \(known.joined(separator: ", "))"))
  }
}
