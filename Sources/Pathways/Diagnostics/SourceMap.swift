/// Something that a pathway declares, which a finding can be about.
public enum Subject: Hashable, Sendable {
  case pathway
  case fact(Fact.ID)
  case name(DerivedName.ID)
  case route(Route.ID)
  case duty(Duty.ID)
  case act(Act.ID)
  case assumption(Assumption.ID)
  case invariant(Invariant.ID)
  case scenario(Scenario.ID)
  case source(Source.ID)
  /// The entry that accepts a finding about something else.
  indirect case accepted(finding: String, of: Subject)
  case survivor(Survivor.ID)
  /// The table of bodies.
  case register
}

/// Where each thing is declared. The model holds no places, so that pathways can be compared
/// by meaning alone.
public struct SourceMap: Hashable, Sendable {
  private let places: [Subject: SourceLocation]

  public init(_ places: [Subject: SourceLocation]) {
    self.places = places
  }

  /// The place of a declaration; the start of the pathway if it has none.
  public subscript(subject: Subject) -> SourceLocation {
    places[subject] ?? places[.pathway]
      ?? SourceLocation(path: "pathway.yaml", line: 1, column: 1)
  }
}
