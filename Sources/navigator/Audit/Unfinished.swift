import Audit
import Pathways

/// The duties of recorded checks that somebody still has to do.
struct Unfinished {
  struct Item {
    let record: Int
    let duty: Duty.ID
    let by: String?
    let due: CivilMinute?
    let isOverdue: Bool
    /// How often somebody tried and reached nobody.
    let tries: Int
  }

  let items: [Item]

  /// - Parameter now: the minute by which it is told what is overdue; nil if it is not known.
  init(in log: AuditLog, _ holidays: BankHolidays?, at now: CivilMinute?) throws {
    var open: [Int: RecordedReferral] = [:]
    var steps: [Int: [Duty.ID: (code: String, tries: Int)]] = [:]
    try log.eachRecord { record in
      if let referral = record.referral {
        open[record.index] = referral
        // What was run again stands in the place of what it was run from; its ticks stay.
        if let first = record.entry.about?.index {
          steps[record.index] = steps[first]
          open[first] = nil
        }
      }
      guard let about = record.entry.about?.index else { return }
      switch record.entry.kind {
      case .void: open[about] = nil
      case .outcome:
        guard let code = record.code, let duty = record.subject.map({ Duty.ID($0) }) else { return }
        let tries = steps[about]?[duty]?.tries ?? 0
        if code.hasPrefix("duty_") {
          steps[about, default: [:]][duty] = (code, code == "duty_no_answer" ? tries + 1 : tries)
        }
      default: break
      }
    }
    items = open.flatMap { number, referral in
      referral.duties.compactMap { duty -> Item? in
        guard !duty.isDone,
          duty.standing == Standing.due.code || duty.standing == Standing.dueBecauseUnsure.code
        else { return nil }
        let step = steps[number]?[duty.id]
        switch step?.code {
        case "duty_done", "duty_done_by_other", "duty_not_done": return nil
        default: break
        }
        let due = duty.by.flatMap(Deadline.init(code:)).flatMap { deadline in
          CivilMinute(written: referral.finished.description).flatMap {
            deadline.due(
              from: $0, in: referral.nation.flatMap { Nation(rawValue: $0) }, holidays)
          }
        }
        return Item(
          record: number, duty: duty.id, by: duty.by, due: due,
          isOverdue: due.flatMap { due in now.map { due.utc < $0.utc } } ?? false,
          tries: step?.tries ?? 0)
      }
    }.sorted { left, right in
      switch (left.due, right.due) {
      case (let one?, let other?):
        (one.utc, left.record, left.duty) < (other.utc, right.record, right.duty)
      case (nil, nil): (left.record, left.duty) < (right.record, right.duty)
      case (let one, _): one != nil
      }
    }
  }

  var lines: [String] {
    guard !items.isEmpty else { return ["No duty is open."] }
    let overdue = items.filter(\.isOverdue).count
    return items.map { item in
      let due = item.due.map { "due \($0)" } ?? "no time is set"
      let mark = item.isOverdue ? "OVERDUE  " : ""
      let tries = item.tries > 0 ? "  tried \(item.tries) times" : ""
      return "\(mark)record \(item.record)  \(Visible.text(item.duty.rawValue))  \(due)\(tries)"
    } + ["\(items.count) open, \(overdue) overdue."]
  }

  var json: Canonical {
    .list(
      items.map { item in
        var members: [String: Canonical] = [
          "record": .number(item.record), "duty": .text(item.duty.rawValue),
          "overdue": .truth(item.isOverdue), "tries": .number(item.tries),
        ]
        if let due = item.due { members["due"] = .text("\(due)") }
        if let by = item.by { members["by"] = .text(by) }
        return .object(members)
      })
  }
}
