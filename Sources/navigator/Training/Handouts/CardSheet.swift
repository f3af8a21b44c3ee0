import Handover
import PathwayAnalysis
import Pathways

/// Lays out the card of one route as a sheet.
struct CardSheet {
  let card: RouteCard
  let pathway: Pathway
  let numbers: PrintedNumbers
  let stamps: Stamps
  /// The nation, and the place if there is one, as people read them.
  let whereabouts: String
  /// Whether local numbers stand on the card; otherwise there is a line to write them on.
  let hasPlace: Bool

  var sheet: Sheet {
    Sheet(
      kind: .card, title: "Route card: \(card.route.title) (\(whereabouts))",
      banners: banners,
      sections: [
        duties, later, avoid, callSection,
      ].compactMap(\.self),
      footer: footer)
  }

  private var banners: [String] {
    let draft = stamps.approval.isApproved ? "" : " DRAFT: not approved for use."
    var banners = ["TRAINING.\(draft) In a real case run the program. Danger now: ring 999 first."]
    banners += stamps.approval.notices.map { "\($0)." }
    if pathway.reviewBy < stamps.minute.date {
      banners.append("Past its review date, \(pathway.reviewBy.inWords).")
    }
    return banners + stamps.banners
  }

  private var duties: Sheet.Section? {
    guard !card.due.isEmpty else { return nil }
    return Sheet.Section(
      "duties", "Do these in order: what, by when", [],
      parts: card.due.enumerated().map { place, line in
        Sheet.Section(
          line.duty.rawValue,
          "\(place + 1). \(line.title): \(list(line.deadlines) ?? "no time is set")",
          [.fields(terms(line))])
      })
  }

  private func terms(_ line: RouteCard.Line) -> [Sheet.Field] {
    let when = line.when.map { $0 + (line.isDueIfUnsure ? ", or not sure" : "") }
    var fields = [Sheet.Field("When", when ?? "always")]
    if let waits = line.waits { fields.append(Sheet.Field("Waits", "until \(waits)")) }
    if let ring = ring(line) { fields.append(Sheet.Field("Ring", ring)) }
    if let basis = basis(line.basis) { fields.append(Sheet.Field("Law", basis)) }
    return fields
  }

  /// What would make a duty due that is due in no case of the route.
  private var later: Sheet.Section? {
    guard !card.later.isEmpty else { return nil }
    return Sheet.Section(
      "later", "Only if it happens",
      [
        .bullets(
          card.later.map { line in
            let basis = basis(line.basis).map { " [\($0)]" } ?? ""
            return "\(line.title): if \(line.provided.joined(separator: "; or if "))\(basis)"
          })
      ])
  }

  private var avoid: Sheet.Section? {
    guard !card.acts.isEmpty else { return nil }
    return Sheet.Section("avoid", "Do not", [.bullets(card.acts.map(\.say))])
  }

  /// The local services that the duties name, each once, with a number or a line to write it on.
  private var callSection: Sheet.Section? {
    let purposes = card.lines.flatMap(\.local).unique
    guard !purposes.isEmpty else { return nil }
    guard hasPlace else {
      return Sheet.Section(
        "local", "Local numbers: write yours in, and check them",
        purposes.map { .blank(Sheet.Blank($0.heading, hasBox: false)) })
    }
    let confirmed = purposes.filter { !numbers.localDigits($0).isEmpty }
    let others = purposes.filter { !confirmed.contains($0) }.map(\.words)
    var fields = confirmed.map { purpose in
      Sheet.Field(purpose.heading, numbers.local(purpose).joined(separator: ". "))
    }
    if !others.isEmpty {
      fields.append(
        Sheet.Field(
          "Not confirmed",
          "\(others.joined(separator: "; ")). \(FrontDoor.whereToAsk)"))
    }
    return Sheet.Section("local", "Local numbers", [.fields(fields)])
  }

  private func ring(_ line: RouteCard.Line) -> String? {
    let local = line.local.map { "\($0.words) (below)" }
    return list(local + line.contacts.compactMap(numbers.brief))
  }

  private func list(_ items: [String]) -> String? {
    items.isEmpty ? nil : items.joined(separator: "; or ")
  }

  /// Each work once, by its short name, with its places; a star where nobody has read the text.
  private func basis(_ citations: [Citation]) -> String? {
    guard !citations.isEmpty else { return nil }
    return citations.map(\.source).unique.map { source in
      let places = citations.filter { $0.source == source }
        .map { $0.section + ($0.isVerified ? "" : "*") }.unique
      let said = places.filter { !$0.isEmpty }
      return said.isEmpty ? "\(source)" : "\(source) \(said.joined(separator: ", "))"
    }.joined(separator: "; ")
  }

  private var footer: [Sheet.Block] {
    let works = card.lines.flatMap(\.basis).map(\.source).unique.compactMap(pathway.source)
    let key = works.map { "\($0.id): \($0.title)" }.joined(separator: "; ")
    return [
      .text("* not verified: nobody has read that text for these rules. Check it first."),
      .text("\(key)."),
      .text(
        "\(pathway.title), version \(pathway.version), to be looked at again by "
          + "\(pathway.reviewBy.inWords). Content \(stamps.contentHash.prefix(19)). "
          + "Printed \(stamps.minute.date.inWords). No number on it was dialled."),
    ]
  }
}

extension Array where Element: Hashable {
  /// Each once, in the order of the first time.
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
