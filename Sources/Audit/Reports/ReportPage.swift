/// A report as one page of HTML that needs nothing else: no script, no font, no address.
public struct ReportPage: Sendable {
  private let report: Report

  public init(_ report: Report) {
    self.report = report
  }

  /// The whole page.
  public var html: String {
    let title = Self.escaped("\(report.title), \(report.period)")
    var parts = [
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(Self.escaped(report.title))</h1>
      <p>\(Self.escaped(report.period))</p>
      <p class="caution"><strong>\(Self.escaped(Report.warning))</strong></p>
      """
    ]
    parts += report.notes.map { "<p>\(Self.escaped($0))</p>" }
    parts += Self.list("Computed from", report.sourceLines)
    parts += Self.list("Pathways used", report.versionLines)
    for (number, table) in report.tables.enumerated() { parts += section(table, number) }
    return (parts + ["</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  private static func list(_ title: String, _ lines: [String]) -> [String] {
    ["<h2>\(escaped(title))</h2>", "<ul>"]
      + (lines.isEmpty ? ["none"] : lines).map { "<li>\(escaped($0))</li>" } + ["</ul>"]
  }

  private func section(_ table: Report.Table, _ number: Int) -> [String] {
    var parts = ["<section>", "<h2>\(Self.escaped(ReportWriting.heading(table)))</h2>"]
    if table.isHidden {
      parts.append("<p>\(Self.escaped(ReportWriting.hidden))</p>")
    } else if table.rows.isEmpty {
      parts.append("<p>Nothing was counted.</p>")
    } else {
      parts += chart(table, number) + grid(table)
    }
    return parts + table.notes.map { "<p>\(Self.escaped($0))</p>" } + ["</section>"]
  }

  private func grid(_ table: Report.Table) -> [String] {
    let isWide = table.rows.contains { $0.total != nil }
    let titles =
      table.columns + (isWide ? ["Total"] : [])
      + (table.isTiming ? ["Half within", "Longest"] : ["Per cent"])
    var parts = ["<table>", "<caption>\(Self.escaped(ReportWriting.heading(table)))</caption>"]
    parts.append(
      "<thead><tr><td></td>"
        + titles.map { "<th scope=\"col\">\(Self.escaped($0))</th>" }.joined() + "</tr></thead>")
    for row in table.rows + (table.totals.map { [$0] } ?? []) {
      var cells = (row.figures + (row.total.map { [$0] } ?? [])).map(\.text)
      if table.isTiming {
        cells += [row.longest == nil ? "" : row.median ?? "cannot be told", row.longest ?? ""]
      } else {
        cells.append(row == table.totals ? "" : table.share(of: row).map { "\($0)%" } ?? "")
      }
      parts.append(
        "<tr><th scope=\"row\">\(Self.escaped(row.title))</th>"
          + cells.map { "<td>\(Self.escaped($0))</td>" }.joined() + "</tr>")
    }
    return parts + ["</table>"]
  }

  private static let rowHeight = 24
  private static let labelWidth = 320
  private static let barWidth = 300

  /// Bars of the totals. What is drawn stands in the table too, and in the description.
  private func chart(_ table: Report.Table, _ number: Int) -> [String] {
    let bars = table.rows.compactMap { row -> (title: String, figure: Figure)? in
      (row.total ?? (table.columns.count == 1 ? row.figures.first : nil)).map { (row.title, $0) }
    }
    guard bars.count == table.rows.count else { return [] }
    let most = max(1, bars.compactMap(\.figure.number).max() ?? 1)
    let height = bars.count * Self.rowHeight
    let described = bars.map { "\($0.title): \($0.figure.text)" }.joined(separator: "; ")
    var parts = [
      "<svg role=\"img\" aria-labelledby=\"t\(number) d\(number)\" width=\"100%\" "
        + "viewBox=\"0 0 700 \(height)\">",
      "<title id=\"t\(number)\">\(Self.escaped(ReportWriting.heading(table)))</title>",
      "<desc id=\"d\(number)\">\(Self.escaped(described))</desc>",
    ]
    for (place, bar) in bars.enumerated() {
      let y = place * Self.rowHeight
      let short = bar.title.count > 46 ? bar.title.prefix(45) + "..." : bar.title[...]
      let length = (bar.figure.number ?? 0) * Self.barWidth / most
      parts.append(
        "<text x=\"\(Self.labelWidth - 8)\" y=\"\(y + 16)\" text-anchor=\"end\">"
          + "\(Self.escaped(String(short)))</text>")
      if length > 0 {
        parts.append(
          "<rect x=\"\(Self.labelWidth)\" y=\"\(y + 4)\" width=\"\(length)\" height=\"16\"/>")
      }
      parts.append(
        "<text x=\"\(Self.labelWidth + length + 6)\" y=\"\(y + 16)\">"
          + "\(Self.escaped(bar.figure.text))</text>")
    }
    return parts + ["</svg>"]
  }

  private static func escaped(_ text: String) -> String {
    Visible.text(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }

  private static let style = """
    body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
    .caution { border-left: 0.5rem solid #111; padding: 0.5rem 1rem; }
    table { border-collapse: collapse; margin: 1rem 0; }
    caption { text-align: left; font-weight: bold; padding: 0.25rem 0; }
    th, td { border: 1px solid #767676; padding: 0.2rem 0.6rem; text-align: right; }
    th[scope=row], caption { text-align: left; font-weight: normal; }
    svg text { font: 13px sans-serif; fill: #111; }
    svg rect { fill: #1d4f91; }
    li { overflow-wrap: anywhere; }
    section { break-inside: avoid; }
    """
}
