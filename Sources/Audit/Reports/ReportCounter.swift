import Pathways

/// Counts the records of one log or of several, in order, and makes the report of them.
public struct ReportCounter {
  private let query: ReportQuery
  private let layout: ReportLayout
  private var sources: [ReportSource] = []
  /// The check that was run again, by the number of the re-run.
  private var reruns: [Int: Int] = [:]
  /// The cases of the log that is being read, by number.
  private var open: [Int: ReportCase] = [:]
  private var finished: [ReportCase] = []
  private var versions: [Stamp: Use] = [:]

  private struct Stamp: Hashable {
    let text: String
    let version: String?
    let isApproved: Bool
  }

  /// When a version of the pathway decided something, and whether it said itself that its review
  /// was overdue.
  private struct Use {
    var lastMonth: Int
    var isOverdue: Bool

    static func joined(_ one: Use, _ other: Use) -> Use {
      Use(
        lastMonth: max(one.lastMonth, other.lastMonth), isOverdue: one.isOverdue || other.isOverdue)
    }
  }

  public init(_ query: ReportQuery) {
    self.query = query
    layout = ReportLayout(query)
  }

  /// Begins with the next log.
  public mutating func begin(_ source: ReportSource) {
    finished += open.sorted { $0.key < $1.key }.map(\.value)
    open = [:]
    reruns = [:]
    sources.append(source)
  }

  /// Adds what another counter, with the same query, has taken.
  public mutating func add(_ other: ReportCounter) {
    finished += other.finished + other.open.sorted { $0.key < $1.key }.map(\.value)
    sources += other.sources
    versions.merge(other.versions, uniquingKeysWith: Use.joined)
  }

  /// Takes the next record of the log.
  ///
  /// - Parameter replay: what came of running the same answers through the rules of today, as a
  ///   code; nil if that was not tried.
  public mutating func take(_ record: LogRecord, replay: String? = nil) {
    take(
      record.index, record.entry.kind, about: record.entry.about?.index,
      record.contents.compactMapValues {
        if case .open(let content) = $0 { content } else { nil }
      }, replay: replay)
  }

  mutating func take(
    _ index: Int, _ kind: EntryKind, about: Int?, _ contents: [Section: Canonical],
    replay: String? = nil
  ) {
    switch kind {
    case .finished: open[index] = check(.finished, contents)
    case .rerun:
      open[index] = check(.rerun, contents)
      if let about { reruns[index] = about }
    case .abandoned: open[index] = check(.abandoned, contents)
    case .outcome, .correction, .void, .override:
      guard let about else { return }
      open[about]?.take(kind, contents[.record])
      // What is done after a re-run is said of that; the check that is counted is the first one.
      if kind == .outcome, let first = reruns[about] { open[first]?.take(kind, contents[.record]) }
    case .hold, .release, .erasure, .refusal, .retention, .keyEpoch, .export: break
    }
    if let replay { open[index]?.replay = replay }
  }

  /// A check in the period; nil for every other.
  private mutating func check(
    _ kind: ReportCase.Kind, _ contents: [Section: Canonical]
  ) -> ReportCase? {
    let (stats, record) = (contents[.stats], contents[.record])
    let ended = record?["finished"]?.text ?? record?["left"]?.text
    guard let written = stats?["month"]?.text ?? ended.map({ String($0.prefix(7)) }),
      let month = ReportPeriod.month(written),
      let column = query.period.column(of: month, by: query.form.column)
    else { return nil }
    note(stats, record, month)
    var result = ReportCase(kind: kind, column: column)
    guard kind == .finished else {
      if kind == .abandoned {
        let question = stats?["last_question"]?.text ?? record?["last_question"]?.text
        result.add(layout.standard[.lastQuestion], question ?? ReportLayout.gone)
      }
      return result
    }
    result.finished = ended.flatMap { Instant($0) }
    result.duties = record?["duties"]?.list?.compactMap { duty in
      duty["id"]?.text.map { ($0, duty["standing"]?.text?.hasPrefix("due") ?? false) }
    }
    // What the answers said was done already, somebody else did, at a time that nobody said.
    for duty in record?["duties"]?.list ?? [] where duty["done"]?.truth == true {
      if let id = duty["id"]?.text { result.ticks[id] = .init(state: .doneByOther) }
    }
    func text(_ name: String) -> String? { stats?[name]?.text ?? record?[name]?.text }
    result.add(layout.standard[.route], text("route") ?? ReportLayout.gone)
    result.add(layout.standard[.routeClass], text("class") ?? ReportLayout.gone)
    result.add(layout.standard[.area], text("area") ?? ReportLayout.none)
    result.add(layout.standard[.nation], text("nation") ?? ReportLayout.none)
    result.add(layout.standard[.body], text("body") ?? ReportLayout.none)
    countAnswers(&result, stats, record)
    return result
  }

  /// The lines of the tables that the pathway declares. The record's own lines come first: they
  /// are what was meant when it was made, and they outlive the answers.
  private func countAnswers(
    _ result: inout ReportCase, _ stats: Canonical?, _ record: Canonical?
  ) {
    var given = record?["answers"]?.members ?? [:]
    for more in [record?["looked_up"], stats?["answers"]] {
      given.merge(more?.members ?? [:]) { one, _ in one }
    }
    let answers = Answers(
      Dictionary(uniqueKeysWithValues: given.map { (Fact.ID($0.key), Given(recorded: $0.value)) }))
    let duties = result.duties.map { Set($0.map { Duty.ID($0.id) }) }
    func lines(of table: ReportTable) -> [String]? {
      if let kept = stats?["tables"]?[table.id.rawValue]?.list {
        let known = kept.compactMap(\.text).filter { table.title(ofLine: $0) != nil }
        return known.isEmpty ? [ReportTable.unknown] : known
      }
      if table.duty != nil, duties == nil { return nil }
      if record == nil, answers[table.fact] == nil { return [ReportLayout.gone] }
      return table.lines(of: answers, duties: duties ?? [])
    }
    for (index, table) in layout.declared {
      for line in lines(of: table) ?? [] { result.add(index, line) }
    }
    if let reckoning = query.words.tables.first(where: { $0.rows.contains { $0.days != nil } }),
      let line = lines(of: reckoning)?.first,
      let row = reckoning.rows.first(where: { $0.id == line })
    {
      result.concern = row.days.map { .days($0) } ?? .unlimited
    }
  }

  private mutating func note(_ stats: Canonical?, _ record: Canonical?, _ month: Int) {
    let stamp = record?["pathway"]
    let version = stamp?["version"]?.text
    let id = stamp?["id"]?.text ?? stats?["pathway"]?.text ?? "not known"
    let hash = stamp?["content_hash"]?.text
    let key = Stamp(
      text: ([id] + [version ?? "version not kept any more"] + (hash.map { [$0] } ?? []))
        .joined(separator: " "),
      version: version,
      isApproved: stamp?["approved"]?.truth ?? stats?["approved"]?.truth ?? false)
    let isOverdue = record?["overdue"]?.list?.contains { $0.text == id } ?? false
    let use = Use(lastMonth: month, isOverdue: isOverdue)
    versions[key] = versions[key].map { Use.joined($0, use) } ?? use
  }

  /// The report of everything that was taken.
  public func report() -> Report {
    let cases = finished + open.sorted { $0.key < $1.key }.map(\.value)
    let figures = ReportFigures(cases, layout, query.disclosure)
    return Report(
      title: query.form.title, period: query.period.title, disclosure: query.disclosure,
      sources: sources.sorted { ($0.origin, $0.size) < ($1.origin, $1.size) },
      versions: versions.map { stamp, use in
        let review = stamp.version.flatMap { query.words.reviewBy[$0] }
        let isPast = review.map { $0.year * 12 + $0.month - 1 < use.lastMonth } ?? false
        return Report.Version(
          text: stamp.text, isApproved: stamp.isApproved,
          isPastReview: isPast || use.isOverdue, reviewBy: review)
      }.sorted { ($0.text, $0.isApproved ? 1 : 0) < ($1.text, $1.isApproved ? 1 : 0) },
      tables: layout.tables.indices.map { figures.table($0, query.words) })
  }
}

extension ReportCase {
  fileprivate mutating func add(_ table: Int?, _ row: String) {
    if let table { places.append(Place(table: table, row: row)) }
  }
}

extension Given {
  /// An answer as a record holds it.
  fileprivate init(recorded value: Canonical) {
    switch value {
    case .list(let answers):
      self = .several(answers.compactMap { $0.text.map { Answer.ID($0) } })
    case .text(let answer) where answer != "not_known": self = .one(Answer.ID(answer))
    default: self = .notKnown
    }
  }
}
