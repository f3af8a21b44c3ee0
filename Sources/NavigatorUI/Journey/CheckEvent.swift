public import Pathways

/// Something that came of a check, or was done about it, as it goes into the record of referrals.
///
/// Kept with the check until it is recorded, so that a full disk or a pulled plug loses none.
public struct CheckEvent: Hashable, Sendable, Identifiable {
  /// What happened.
  public enum What: Hashable, Sendable {
    /// A route was reached.
    case reached(Reached)
    /// Something was done about a duty of that route, or was not.
    case duty(Duty.ID, Step)
    /// A number that a body issued for the case, such as a crime reference.
    case reference(Duty.ID, String)
  }

  /// 32 hexadecimal digits: recording it twice is recording it once.
  public let id: String
  public let time: String
  public let what: What
  /// Its number in the record; nil until it has one.
  public internal(set) var record: RecordStamp?

  public init(id: String, time: String, what: What, record: RecordStamp? = nil) {
    self.id = id
    self.time = time
    self.what = what
    self.record = record
  }
}

/// What was done about a duty.
public enum Step: Hashable, Sendable {
  case done
  case doneByOther
  /// Somebody tried and reached nobody who would take it.
  case noAnswer
  /// It was not done; with the id of the reason.
  case notDone(NotDoneReason.ID)
  /// It is open again: what was said of it before was wrong.
  case reopened
}

/// A route that was reached, with all that a record of it needs, so that it can be written later
/// exactly as it was.
public struct Reached: Hashable, Sendable {
  /// A duty as it stood.
  public struct Owed: Hashable, Sendable {
    public let duty: Duty.ID
    public let variant: Duty.Variant.ID?
    /// The code of its standing.
    public let standing: String
    /// The code of its deadline.
    public let by: String?
    /// Whether the answers said that it was done already.
    public let isDone: Bool

    public init(
      duty: Duty.ID, variant: Duty.Variant.ID?, standing: String, by: String?, isDone: Bool
    ) {
      self.duty = duty
      self.variant = variant
      self.standing = standing
      self.by = by
      self.isDone = isDone
    }

    /// Whether somebody has to do it now.
    public var isOpen: Bool {
      !isDone && (standing == Standing.due.code || standing == Standing.dueBecauseUnsure.code)
    }
  }

  public let pathwayVersion: String
  public let contentHash: String
  public let isApproved: Bool
  /// The area packs and the pathway whose review was overdue, by id.
  public let overdue: [String]
  public let places: [CasePlace]
  public let answers: Answers
  public let lookedUp: Answers
  public let route: Route.ID
  public let duties: [Owed]

  public init(
    pathwayVersion: String, contentHash: String, isApproved: Bool, overdue: [String],
    places: [CasePlace], answers: Answers, lookedUp: Answers, route: Route.ID, duties: [Owed]
  ) {
    self.pathwayVersion = pathwayVersion
    self.contentHash = contentHash
    self.isApproved = isApproved
    self.overdue = overdue
    self.places = places
    self.answers = answers
    self.lookedUp = lookedUp
    self.route = route
    self.duties = duties
  }
}

extension Reached {
  /// Where the person was, as far as somebody named it.
  var placeNow: AreaPlace? { places.first { $0.part == .now }?.place }
}

/// Where something stands in the record of referrals, as much as a person needs to hold the record
/// to it later.
public struct RecordStamp: Hashable, Sendable {
  public let number: Int
  /// The beginning of the hash of its leaf.
  public let leaf: String
  /// How many entries the record had then, and the hash of all of them (Base 64).
  public let size: Int
  public let root: String

  public init(number: Int, leaf: String, size: Int, root: String) {
    self.number = number
    self.leaf = leaf
    self.size = size
    self.root = root
  }
}

/// What came of recording an event of a check.
public struct RecordNote: Hashable, Sendable {
  public enum Reply: Hashable, Sendable {
    case recorded(RecordStamp)
    /// It is not recorded, and why. It is tried again.
    case notRecorded(String)
    /// Nobody can say; it is tried again, and cannot be recorded twice.
    case unknown(String)
  }

  public let check: Check.ID
  public let event: CheckEvent.ID
  public let reply: Reply

  public init(check: Check.ID, event: CheckEvent.ID, reply: Reply) {
    self.check = check
    self.event = event
    self.reply = reply
  }
}

extension Check {
  /// The route that was reached last.
  public var reached: Reached? {
    events.lazy.reversed().compactMap {
      if case .reached(let reached) = $0.what { reached } else { nil }
    }.first
  }

  /// Since when somebody has had to do a duty that is open now. Running the check again gives
  /// nobody more time.
  public func owedSince(_ duty: Duty.ID) -> String? {
    var since: String?
    for event in events {
      guard case .reached(let reached) = event.what else { continue }
      let isOpen = reached.duties.contains { $0.duty == duty && $0.isOpen }
      since = isOpen ? since ?? event.time : nil
    }
    return since
  }

  /// The record of the route that was reached last.
  public var record: RecordStamp? {
    events.last { if case .reached = $0.what { true } else { false } }?.record
  }

  /// What was done last about a duty, and when; nil if nothing, or if it is open again.
  public func step(for duty: Duty.ID) -> (step: Step, time: String)? {
    lastStep(for: duty).map { ($0.step, events[$0.place].time) }
  }

  /// The same, with the place of its event.
  func lastStep(for duty: Duty.ID) -> (step: Step, place: Int)? {
    let events = events(since: duty)
    for place in events.indices.reversed() {
      guard case .duty(duty, let step) = events[place].what else { continue }
      if step == .reopened { return nil }
      if case .notDone = step, isOpen(duty, in: reached), !isOpen(duty, in: reached(before: place))
      {
        // It was left while it had to wait. It need not wait any more.
        return nil
      }
      return (step, place)
    }
    return nil
  }

  /// The route that was reached last before an event.
  func reached(before place: Int) -> Reached? {
    events[..<place].lazy.reversed().compactMap {
      if case .reached(let reached) = $0.what { reached } else { nil }
    }.first
  }

  private func isOpen(_ duty: Duty.ID, in reached: Reached?) -> Bool {
    reached?.duties.contains { $0.duty == duty && $0.isOpen } == true
  }

  /// The events from which it counts what was done about a duty. If it was off the route and came
  /// back, such as a new danger, what was done before that was done about something else.
  private func events(since duty: Duty.ID) -> ArraySlice<CheckEvent> {
    let routes = events.indices.filter { place in
      if case .reached = events[place].what { true } else { false }
    }
    func owed(_ place: Int) -> Reached.Owed? {
      guard case .reached(let reached) = events[place].what else { return nil }
      return reached.duties.first { $0.duty == duty && !$0.isContingent }
    }
    // Under another variant it is another thing to do: to find out whether there is a child is not to
    // refer the child who was found.
    guard let last = routes.last, let now = owed(last),
      let gap = routes.last(where: { owed($0)?.variant != now.variant || owed($0) == nil })
    else { return events[...] }
    // What was done while it was on no route counts; what was done about the other thing does not.
    let start = owed(gap) == nil ? gap : routes.first { $0 > gap } ?? last
    return events[start...]
  }

  /// How often somebody tried about a duty and reached nobody, since it was last open.
  public func tries(for duty: Duty.ID) -> Int {
    var count = 0
    for event in events(since: duty) {
      guard case .duty(duty, let step) = event.what else { continue }
      switch step {
      case .noAnswer: count += 1
      case .reopened: count = 0
      case .done, .doneByOther, .notDone: break
      }
    }
    return count
  }

  /// The numbers that were issued about a duty.
  public func references(for duty: Duty.ID) -> [String] {
    events.compactMap { if case .reference(duty, let text) = $0.what { text } else { nil } }
  }

  /// The duties of the route that was reached last that somebody still has to do.
  public var openDuties: [Reached.Owed] {
    (reached?.duties ?? []).filter { owed in
      guard owed.isOpen else { return false }
      switch step(for: owed.duty)?.step {
      case .done, .doneByOther, .notDone: return false
      case .noAnswer, .reopened, nil: return true
      }
    }
  }

  /// What is not recorded yet.
  public var unrecorded: [CheckEvent] { events.filter { $0.record == nil } }
}
