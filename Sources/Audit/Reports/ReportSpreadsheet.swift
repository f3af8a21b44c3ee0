/// A report as comma-separated values: one line for each number.
public struct ReportSpreadsheet: Sendable {
  private let report: Report

  public init(_ report: Report) {
    self.report = report
  }

  /// The whole text; its lines end in CR LF.
  public var text: String {
    var lines = [["table", "title", "row", "column", "figure", "per cent"]]
    func about(_ name: String, _ text: String) {
      lines.append(["about", name, Visible.text(text), "", "", ""])
    }
    about("report", report.title)
    about("period", report.period)
    about("caution", Report.warning)
    for note in report.notes { about("note", note) }
    for line in report.sourceLines { about("checkpoint", line) }
    for line in report.versionLines { about("pathway", line) }
    for table in report.tables {
      let title = ReportWriting.heading(table)
      func add(_ row: String, _ column: String, _ figure: String, _ share: Int? = nil) {
        lines.append([
          table.id, title, Visible.text(row), column, figure, share.map(String.init) ?? "",
        ])
      }
      for note in table.notes { add("note", "", note) }
      if table.isHidden { add("", "", ReportWriting.hidden) }
      for row in table.rows + (table.totals.map { [$0] } ?? []) {
        let isTotals = row == table.totals
        for (column, figure) in zip(table.columns, row.figures) {
          let isOnly = row.total == nil && table.columns.count == 1 && !isTotals
          add(row.title, column, figure.text, isOnly ? table.share(of: row) : nil)
        }
        if let total = row.total {
          add(row.title, "Total", total.text, isTotals ? nil : table.share(of: row))
        }
        if let longest = row.longest {
          add(row.title, "half within", row.median ?? "cannot be told")
          add(row.title, "longest", longest)
        }
      }
    }
    return lines.map(Spreadsheet.line).joined()
  }
}
