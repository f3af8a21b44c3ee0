import Pathways

// What may be counted, and the reports that a partnership asks for.
extension PathwayDecoder {
  mutating func decodeReportTable(_ entry: LocatedNode.Entry) {
    let what = "report table '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    if ReportForm.Standard(rawValue: entry.key.value) != nil {
      fields.diagnostics.append(
        Diagnostic(
          "name/duplicate", at: entry.key.location,
          "every pathway has a table '\(entry.key.value)' already",
          suggestion: "give this one another name"))
    }
    let title = fields.requiredText("title", of: what)
    let note = fields.text("note")
    let fact = fields.requiredText("fact", of: what)
    let counting: ReportTable.Counting? = fields.choice("count")
    let duty = fields.text("duty")
    let unknown = fields.text("unknown")
    let basis = citations("basis", &fields) ?? []
    _ = fields.requiredNode("rows", of: what)
    let isKnown = fact.map { symbols.resolve($0, as: .fact, &diagnostics) } ?? false
    var taken: [String: SourceLocation] = [:]
    let rows = fields.members("rows").compactMap { row in
      decodeRow(row, of: what, fact: isKnown ? fact : nil, &taken)
    }
    fields.finish(what, into: &diagnostics)
    if let duty, !symbols.resolve(duty, as: .duty, &diagnostics) { return }
    guard let title, let fact, isKnown else { return }
    reportTables.append(
      (
        ReportTable(
          id: ReportTable.ID(entry.key.value), title: title.value, note: note?.value,
          fact: Fact.ID(fact.value), counting: counting ?? .combinations,
          duty: duty.map { Duty.ID($0.value) }, rows: rows,
          unknownTitle: unknown?.value ?? "Not specified or unknown", basis: basis),
        fact
      ))
  }

  private mutating func decodeRow(
    _ entry: LocatedNode.Entry, of table: String, fact: LocatedText?,
    _ taken: inout [String: SourceLocation]
  ) -> ReportTable.Row? {
    let id = entry.key.value
    let what = "the row '\(id)' of \(table)"
    if !Symbols.isID(id) || [ReportTable.unknown, ReportTable.notAsked].contains(id) {
      diagnostics.append(
        Diagnostic(
          "shape/bad-id", at: entry.key.location, "'\(id)' cannot be the id of a row",
          suggestion: "use letters, digits and underscores, and start with a letter; what is not "
            + "known or not asked has a row by itself"))
    }
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return nil }
    let title = fields.requiredText("say", of: what)
    _ = fields.requiredNode("answers", of: what)
    let answers = fields.texts("answers") ?? []
    let days = fields.text("days")
    if let days, Self.days(days.value) == nil {
      fields.diagnostics.append(
        Diagnostic(
          "shape/not-allowed", at: days.location, "'\(days.value)' is not a number of days",
          suggestion: "write digits, such as 7; leave it out if there is no limit"))
    }
    fields.finish(what, into: &diagnostics)
    var good: Set<Answer.ID> = []
    for answer in answers {
      guard let fact, checkAnswer(answer, of: fact.value) else { continue }
      if let first = taken[answer.value] {
        diagnostics.append(
          Diagnostic(
            "report/answer-twice", at: answer.location,
            "the answer '\(answer.value)' has a row already",
            suggestion: "an answer counts in one row of a table",
            notes: [.init("it stands here", at: first)]))
      }
      taken[answer.value] = answer.location
      good.insert(Answer.ID(answer.value))
    }
    guard let title else { return nil }
    return ReportTable.Row(
      id: id, title: title.value, answers: good, days: days.flatMap { Self.days($0.value) })
  }

  private static func days(_ text: String) -> Int? {
    guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }

  mutating func decodeReport(_ entry: LocatedNode.Entry) {
    let what = "report '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let title = fields.requiredText("title", of: what)
    _ = fields.requiredNode("period", of: what)
    let period: ReportForm.Span? = fields.choice("period")
    let column: ReportForm.Span? = fields.choice("by")
    _ = fields.requiredNode("tables", of: what)
    let tables = (fields.texts("tables") ?? []).compactMap { reportTable($0) }
    fields.finish(what, into: &diagnostics)
    guard let title, let period else { return }
    reports.append(
      ReportForm(
        id: ReportForm.ID(entry.key.value), title: title.value, period: period,
        column: min(column ?? period, period), tables: tables))
  }

  /// A table that every pathway has, or one that this one declares.
  private mutating func reportTable(_ name: LocatedText) -> ReportForm.Table? {
    if let standard = ReportForm.Standard(rawValue: name.value) { return .standard(standard) }
    if symbols.declared[.reportTable]?[name.value] != nil {
      return .declared(ReportTable.ID(name.value))
    }
    let names =
      (symbols.declared[.reportTable]?.keys.sorted() ?? [])
      + ReportForm.Standard.allCases.map(\.rawValue)
    diagnostics.append(
      Diagnostic(
        "name/unknown", at: name.location, "there is no report table '\(name.value)'",
        suggestion: Suggestion.nearest(to: name.value, among: names).map { "did you mean '\($0)'?" }
          ?? "declare it under 'report-tables:', or use one of: \(names.joined(separator: ", "))"))
    return nil
  }

  /// What the record does not keep cannot be counted.
  mutating func checkReports() {
    for (table, fact) in reportTables {
      guard facts.first(where: { $0.id == table.fact })?.recording == .no else { continue }
      diagnostics.append(
        Diagnostic(
          "report/not-recorded", at: fact.location,
          "the answer to '\(fact.value)' is not recorded, so it cannot be counted",
          suggestion: "write 'record: coarse' at the fact, or leave the table out"))
    }
  }
}
