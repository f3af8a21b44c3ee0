import Audit
import Pathways

/// The duties of recorded checks that somebody still has to do, and the actions of meetings.
struct Unfinished {
  struct Item {
    let record: Int
    let duty: Duty.ID
    let by: String?
    let due: CivilMinute?
    /// When the rules say that it is due; nil if they set no time, or do not ask for it.
    let ruled: CivilMinute?
    /// The day that a meeting has set.
    let agreed: CivilDate?
    /// What it is called in the rules that it was recorded by; nil if they cannot be read.
    let title: String?
    let isOverdue: Bool
    /// How often somebody tried and reached nobody.
    let tries: Int
    /// The role that a meeting has given it to.
    var owner: String?
  }

  /// What a meeting agreed about a record.
  private struct Agreed {
    let due: CivilMinute?
    let owner: String?
    let title: String?
  }

  /// Where the titles of duties come from.
  struct Titles {
    /// Of a duty by the very rules that a record was made by.
    var recorded: (RecordedReferral, Duty.ID) -> String? = { _, _ in nil }
    /// Of a duty by the rules of a meeting: a pathway and its version, such as
    /// "nrm_criteria 2026.11".
    var met: (String, Duty.ID) -> String? = { _, _ in nil }
  }

  let items: [Item]

  /// - Parameter now: the minute by which it is told what is overdue; nil if it is not known.
  init(
    in log: AuditLog, _ holidays: BankHolidays?, at now: CivilMinute?, titles: Titles = Titles()
  ) throws {
    var open: [Int: RecordedReferral] = [:]
    var steps: [Int: [Duty.ID: (step: DutyStep, tries: Int)]] = [:]
    // A re-run is about the first record of its check; what stands is the latest.
    var latest: [Int: Int] = [:]
    // Running a check again gives nobody more time for a duty that was due before.
    var since: [Int: [Duty.ID: Instant]] = [:]
    var agreed: [Int: [Duty.ID: Agreed]] = [:]
    // By which rules a meeting talked about a record.
    var met: [Int: String] = [:]
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
          var carried = steps[before] ?? [:]
          // What was left while it had to wait is open once it need not.
          let waited = Set(open[before]?.duties.filter { !$0.isOpen }.map(\.id) ?? [])
          for duty in referral.duties where duty.isOpen && waited.contains(duty.id) {
            if carried[duty.id]?.step == .notDone { carried[duty.id] = nil }
          }
          steps[record.index] = carried
          open[before] = nil
          latest[first] = record.index
        }
      }
      guard let about = record.entry.about?.index else { return }
      switch record.entry.kind {
      case .void:
        open[about] = nil
        agreed[about] = nil
      case .outcome where record.code == PanelRecorder.Code.raised:
        met[about] = record.value
      case .outcome where record.code == PanelRecorder.Code.action:
        guard let action = record.subject else { return }
        let day = record.value.flatMap { CivilDate($0) }
        agreed[about, default: [:]][Duty.ID(action)] = Agreed(
          due: day.flatMap { CivilMinute(date: $0, minuteOfDay: Self.endOfDay) },
          owner: record.role, title: met[about].flatMap { titles.met($0, Duty.ID(action)) })
        // Agreed anew, it is to be done again.
        steps[about]?[Duty.ID(action)] = nil
      case .outcome:
        guard let step = record.code.flatMap(DutyStep.init), let duty = record.subject else {
          return
        }
        let tries = steps[about]?[Duty.ID(duty)]?.tries ?? 0
        steps[about, default: [:]][Duty.ID(duty)] = (step, step == .noAnswer ? tries + 1 : tries)
      default: break
      }
    }
    func isLate(_ due: CivilMinute?) -> Bool {
      due.flatMap { due in now.map { due.utc < $0.utc } } ?? false
    }
    let duties = open.flatMap { number, referral in
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
        // A meeting gives it to somebody. It gives nobody more time than the rules do.
        let given = agreed[number]?.removeValue(forKey: duty.id)
        let first = [due, given?.due].compactMap(\.self).min { $0.utc < $1.utc }
        return Item(
          record: number, duty: duty.id, by: duty.by, due: first, ruled: due,
          agreed: given?.due?.date,
          title: titles.recorded(referral, duty.id) ?? given?.title, isOverdue: isLate(first),
          tries: step?.tries ?? 0, owner: given?.owner)
      }
    }
    let actions = agreed.flatMap { number, actions in
      actions.compactMap { action, agreed -> Item? in
        let step = steps[number]?[action]
        guard step?.step.closes != true else { return nil }
        return Item(
          record: number, duty: action, by: nil, due: agreed.due, ruled: nil,
          agreed: agreed.due?.date, title: agreed.title, isOverdue: isLate(agreed.due),
          tries: step?.tries ?? 0, owner: agreed.owner)
      }
    }
    items = (duties + actions).sorted { left, right in
      switch (left.due, right.due) {
      case (let one?, let other?):
        (one.utc, left.record, left.duty) < (other.utc, right.record, right.duty)
      case (nil, nil): (left.record, left.duty) < (right.record, right.duty)
      case (let one, _): one != nil
      }
    }
  }

  /// The last minute of a day, as the clock shows it.
  private static let endOfDay = 23 * 60 + 59

  var lines: [String] {
    guard !items.isEmpty else { return ["No duty is open."] }
    let overdue = items.filter(\.isOverdue).count
    return items.map { item in
      let due = item.due.map { "due \($0)" } ?? "no time is set"
      let mark = item.isOverdue ? "OVERDUE  " : ""
      let tries = item.tries > 0 ? "  tried \(item.tries) times" : ""
      let owner = item.owner.map { "  \(Visible.text($0))" } ?? ""
      // The code stays beside the title: whoever ticks the duty types it.
      let code = Visible.text(item.duty.rawValue)
      let name = item.title.map { "\(Visible.text($0)) (\(code))" } ?? code
      return "\(mark)record \(item.record)  \(name)  \(due)\(owner)\(tries)"
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
        if let title = item.title { members["title"] = .text(title) }
        if let by = item.by { members["by"] = .text(by) }
        if let owner = item.owner { members["owner"] = .text(owner) }
        return .object(members)
      })
  }
}
