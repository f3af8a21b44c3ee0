internal import Frames
public import Pathways

/// What is on the screen.
public enum Page: Hashable, Sendable {
  case home
  /// Shown once, at the first start.
  case welcome
  case settings
  /// What is stored, where, and how it is removed.
  case storage
  case savedChecks
  case caseReference
  case question(Fact.ID)
  /// What is remembered of the person at the keyboard, changed outside a check.
  case profile(Fact.ID)
  /// The bodies of the register, found by typing.
  case bodies(Fact.ID)
  /// The councils and districts, found by typing; with the fact that the place answers.
  case places(CasePlace.Part, Fact.ID?)
  /// Duties, contacts, bodies and questions, found by typing.
  case find
  /// The commands, found by typing.
  case palette
  /// What was found and is not a page of its own.
  case found(Findable)
  case checkAnswers
  case result

  case why(Fact.ID)
  case whatIf(Fact.ID)
  case settledDuties
  case duty(Duty.ID)
  /// What was done about a duty, to be chosen.
  case step(Duty.ID)
  /// A number that somebody issued about a duty.
  case reference(Duty.ID)
  /// The duties of all saved checks that somebody still has to do.
  case openDuties
  /// The sheets to hand over, and the forms of one.
  case sheets
  case sheet(HandOver.Sheet)
  /// The record of referrals, found by typing.
  case records
  /// One entry of it.
  case record(Int)
  case act(Act.ID)
  case explain
  /// What is different from the route that was reached before.
  case changes
  case routes
  case sources
  case haveReady
  case contacts
  case help
  case emergency
  /// Nothing that says what the program is for.
  case hidden

  /// Whether the page is opened over another one, and closes to it.
  public var isOverlay: Bool {
    switch self {
    case .home, .welcome, .savedChecks, .openDuties, .caseReference, .question, .profile,
      .checkAnswers, .result:
      false
    case .settings, .storage, .bodies, .places, .find, .palette, .found, .why, .whatIf,
      .settledDuties, .duty, .step, .reference, .sheets, .sheet, .records, .record, .act, .explain,
      .changes,
      .routes, .sources,
      .haveReady, .contacts, .help, .emergency, .hidden:
      true
    }
  }

  /// Whether what is typed goes into a field.
  public var takesText: Bool {
    switch self {
    case .caseReference, .bodies, .places, .find, .palette, .reference, .records: true
    default: false
    }
  }

  /// The fact that is asked on the page.
  var asked: Fact.ID? {
    switch self {
    case .question(let fact), .profile(let fact): fact
    default: nil
    }
  }
}

/// A page and where the reader is on it.
public struct Place: Hashable, Sendable {
  public let page: Page
  /// The row that the next key acts on, from 0.
  public internal(set) var cursor = 0 {
    didSet {
      scroll = nil
      isUntouched = false
      isPaged = false
    }
  }
  /// Whether nobody has gone to a line of the question yet: the mark stands at the question
  /// itself, and Enter answers nothing.
  public internal(set) var isUntouched = false
  /// The line at the top, where paging has chosen it; nil for what shows the cursor.
  var scroll: Scroll?
  /// What has been typed into the page's field.
  public internal(set) var text = ""
  /// What has been ticked and not yet sent off; nil for nothing.
  public internal(set) var ticked: Given?
  /// The ticks that "none of these" or "not sure" took away last, so that they can be had back.
  var cleared: Given?
  /// The case reference that was asked about, because it may be a name.
  var asksAboutName: String?
  /// What there is to read on the page.
  var reading: [Passage] = []
  /// The commands as they stood when the palette was opened: nothing can change under it.
  var commands: [PaletteRow] = []
  /// Whether the page was opened to change an answer from the list of answers.
  var isChange = false
  /// Whether the page is one of those that the first start leads through.
  var isIntroducing = false
  /// Whether the page was opened from that of the case reference, to change what is remembered.
  var isFromReference = false
  /// Whether the page was opened from that of the route, to say again what is urgent.
  var isFromRoute = false

  /// Whether the page was opened from the list of open duties, to which it leads back.
  var isFromOpenDuties = false
  /// Whether the mark stands where turning a page has put it, and nobody chose that line.
  var isPaged = false

  init(_ page: Page) { self.page = page }

  /// A line of the page as it is laid out for a size.
  struct Scroll: Hashable, Sendable {
    let size: Size
    let line: Int
  }
}
