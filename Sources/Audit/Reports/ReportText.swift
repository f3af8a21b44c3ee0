/// A report as plain ASCII text with bars, for a terminal of some width, for paper and for speech.
public struct ReportText: Sendable {
  private let report: Report
  private let width: Int

  private static let leastLabel = 20
  private static let leastBar = 8

  /// - Parameter width: of the terminal, in characters; 40 at least.
  public init(_ report: Report, width: Int = 80) {
    self.report = report
    self.width = max(40, width)
  }

  /// The whole text, with a line end at its end.
  public var text: String {
    var lines = ReportWriting.wrapped(report.title.uppercased(), width)
    lines += [report.period, ""]
    lines += ReportWriting.wrapped(Report.warning, width)
    for note in report.notes { lines += ReportWriting.wrapped(note, width) }
    lines.append("")
    lines.append("Computed from")
    for line in report.sourceLines { lines += ReportWriting.wrapped(line, width, indent: 2) }
    lines.append("Pathways used")
    for line in report.versionLines { lines += ReportWriting.wrapped(line, width, indent: 2) }
    if report.versions.isEmpty { lines.append("  none") }
    for table in report.tables { lines += [""] + self.lines(of: table) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of table: Report.Table) -> [String] {
    var lines = ReportWriting.wrapped(ReportWriting.heading(table), width)
    lines.append(String(repeating: "-", count: width))
    if table.isHidden {
      lines += ReportWriting.wrapped(ReportWriting.hidden, width)
    } else if table.rows.isEmpty {
      lines.append("Nothing was counted.")
    } else {
      lines += grid(table) ?? stacked(table)
    }
    for note in table.notes { lines += ReportWriting.wrapped(note, width) }
    return lines
  }

  /// One line for each row, if that is wide enough; nil if not.
  private func grid(_ table: Report.Table) -> [String]? {
    let isWide = table.rows.contains { $0.total != nil }
    let titles = table.columns + (isWide ? ["Total"] : [])
    let widths = titles.map { max($0.count, 5) + 2 }
    let figures = widths.reduce(0, +)
    let label = min(34, width - figures - Self.leastBar - 6)
    guard label >= Self.leastLabel else { return nil }
    let bar = width - label - figures - 6
    var lines = [
      ReportWriting.padded("", label)
        + zip(titles, widths).map { ReportWriting.aligned($0, $1) }.joined()
    ]
    for row in table.rows + (table.totals.map { [$0] } ?? []) {
      var names = ReportWriting.wrapped(row.title, label - 1)
      let first = names.isEmpty ? "" : names.removeFirst()
      let cells = row.figures + (row.total.map { [$0] } ?? [])
      var line = ReportWriting.padded(first, label)
      line += zip(cells, widths).map { ReportWriting.aligned($0.text, $1) }.joined()
      if row != table.totals {
        let share = table.share(of: row).map { "\($0)%" } ?? ""
        line += ReportWriting.aligned(share, 5) + " "
        line += drawn(row.total ?? (cells.count == 1 ? cells.first : nil), table, bar)
      }
      lines.append(Self.trimmed(line))
      lines += names.map { "  " + $0 }
      lines += times(row)
    }
    return lines
  }

  /// One line for each number.
  private func stacked(_ table: Report.Table) -> [String] {
    var lines: [String] = []
    for row in table.rows + (table.totals.map { [$0] } ?? []) {
      lines += ReportWriting.wrapped(row.title, width)
      let cells =
        zip(table.columns, row.figures).map { ($0, $1) } + (row.total.map { [("Total", $0)] } ?? [])
      for (title, figure) in cells {
        let share = title == "Total" || cells.count == 1 ? table.share(of: row) : nil
        let line =
          "  " + ReportWriting.padded(title, 15) + ReportWriting.aligned(figure.text, 7)
          + ReportWriting.aligned(share.map { "\($0)%" } ?? "", 5) + " "
          + (row == table.totals ? "" : drawn(figure, table, width - 30))
        lines.append(Self.trimmed(line))
      }
      lines += times(row)
    }
    return lines
  }

  private func times(_ row: Report.Row) -> [String] {
    guard let longest = row.longest else { return [] }
    let median = row.median.map { "half within: \($0)" } ?? "half within: cannot be told"
    return ["  \(median); longest: \(longest)"]
  }

  /// A bar for a number that is shown; the longest fills the room.
  private func drawn(_ figure: Figure?, _ table: Report.Table, _ room: Int) -> String {
    guard let number = figure?.number else { return "" }
    let numbers = table.rows.flatMap { row in
      row.total.map { [$0] } ?? row.figures
    }.compactMap(\.number)
    let most = max(1, numbers.max() ?? 1)
    let length = (number * room + most - 1) / most
    return String(repeating: "#", count: min(room, length))
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
