import Pathways

extension MutantMaker {
  mutating func addFaults(of duty: Duty, at place: Int) {
    let subject = Subject.duty(duty.id)
    func changed(_ change: (inout Duty) -> Void) -> Edit {
      var duty = duty
      change(&duty)
      return .duty(place, duty)
    }

    add(subject, [], "removed", .removal(subject))
    add(subject, ["when"], duty.condition) { condition in changed { $0.condition = condition } }
    if let isDue = duty.isDueIfUnsure {
      add(
        subject, ["if-unsure"], isDue ? "'due' became 'not-due'" : "'not-due' became 'due'",
        changed { $0.isDueIfUnsure = !isDue })
    }
    if let hold = duty.hold {
      add(subject, ["held-while"], "dropped", changed { $0.hold = nil })
      add(subject, ["held-while", "when"], hold.condition) { condition in
        changed { $0.hold?.condition = condition }
      }
    }
    for (index, contingency) in duty.contingencies.enumerated() {
      let path = ["contingent", "\(index + 1)"]
      add(subject, path, "dropped", changed { $0.contingencies.remove(at: index) })
      add(subject, path + ["when"], contingency.condition) { condition in
        changed { $0.contingencies[index].condition = condition }
      }
    }
    for (index, precedence) in duty.after.enumerated() {
      let path = ["after", "\(index + 1)"]
      add(
        subject, path, "it no longer comes after '\(precedence.duty)'",
        changed { $0.after.remove(at: index) })
      add(subject, path + ["when"], precedence.condition) { condition in
        changed { $0.after[index].condition = condition }
      }
    }
    if duty.doneWhen != .never {
      add(subject, ["done-when"], "dropped", changed { $0.doneWhen = .never })
      add(subject, ["done-when"], duty.doneWhen) { condition in
        changed { $0.doneWhen = condition }
      }
    }
    for (index, variant) in duty.variants.enumerated() {
      let path = ["variants", variant.id.rawValue]
      add(subject, path, "removed", changed { $0.variants.remove(at: index) })
      add(subject, path + ["when"], variant.condition) { condition in
        changed { $0.variants[index].condition = condition }
      }
      if let by = variant.wording.by, let later = by.weaker {
        add(
          subject, path + ["by"], "'\(by.words)' became '\(later.words)'",
          changed { $0.variants[index].wording.by = later })
      }
    }
    if let by = duty.wording.by, let later = by.weaker {
      add(
        subject, ["by"], "'\(by.words)' became '\(later.words)'",
        changed { $0.wording.by = later })
    }
    for (index, note) in duty.notes.enumerated() {
      let path = ["notes", "\(index + 1)"]
      add(subject, path, "removed", changed { $0.notes.remove(at: index) })
      add(subject, path + ["when"], note.condition) { condition in
        changed { $0.notes[index].condition = condition }
      }
    }
  }
}

extension Deadline {
  /// The same deadline, one step more patient; nil where an event sets the time.
  var weaker: Deadline? {
    switch self {
    case .atOnce: .hours(1)
    case .hours: .sameDay
    case .sameDay: .nextWorkingDay
    case .nextWorkingDay: .workingDays(2)
    case .workingDays(let count): .workingDays(count + 1)
    case .days(let count): .days(count + 1)
    case .before, .asSoonAs: nil
    }
  }
}
