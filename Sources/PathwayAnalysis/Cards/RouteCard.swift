public import Pathways

/// One route on one page: what is due on it, for whoever has the page at hand and no screen.
///
/// Everything is found from the conditions themselves, over all answers that lead to the route.
/// Nothing of it is written by hand, so it cannot differ from what the program says of a case.
public struct RouteCard: Hashable, Sendable {
  /// What a duty says on the card.
  public struct Line: Hashable, Sendable {
    public let duty: Duty.ID
    public let title: String
    /// When it is due, to follow "when"; nil if that is so in every case of the route.
    public let when: String?
    /// Whether it is due too while what decides it is not known.
    public let isDueIfUnsure: Bool
    /// What it may have to wait for, to follow "until".
    public let waits: String?
    /// Where it is not due, what would make it due, to follow "if".
    public let provided: [String]
    /// By when, in words; several if that depends on the case.
    public let deadlines: [String]
    /// To whom; several if that depends on the case.
    public let recipients: [String]
    public let force: [Force]
    /// What it rests on in some case of the route.
    public let basis: [Citation]
    public let contacts: [Contact.ID]
    public let local: [LocalPurpose]
  }

  public let route: Route
  /// Due in every case of the route, or in some, in the order of doing.
  public let due: [Line]
  /// Due in none, unless something happens.
  public let later: [Line]
  /// The acts to avoid of which every case of the route is warned.
  public let acts: [Act]

  /// Every line, in the order in which it is printed.
  public var lines: [Line] { due + later }
}
