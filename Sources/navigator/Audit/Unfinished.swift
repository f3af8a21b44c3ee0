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
    var steps: [Int: [Duty.ID: (step: DutyStep, tries: Int)]] = [:]
    // A re-run is about the first record of its check; what stands is the latest.
    var latest: [Int: Int] = [:]
    // Running a check again gives nobody more time for a duty that was due before.
    var since: [Int: [Duty.ID: Instant]] = [:]
    try log.eachRecord { record in
      if let referral = record.referral {
        let first = record.entry.about?.index
        let before = first.map { latest[$0] ?? $0 }
        open[record.index] = referral
        var began: [Duty.ID: Instant] = [:]
        for duty in referral.duties where duty.isOpen {
          began[duty.id] = before.flatMap { since[$0]?[duty.id] } ?? referral.finished
        }
        since[record.index] = began
        if let first, let before {
          steps[record.index] = steps[before]
          open[before] = nil
          latest[first] = record.index
        }
      }
      guard let about = record.entry.about?.index else { return }
      switch record.entry.kind {
      case .void: open[about] = nil
      case .outcome:
        guard let step = record.code.flatMap(DutyStep.init), let duty = record.subject else {
          return
        }
        let tries = steps[about]?[Duty.ID(duty)]?.tries ?? 0
        steps[about, default: [:]][Duty.ID(duty)] = (step, step == .noAnswer ? tries + 1 : tries)
      default: break
      }
    }
    items = open.flatMap { number, referral in
      referral.duties.compactMap { duty -> Item? in
        let step = steps[number]?[duty.id]
        guard duty.isOpen, step?.step.closes != true else { return nil }
        let start = since[number]?[duty.id] ?? referral.finished
        let due = duty.by.flatMap(Deadline.init(code:)).flatMap { deadline in
          CivilMinute(written: start.description).flatMap {
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
