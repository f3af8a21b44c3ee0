public import Pathways

/// A training case that names an area names a pack that exists.
public enum TrainingAreaCheck {
  /// - Parameter areas: the ids of all packs; with none of them nothing is looked at.
  public static func diagnostics(of reading: PathwayReading, areas: [String]) -> [Diagnostic] {
    guard !areas.isEmpty else { return [] }
    return (reading.pathway?.scenarios ?? []).compactMap { scenario in
      guard let area = scenario.training?.area, !areas.contains(area.rawValue) else { return nil }
      return Diagnostic(
        "training/unknown-area",
        at: reading.place(of: .scenario(scenario.id), path: ["training", "area"]),
        "there is no area pack '\(area)'",
        suggestion: Suggestion.nearest(to: area.rawValue, among: areas).map {
          "did you mean '\($0)'?"
        } ?? "packs: \(areas.joined(separator: ", "))")
    }
  }
}
