/// Something that an area pack declares, which a finding can be about.
public enum AreaSubject: Hashable, Sendable {
  case area
  case authority(LocalAuthority.ID)
  case district(District.ID)
  case formerCouncil(FormerCouncil.ID)
  case contact(AreaContact.ID)
  /// The place of a setting in the policy.
  case setting(Int)
  case route(LocalRoute.ID)
  /// A duty of the area's own, or a national one that it adds to.
  case duty(Duty.ID)
  case note(Duty.ID)
  case deadline(Duty.ID)
}

/// Where each thing of an area pack is declared. The model holds no places.
public struct AreaSourceMap: Hashable, Sendable {
  private let places: [AreaSubject: SourceLocation]

  public init(_ places: [AreaSubject: SourceLocation]) {
    self.places = places
  }

  /// The place of a declaration; the head of the pack if it has none.
  public subscript(subject: AreaSubject) -> SourceLocation {
    places[subject] ?? places[.area] ?? SourceLocation(path: "area.yaml", line: 1, column: 1)
  }
}
