import Pathways

extension PathwayExplainer {
  var duties: [Explanation.Passage] {
    pathway.duties.flatMap { passages(of: $0) }
  }

  private func passages(of duty: Duty) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = [
      .heading(3, "\(words.title(of: duty.id)) [\(duty.id)]")
    ]
    passages += clause("This is due", duty.condition)
    passages.append(.point(0, "Stage: \(duty.stage.rawValue)."))
    passages += standing(of: duty)
    passages += order(of: duty)
    passages += wording(duty.wording, level: 0)
    passages += variants(of: duty)
    passages += notes(of: duty)
    return passages
  }

  private func standing(of duty: Duty) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = []
    let unsure =
      switch duty.isDueIfUnsure {
      case true?: "If unsure: it is due."
      case false?: "If unsure: it is not due."
      case nil: "If unsure: nothing is stated, so it is not due."
      }
    passages.append(.point(0, unsure))
    if let hold = duty.hold {
      passages += point(
        0, "Where it is due, it waits until \(hold.until); this holds", hold.condition)
    }
    for contingency in duty.contingencies {
      passages += point(
        0, "Where it is not due, it becomes due if \(contingency.provided); this counts",
        contingency.condition)
    }
    if duty.doneWhen != .never {
      passages += point(0, "It stays on the list, marked as done already,", duty.doneWhen)
    }
    return passages
  }

  private func order(of duty: Duty) -> [Explanation.Passage] {
    duty.after.flatMap { first -> [Explanation.Passage] in
      let lead = "It comes after \(words.words(for: first.duty))"
      return first.condition == .always
        ? [.point(0, "\(lead).")] : point(0, lead, first.condition)
    }
  }

  /// Everything that a person reads of a duty or a variant, where it is set.
  private func wording(
    _ wording: Duty.Wording, level: Int
  ) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = []
    func line(_ name: String, _ value: String?) {
      if let value { passages.append(.point(level, "\(name): \(value)")) }
    }
    line("Who acts", wording.who ?? (level == 0 ? "you" : nil))
    line("To whom", wording.to)
    line("By when", wording.by?.words)
    line("How binding", (wording.force ?? (level == 0 ? .should : nil)).map(words(for:)))
    for (name, items) in [("What to say or do", wording.say), ("Have ready", wording.haveReady)] {
      guard let items, !items.isEmpty else { continue }
      passages.append(.point(level, "\(name):"))
      passages += items.map { .point(level + 1, $0) }
    }
    if let contacts = wording.contacts, !contacts.isEmpty {
      let names = contacts.map { pathway.contact($0)?.name ?? $0.rawValue }
      line("Contacts", names.joined(separator: "; "))
    }
    line("Local contact", wording.local.map(\.words))
    return passages
      + authority(level, basis: wording.basis ?? [], rules: wording.rules ?? [])
  }

  private func words(for force: Force) -> String {
    switch force {
    case .must: "the law demands it"
    case .policy: "policy demands it"
    case .should: "good practice"
    case .may: "an option"
    }
  }

  private func variants(of duty: Duty) -> [Explanation.Passage] {
    guard !duty.variants.isEmpty else { return [] }
    var passages: [Explanation.Passage] = [
      .point(0, "One of these variants holds; what it states replaces what stands above:")
    ]
    for variant in duty.variants {
      passages += point(1, "Variant [\(variant.id)] holds", variant.condition)
      if let title = variant.wording.title { passages.append(.point(2, "Title: \(title)")) }
      passages += wording(variant.wording, level: 2)
    }
    return passages
  }

  private func notes(of duty: Duty) -> [Explanation.Passage] {
    guard !duty.notes.isEmpty else { return [] }
    var passages: [Explanation.Passage] = [
      .point(0, "A sentence is added when its condition is true or unsure:")
    ]
    for note in duty.notes {
      passages += point(1, "“\(note.say)” Added", note.condition)
      passages += authority(2, basis: note.basis, rules: note.rules)
    }
    return passages
  }
}
