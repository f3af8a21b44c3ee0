public import Interviews
public import Pathways

/// Makes the sheets of one finished interview.
///
/// Pure: the same interview, place and stamps give the same sheets. Nothing on them names
/// anybody: they hold answers out of lists, and lines to write on by hand.
public struct Sheets: Sendable {
  /// Why there is no such sheet for this case.
  public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// A question is still open.
    case isUnfinished(Fact.ID)
    /// The rules say that the sheet does not belong to this case, and what to do instead.
    case isNotForThisCase(String)
    /// The rules have no sheet of that kind.
    case isNotWritten(Sheet.Kind)

    public var description: String {
      switch self {
      case .isUnfinished(let fact):
        "the answers do not settle everything yet: '\(fact)' has no answer. "
          + "\"not_known\" is an answer."
      case .isNotForThisCase(let reason): reason
      case .isNotWritten(let kind): "these rules have no \(kind.rawValue) sheet"
      }
    }
  }

  /// Where the person is now, for the numbers to ring.
  public struct Place: Sendable {
    public let directory: AreaDirectory
    public let place: AreaPlace

    public init(directory: AreaDirectory, place: AreaPlace) {
      self.directory = directory
      self.place = place
    }
  }

  let interview: Interview
  let outcome: Outcome
  let place: Place?
  let stamps: Stamps

  /// - Parameters:
  ///   - interview: with every question answered.
  ///   - place: where the person is now; nil shows national numbers only.
  /// - Throws: ``Refusal`` if a question is open: half an outcome must not be handed over.
  public init(of interview: Interview, at place: Place? = nil, stamps: Stamps) throws(Refusal) {
    if case .ask(let fact) = interview.step { throw .isUnfinished(fact.id) }
    self.interview = interview
    outcome = interview.settledOutcome
    self.place = place
    self.stamps = stamps
  }

  var pathway: Pathway { interview.pathway }
  var area: Area? { place.flatMap { $0.directory.area($0.place.area) } }
}
