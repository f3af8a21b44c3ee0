internal import Pathways

extension Journey {
  /// The commands of the page underneath: what works, and what does not and why.
  ///
  /// - Parameters:
  ///   - isSpoken: whether the page is said line by line, where nothing is done by keys.
  ///   - name: how a command is called; nil leaves it out.
  func helpPassages(
    isSpoken: Bool = false, naming name: (Command) -> String?
  ) -> [Passage] {
    var below = self
    while below.page == .help { below.close() }
    var on: [Passage] = []
    var off: [Passage] = []
    for command in Command.all {
      guard let name = name(command) else { continue }
      switch command.availability(in: below) {
      case .on: on.append(.item("\(name): \(isSpoken ? command.spokenHelp : command.help)"))
      case .off(let reason): off.append(.item("\(name): \(command.title). \(reason)"))
      case .absent: break
      }
    }
    let rest: [Passage] = off.isEmpty ? [] : [.heading("Not available now, and why")] + off
    return on + rest
  }

  var helpPassages: [Passage] {
    var intro: [Passage] = [.heading("Keys on this screen")]
    if trail.dropLast().last?.page.takesText == true {
      intro.append(.item("Letters and digits: go into the field."))
    }
    return intro + helpPassages { $0.keyNames } + aboutPassages
  }

  /// What happens to what is typed.
  var aboutPassages: [Passage] {
    [
      .heading("What happens to what you type"),
      unsavedProblem.map { .warning("Not everything is saved: \($0)") }
        ?? .text(
          "Your answers are saved on this computer after each one, with your case reference."),
      .text("Nothing is sent to anybody. Do not type names, addresses or dates of birth."),
    ]
  }

  /// What to do when there is danger, whatever has been answered.
  var emergencyPassages: [Passage] {
    let emergency = pathway.duties.filter { $0.stage == .emergency }
    // The first holds for everybody. Another is for some case, so it stands under its own name, and
    // goes only once a route shows that it is not for this one.
    let others = emergency.dropFirst().filter {
      outcome?.route == nil || outcome?.duty($0.id) != nil
    }
    var result: [Passage] = [
      .heading("Is someone in danger now?"), .warning("Call 999. Do not wait for this tool."),
    ]
    result += emergency.prefix(1).flatMap(emergencyPassages)
    for duty in others {
      result.append(.heading(duty.wording.title ?? duty.id.rawValue))
      result += emergencyPassages(of: duty)
    }
    return result + (check == nil ? [] : [.text("Your check is kept.")])
  }

  private func emergencyPassages(of duty: Duty) -> [Passage] {
    (duty.wording.say ?? []).map { .item($0) }
      + reachPassages(of: duty.wording).filter { $0.kind == .contact }
  }
}
