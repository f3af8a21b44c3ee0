public import Pathways

/// National numbers stand in one pack and are named by the others: a copy would go out of date.
public enum NationalContactCheck {
  public static func diagnostics(_ readings: [AreaReading]) -> [Diagnostic] {
    let national = readings.compactMap(\.area).filter(\.isElsewhere)
    let known = Set(national.flatMap { $0.contacts.map(\.id.rawValue) })
    guard !national.isEmpty else { return [] }
    return readings.flatMap { reading in
      (reading.area?.contacts ?? []).compactMap { contact in
        guard let name = contact.national?.rawValue, !known.contains(name) else { return nil }
        return Diagnostic(
          "area/unknown-national", at: reading.sourceMap[.contact(contact.id)],
          "there is no national contact '\(name)'",
          suggestion: Suggestion.nearest(to: name, among: known.sorted()).map {
            "did you mean '\($0)'?"
          })
      }
    }
  }
}
