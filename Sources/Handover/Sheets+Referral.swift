import Interviews
import Pathways

extension Sheets {
  /// The route and its duties in order: to whom, by when, whom to ring, on what authority.
  ///
  /// - Parameter withWords: whether what to do and say stands under each duty that is due or held.
  public func referral(withWords: Bool = false) -> Sheet {
    let groups = DutyGroup.allCases.compactMap { group -> Sheet.Section? in
      let duties = outcome.duties.filter { DutyGroup(of: $0) == group }
      guard !duties.isEmpty else { return nil }
      let parts = duties.enumerated().compactMap { number, owed in
        section(for: owed, number: number + 1, in: group, withWords: withWords)
      }
      return Sheet.Section(
        group.rawValue, group.heading, group.lead.map { [.text($0)] } ?? [], parts: parts)
    }
    return Sheet(
      kind: .referral, title: "Referral sheet", banners: banners,
      sections: [reference, routeSection] + groups
        + [actSection, answerSection].compactMap(\.self),
      footer: footer)
  }

  private var routeSection: Sheet.Section {
    guard let route = outcome.route.flatMap(pathway.route) else {
      return Sheet.Section(
        "route", "Route", [.caution("No route stands. Ask your safeguarding lead.")])
    }
    var blocks: [Sheet.Block] = []
    if !route.say.isEmpty { blocks.append(.text(route.say)) }
    var fields: [Sheet.Field] = []
    if let place {
      fields.append(Sheet.Field("Place", "\(place.directory.name(of: place.place))"))
    }
    if let reason = words(for: interview.reasonForRoute) {
      fields.append(Sheet.Field("Because of", reason))
    }
    if let basis = basis(route.basis) { fields.append(Sheet.Field("Rests on", basis)) }
    blocks.append(.fields(fields))
    let presumptions = outcome.presumptions.compactMap(pathway.fact).compactMap { fact in
      guard case .presume(let id, let reason, let basis) = fact.notKnown,
        let presumed = fact.answer(id)
      else { return String?.none }
      let because = reason.map { " \($0)" } ?? ""
      return marked(
        "\(fact.label) is not known, and is treated as: \(presumed.label).\(because)", basis)
    }
    if !presumptions.isEmpty { blocks.append(.bullets(presumptions)) }
    return Sheet.Section(route.id.rawValue, "Route: \(route.title)", blocks)
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
    case .done: "Done already, as was said"
    case .contingent: "Only if"
    }
  }

  var lead: String? {
    switch self {
    case .due: nil
    case .held: "Each is due, and waits for what it says. Nothing above waits for it."
    case .done: "Check with those who were told that it was received."
    case .contingent: "Not due now. Each becomes due if what it says happens."
    }
  }
}
