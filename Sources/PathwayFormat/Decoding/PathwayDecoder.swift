import Pathways

/// Turns the nodes of all files of a pathway into its declarations.
struct PathwayDecoder {
  var symbols: Symbols
  var diagnostics: [Diagnostic] = []
  /// The day for which the pathway is read; entries that do not hold then are left out.
  let date: CivilDate?

  var header: Pathway?
  var sources: [Source] = []
  var contacts: [Contact] = []
  var facts: [Fact] = []
  var names: [DerivedName] = []
  var routes: [Route] = []
  var duties: [Duty] = []
  var acts: [Act] = []
  var assumptions: [Assumption] = []
  var invariants: [Invariant] = []
  var scenarios: [Scenario] = []
  var audiences: [Audience] = []
  var topics: [Topic] = []
  var openings: [OpeningWords] = []
  var sessions: [SessionPlan] = []
  /// Where the parts of a plan stand, for what can be said only when all has been read.
  var sessionParts: [SessionPlan.ID: [(part: LocatedText, item: SessionPlan.Item)]] = [:]
  var qualityPoints: [QualityPoint] = []
  var comparisons: [ReferralComparison] = []
  var routeCards: [Route.ID] = []
  var survivors: [Survivor] = []
  var sheets: [SheetPlan] = []
  /// What scenarios expect notes to say; whether they do is known when all has been read.
  var expectedWords: [(duty: Duty.ID, words: LocatedText)] = []
  var registerParts = RegisterParts()
  /// The days on which entries begin or end.
  var boundaries: Set<CivilDate> = []
  /// The first days of the stretches into which those dates cut the time.
  var turns: Set<CivilDate> = []
  var rules: [DomainRule] = []
  var wordsToAvoid: [String: String] = [:]
  var acceptedFindings: [AcceptedFinding] = []
  var notDoneReasons: [NotDoneReason] = []
  var reportTables: [(table: ReportTable, fact: LocatedText)] = []
  var reports: [ReportForm] = []
  /// Where each former name stands, by the kind of thing and the name.
  var formerNames: [String: SourceLocation] = [:]

  init(symbols: Symbols, date: CivilDate?) {
    self.symbols = symbols
    self.date = date
  }

  static let sections: [String] =
    Symbols.Kind.allCases.map(\.section) + [
      "register", "words-to-avoid", "accepted-findings", "not-done-reasons", "route-cards",
      "pathway", "title",
      "summary", "version", "in-force", "approval-needs", "approved",
    ]

  mutating func decode(_ root: LocatedNode) {
    guard case .mapping(let entries, _) = root else {
      diagnostics.append(.wrongKind(of: "the file", wanted: "a group of sections", found: root))
      return
    }
    if entries.contains(where: { $0.key.value == "pathway" }) { decodeHeader(root) }
    for entry in entries {
      let name = entry.key.value
      guard let kind = Symbols.Kind.allCases.first(where: { $0.section == name }) else {
        if name == "register" {
          decodeRegister(entry.value)
        } else if name == "words-to-avoid" {
          decodeWordsToAvoid(entry.value)
        } else if name == "accepted-findings" {
          decodeAcceptedFindings(entry.value)
        } else if name == "not-done-reasons" {
          decodeNotDoneReasons(entry.value)
        } else if name == "route-cards" {
          decodeRouteCards(entry.value)
        } else if !Self.sections.contains(name) {
          diagnostics.append(
            Diagnostic(
              "shape/unknown-key", at: entry.key.location, "there is no section '\(name)'",
              suggestion: Suggestion.nearest(to: name, among: Self.sections).map {
                "did you mean '\($0)'?"
              } ?? "sections: \(Self.sections.joined(separator: ", "))"))
        }
        continue
      }
      guard case .mapping(let members, _) = entry.value else {
        if case .sequence(let items, _) = entry.value, items.isEmpty { continue }
        diagnostics.append(
          .wrongKind(of: "'\(name)'", wanted: "a group of keys", found: entry.value))
        continue
      }
      for member in members { decode(member, as: kind) }
    }
  }

  private mutating func decode(_ entry: LocatedNode.Entry, as kind: Symbols.Kind) {
    switch kind {
    case .source: decodeSource(entry)
    case .contact: decodeContact(entry)
    case .fact: decodeFact(entry)
    case .derived: decodeName(entry)
    case .route: decodeRoute(entry)
    case .duty: decodeDuty(entry)
    case .act: decodeAct(entry)
    case .assume: decodeAssumption(entry)
    case .invariant: decodeInvariant(entry)
    case .scenario: decodeScenario(entry)
    case .survivor: decodeSurvivor(entry)
    case .audience: decodeAudience(entry)
    case .topic: decodeTopic(entry)
    case .qualityPoint: decodeQualityPoint(entry)
    case .comparison: decodeComparison(entry)
    case .sheet: decodeSheet(entry)
    case .opening: decodeOpening(entry)
    case .session: decodeSession(entry)
    case .rule: decodeRule(entry)
    case .reportTable: decodeReportTable(entry)
    case .report: decodeReport(entry)
    }
  }

  private mutating func decodeWordsToAvoid(_ node: LocatedNode) {
    for (word, instead) in texts(of: node, what: "'words-to-avoid'", wanted: "a group of words") {
      wordsToAvoid[word.value] = instead
    }
  }

  private mutating func decodeNotDoneReasons(_ node: LocatedNode) {
    // An empty list is an empty group: YAML writers give it for both.
    if case .sequence(let items, _) = node, items.isEmpty { return }
    guard case .mapping(let entries, _) = node else {
      diagnostics.append(
        .wrongKind(of: "'not-done-reasons'", wanted: "a group of reasons", found: node))
      return
    }
    for entry in entries {
      if !Symbols.isID(entry.key.value) {
        diagnostics.append(
          Diagnostic(
            "shape/bad-id", at: entry.key.location, "'\(entry.key.value)' cannot be an id",
            suggestion: "use letters, digits and underscores, and start with a letter"))
      }
      if let reason = notDoneReason(entry) { notDoneReasons.append(reason) }
    }
  }

  /// A reason is a text, or a group with the cases and the duties for which it is one.
  private mutating func notDoneReason(_ entry: LocatedNode.Entry) -> NotDoneReason? {
    let id = NotDoneReason.ID(entry.key.value)
    if case .scalar(let text) = entry.value { return NotDoneReason(id: id, label: text.value) }
    let what = "reason '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return nil }
    let say = fields.requiredText("say", of: what)
    let when = condition("when", &fields, .invariant) ?? .always
    let duties: [Duty.ID]? = names("only-for", &fields, as: .duty)
    fields.finish(what, into: &diagnostics)
    return say.map { NotDoneReason(id: id, label: $0.value, condition: when, duties: duties) }
  }

  /// The members of a group whose values are texts.
  private mutating func texts(
    of node: LocatedNode, what: String, wanted: String
  ) -> [(key: LocatedText, text: String)] {
    // An empty list is an empty group: YAML writers give it for both.
    if case .sequence(let items, _) = node, items.isEmpty { return [] }
    guard case .mapping(let entries, _) = node else {
      diagnostics.append(.wrongKind(of: what, wanted: wanted, found: node))
      return []
    }
    return entries.compactMap { entry in
      guard case .scalar(let text) = entry.value else {
        diagnostics.append(
          .wrongKind(of: "'\(entry.key.value)'", wanted: "a text", found: entry.value))
        return nil
      }
      return (entry.key, text.value)
    }
  }

  mutating func decodeHeader(_ root: LocatedNode) {
    guard header == nil else {
      diagnostics.append(
        Diagnostic(
          "name/duplicate", at: root.location, "the pathway is declared in another file already"))
      return
    }
    guard var fields = FieldReader(root, what: "the file", &diagnostics) else { return }
    let what = "the pathway"
    let id = fields.requiredText("pathway", of: what)
    let title = fields.requiredText("title", of: what)
    let summary = fields.text("summary")
    let version = fields.requiredText("version", of: what)
    var period = Period.always
    var review: CivilDate?
    if let node = fields.requiredNode("in-force", of: what),
      var dates = FieldReader(node, what: "'in-force'", &diagnostics)
    {
      period = decodePeriod(&dates)
      review = dates.date("review-by")
      if review == nil {
        dates.diagnostics.append(
          Diagnostic(
            "shape/missing-key", at: dates.location, "'in-force' has no date 'review-by'",
            suggestion: "add the day by which somebody looks at it again"))
      }
      if let from = period.from, let review, review < from {
        dates.diagnostics.append(
          Diagnostic(
            "date/backwards", at: dates.location, "'review-by' is before 'from'"))
      }
      dates.finish("'in-force'", into: &diagnostics)
    }
    let needs = (fields.texts("approval-needs") ?? []).map(\.value)
    let approvals = fields.items("approved").compactMap { decodeApproval($0, needs: needs) }
    diagnostics += fields.diagnostics
    guard let id, let title, let version, let review else { return }
    header = Pathway(
      id: Pathway.ID(id.value), title: title.value, summary: summary?.value ?? "",
      version: version.value, inForce: period, reviewBy: review,
      approvalNeeds: needs, approvals: approvals)
  }

  private mutating func decodeApproval(
    _ node: LocatedNode, needs: [String]
  ) -> Pathway.Approval? {
    guard var fields = FieldReader(node, what: "an approval", &diagnostics) else { return nil }
    let role = fields.requiredText("role", of: "an approval")
    let date = fields.date("date")
    let hash = fields.requiredText("content-hash", of: "an approval")
    let meaning = fields.text("meaning-hash")
    fields.finish("an approval", into: &diagnostics)
    guard let role, let date, let hash else { return nil }
    let approval = Pathway.Approval(
      role: role.value, date: date, contentHash: hash.value, meaningHash: meaning?.value)
    if !needs.contains(where: { approval.isBy($0) }) {
      diagnostics.append(
        Diagnostic(
          "approval/role", severity: .warning, at: role.location,
          "'approval-needs' does not ask for the role '\(role.value)', so this counts for nothing",
          suggestion: Suggestion.nearest(to: role.value, among: needs).map {
            "did you mean '\($0)'?"
          } ?? "add it to 'approval-needs:', or remove it"))
    }
    return approval
  }

  /// `from` and `until`, or another word for the start.
  mutating func decodePeriod(_ fields: inout FieldReader, start: String = "from") -> Period {
    let period = Period(from: fields.date(start), until: fields.date("until"))
    boundaries.formUnion([period.from, period.until].compactMap { $0 })
    turns.formUnion([period.from, period.until?.next].compactMap { $0 })
    if let from = period.from, let until = period.until, until < from {
      fields.diagnostics.append(
        Diagnostic(
          "date/backwards", at: fields.location, "it ends before it begins",
          suggestion: "'until' is the last day on which it holds"))
    }
    return period
  }

  /// Whether an entry with these dates belongs to the pathway as it is read.
  func isInForce(_ period: Period) -> Bool {
    date.map(period.contains) ?? true
  }
}
