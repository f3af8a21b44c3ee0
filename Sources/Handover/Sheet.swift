/// One page that is handed over: what to do, what to prepare, what to say, or what comes next.
///
/// A value without layout. ``text(width:)``, ``html`` and ``json`` show the same words.
public struct Sheet: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case referral, preparation, notification, consent, next
    /// A training case without answers, for the room, and with them.
    case scenario
    case scenarioAnswers = "scenario_answers"
    /// One route on one page.
    case card
    /// Referrals to compare, without what each lacks, and with it.
    case comparison
    case comparisonAnswers = "comparison_answers"

    /// Whether it is of no use outside training, and says so on every page.
    public var isTraining: Bool {
      switch self {
      case .referral, .preparation, .notification, .consent, .next: false
      case .scenario, .scenarioAnswers, .card, .comparison, .comparisonAnswers: true
      }
    }
  }

  public let kind: Kind
  public let title: String
  /// What has to be known before anything else on the sheet, such as that nobody has approved it.
  public let banners: [String]
  public let sections: [Section]
  /// Where the sheet comes from: rules, version, hash, record.
  public let footer: [Block]

  public init(
    kind: Kind, title: String, banners: [String], sections: [Section], footer: [Block]
  ) {
    self.kind = kind
    self.title = title
    self.banners = banners
    self.sections = sections
    self.footer = footer
  }

  /// A heading with what stands under it.
  public struct Section: Hashable, Sendable {
    /// What a program finds it by, such as the id of a duty.
    public let id: String
    /// How a duty stands, as a machine reads it: `due`, `held`, `done`; nil of other sections.
    public let state: String?
    /// The number of a duty: the same everywhere; nil of other sections.
    public let number: Int?
    /// Whether what follows begins a new page.
    public let endsPage: Bool
    public let heading: String
    public let blocks: [Block]
    public let parts: [Section]

    public init(
      _ id: String, state: String? = nil, number: Int? = nil, endsPage: Bool = false,
      _ heading: String, _ blocks: [Block] = [], parts: [Section] = []
    ) {
      self.id = id
      self.state = state
      self.number = number
      self.endsPage = endsPage
      self.heading = heading
      self.blocks = blocks
      self.parts = parts
    }
  }

  /// A label and what stands beside it.
  public struct Field: Hashable, Sendable {
    public let label: String
    public let value: String

    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// Something to write by hand. The program never takes it in.
  public struct Blank: Hashable, Sendable {
    public let label: String
    public let help: [String]
    /// How many lines are left free; at least one.
    public let lines: Int
    /// Whether the official form takes it without an answer.
    public let isOptional: Bool
    /// Whether it is one of the things to tick off.
    public let hasBox: Bool

    /// Whether what is written goes on the line of its label.
    var isShort: Bool { !hasBox && lines == 1 && help.isEmpty && !isOptional }

    public init(
      _ label: String, help: [String] = [], lines: Int = 1, isOptional: Bool = false,
      hasBox: Bool = true
    ) {
      self.label = label
      self.help = help
      self.lines = max(1, lines)
      self.isOptional = isOptional
      self.hasBox = hasBox
    }
  }

  /// A label as it stands before what is written: a question needs no colon.
  static func lead(_ label: String) -> String { label.hasSuffix("?") ? label : label + ":" }

  /// A piece of a section.
  public enum Block: Hashable, Sendable {
    case text(String)
    /// What must not be overlooked.
    case caution(String)
    /// Words to say aloud.
    case words(String)
    case bullets([String])
    /// Items in an order that matters.
    case numbered([String])
    case fields([Field])
    /// Fields that follow each other as sentences, where room is dear.
    case sentences([Field])
    /// A box to tick; ticked if the answers say so already.
    case tick(String, isTicked: Bool, help: [String])
    /// What the answers fill in.
    case known(Field, help: [String])
    case blank(Blank)
    /// Something that happens, with when and on what authority.
    case step(String, help: [String], fields: [Field])
    /// Rows of cells under headings, as many in each row as there are headings.
    case table(headings: [String], rows: [[String]])
  }
}
