/// A table of reports: how the answers to one fact are counted, under whose labels.
public struct ReportTable: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<ReportTable>

  /// One line of the table.
  public struct Row: Hashable, Sendable {
    /// Its id within the table.
    public let id: String
    /// The label, in the words of those who read the table.
    public let title: String
    /// The answers that count here.
    public let answers: Set<Answer.ID>
    /// The most days for which this can have been so; nil if there is no limit. Only tables from
    /// which time is reckoned have it.
    public let days: Int?

    public init(id: String, title: String, answers: Set<Answer.ID>, days: Int? = nil) {
      self.id = id
      self.title = title
      self.answers = answers
      self.days = days
    }
  }

  /// How a case counts that has several answers.
  public enum Counting: String, Hashable, Sendable, CaseIterable {
    /// Once, in a line for the very combination.
    case combinations
    /// Once in each line, so that the lines add up to more than the cases.
    case each
  }

  public let id: ID
  public let title: String
  /// What a reader has to know of it.
  public let note: String?
  public let fact: Fact.ID
  public let counting: Counting
  /// Only cases with this duty on their list are counted.
  public let duty: Duty.ID?
  public let rows: [Row]
  /// The label of the line for what is not known, or has no other line.
  public let unknownTitle: String
  /// The authority for the labels.
  public let basis: [Citation]

  /// The id of the line for what is not known, or has no other line.
  public static let unknown = "not_known"
  /// The id of the line for cases in which the fact was not asked.
  public static let notAsked = "not_asked"
  /// Stands between the ids of a combination. No id holds it.
  public static let joint: Character = "+"

  public init(
    id: ID, title: String, note: String? = nil, fact: Fact.ID,
    counting: Counting = .combinations, duty: Duty.ID? = nil, rows: [Row],
    unknownTitle: String = "Not specified or unknown", basis: [Citation] = []
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.fact = fact
    self.counting = counting
    self.duty = duty
    self.rows = rows
    self.unknownTitle = unknownTitle
    self.basis = basis
  }

  /// The lines in which a case counts: one, unless each answer counts by itself.
  ///
  /// - Parameter duties: the duties on its list, in any standing.
  /// - Returns: ids of lines; nil if the case has no place in this table.
  public func lines(of answers: Answers, duties: Set<Duty.ID>) -> [String]? {
    if let duty, !duties.contains(duty) { return nil }
    let ticked: Set<Answer.ID>
    switch answers[fact] {
    case .one(let answer): ticked = [answer]
    case .several(let answers): ticked = Set(answers)
    case .notKnown: ticked = []
    case nil: return [Self.notAsked]
    }
    let lines = rows.filter { !$0.answers.isDisjoint(with: ticked) }.map(\.id)
    if lines.isEmpty { return [Self.unknown] }
    return counting == .each ? lines : [lines.joined(separator: String(Self.joint))]
  }

  /// The label of a line, or of a combination of lines; nil if the table has no such line.
  public func title(ofLine line: String) -> String? {
    switch line {
    case Self.unknown: return unknownTitle
    case Self.notAsked: return "Not asked"
    default: break
    }
    let parts = line.split(separator: Self.joint, omittingEmptySubsequences: false)
    let titles = parts.compactMap { part in rows.first { $0.id == part }?.title }
    return titles.count == parts.count ? titles.joined(separator: " and ") : nil
  }
}

/// A report that a partnership asks for: which tables, over what time.
public struct ReportForm: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<ReportForm>

  /// A stretch of the calendar.
  public enum Span: String, Hashable, Sendable, CaseIterable, Comparable {
    case month, quarter
    case half = "half-year"
    case year

    /// How many months it has.
    public var months: Int {
      switch self {
      case .month: 1
      case .quarter: 3
      case .half: 6
      case .year: 12
      }
    }

    /// The shorter one first.
    public static func < (left: Self, right: Self) -> Bool { left.months < right.months }
  }

  /// The tables that every pathway has, because every record has what they count.
  public enum Standard: String, Hashable, Sendable, CaseIterable {
    case route, area, nation, body, decisions, overrides
    case routeClass = "route-class"
    case lastQuestion = "last-question"
    case dutiesDue = "duties-due"
    case stepsNobodyTook = "steps-nobody-took"
    case timeFromConcern = "time-from-concern"
    case timeFromCheck = "time-from-check"
    case notDone = "not-done"
    case noAnswer = "no-answer"
    case replayDifferences = "replay-differences"
  }

  public enum Table: Hashable, Sendable {
    case standard(Standard)
    case declared(ReportTable.ID)
  }

  public let id: ID
  public let title: String
  /// How much time a report is about.
  public let period: Span
  /// How much time each of its columns is about.
  public let column: Span
  public let tables: [Table]

  public init(id: ID, title: String, period: Span, column: Span, tables: [Table]) {
    self.id = id
    self.title = title
    self.period = period
    self.column = column
    self.tables = tables
  }
}

extension Pathway {
  /// In which line of which table a case counts: what the coarse part of its record holds, so
  /// that it can be counted when its answers are gone.
  ///
  /// - Parameter duties: the duties on its list, in any standing.
  public func reportLines(
    of answers: Answers, duties: Set<Duty.ID>
  ) -> [ReportTable.ID: [String]] {
    var lines: [ReportTable.ID: [String]] = [:]
    for table in reportTables { lines[table.id] = table.lines(of: answers, duties: duties) }
    return lines
  }
}
