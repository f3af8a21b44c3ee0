public import Pathways

/// The page to pin up: signs, and who to call in one area.
public struct AreaSheet: Sendable {
  /// What stands where no number is confirmed. Never digits besides 101.
  public static let unconfirmed = "not confirmed. \(FrontDoor.whereToAsk)"

  /// A call, as the sheet prints it.
  struct Call: Hashable {
    let whom: String
    /// Numbers with the hours in which they answer, or ``AreaSheet/unconfirmed``.
    let numbers: [String]
    /// How sure it is, where that has to be said.
    let caution: String?
  }

  struct Block: Hashable {
    let title: String
    let calls: [Call]
  }

  let title: String
  /// The first thing to do, from the area's own police and the national emergency number.
  let first: String
  /// Why one sign is enough, in the words of the pathway.
  let why: String?
  let signs: [String]
  let blocks: [Block]
  let advice: [String]
  let footer: [String]

  /// - Parameters:
  ///   - national: the area for everywhere else, whose numbers stand on every sheet.
  ///   - pathway: whose fact `signs` has the words for the signs.
  ///   - authority: one council only; nil for all of the area.
  public init(
    of area: Area, national: Area?, pathway: Pathway, authority: LocalAuthority.ID? = nil,
    today: CivilDate
  ) {
    title = "Signs of modern slavery, and who to call: \(area.title)"
    why = pathway.fact("signs")?.why
    signs = Self.signs(of: pathway)
    let emergency = national?.contacts.first { $0.purpose == .emergency }?.phone.value
    let police = area.contacts(for: .police, authority: nil).first?.phone.value
    first = [
      emergency.map { "In danger now? Ring \($0.printed)." },
      police.map { "Otherwise the police: \($0.printed)." },
    ].compactMap { $0 }.joined(separator: " ")
    let shown = area.authorities.filter { authority == nil || $0.id == authority }
    let local: [LocalPurpose] = [.childrensFrontDoor, .adultsFrontDoor]
    let councils = shown.map { council in
      Block(
        title: council.name,
        calls: local.map { purpose in
          let contact = area.contacts(for: purpose, authority: council.id).first
          return contact.map { Self.call($0, whom: Self.whom(purpose)) }
            ?? Call(whom: Self.whom(purpose), numbers: [Self.unconfirmed], caution: nil)
        })
    }
    let purposes: [LocalPurpose] = [
      .helpline, .guardian, .adultSupport, .childProtectionHelpline, .anonymousReporting,
    ]
    let nation = area.nation.flatMap { Nation(rawValue: $0.rawValue) }
    let country = purposes.flatMap { purpose in
      (national?.contacts ?? []).filter { contact in
        contact.purpose == purpose && contact.phone.value != nil
          && (nation == nil || contact.isOffered(in: nation))
      }.map { Self.call($0, whom: $0.name.value ?? $0.purpose.words) }
    }
    blocks = councils + [Block(title: "Anywhere in the country", calls: country)]
    advice = area.advice
    footer = Self.footer(of: area, today: today)
  }

  /// The answers that the pathway itself takes for a sign: those of its derived name
  /// `definite_sign`. An answer such as low pay alone is none.
  private static func signs(of pathway: Pathway) -> [String] {
    guard let fact = pathway.fact("signs"), let name = pathway.name("definite_sign") else {
      return []
    }
    let meant = answers(of: fact.id, in: name.condition)
    return fact.answers.filter { meant.contains($0.id) }.map(\.label)
  }

  private static func answers(of fact: Fact.ID, in condition: Condition) -> Set<Answer.ID> {
    switch condition {
    case .includes(fact, let answers): Set(answers)
    case .all(let parts), .any(let parts):
      parts.reduce(into: []) { $0.formUnion(answers(of: fact, in: $1)) }
    case .always, .never, .answered, .notKnown, .includes, .named, .route, .not, .outcome: []
    }
  }

  private static func whom(_ purpose: LocalPurpose) -> String {
    purpose == .childrensFrontDoor
      ? "A child, or somebody who may be under 18" : "An adult who needs care or support"
  }

  private static func call(_ contact: AreaContact, whom: String) -> Call {
    var numbers: [String] = []
    let hours = contact.hours?.value.map { " (\($0.words))" } ?? ""
    let day = contact.phone.value
    let night = contact.outOfHours?.phone.value
    if let day { numbers.append("\(day.printed)\(hours)") }
    if let night, night != day { numbers.append("\(night.printed) (at other times)") }
    if day != nil, night == nil, contact.outOfHours != nil {
      numbers.append("at other times \(unconfirmed)")
    }
    if day == nil { numbers.insert(unconfirmed, at: 0) }
    for rival in contact.rivals where rival.kind == .conflict {
      numbers.append("\(rival.phone.value.printed) (another source gives this)")
    }
    let sure = [contact.phone.provenance, contact.outOfHours?.phone.provenance]
      .compactMap { $0?.confidence }.min()
    let caution: String? =
      switch sure {
      case .low?: "Not sure: check the number before you rely on it."
      case .medium?: "Fairly sure: its source is old, or second-hand."
      case .high?, nil: nil
      }
    return Call(whom: whom, numbers: numbers, caution: caution)
  }

  private static func footer(of area: Area, today: CivilDate) -> [String] {
    var lines = [
      "Numbers checked up to \(area.currency.reviewed.inWords). "
        + "To be gone over by \(area.currency.reviewBy.inWords). Printed \(today.inWords)."
    ]
    if !area.sources.isEmpty, area.sources.allSatisfy({ $0.copy == .stored }) {
      lines.append("Draft: no number was checked against a live page yet. Not for use.")
    }
    if area.currency.reviewBy < today { lines.append("Out of date: nobody went over it in time.") }
    return lines
  }
}
