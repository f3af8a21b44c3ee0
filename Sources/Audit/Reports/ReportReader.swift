import Pathways

/// Reads what a record says for a report. It needs no other record, so many are read at once.
struct ReportReader: Sendable {
  let query: ReportQuery
  let layout: ReportLayout

  /// The sections that are read; a report needs no case reference.
  static let sections: Set<Section> = [.record, .stats]

  /// A record as far as the report goes.
  struct Line: Sendable {
    let index: Int
    let kind: EntryKind
    let about: Int?
    var check: Check?
    var event: ReportCase.Event?
  }

  /// A check, of whatever period.
  struct Check: Sendable {
    let shape: ReportCase.Shape
    /// Nil if its month is not in the period.
    let column: Int?
    let finished: Instant?
    let stamp: Stamp
    let use: Use
  }

  /// The rules by which something was decided.
  struct Stamp: Hashable, Sendable {
    let text: String
    let version: String?
    let isApproved: Bool
  }

  /// When a version of the pathway decided something, and whether it said itself that its review
  /// was overdue.
  struct Use: Sendable {
    var lastMonth: Int
    var isOverdue: Bool

    static func joined(_ one: Use, _ other: Use) -> Use {
      Use(
        lastMonth: max(one.lastMonth, other.lastMonth), isOverdue: one.isOverdue || other.isOverdue)
    }
  }

  init(_ query: ReportQuery) {
    self.query = query
    layout = ReportLayout(query)
  }

  func line(_ record: LogRecord) -> Line {
    line(
      record.index, record.entry.kind, about: record.entry.about?.index,
      record.contents.compactMapValues {
        if case .open(let content) = $0 { content } else { nil }
      })
  }

  func line(
    _ index: Int, _ kind: EntryKind, about: Int?, _ contents: [Section: Canonical]
  ) -> Line {
    line(index, kind, about: about, PerSection(contents.mapValues { CanonicalText($0) }))
  }

  func line(
    _ index: Int, _ kind: EntryKind, about: Int?, _ contents: PerSection<CanonicalText>
  ) -> Line {
    var line = Line(index: index, kind: kind, about: about)
    switch kind {
    case .finished: line.check = check(.finished, contents)
    case .rerun: line.check = check(.rerun, contents)
    case .abandoned: line.check = check(.abandoned, contents)
    case .outcome, .correction, .void, .override:
      line.event = about.map { ReportCase.Event(kind, about: $0, contents[.record]) }
    case .hold, .release, .erasure, .refusal, .retention, .keyEpoch, .volume, .export: break
    }
    return line
  }

  /// Nil for a check of which not even the month can be read, or that no case of the period needs.
  private func check(_ kind: ReportCase.Kind, _ contents: PerSection<CanonicalText>) -> Check? {
    let (stats, record) = (contents[.stats], contents[.record])
    let ended = record?["finished"]?.text ?? record?["left"]?.text
    guard let written = stats?["month"]?.text ?? ended.map({ String($0.prefix(7)) }),
      let month = ReportPeriod.month(written)
    else { return nil }
    let column = query.period.column(of: month, by: query.form.column)
    let id = record?["pathway"]?["id"]?.text ?? stats?["pathway"]?.text
    guard id == nil || id == query.words.pathway else { return nil }
    // A check that was run again counts where it was first finished, so every re-run is read.
    guard column != nil || kind == .rerun else { return nil }
    var shape = ReportCase.Shape(kind: kind)
    if kind == .abandoned {
      let question = stats?["last_question"]?.text ?? record?["last_question"]?.text
      shape.add(layout.standard[.lastQuestion], question ?? ReportLayout.gone)
    } else {
      describe(&shape, stats, record)
    }
    return Check(
      shape: shape, column: column, finished: ended.flatMap { Instant($0) },
      stamp: stamp(stats, record), use: use(record, stats, month))
  }

  private func describe(
    _ shape: inout ReportCase.Shape, _ stats: CanonicalText?, _ record: CanonicalText?
  ) {
    shape.duties = record?["duties"]?.list?.compactMap { duty in
      duty["id"]?.text.map { id in
        ReportCase.Owed(
          id: id, isDue: duty["standing"]?.text?.hasPrefix("due") ?? false,
          isDone: duty["done"]?.truth ?? false)
      }
    }
    func text(_ name: StaticString) -> String? { stats?[name]?.text ?? record?[name]?.text }
    shape.add(layout.standard[.route], text("route") ?? ReportLayout.gone)
    shape.add(layout.standard[.routeClass], text("class") ?? ReportLayout.gone)
    shape.add(layout.standard[.area], text("area") ?? ReportLayout.none)
    shape.add(layout.standard[.nation], text("nation") ?? ReportLayout.none)
    shape.add(layout.standard[.body], text("body") ?? ReportLayout.none)
    countAnswers(&shape, stats, record)
  }

  /// The lines of the tables that the pathway declares. The record's own lines come first: they
  /// are what was meant when it was made, and they outlive the answers.
  private func countAnswers(
    _ shape: inout ReportCase.Shape, _ stats: CanonicalText?, _ record: CanonicalText?
  ) {
    // Only read for a record that does not hold its lines itself.
    lazy var answers = self.answers(stats, record)
    let duties = shape.duties.map { Set($0.map { Duty.ID($0.id) }) }
    let kept = stats?["tables"]?.members ?? []
    func lines(of table: ReportTable) -> [String]? {
      if let kept = kept.first(where: { $0.name == table.id.rawValue })?.value.list {
        let known = kept.compactMap(\.text).filter { table.title(ofLine: $0) != nil }
        return known.isEmpty ? [ReportTable.unknown] : known
      }
      if table.duty != nil, duties == nil { return nil }
      if record == nil, answers[table.fact] == nil { return [ReportLayout.gone] }
      return table.lines(of: answers, duties: duties ?? [])
    }
    for (index, table) in layout.declared {
      for line in lines(of: table) ?? [] { shape.add(index, line) }
    }
    if let reckoning = layout.reckoning, let line = lines(of: reckoning)?.first,
      let row = reckoning.rows.first(where: { $0.id == line })
    {
      shape.concern = row.days.map { .days($0) } ?? .unlimited
    }
  }

  /// What was answered to the facts of the tables.
  private func answers(_ stats: CanonicalText?, _ record: CanonicalText?) -> Answers {
    var answers = Answers()
    for given in [stats?["answers"], record?["looked_up"], record?["answers"]] {
      for (place, value) in given?.members(named: layout.factNames) ?? [] {
        answers[layout.facts[place]] = Given(recorded: value)
      }
    }
    return answers
  }

  private func stamp(_ stats: CanonicalText?, _ record: CanonicalText?) -> Stamp {
    let stamp = record?["pathway"]
    let version = stamp?["version"]?.text
    let hash = stamp?["content_hash"]?.text
    return Stamp(
      text: ([pathway(stats, record), version ?? "version not kept any more"]
        + (hash.map { [$0] } ?? [])).joined(separator: " "),
      version: version,
      isApproved: stamp?["approved"]?.truth ?? stats?["approved"]?.truth ?? false)
  }

  private func use(_ record: CanonicalText?, _ stats: CanonicalText?, _ month: Int) -> Use {
    let id = pathway(stats, record)
    return Use(
      lastMonth: month,
      isOverdue: record?["overdue"]?.list?.contains { $0.text == id } ?? false)
  }

  private func pathway(_ stats: CanonicalText?, _ record: CanonicalText?) -> String {
    record?["pathway"]?["id"]?.text ?? stats?["pathway"]?.text ?? "not known"
  }
}

extension ReportCase.Shape {
  fileprivate mutating func add(_ table: Int?, _ row: String) {
    if let table { places.append(ReportCase.Place(table: table, row: row)) }
  }
}

extension Given {
  /// An answer as a record holds it.
  fileprivate init(recorded value: CanonicalText) {
    if let answers = value.list {
      self = .several(answers.compactMap { $0.text.map { Answer.ID($0) } })
    } else if let answer = value.text, answer != "not_known" {
      self = .one(Answer.ID(answer))
    } else {
      self = .notKnown
    }
  }
}
