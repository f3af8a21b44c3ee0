public import Pathways

/// No two packs, and no two entries of one, claim the same name of a place.
public enum PlaceClaimCheck {
  /// - Parameter readings: of all packs that stand beside each other.
  public static func diagnostics(_ readings: [AreaReading]) -> [Diagnostic] {
    var first: [String: SourceLocation] = [:]
    var found: [Diagnostic] = []
    for reading in readings.sorted(by: { $0.sourceMap[.area] < $1.sourceMap[.area] }) {
      guard let area = reading.area else { continue }
      for claim in claims(of: area) {
        let place = reading.sourceMap[claim.subject]
        for name in Set(claim.names.map(PlaceName.normalized)).sorted() {
          guard let other = first[name], other != place else {
            first[name] = place
            continue
          }
          found.append(
            Diagnostic(
              "area/place-claimed", at: place, "'\(name)' is claimed already",
              suggestion: "a place belongs to one pack and to one council",
              notes: [.init("it is claimed here", at: other)]))
        }
      }
    }
    return found
  }

  private static func claims(of area: Area) -> [(subject: AreaSubject, names: [String])] {
    area.authorities.flatMap { authority in
      [(AreaSubject.authority(authority.id), [authority.name] + authority.otherNames)]
        + authority.districts.map { (.district($0.id), [$0.name] + $0.otherNames) }
    } + area.formerCouncils.map { (.formerCouncil($0.id), [$0.name] + $0.otherNames) }
  }
}
