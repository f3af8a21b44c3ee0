public import Pathways

/// Which rules a record was made by.
public struct PathwayStamp: Hashable, Sendable {
  public let id: Pathway.ID
  public let version: String
  /// `sha256:` and 64 digits, as `navigator route` prints it.
  public let contentHash: String
  /// Whether a safeguarding lead and a lawyer had approved this very content.
  public let isApproved: Bool

  public init(id: Pathway.ID, version: String, contentHash: String, isApproved: Bool) {
    self.id = id
    self.version = version
    self.contentHash = contentHash
    self.isApproved = isApproved
  }
}

/// A finished check, as it is recorded. No name, no date of birth, no address, no free text.
///
/// Plain values, so that the log needs to know nothing of how an interview works. A training run
/// is another type, which cannot be appended.
public struct Referral: Hashable, Sendable {
  /// A duty as it stood.
  public struct RecordedDuty: Hashable, Sendable {
    public let id: Duty.ID
    /// The standing's code: `due`, `due_because_unsure`, `held`, `contingent`.
    public let standing: String
    /// The deadline's code, such as `same_day`.
    public let by: String?
    /// Whether the answers said that somebody had done it already.
    public let isDone: Bool

    public init(id: Duty.ID, standing: String, by: String?, isDone: Bool = false) {
      self.id = id
      self.standing = standing
      self.by = by
      self.isDone = isDone
    }
  }

  /// Made when the interview began.
  public let id: RecordID
  public let pathway: PathwayStamp
  /// The id of the area, if one was chosen.
  public var area: String?
  public var nation: String?
  /// What was answered.
  public let answers: Answers
  /// What was known without asking.
  public var lookedUp: Answers = [:]
  /// The hash of the area pack's files, which may add to the pathway.
  public var areaHash: String?
  /// The council of the place within the area, because an area may decide by council.
  public var authority: String?
  /// The ids of the pathway and the area packs whose review was overdue.
  public var overdue: [String] = []
  /// Those facts of the answers that may be counted: the ones the pathway records coarsely.
  public var counted: Set<Fact.ID> = []
  /// In which line of which table of the reports it counts: what outlives the answers.
  public var lines: [ReportTable.ID: [String]] = [:]
  public let route: Route.ID
  public let routeClass: String
  public let duties: [RecordedDuty]
  public let started: Instant
  public let finished: Instant
  public var role: String?
  public var bodyKind: String?
  /// The organisation's own reference. Goes to the section `case` and nowhere else.
  public var caseReference: String?
  /// The number of the record whose saved answers were run again.
  public var rerunOf: Int?

  public init(
    id: RecordID, pathway: PathwayStamp, answers: Answers, route: Route.ID, routeClass: String,
    duties: [RecordedDuty], started: Instant, finished: Instant
  ) {
    self.id = id
    self.pathway = pathway
    self.answers = answers
    self.route = route
    self.routeClass = routeClass
    self.duties = duties
    self.started = started
    self.finished = finished
  }
}

/// A check that somebody left before its end: the last question and nothing that was answered.
public struct AbandonedCheck: Hashable, Sendable {
  public let id: RecordID
  public let pathway: PathwayStamp
  public let lastQuestion: Fact.ID
  public let started: Instant
  public let left: Instant

  public init(
    id: RecordID, pathway: PathwayStamp, lastQuestion: Fact.ID, started: Instant, left: Instant
  ) {
    self.id = id
    self.pathway = pathway
    self.lastQuestion = lastQuestion
    self.started = started
    self.left = left
  }
}

/// Something that happened about an earlier record. Nothing is ever edited; this is added.
public struct LaterEvent: Hashable, Sendable {
  /// What sort of event it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case outcome, correction, void, override

    var entry: EntryKind {
      switch self {
      case .outcome: .outcome
      case .correction: .correction
      case .void: .void
      case .override: .override
      }
    }
  }

  public let id: RecordID
  public let kind: Kind
  /// The number of the record that it concerns.
  public let about: Int
  /// What happened, as a code: `duty_done`, `reasonable_grounds_positive`, `training`.
  public let code: String
  /// What it happened to: the id of a duty, or of a field that is corrected.
  public var subject: String?
  /// The value that is right, for a correction; the route taken, for an override.
  public var value: String?
  /// When it happened, if that is not now.
  public var happened: Instant?
  public let entered: Instant
  public var role: String?
  /// A number that somebody issued. Goes to the section `case` and nowhere else.
  public var reference: String?

  public init(id: RecordID, kind: Kind, about: Int, code: String, entered: Instant) {
    self.id = id
    self.kind = kind
    self.about = about
    self.code = code
    self.entered = entered
  }
}
