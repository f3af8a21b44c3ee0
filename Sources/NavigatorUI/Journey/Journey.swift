public import Interviews
public import Pathways

/// The state machine of both front ends: what is asked now, what can be done, what came of it.
///
/// A value. Events and commands change it and return what the caller has to do; screens and
/// linear mode read it.
public struct Journey: Sendable {
  public let context: Context
  /// The checks that can be carried on with, the latest first.
  public internal(set) var saved: [SavedCheck]
  /// The check at hand; nil on the first page.
  public internal(set) var check: Check?
  /// The answers of the check at hand and what follows from them.
  public internal(set) var interview: Interview {
    didSet { situation = Situation(interview) }
  }
  /// What is remembered for later checks.
  public internal(set) var profile: Answers
  /// How the program is to look and talk.
  public internal(set) var preferences: Preferences
  /// What happened last; nil where the page's own sentence is to be shown.
  public internal(set) var status: Status?
  /// The pages that are open, one over the other. Never empty.
  public internal(set) var trail: [Place]

  /// The area packs; nil until they are read.
  public internal(set) var directory: AreaDirectory?
  /// What could not be read of the area packs.
  var directoryProblems: [String] = []
  /// Where later checks begin, if a place is remembered.
  var profilePlace: AreaPlace?
  /// Whether what the area of the case adds to the rules could not be used.
  var lacksAdditions = false
  /// The minute of the last event, by which it is told who answers now.
  var minute: CivilMinute?
  /// The national pathway, without what an area adds.
  var base: CompiledPathway
  /// The time of the last save, as a person reads it.
  var savedAt: String?
  /// When the check at hand was begun, as a person reads it.
  var begunAt: String?
  var history: [Undoable] = []
  /// The digits typed so far of a number with several.
  var typedNumber: Int?
  /// The answers of the check at hand that the pathway does not offer (any more), as they were.
  var unfit: Answers = [:]
  /// The urgent questions that are asked again because time has passed.
  var toConfirm: [Fact.ID] = []
  /// The urgent answers that were given again since the check was opened, and how many events it had
  /// then.
  var confirmed: [Fact.ID: Int] = [:]
  /// What could not be written, by the check; under nil what belongs to none.
  var problems: [Check.ID?: String] = [:]
  /// The check that the last event stored.
  var lastStored: Check.ID?
  /// The check from whose page another person was begun, as long as nothing was answered of them.
  var companion: Companion?
  /// Whether the Backspace that left a field may still be held down.
  var hasLeftField = false
  /// The record of referrals, as it was when it was last looked at.
  public internal(set) var book: RecordBook?
  /// Why something could not be recorded, by the check.
  var recordProblems: [Check.ID: String] = [:]
  /// The saved check whose removal has to be confirmed.
  var discarding: Check.ID?
  private(set) var situation: Situation

  /// - Parameter saved: in any order; they are shown as given.
  public init(of compiled: CompiledPathway, context: Context, saved: [SavedCheck] = []) {
    self.context = context
    self.saved = saved
    profile = context.remembered
    profilePlace = context.rememberedPlace
    preferences = context.settings.preferences
    base = compiled
    interview = Interview(of: compiled)
    situation = Situation(interview)
    trail = [Place(context.settings.isFirstStart ? .welcome : .home)]
    if let fault = context.settings.faults.first {
      status = .problem("\(fault) The rest of the settings is used.", short: fault)
    }
  }

  public var pathway: Pathway { interview.pathway }

  /// Adds the organisations that can be found by name; the first frame need not wait for them.
  public mutating func adopt(_ bodies: [Register.Body]) {
    interview.adopt(bodies)
    base.adopt(bodies)
  }

  /// The page on the screen, and where the reader is on it.
  public internal(set) var place: Place {
    get { trail.last ?? Place(.home) }
    set { trail[trail.count - 1] = newValue }
  }

  public var page: Page { place.page }

  /// What comes of the case; nil while a question is open or no check is at hand.
  public var outcome: Outcome? {
    check != nil && situation.next == nil ? situation.settled : nil
  }

  /// Which approvals count for the rules as they are.
  var approval: Pathway.ApprovalState {
    pathway.approvalState(of: .init(content: context.contentHash, meaning: context.meaningHash))
  }

  /// Whether everybody who has to approve the pathway has done so.
  public var isApproved: Bool { approval.isApproved }

  /// What follows from the answers, worked out once for each change of them.
  struct Situation: Sendable {
    /// The question that is open; nil when nothing more can change the outcome.
    let next: Fact.ID?
    let settled: Outcome
    let routes: [Route.ID]
    /// Once every question is answered: of each duty that only an event would make due, the facts
    /// behind that which nobody knows, and of which some answer would make it due. Explaining takes
    /// long enough to do it once, not per frame.
    let doubts: [Duty.ID: [Fact.ID]]

    init(_ interview: Interview) {
      if case .ask(let fact) = interview.step { next = fact.id } else { next = nil }
      settled = interview.settledOutcome
      routes = interview.possibleRoutes
      doubts = next == nil ? Self.doubts(in: interview, settled) : [:]
    }

    private static func doubts(in interview: Interview, _ settled: Outcome) -> [Duty.ID: [Fact.ID]]
    {
      let waiting = settled.duties.filter(\.standing.isContingent).map(\.duty)
      let behind = waiting.map { duty in
        (interview.reason(for: duty)?.facts ?? []).filter { id in
          interview.pathway.fact(id).map { interview.value(of: $0) == .notKnown } ?? false
        }
      }
      // Which words stand beside a duty may rest on a fact that never makes it due.
      let gained = Set(behind.joined()).reduce(into: [Fact.ID: Set<Duty.ID>]()) { gained, fact in
        gained[fact] = Set(interview.whatIf(fact).flatMap(\.duties.gained))
      }
      return zip(waiting, behind).reduce(into: [:]) { doubts, pair in
        doubts[pair.0] = pair.1.filter { gained[$0]?.contains(pair.0) == true }
      }
    }
  }

  /// The check to go back to if no other person is added after all.
  struct Companion: Sendable {
    let check: Check.ID
    let toConfirm: [Fact.ID]
  }

  /// What one answer replaced.
  struct Undoable: Sendable {
    let fact: Fact.ID
    let previous: Given?
    let order: [Fact.ID]
  }
}

extension Journey {
  /// The fact that is asked on the page.
  var asked: Fact? { page.asked.flatMap(pathway.fact) }

  /// The page under the overlays.
  var underlying: Page {
    trail.last { !$0.page.isOverlay }?.page ?? .home
  }

  /// The answer at hand to a fact: of the check, or of what is remembered.
  func given(to fact: Fact) -> Given? {
    if case .profile = underlying { return profile[fact.id] }
    return interview.answers[fact.id]
  }

  /// The facts that were asked and answered in this check, and apply, in the order of asking.
  var asking: [Fact] {
    let remembered = check?.remembered ?? []
    return interview.answered.filter { !remembered.contains($0.id) }
  }

  /// The number of a question: its place among those answered, which is its number in the list of
  /// answers, or the place that it will have there.
  func number(of fact: Fact.ID) -> Int {
    let answered = interview.answered.map(\.id)
    if let place = answered.firstIndex(of: fact) { return place + 1 }
    let before = interview.facts(before: fact)
    return answered.count { before.contains($0) } + 1
  }

  /// What can be remembered for later checks: asked, and about the practitioner or the place.
  var profileFacts: [Fact] {
    pathway.facts.filter { $0.isAskable && ($0.origin == .profile || $0.origin == .area) }
  }

  /// Opens a page over the one on the screen.
  mutating func open(_ page: Page) {
    status = nil
    guard self.page != page else { return }
    trail.append(Place(page))
    place.reading = composedPassages()
  }

  /// Closes the page on the screen.
  mutating func close() {
    status = nil
    if trail.count > 1 { trail.removeLast() }
  }

  /// Leaves all open pages for another.
  mutating func go(to page: Page) {
    var place = Place(page)
    if let fact = page.asked.flatMap(pathway.fact) {
      let given = page == .profile(fact.id) ? profile[fact.id] : interview.answers[fact.id]
      if fact.takesSeveral {
        place.ticked =
          given ?? (page == .question(fact.id) ? check?.draft[fact.id] ?? ticksThatFit(fact) : nil)
      }
      // What has to be said again is not confirmed by an Enter that was meant for the page before.
      let isToConfirm = page == .question(fact.id) && toConfirm.contains(fact.id)
      let isOpen = given == nil && !fact.takesSeveral
      place.cursor =
        isToConfirm ? 0 : fact.options.firstIndex { $0.isChosen(in: given) } ?? 0
      place.isUntouched = isToConfirm || isOpen
    }
    if page == .caseReference { place.text = check?.caseReference ?? "" }
    trail = [place]
    status = nil
  }
}
