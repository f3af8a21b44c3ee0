/// Everything that a pathway says. Whatever it names exists in it; the reader sees to that.
public struct Pathway: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Pathway>

  public let id: ID
  public let title: String
  public let summary: String
  public let version: String
  public let inForce: Period
  /// The last day before somebody has to look at it again.
  public let reviewBy: CivilDate
  /// The roles that have to approve it before it is used; nobody can, if there are none.
  public let approvalNeeds: [String]
  public let approvals: [Approval]

  public var sources: [Source] = []
  public var contacts: [Contact] = []
  /// In the order of asking.
  public var facts: [Fact] = []
  public var names: [DerivedName] = []
  public var routes: [Route] = []
  public var duties: [Duty] = []
  public var acts: [Act] = []
  public var assumptions: [Assumption] = []
  public var invariants: [Invariant] = []
  public var scenarios: [Scenario] = []
  /// For whom the training cases are meant.
  public var audiences: [Audience] = []
  /// What the training cases teach.
  public var topics: [Topic] = []
  /// What trainers say before any scenario; the first is said where no session plan runs.
  public var openings: [OpeningWords] = []
  /// Whole training sessions.
  public var sessions: [SessionPlan] = []
  /// What a good referral has, for training.
  public var qualityPoints: [QualityPoint] = []
  /// Referrals to compare in training.
  public var comparisons: [ReferralComparison] = []
  /// The routes of which a card is printed, in this order.
  public var routeCards: [Route.ID] = []
  /// Changes that nothing notices, and why that is right.
  public var survivors: [Survivor] = []
  public var register: Register?
  /// The sheets that are handed over; at most one of each kind.
  public var sheets: [SheetPlan] = []
  public var rules: [DomainRule] = []
  /// The tables that reports may have, and the reports that a partnership asks for.
  public var reportTables: [ReportTable] = []
  public var reports: [ReportForm] = []
  /// Findings that somebody accepted for a time.
  public var acceptedFindings: [AcceptedFinding] = []
  /// Why a duty may be left undone, as a person can choose it.
  public var notDoneReasons: [NotDoneReason] = []
  /// Words that no text may use, and what to write instead.
  public var wordsToAvoid: [String: String] = [:]

  public init(
    id: ID, title: String, summary: String = "", version: String, inForce: Period,
    reviewBy: CivilDate, approvalNeeds: [String] = [], approvals: [Approval] = []
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.version = version
    self.inForce = inForce
    self.reviewBy = reviewBy
    self.approvalNeeds = approvalNeeds
    self.approvals = approvals
  }

  public func fact(_ id: Fact.ID) -> Fact? { facts.first { $0.id == id } }
  public func route(_ id: Route.ID) -> Route? { routes.first { $0.id == id } }
  public func duty(_ id: Duty.ID) -> Duty? { duties.first { $0.id == id } }
  public func notDoneReason(_ id: NotDoneReason.ID) -> NotDoneReason? {
    notDoneReasons.first { $0.id == id }
  }
  public func act(_ id: Act.ID) -> Act? { acts.first { $0.id == id } }
  public func source(_ id: Source.ID) -> Source? { sources.first { $0.id == id } }
  public func contact(_ id: Contact.ID) -> Contact? { contacts.first { $0.id == id } }
  public func name(_ id: DerivedName.ID) -> DerivedName? { names.first { $0.id == id } }
}
