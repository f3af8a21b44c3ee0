import Pathways

/// The tables of a report before anything is counted in them.
struct ReportLayout: Sendable {
  struct Table: Sendable {
    let id: String
    let title: String
    var notes: [String] = []
    let columns: [String]
    /// The lines that are shown even when nothing is counted in them.
    var rows: [String] = []
    var titles: [String: String] = [:]
    /// Whether the cases of each column are shown under it.
    var hasTotals = true
    var isTiming = false
  }

  private(set) var tables: [Table] = []
  private(set) var standard: [ReportForm.Standard: Int] = [:]
  private(set) var declared: [(index: Int, table: ReportTable)] = []
  /// For how many days at most each column of the time since the concern stands.
  let concernDays: [Int]
  /// The table whose lines tell how long somebody may have had the concern.
  let reckoning: ReportTable?
  /// The facts of which answers are counted.
  let facts: [Fact.ID]
  /// Their names, as they are written.
  let factNames: [[UInt8]]

  /// The table of what was counted and what was left out comes first.
  static let summary = 0
  static let gone = "gone"
  static let none = "none"

  /// The columns of the table of what came of duties.
  enum Fate: Int, CaseIterable {
    case due, done, doneByOther, noAnswer, notDone, nobody

    var title: String {
      switch self {
      case .due: "Due"
      case .done: "Done"
      case .doneByOther: "Done by others"
      case .noAnswer: "No answer"
      case .notDone: "Not done"
      case .nobody: "Nobody said"
      }
    }
  }

  /// The hours up to which each column of the time since the check stands.
  static let hours: [Int64] = [1, 4, 24, 72, 168, 720]

  init(_ query: ReportQuery) {
    let words = query.words
    reckoning = words.tables.first { $0.rows.contains { $0.days != nil } }
    facts = Set(words.tables.map(\.fact)).sorted()
    factNames = facts.map { Array($0.rawValue.utf8) }
    concernDays = Set(reckoning?.rows.compactMap(\.days) ?? []).sorted()
    let columns = query.period.columns(by: query.form.column).map(\.shortTitle)
    tables = [Self.summaryTable(columns)]
    for wanted in query.form.tables {
      switch wanted {
      case .declared(let id):
        guard let table = words.tables.first(where: { $0.id == id }) else { continue }
        declared.append((tables.count, table))
        tables.append(Self.declaredTable(table, columns))
      case .standard(let kind):
        standard[kind] = tables.count
        tables.append(standardTable(kind, columns, words))
      }
    }
  }

  private static func summaryTable(_ columns: [String]) -> Table {
    Table(
      id: "counted", title: "What was counted, and what was left out",
      notes: [
        "Checks that were void are in no other table. A check that was left counts only by its "
          + "last question.",
        "A check that was run again counts once, in the month in which it was first finished, as "
          + "its latest run came out.",
      ],
      columns: columns, rows: ["finished", "abandoned", "rerun", "void training", "void mistake"],
      titles: [
        "finished": "Checks that reached a route", "abandoned": "Checks left before the end",
        "rerun": "Run again from saved answers", "void training": "Void: training",
        "void mistake": "Void: mistake", "void not_known": "Void: reason not kept any more",
        "corrected": "Corrected later", "closed": "Answers erased, or not open here",
      ], hasTotals: false)
  }

  private static func declaredTable(_ table: ReportTable, _ columns: [String]) -> Table {
    var titles = [gone: "Not kept any more"]
    let rows = table.rows.map(\.id) + [ReportTable.unknown]
    for row in rows + [ReportTable.notAsked] { titles[row] = table.title(ofLine: row) }
    return Table(
      id: table.id.rawValue, title: table.title, notes: table.note.map { [$0] } ?? [],
      columns: columns, rows: rows, titles: titles)
  }

  private func standardTable(
    _ kind: ReportForm.Standard, _ columns: [String], _ words: ReportWords
  ) -> Table {
    let duties = words.duties
    func table(
      _ title: String, _ notes: [String] = [], columns special: [String]? = nil,
      rows: [String] = [], titles: [String: String] = [:], totals: Bool = true,
      timing: Bool = false
    ) -> Table {
      Table(
        id: kind.rawValue, title: title, notes: notes, columns: special ?? columns, rows: rows,
        titles: titles, hasTotals: totals, isTiming: timing)
    }
    let several = "One check may count in several rows."
    switch kind {
    case .route: return table("Route", rows: words.routes, titles: words.routeTitles)
    case .routeClass: return table("Class of route", rows: words.classes)
    case .area:
      return table(
        "Area", titles: words.areas.merging([Self.none: "No area chosen"]) { one, _ in one })
    case .nation:
      return table("Nation", titles: words.nations.merging([Self.none: "Not known"]) { $1 })
    case .body:
      return table("Kind of body", titles: words.bodies.merging([Self.none: "Not known"]) { $1 })
    case .lastQuestion:
      return table("Checks left before the end, by the last question", titles: words.facts)
    case .dutiesDue:
      return table(
        "Duties that were due, and what came of them",
        ["Done and not done are what somebody ticked. Nobody checked them."],
        columns: Fate.allCases.map(\.title), titles: duties, totals: false)
    case .stepsNobodyTook:
      return table(
        "Steps nobody took",
        ["Duties that were due, and of which nobody said anything. " + several],
        titles: duties)
    case .timeFromConcern:
      return table(
        "Time from the first concern to each duty",
        [
          "At most: the first concern is told coarsely, and its longest meaning is taken. Counted "
            + "are duties that somebody ticked as done."
        ],
        columns: concernDays.map { $0 == 1 ? "1 day" : "\($0) days" } + ["longer", "not known"],
        titles: duties, totals: false, timing: true)
    case .timeFromCheck:
      return table(
        "Time from the check to each duty",
        ["Counted are duties that somebody ticked as done. Done before the check: within an hour."],
        columns: Self.hours.map { $0 < 72 ? "\($0) h" : "\($0 / 24) days" }
          + ["longer", "not known"],
        titles: duties, totals: false, timing: true)
    case .notDone: return table("Duties not done, by reason", [several], titles: words.reasons)
    case .noAnswer:
      return table(
        "Tried without answer, and nobody took it",
        ["Gaps in services: nobody answered, or nobody took it in the end. " + several])
    case .overrides: return table("Another way than the route, by reason", [several])
    case .decisions: return table("References and decisions", [several])
    case .replayDifferences:
      return table(
        "The same answers by the rules of today",
        ["Counted are checks whose answers are still kept, and open to this report."],
        rows: ["same", "other_route", "other_duties"],
        titles: [
          "same": "The same route and duties", "other_route": "Another route",
          "other_duties": "The same route, other duties",
          "undetermined": "Cannot be told: the questions have changed",
          "no_rules": "Cannot be told: the rules are not at hand",
        ])
    }
  }

  /// What a person reads at the start of a line.
  func title(of row: String, in table: Int, _ words: ReportWords) -> String {
    let shape = tables[table]
    if let title = shape.titles[row] { return title }
    if let declared = declared.first(where: { $0.index == table })?.table,
      let title = declared.title(ofLine: row)
    {
      return title
    }
    let parts = row.split(separator: ": ", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      return "\(ReportWords.plain(parts[0])): "
        + (words.duties[parts[1]] ?? parts[1].replacing("_", with: " "))
    }
    return ReportWords.plain(row)
  }
}
