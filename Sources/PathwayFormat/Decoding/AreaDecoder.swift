import Pathways

/// Turns the nodes of all files of an area pack into an area.
struct AreaDecoder {
  let pathways: [PathwayReading]
  /// Whether additions to pathways that were not read are left unread.
  let ignoresOthers: Bool
  var names = AreaNames()
  var diagnostics: [Diagnostic] = []
  var places: [AreaSubject: SourceLocation] = [:]

  private var head: Area?
  var sources: [String: AreaSource] = [:]
  private var sourceOrder: [String] = []
  var authorities: [LocalAuthority] = []
  var formerCouncils: [FormerCouncil] = []
  var contacts: [AreaContact] = []
  private var partnership: Partnership?
  var policy = LocalPolicy()
  var additions: [AreaAdditions] = []
  /// The routes that policies name as their ground.
  var routesThatDecide: [LocatedText] = []

  init(pathways: [PathwayReading], ignoresOthers: Bool) {
    self.pathways = pathways
    self.ignoresOthers = ignoresOthers
  }

  /// The sections in the order in which they are decoded: sources first, since all else names
  /// them.
  private static let sections = KeyGroup.areaFile.keys.map(\.name)
  private var later: [LocatedNode.Entry] = []

  mutating func decode(_ root: LocatedNode) {
    guard case .mapping(let entries, _) = root else {
      diagnostics.append(.wrongKind(of: "the file", wanted: "a group of sections", found: root))
      return
    }
    for entry in entries where entry.key.value == "sources" {
      for member in members(of: entry) { decodeSource(member) }
    }
    if let head = entries.first(where: { $0.key.value == "area" }) {
      if headRoot != nil {
        diagnostics.append(
          Diagnostic(
            "name/duplicate", at: head.key.location,
            "the area is declared in another file already"))
      } else {
        headRoot = root
      }
    }
    for entry in entries where entry.key.value != "sources" {
      if Self.sections.contains(entry.key.value) {
        later.append(entry)
      } else {
        diagnostics.append(
          Diagnostic(
            "shape/unknown-key", at: entry.key.location, "there is no section '\(entry.key.value)'",
            suggestion: Suggestion.nearest(to: entry.key.value, among: Self.sections).map {
              "did you mean '\($0)'?"
            } ?? "sections: \(Self.sections.joined(separator: ", "))"))
      }
    }
  }

  private var headRoot: LocatedNode?

  /// The area, when everything has been seen. - Parameter start: where the first file begins.
  mutating func finish(_ start: SourceLocation?) -> Area? {
    if let headRoot {
      decodeHead(headRoot)
    } else {
      diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: start ?? SourceLocation(path: "area.yaml", line: 1, column: 1),
          "no file declares the area", suggestion: "add a file with 'area:'"))
    }
    for entry in later { decodeSection(entry) }
    diagnostics += FormerCouncilCheck.diagnostics(formerCouncils, places)
    diagnostics += ProposalCheck.diagnostics(policy.routes, routesThatDecide)
    guard var area = head else { return nil }
    area.sources = sourceOrder.compactMap { sources[$0] }
    area.authorities = authorities
    area.formerCouncils = formerCouncils
    area.contacts = contacts
    area.partnership = partnership
    area.policy = policy
    area.additions = additions
    return area
  }

  private mutating func decodeSection(_ entry: LocatedNode.Entry) {
    switch entry.key.value {
    case "authorities": for member in members(of: entry) { decodeAuthority(member) }
    case "former-councils": for member in members(of: entry) { decodeFormerCouncil(member) }
    case "contacts": for member in members(of: entry) { decodeContact(member) }
    case "routes": for member in members(of: entry) { decodeRoute(member) }
    case "adds": for member in members(of: entry) { decodeAdditions(member) }
    case "partnership": partnership = decodePartnership(entry.value)
    case "policy":
      for item in items(of: entry.value) { decodeSetting(item) }
    default: break
    }
  }

  private func items(of node: LocatedNode) -> [LocatedNode] {
    if case .sequence(let items, _) = node { items } else { [node] }
  }

  private mutating func members(of entry: LocatedNode.Entry) -> [LocatedNode.Entry] {
    guard case .mapping(let members, _) = entry.value else {
      if case .sequence(let items, _) = entry.value, items.isEmpty { return [] }
      diagnostics.append(
        .wrongKind(of: "'\(entry.key.value)'", wanted: "a group of keys", found: entry.value))
      return []
    }
    return members
  }

  private mutating func decodeHead(_ root: LocatedNode) {
    guard var fields = FieldReader(root, what: "the file", &diagnostics) else { return }
    let what = "the area"
    let id = fields.requiredText("area", of: what)
    let title = fields.requiredText("title", of: what)
    let nation = fields.text("nation")
    let isElsewhere = fields.flag("elsewhere")
    let currency = fields.requiredNode("in-force", of: what).flatMap { decodeCurrency($0) }
    let force = fields.node("police-force").flatMap { statedText($0, "'police-force'") }
    let advice = fields.texts("advice") ?? []
    for text in advice { checkText(text, "'advice'") }
    diagnostics += fields.diagnostics
    guard let id, let title, let currency else { return }
    if !Symbols.isID(id.value) {
      diagnostics.append(
        Diagnostic(
          "shape/bad-id", at: id.location, "'\(id.value)' cannot be an id",
          suggestion: "use letters, digits and underscores, and start with a letter"))
    }
    places[.area] = id.location
    head = Area(
      id: Area.ID(id.value), title: title.value, nation: nation.map { Answer.ID($0.value) },
      currency: currency, isElsewhere: isElsewhere)
    head?.policeForce = force ?? .unconfirmed(nil)
    head?.advice = advice.map(\.value)
  }

  private mutating func decodeCurrency(_ node: LocatedNode) -> Area.Currency? {
    guard var fields = FieldReader(node, what: "'in-force'", &diagnostics) else { return nil }
    let from = requiredDate("from", &fields, of: "'in-force'")
    let until = fields.date("until")
    let reviewed = fields.date("reviewed") ?? from
    let reviewBy = requiredDate("review-by", &fields, of: "'in-force'")
    if let from, let until, until < from {
      fields.diagnostics.append(
        Diagnostic(
          "date/backwards", at: fields.location, "it ends before it begins",
          suggestion: "'until' is the last day on which it holds"))
    }
    if let reviewed, let reviewBy {
      fields.diagnostics += ReviewDateCheck.diagnostics(reviewed, reviewBy, at: fields.location)
    }
    fields.finish("'in-force'", into: &diagnostics)
    guard let from, let reviewed, let reviewBy else { return nil }
    return Area.Currency(
      period: Period(from: from, until: until), reviewed: reviewed, reviewBy: reviewBy)
  }

  func requiredDate(
    _ key: String, _ fields: inout FieldReader, of what: String
  ) -> CivilDate? {
    guard fields.requiredNode(key, of: what) != nil else { return nil }
    return fields.date(key)
  }

  private mutating func decodeSource(_ entry: LocatedNode.Entry) {
    let what = "source '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let title = fields.requiredText("title", of: what)
    let url = fields.text("url")
    let dated = fields.requiredText("dated", of: what)
    let checked = requiredDate("checked", &fields, of: what)
    let copy: AreaSource.Copy? = requiredChoice("copy", &fields, of: what)
    if let url { checkAddress(url, &fields) }
    fields.finish(what, into: &diagnostics)
    guard let title, let dated, let checked, let copy else { return }
    sourceOrder.append(entry.key.value)
    sources[entry.key.value] = AreaSource(
      id: AreaSource.ID(entry.key.value), title: title.value, url: url?.value, dated: dated.value,
      checked: checked, copy: copy)
  }

  func requiredChoice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ fields: inout FieldReader, of what: String
  ) -> Value? where Value.RawValue == String {
    guard fields.requiredNode(key, of: what) != nil else { return nil }
    return fields.choice(key)
  }

  func checkAddress(_ text: LocatedText, _ fields: inout FieldReader) {
    guard !text.value.hasPrefix("https://"), !text.value.hasPrefix("http://") else { return }
    fields.diagnostics.append(
      Diagnostic(
        "shape/not-allowed", at: text.location, "'\(text.value)' is not an address of the web",
        suggestion: "start with https://"))
  }
}
