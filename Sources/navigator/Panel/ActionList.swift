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
      lines += entry.result.actions.enumerated().map { number, action in
        let due = action.due.map { ", by \($0.inWords)" } ?? ", no day set"
        return "  \(number + 1). \(action.title): \(action.owner)\(due)"
      }
      if entry.result.actions.isEmpty { lines.append("  No action was agreed.") }
    }
    return lines.joined(separator: "\n")
  }

  /// One row for each action, and one for a case without any.
  var csv: String {
    let header = ["Reference", "Record", "Finding", "Parts", "Action", "Code", "Owner", "Due"]
    let rows = entries.flatMap { entry -> [[String]] in
      let head = [
        entry.result.reference, entry.entered.map { "\($0.about)" } ?? "not recorded",
        route(of: entry), entry.result.elements.map(\.title).joined(separator: "; "),
      ]
      guard !entry.result.actions.isEmpty else { return [head + ["", "", "", ""]] }
      return entry.result.actions.map { action in
        head + [action.title, action.action, action.owner, action.due.map { "\($0)" } ?? ""]
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
              "actions": .list(entry.result.actions.map(Self.json)),
            ]
            if let entered = entry.entered {
              members["record"] = .number(entered.about)
              members["own_record"] = .truth(entered.isOwn)
            }
            return .object(members)
          }),
      ] as [String: Canonical])
  }

  private static func json(_ action: PanelAction) -> Canonical {
    var members: [String: Canonical] = [
      "action": .text(action.action), "title": .text(action.title), "owner": .text(action.owner),
    ]
    if let due = action.due { members["due"] = .text("\(due)") }
    return .object(members)
  }
}
