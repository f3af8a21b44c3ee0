import Audit
import Pathways

/// The record of referrals in words: what is kept there as codes, so that it stays the same when
/// wording changes, is said as the pathway of today says it.
///
/// In full a code stands in brackets behind its words, since it is what reports and
/// `navigator audit` call it by.
struct RecordWording {
  private let pathway: Pathway
  private let evaluator: ReferenceEvaluator

  init(_ pathway: Pathway) {
    self.pathway = pathway
    evaluator = ReferenceEvaluator(pathway)
  }

  /// A record in one line: its number, when, what, and of which case.
  ///
  /// - Parameter referral: the check that a later event is about, if it can be read.
  func line(of record: LogRecord, about referral: RecordedReferral? = nil) -> String {
    var parts = [
      "\(record.index)", record.time.map(Self.words) ?? "time not readable",
      Self.kinds[record.entry.kind] ?? Self.plain(record.entry.kind.rawValue),
    ]
    if let about = record.entry.about { parts.append("of \(about.index)") }
    if let own = record.referral {
      parts.append("route: \(title(of: own.route, in: own))")
      if !own.pathway.isApproved { parts.append("draft rules") }
    }
    parts += [
      record.code.map { Self.codes[$0] ?? Self.plain($0) },
      record.subject.map { subject($0, of: record, about: referral).words },
      record.value.map { value($0).words },
    ].compactMap(\.self)
    if let reference = record.reference { parts.append("[\(Visible.text(reference))]") }
    for (section, content) in record.contents.sorted(by: { $0.key < $1.key }) {
      switch content {
      case .open: break
      case .erased(let by): parts.append("\(section.rawValue) erased by \(by)")
      case .closed: parts.append("\(section.rawValue) closed")
      }
    }
    return parts.joined(separator: "  ")
  }

  /// Everything that a record says of a case, and by what it is proved.
  func details(of record: LogRecord, about referral: RecordedReferral? = nil) -> [String] {
    var lines: [String]
    if let own = record.referral {
      lines = details(of: own)
    } else if record.code != nil {
      lines = details(ofEvent: record, about: referral)
    } else {
      return record.lines.dropFirst().map(Self.plain)
    }
    // By what somebody knows the case again stands before what came of it.
    var ofCase: [String] = []
    if let reference = record.reference { ofCase.append("Reference: \(Visible.text(reference))") }
    if let role = record.role {
      let body = pathway.register.flatMap { pathway.fact($0.fact)?.answer(Answer.ID(role)) }
      ofCase.append("Role: \(Self.coded(body?.label, role))")
    }
    lines.insert(contentsOf: ofCase, at: 0)
    if let when = record.time {
      lines.insert("When: \(Self.words(when))", at: 0)
    }
    let kind = record.entry.kind
    lines.insert("What: \(Self.coded(Self.kinds[kind], kind.rawValue))", at: 0)
    if let about = record.entry.about { lines.insert("About entry \(about.index)", at: 1) }
    for (section, content) in record.contents.sorted(by: { $0.key < $1.key }) {
      switch content {
      case .open: break
      case .erased(let by): lines.append("\(section.rawValue): erased, as entry \(by) says")
      case .closed:
        lines.append("\(section.rawValue): there is no secret here that opens it")
      }
    }
    return lines + [
      "id \(record.entry.id)", "leaf \(record.leaf)",
      "Every field as it is kept: navigator audit show \(record.index)",
    ]
  }

  private func details(of referral: RecordedReferral) -> [String] {
    let rules = referral.pathway
    var lines = [
      "Route: \(Self.coded(title(of: referral.route, in: referral), referral.route.rawValue))",
      "Rules: \(rules.id) \(rules.version), "
        + (rules.isApproved ? "approved" : "draft: not approved for use"),
    ]
    for id in referral.overdue {
      lines.append("Past its review date then: \(Visible.text(id))")
    }
    let place = [referral.authority, referral.area].compactMap(\.self).map(Self.plain)
    if !place.isEmpty { lines.append("Place: \(place.joined(separator: ", "))") }
    lines += referral.duties.map { duty in
      let title = title(of: duty.id, in: referral)
      let standing =
        duty.isDone
        ? "counted as done" : Self.standings[duty.standing] ?? Self.plain(duty.standing)
      let by = duty.by.flatMap(Deadline.init(code:)).map { ", \($0.words)" } ?? ""
      return "Duty: \(Self.coded(title, duty.id.rawValue)): \(standing)\(by)"
    }
    lines += answers(referral.answers, "Answer", in: referral)
    return lines + answers(referral.lookedUp, "Looked up", in: referral)
  }

  private func details(ofEvent record: LogRecord, about referral: RecordedReferral?) -> [String] {
    var lines: [String] = []
    if let code = record.code {
      lines.append("Said: \(Self.coded(Self.codes[code], code))")
    }
    if let named = record.subject.map({ subject($0, of: record, about: referral) }) {
      lines.append("\(named.isDuty ? "Duty" : "Of"): \(Self.coded(named.words, named.code))")
    }
    if let given = record.value.map(value) {
      lines.append("With: \(Self.coded(given.words, given.code))")
    }
    return lines
  }

  private func answers(
    _ answers: Answers, _ lead: String, in referral: RecordedReferral
  ) -> [String] {
    let isOurs = referral.pathway.id == pathway.id
    let facts = pathway.facts.map(\.id).filter { answers[$0] != nil }
    let others = answers.facts.filter { !facts.contains($0) }.sorted()
    return (isOurs ? facts + others : answers.facts.sorted()).map { id in
      let fact = isOurs ? pathway.fact(id) : nil
      func words(_ answer: Answer.ID) -> String {
        fact?.answer(answer)?.label ?? Self.plain(answer.rawValue)
      }
      let given =
        switch answers[id] {
        case .one(let answer): words(answer)
        case .several(let all) where all.isEmpty: "none of these"
        case .several(let all): all.map(words).joined(separator: "; ")
        case .notKnown, nil: fact?.notKnownLabel ?? "not known"
        }
      return "\(lead): \(Self.coded(fact?.label, id.rawValue)): \(given)"
    }
  }

  private func title(of route: Route.ID, in referral: RecordedReferral) -> String {
    let ours = referral.pathway.id == pathway.id ? pathway.route(route)?.title : nil
    return ours ?? Self.plain(route.rawValue)
  }

  /// What a duty is called: by the variant of it that was due in the case, so that it is the same
  /// words as those that were ticked.
  private func title(of duty: Duty.ID, in referral: RecordedReferral?) -> String {
    guard referral.map({ $0.pathway.id == pathway.id }) ?? true, let known = pathway.duty(duty)
    else { return Self.plain(duty.rawValue) }
    let variant = referral.flatMap { referral in
      evaluator.outcome(for: referral.answers.filled(from: referral.lookedUp)).duty(duty)?.variant
    }
    return known.wording(of: variant).title ?? known.plainTitle
  }

  private func subject(
    _ subject: String, of record: LogRecord, about referral: RecordedReferral?
  ) -> (words: String, code: String, isDuty: Bool) {
    let isDuty = pathway.duty(Duty.ID(subject)) != nil
    return (title(of: Duty.ID(subject), in: referral), subject, isDuty)
  }

  private func value(_ value: String) -> (words: String, code: String) {
    (pathway.notDoneReason(NotDoneReason.ID(value))?.label ?? Self.plain(value), value)
  }

  /// Words with the code that they stand for, unless it is the same.
  private static func coded(_ words: String?, _ code: String) -> String {
    let shown = Visible.text(code)
    guard let words, words != shown else { return shown }
    return "\(words) (\(shown))"
  }

  /// A moment as a person in the United Kingdom says it, and looks for it.
  private static func words(_ instant: Instant) -> String {
    CivilMinute(written: instant.description).map { "\($0.date.inWords) \($0.clock)" }
      ?? instant.description
  }

  /// How a duty stood.
  private static let standings: [String: String] = [
    Standing.dueBecauseUnsure.code: "due, because an answer was not sure",
    Standing.held.code: "on hold", Standing.contingent(0).code: "only if something more happened",
  ]

  /// What kind of entry it is.
  private static let kinds: [EntryKind: String] = [
    .finished: "route reached", .abandoned: "check left", .rerun: "check run again",
    .outcome: "later event", .void: "not to be counted", .override: "another way was taken",
    .hold: "kept from erasure", .release: "may be erased again", .erasure: "parts erased",
    .refusal: "erasure refused", .retention: "old entries erased",
    .keyEpoch: "new signing key", .volume: "went on after older copy was restored",
    .export: "copied out",
  ]

  /// What was done about a duty, or found in a meeting.
  private static let codes: [String: String] = [
    DutyStep.done.rawValue: "done", DutyStep.doneByOther.rawValue: "done by somebody else",
    DutyStep.noAnswer.rawValue: "tried, no answer", DutyStep.notDone.rawValue: "not done",
    DutyStep.reopened.rawValue: "open again", "reference_issued": "number kept",
    PanelRecorder.Code.raised: "talked about in a meeting",
    PanelRecorder.Code.action: "meeting: action agreed",
    PanelRecorder.Code.element + "met": "meeting: met",
    PanelRecorder.Code.element + "not_known": "meeting: not known",
    PanelRecorder.Code.element + "not_found": "meeting: not found",
    PanelRecorder.Code.element + "not_needed": "meeting: not needed",
  ]

  /// A code without its underscores; anything else as it is, made visible.
  private static func plain(_ text: String) -> String {
    let isCode =
      text.contains("_")
      && text.allSatisfy { $0 == "_" || $0 == " " || $0.isNumber || ("a"..."z").contains($0) }
    return isCode ? String(text.map { $0 == "_" ? " " : $0 }) : Visible.text(text)
  }
}
