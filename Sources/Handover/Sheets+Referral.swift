import Interviews
import Pathways

extension Sheets {
  /// The route and its duties in order. First what a duty desk has to know: who must act, by when,
  /// and whom to ring. Then what to mind and why, and at the end on what authority.
  ///
  /// - Parameter withWords: whether what to do and say stands there for each duty that is due or
  ///   held.
  public func referral(withWords: Bool = false) -> Sheet {
    Sheet(
      kind: .referral, title: "Referral sheet", banners: banners,
      sections: [reference, summary, routeSection] + DutyGroup.now.compactMap(section)
        + [actSection, detailSection(withWords: withWords)].compactMap(\.self)
        + [DutyGroup.contingent].compactMap(section)
        + [reasonSection, answerSection, basisSection].compactMap(\.self),
      footer: footer)
  }

  private func section(_ group: DutyGroup) -> Sheet.Section? {
    let duties = duties(in: group)
    guard !duties.isEmpty else { return nil }
    let parts = duties.compactMap { section(for: $0, number: number(of: $0), in: group) }
    return Sheet.Section(
      group.rawValue, group.heading, group.lead.map { [.text($0)] } ?? [], parts: parts)
  }

  private func duties(in group: DutyGroup) -> [OwedDuty] {
    outcome.duties.filter { DutyGroup(of: $0) == group }
  }

  /// The number of a duty: that of the screen, so that nobody looks for another one there.
  private func number(of owed: OwedDuty) -> Int { outcome.number(of: owed.duty) ?? 0 }

  /// The duties that are due, held or done, in the order of the sheet, each with its number.
  var numbered: [(number: String, owed: OwedDuty)] {
    DutyGroup.now.flatMap { group in duties(in: group).map { ("\(number(of: $0))", $0) } }
  }

  /// The number of the first duty with the same local contacts, if it stands above this one.
  func numberAbove(_ owed: OwedDuty, with purpose: LocalPurpose?) -> String? {
    guard let purpose else { return nil }
    let first = numbered.first { _, other in
      pathway.duty(other.duty)?.wording(of: other.variant).local == purpose
    }
    return first.flatMap { $0.owed.duty == owed.duty ? nil : $0.number }
  }

  private var routeSection: Sheet.Section {
    guard let route = outcome.route.flatMap(pathway.route) else {
      return Sheet.Section(
        "route", "Route", [.caution("No route stands. Ask your safeguarding lead.")])
    }
    var blocks: [Sheet.Block] = []
    if !route.say.isEmpty { blocks.append(.text(route.say)) }
    if !origin.isEmpty { blocks.append(.fields(origin)) }
    return Sheet.Section(route.id.rawValue, "Route: \(route.title)", blocks)
  }

  /// Who refers, and where the person is.
  var origin: [Sheet.Field] {
    var fields: [Sheet.Field] = []
    if let body = pathway.register.flatMap({ pathway.fact($0.fact) }), given(for: body) != nil {
      fields.append(Sheet.Field("From", answer(to: body)))
    }
    if let place {
      fields.append(Sheet.Field("Place", "\(place.directory.name(of: place.place))"))
    }
    return fields
  }

  /// What to mind with each duty.
  private func detailSection(withWords: Bool) -> Sheet.Section? {
    let parts = numbered.compactMap {
      details(of: $0.owed, number: $0.number, withWords: withWords)
    }
    guard !parts.isEmpty else { return nil }
    return Sheet.Section("mind", "What to mind with each", parts: parts)
  }

  /// Why this route, and why each duty; duties with the same reason stand together.
  private var reasonSection: Sheet.Section? {
    var fields: [Sheet.Field] = []
    if let reason = words(for: interview.reasonForRoute) {
      fields.append(Sheet.Field("The route", reason))
    }
    var reasons: [(words: String, numbers: [String])] = []
    for (number, owed) in numbered {
      guard let words = labels(for: interview.reason(for: owed.duty)) else { continue }
      if let known = reasons.firstIndex(where: { $0.words == words }) {
        reasons[known].numbers.append(number)
      } else {
        reasons.append((words, [number]))
      }
    }
    fields += reasons.map { Sheet.Field($0.numbers.joined(separator: ", "), $0.words) }
    var blocks: [Sheet.Block] = fields.isEmpty ? [] : [.fields(fields)]
    let presumptions = outcome.presumptions.compactMap(pathway.fact).compactMap { fact in
      guard case .presume(let id, let reason, let basis) = fact.notKnown,
        let presumed = fact.answer(id)
      else { return String?.none }
      let because = reason.map { " \($0)" } ?? ""
      return marked(
        "\(fact.label) is not known, and is treated as: \(presumed.label).\(because)", basis)
    }
    if !presumptions.isEmpty { blocks.append(.bullets(presumptions)) }
    return blocks.isEmpty ? nil : Sheet.Section("why", "Why", blocks)
  }

  /// What the route and each duty rest on: each work once, with its places.
  private var basisSection: Sheet.Section? {
    var works: [(title: String, places: [String])] = []
    func add(_ label: String, _ citations: [Citation]) {
      for (title, places) in self.works(citations) {
        let words = places.isEmpty ? label : "\(label): \(places.joined(separator: ", "))"
        if let known = works.firstIndex(where: { $0.title == title }) {
          works[known].places.append(words)
        } else {
          works.append((title, [words]))
        }
      }
    }
    if let route = outcome.route.flatMap(pathway.route) { add("the route", route.basis) }
    for (number, owed) in numbered {
      add(number, pathway.duty(owed.duty)?.wording(of: owed.variant).basis ?? [])
    }
    guard !works.isEmpty else { return nil }
    return Sheet.Section(
      "basis", "What it rests on",
      [
        .text("Each work, with the numbers of the duties above that rest on it, and the place."),
        .fields(works.map { Sheet.Field($0.title, $0.places.joined(separator: "; ")) }),
      ])
  }

  private var actSection: Sheet.Section? {
    let acts = outcome.acts.compactMap(pathway.act)
    guard !acts.isEmpty else { return nil }
    return Sheet.Section(
      "avoid", "Do not", [.bullets(acts.map { marked($0.say, $0.basis) })])
  }

  /// The answers on which all of it rests.
  private var answerSection: Sheet.Section? {
    let facts = pathway.facts.filter { fact in
      interview.answers[fact.id] != nil || interview.lookedUp[fact.id] != nil
        || interview.registerValues[fact.id] != nil
    }
    let rows = facts.filter { interview.applies($0.id) != false }
      .map { [$0.label, answer(to: $0)] }
    guard !rows.isEmpty else { return nil }
    return Sheet.Section(
      "answers", "What was answered",
      [
        .text("If one of these changes, make a new sheet."),
        .table(headings: ["Question", "Answer"], rows: rows),
      ])
  }
}

/// The parts of the list of duties, in the order in which they are printed.
enum DutyGroup: String, CaseIterable {
  case due, held, done, contingent

  /// Those that belong on the first page.
  static let now: [DutyGroup] = [.due, .held, .done]

  init(of owed: OwedDuty) {
    self =
      switch owed.standing {
      case .contingent: .contingent
      case _ where owed.isDone: .done
      case .due, .dueBecauseUnsure: .due
      case .held: .held
      }
  }

  var heading: String {
    switch self {
    case .due: "Do these in order"
    case .held: "These wait"
    case .done: "These count as done, as was answered"
    case .contingent: "Only if"
    }
  }

  var lead: String? {
    switch self {
    case .due: "You should do each, unless it says otherwise."
    case .held: "Each is due, and waits for what it says. Nothing above waits for it."
    case .done: "Check with those who were told that it was received."
    case .contingent: "Not due now. Each becomes due if what it says happens."
    }
  }
}
