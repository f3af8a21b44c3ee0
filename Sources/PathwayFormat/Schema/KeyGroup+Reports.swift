import Pathways

extension KeyGroup {
  static let reportTable = KeyGroup(
    "report-table",
    [
      DeclaredKey("title", .line, .required, "What stands over the table."),
      DeclaredKey("note", .line, "What a reader has to know of it."),
      DeclaredKey("fact", .name(.fact), .required, "The fact whose answers are counted."),
      .choice(
        "count", of: ReportTable.Counting.self,
        "combinations: a case with several answers counts once, in a row for the combination; "
          + "each: once in each row."),
      DeclaredKey("duty", .name(.duty), "Only cases with this duty on their list are counted."),
      DeclaredKey(
        "rows", .members(.id, .group(reportRow)), .required,
        "For each row, the answers that count there."),
      DeclaredKey("unknown", .line, "The label of the row for everything else."),
      .basis(),
    ])

  static let reportRow = KeyGroup(
    "report-row",
    [
      DeclaredKey("say", .line, .required, "The label of the row."),
      DeclaredKey("answers", .names(.answer), .required, "The answers that count here."),
      DeclaredKey(
        "days", .text(.days), "The most days for which it can have been so; none: no limit."),
    ])

  static let report = KeyGroup(
    "report",
    [
      DeclaredKey("title", .line, .required, "What stands over the report."),
      .choice("period", of: ReportForm.Span.self, .required, "How much time it is about."),
      .choice("by", of: ReportForm.Span.self, "How much time each column is about."),
      DeclaredKey("tables", .names(.reportTable), .required, "The tables, in their order."),
    ])
}
