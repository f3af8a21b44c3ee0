internal import Frames
internal import Pathways

extension Journey {
  /// What a line of the first page says, and what stands under it.
  ///
  /// - Parameter isSpoken: whether it is said line by line, where nothing is done by keys.
  func words(for row: HomeRow, isSpoken: Bool = false) -> (text: String, detail: String?) {
    switch row {
    case .newCheck:
      ("Start a new check", "One person at a time. One question at a time.")
    case .savedChecks:
      (
        "Carry on with a saved check",
        saved.first.map {
          "\(saved.count) kept. Newest: \($0.check.name), \(savedWords(for: $0))."
        } ?? "None saved."
      )
    case .records: ("Record of referrals", "What was shown, when, and what was done.")
    case .openDuties: ("Duties not finished", openDutiesWords)
    case .profile(let id):
      (
        pathway.fact(id)?.label ?? id.rawValue,
        pathway.fact(id).map { fact in
          profile[id].map {
            "\(presetWords(for: fact, $0)). Remembered; "
              + (isSpoken ? "its number changes it." : "Enter changes it.")
          }
            ?? "Not set. You are asked in the check."
        }
      )
    case .settings: ("Settings", "Theme, plain lines, what is remembered and stored.")
    case .sources: ("Sources, version and review date", reviewWords)
    case .help: ("Help", nil)
    case .quit: ("Quit", nil)
    }
  }

  /// What happens to what is typed, before anything is.
  static let privacyNotice =
    "Do not type names, addresses or dates of birth. Use your own case reference."

  func drawHome(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    var pane = Pane(width: region.columns.count)
    let isCompact = canvas.layout == .compact
    if isCompact {
      for banner in banners where banner != Self.draftNotice {
        pane.text(banner, style: .warning)
      }
    } else {
      pane.text("\(pathway.title). Version \(pathway.version).")
      // Above the lines, so that no list can push it out of sight.
      pane.text(Self.privacyNotice, style: .warning)
      pane.blank()
    }
    pane.heading("What do you want to do?")
    for (number, row) in homeRows.enumerated() {
      let words = words(for: row)
      let isFocused = number == place.cursor
      let detail = isCompact && !isFocused ? nil : words.detail
      pane.entry(
        words.text, label: "\(number + 1)  ", isFocused: isFocused,
        details: [detail].compactMap(\.self))
    }
    if isCompact {
      pane.blank()
      pane.text(Self.privacyNotice, style: .warning)
    }
    return canvas.scroll(pane, in: region)
  }

  func drawSavedChecks(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    var pane = Pane(width: region.columns.count)
    pane.heading("Which check do you want to carry on with?")
    pane.blank()
    var number = 0
    for (index, group) in savedGroups.enumerated() {
      if let heading = group.heading(isFirst: index == 0) {
        if index > 0 { pane.blankUnlessCompact(canvas.layout) }
        pane.heading(heading)
      }
      for saved in group.checks {
        pane.entry(
          words(for: saved), label: "\(number + 1)  ", isFocused: number == place.cursor)
        number += 1
      }
    }
    if saved.isEmpty { pane.text("No check is saved. Backspace goes back.") }
    let overflow = canvas.scroll(pane, in: region)
    if saved.isEmpty {
      canvas.frame.placeFocus(row: region.rows.lowerBound, column: region.columns.lowerBound)
    }
    return overflow
  }

  /// A saved check in one line.
  func words(for saved: SavedCheck) -> String {
    let count = saved.check.answers.count
    let answers = count == 1 ? "1 answer" : "\(count) answers"
    let person = saved.check.person.map { "Person \($0): " } ?? ""
    let marks = marks(of: saved).map { " (\($0))" } ?? ""
    return "\(person)\(saved.check.name)\(marks), \(answers), \(savedWords(for: saved))"
  }

  /// By what a check without a reference is known again: when it was begun, where, and the first
  /// answers that are about the case.
  private func marks(of saved: SavedCheck) -> String? {
    let check = saved.check
    guard check.caseReference.isEmpty else { return nil }
    let begun = saved.begunAt.map { "begun \($0)" }
    let place = check.places.first { $0.part == .now }.flatMap { directory?.name(of: $0.place) }
    let own = profileFacts.map(\.id)
    let (most, longest) = (2, 40)
    let first = check.order.filter { !own.contains($0) }.prefix(most).compactMap { id in
      pathway.fact(id).flatMap { fact in
        check.answers[id].map {
          "\(fact.label): \(Wrapping.truncated(fact.words(for: $0), width: longest))"
        }
      }
    }
    let parts = [begun, place].compactMap(\.self) + first
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// When a check was saved, or that it could not be.
  private func savedWords(for saved: SavedCheck) -> String {
    problems[saved.id] == nil ? "saved \(saved.savedAt)" : "not saved"
  }
}
