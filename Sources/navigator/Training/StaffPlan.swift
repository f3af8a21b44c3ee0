import Interviews
import Pathways

/// Who needs which training: what the pathway says of each row of a list of posts.
struct StaffPlan {
  struct Entry {
    let row: StaffList.Row
    let route: Route?
    /// The courses, in the order in which they build on each other.
    let courses: [String]
    /// What has to be found out or agreed.
    let toSettle: [String]
    /// What was taken for granted where nothing was said.
    let assumed: [String]

    /// The tier in words.
    var tier: String { (route?.routeClass ?? "none").replacing("_", with: " ") }
  }

  let title: String
  let isApproved: Bool
  let columns: [Fact]
  let entries: [Entry]

  /// - Parameter pathway: the one that holds at a row, with what its area adds.
  init(
    of list: StaffList, title: String, isApproved: Bool,
    pathway: (StaffList.Row) throws -> CompiledPathway
  ) rethrows {
    self.title = title
    self.isApproved = isApproved
    columns = list.columns
    entries = try list.rows.map { row in Self.entry(row, in: try pathway(row)) }
  }

  /// Answers every question that matters from the row; what the row leaves open is not known.
  private static func entry(_ row: StaffList.Row, in compiled: CompiledPathway) -> Entry {
    let pathway = compiled.pathway
    var interview = Interview(of: compiled)
    var assumed: [String] = []
    while case .ask(let fact) = interview.step {
      let given = row.answers[fact.id] ?? .notKnown
      if given == .notKnown, case .presume(let answer, _, _) = fact.notKnown {
        assumed.append("\(fact.label): \(fact.answer(answer)?.label ?? answer.rawValue)")
      }
      // The list holds only answers that are offered, and every fact may be not known.
      guard (try? interview.answer(fact.id, given)) != nil else { break }
    }
    let outcome = interview.settledOutcome
    let due = outcome.duties.filter(\.standing.isDue).compactMap { owed in
      pathway.duty(owed.duty).map { ($0.stage, $0.wording(of: owed.variant)) }
    }
    return Entry(
      row: row, route: outcome.route.flatMap(pathway.route),
      courses: due.filter { $0.0 == .training }.compactMap(\.1.title),
      toSettle: due.filter { $0.0 != .training }.compactMap(\.1.title), assumed: assumed)
  }

  /// One line for each row of the list, for a spreadsheet.
  var csv: String {
    let header =
      ["Team", "Area", "Number"] + columns.map(\.label)
      + ["Cohort", "Tier", "Courses", "To settle", "Taken as"]
    let lines = entries.map { entry in
      [entry.row.team, entry.row.area, "\(entry.row.number)"]
        + columns.map { Self.words(entry.row.answers[$0.id], of: $0) }
        + [
          entry.route?.title ?? "none", entry.tier, entry.courses.joined(separator: "; "),
          entry.toSettle.joined(separator: "; "), entry.assumed.joined(separator: "; "),
        ]
    }
    return ([header] + lines).map(CSVTable.line).joined(separator: "\n")
  }

  /// The counts, as a person plans with them.
  var summary: String {
    let posts = entries.map(\.row.number).reduce(0, +)
    var lines = ["\(title): \(posts) posts in \(entries.count) rows"]
    if !isApproved { lines.append("Draft: not approved for use.") }
    lines += section("By cohort") { [$0.route?.title ?? "none"] }
    lines += section("By tier") { [$0.tier] }
    if entries.contains(where: { !$0.row.team.isEmpty }) {
      lines += section("By team and tier") {
        ["\($0.row.team.isEmpty ? "no team given" : $0.row.team): \($0.tier)"]
      }
    }
    lines += section("Courses") { $0.courses }
    lines += section("To settle first") { $0.toSettle }
    lines += section("Taken as, since nothing was said") { $0.assumed }
    return lines.joined(separator: "\n")
  }

  /// A heading, and the number of posts for each word, in the order of meeting them.
  private func section(_ heading: String, _ words: (Entry) -> [String]) -> [String] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for entry in entries {
      for word in words(entry) {
        if counts[word] == nil { order.append(word) }
        counts[word, default: 0] += entry.row.number
      }
    }
    guard !order.isEmpty else { return [] }
    let width = counts.values.map { "\($0)".count }.max() ?? 1
    return ["", heading]
      + order.map { word in
        let number = "\(counts[word] ?? 0)"
        return "  \(String(repeating: " ", count: width - number.count))\(number)  \(word)"
      }
  }

  private static func words(_ given: Given?, of fact: Fact) -> String {
    switch given {
    case .one(let answer): fact.answer(answer)?.label ?? answer.rawValue
    case .several(let answers):
      answers.isEmpty
        ? "none" : answers.map { fact.answer($0)?.label ?? $0.rawValue }.joined(separator: "; ")
    case .notKnown, nil: "not known"
    }
  }
}
