import Audit
import NavigatorUI
import Pathways

/// What a meeting agreed to do, as it is handed round.
struct ActionList {
  struct Entry {
    let result: PanelResult
    /// Where it stands in the record; nil if it could not be recorded.
    let entered: PanelRecorder.Entered?
  }

  let title: String
  let day: CivilDate
  /// What has to be said before anything else, such as that the rules are a draft.
  let banners: [String]
  let pathway: Pathway
  let entries: [Entry]
  /// What the record has open, by the number of the check.
  var open: [Int: [Unfinished.Item]] = [:]

  /// Something that is to be done, whether or not the meeting gave it to somebody.
  private struct Row {
    let title: String
    let code: String
    let owner: String?
    let due: DueDay
  }

  /// What the meeting agreed, then what else the record has open, as 'audit open' tells it.
  private func rows(of entry: Entry) -> [Row] {
    let items = entry.entered.flatMap { open[$0.about] } ?? []
    let agreed = entry.result.actions.map { action in
      let ruled = items.first { $0.duty.rawValue == action.action }?.ruled
      return Row(
        title: action.title, code: action.action, owner: action.owner,
        due: DueDay(ruled: ruled?.date, agreed: action.due))
    }
    let others = items.filter { item in
      !entry.result.actions.contains { $0.action == item.duty.rawValue }
    }
    return agreed
      + others.map { item in
        let title = item.title ?? pathway.duty(item.duty)?.wording.title
        return Row(
          title: title ?? item.duty.rawValue.replacing("_", with: " "), code: item.duty.rawValue,
          owner: item.owner, due: DueDay(ruled: item.ruled?.date, agreed: item.agreed))
      }
  }

  /// An owner's role in words; what was typed is kept as a code.
  private func owner(of row: Row) -> String {
    row.owner?.replacing("_", with: " ") ?? "no owner named"
  }

  private func route(of entry: Entry) -> String {
    entry.result.outcome.route.flatMap(pathway.route)?.title ?? "no route"
  }

  var text: String {
    let count = entries.count == 1 ? "1 case" : "\(entries.count) cases"
    var lines = ["ACTION LIST, \(day.inWords): \(count)"] + banners
    for entry in entries {
      let record =
        entry.entered.map { $0.isOwn ? "recorded as number \($0.about)" : "of number \($0.about)" }
        ?? "NOT RECORDED"
      lines += ["", "\(entry.result.reference) (\(record)): \(route(of: entry))"]
      lines += entry.result.elements.map { "  - \($0.title)" }
      let rows = self.rows(of: entry)
      lines += rows.enumerated().map { number, row in
        "  \(number + 1). \(row.title): \(owner(of: row)), \(row.due.words)"
      }
      if rows.isEmpty { lines.append("  No action was agreed.") }
    }
    return lines.joined(separator: "\n")
  }

  /// One row for each action, and one for a case without any.
  var csv: String {
    let header = [
      "Reference", "Record", "Finding", "Parts", "Action", "Code", "Owner", "Due", "Due by",
      "Meeting said",
    ]
    let rows = entries.flatMap { entry -> [[String]] in
      let head = [
        entry.result.reference, entry.entered.map { "\($0.about)" } ?? "not recorded",
        route(of: entry), entry.result.elements.map(\.title).joined(separator: "; "),
      ]
      let rows = self.rows(of: entry)
      guard !rows.isEmpty else { return [head + ["", "", "", "", "", ""]] }
      return rows.map { row in
        head + [
          row.title, row.code, row.owner ?? "no owner named", row.due.day.map { "\($0)" } ?? "",
          row.due.source ?? "", row.due.agreed.map { "\($0)" } ?? "",
        ]
      }
    }
    return ([header] + rows).map(Spreadsheet.line).joined()
  }

  var json: Canonical {
    .object(
      [
        "day": .text("\(day)"), "banners": .list(banners.map { .text($0) }),
        "pathway": .text(pathway.id.rawValue), "version": .text(pathway.version),
        "cases": .list(
          entries.map { entry in
            var members: [String: Canonical] = [
              "reference": .text(entry.result.reference),
              "route": .text(entry.result.outcome.route?.rawValue ?? "none"),
              "elements": .list(
                entry.result.elements.map {
                  .object(
                    [
                      "duty": .text($0.duty.rawValue), "state": .text($0.state),
                      "title": .text($0.title),
                    ] as [String: Canonical])
                }),
              "actions": .list(rows(of: entry).map(Self.json)),
            ]
            if let entered = entry.entered {
              members["record"] = .number(entered.about)
              members["own_record"] = .truth(entered.isOwn)
            }
            return .object(members)
          }),
      ] as [String: Canonical])
  }

  private static func json(_ row: Row) -> Canonical {
    var members: [String: Canonical] = [
      "action": .text(row.code), "title": .text(row.title),
    ]
    if let owner = row.owner { members["owner"] = .text(owner) }
    if let day = row.due.day { members["due"] = .text("\(day)") }
    if let source = row.due.source { members["due_by"] = .text(source) }
    if let agreed = row.due.agreed { members["meeting_said"] = .text("\(agreed)") }
    return .object(members)
  }
}
