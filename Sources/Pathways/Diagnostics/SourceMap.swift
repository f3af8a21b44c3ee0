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
  /// One of the mistakes of a training case, counted from 0.
  case mistake(of: Scenario.ID, at: Int)
  case survivor(Survivor.ID)
  case sheet(SheetPlan.ID)
  case opening(OpeningWords.ID)
  case session(SessionPlan.ID)
  case comparison(ReferralComparison.ID)
  case qualityPoint(QualityPoint.ID)
  /// The table of bodies.
  case register
}

/// A part of a declaration that has a place of its own.
public enum DeclarationPart: Hashable, Sendable {
  /// When it holds: `when`, `only-if`, or what an assumption or an invariant says.
  case condition
  case doneWhen
  case hold
  /// By the event for which the duty waits.
  case contingency(String)
  /// By the duty that comes first.
  case after(Duty.ID)
  /// By its sentence.
  case note(String)
  case variant(Duty.Variant.ID)
  /// The rows of the register for a kind of body.
  case rows(Answer.ID)
  /// The section of the pathway that holds its routes.
  case routes
}

/// Where each thing is declared. The model holds no places, so that pathways can be compared
/// by meaning alone.
public struct SourceMap: Hashable, Sendable {
  private let places: [Subject: SourceLocation]
  private let parts: [Subject: [DeclarationPart: SourceLocation]]

  public init(
    _ places: [Subject: SourceLocation],
    parts: [Subject: [DeclarationPart: SourceLocation]] = [:]
  ) {
    self.places = places
    self.parts = parts
  }

  /// The place of a declaration; the start of the pathway if it has none.
  public subscript(subject: Subject) -> SourceLocation {
    places[subject] ?? places[.pathway]
      ?? SourceLocation(path: "pathway.yaml", line: 1, column: 1)
  }

  /// The place of a part; that of the declaration if the part has none.
  public subscript(subject: Subject, part: DeclarationPart?) -> SourceLocation {
    part.flatMap { parts[subject]?[$0] } ?? self[subject]
  }
}
