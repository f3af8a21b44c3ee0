public import Pathways

/// What the section `record` of a finished check says, as it can be read again.
public struct RecordedReferral: Hashable, Sendable {
  public let pathway: PathwayStamp
  public let area: String?
  public let authority: String?
  public let areaHash: String?
  public let nation: String?
  public let answers: Answers
  public let lookedUp: Answers
  public let route: Route.ID
  public let routeClass: String
  public let duties: [Referral.RecordedDuty]
  public let overdue: [String]
  public let started: Instant
  public let finished: Instant

  /// The referral, or nil if the content is of another kind.
  public init?(_ content: Canonical) {
    guard let stamp = content["pathway"], let id = stamp["id"]?.text,
      let version = stamp["version"]?.text, let hash = stamp["content_hash"]?.text,
      let isApproved = stamp["approved"]?.truth, let route = content["route"]?.text,
      let started = content["started"]?.text.flatMap({ Instant($0) }),
      let finished = content["finished"]?.text.flatMap({ Instant($0) })
    else { return nil }
    pathway = PathwayStamp(
      id: Pathway.ID(id), version: version, contentHash: hash, isApproved: isApproved)
    area = content["area"]?.text
    authority = content["authority"]?.text
    areaHash = content["area_hash"]?.text
    nation = content["nation"]?.text
    answers = Answers(recorded: content["answers"])
    lookedUp = Answers(recorded: content["looked_up"])
    self.route = Route.ID(route)
    routeClass = content["class"]?.text ?? ""
    duties = (content["duties"]?.list ?? []).compactMap { duty in
      guard let id = duty["id"]?.text, let standing = duty["standing"]?.text else { return nil }
      return Referral.RecordedDuty(
        id: Duty.ID(id), standing: standing, by: duty["by"]?.text,
        isDone: duty["done"]?.truth ?? false)
    }
    overdue = (content["overdue"]?.list ?? []).compactMap(\.text)
    self.started = started
    self.finished = finished
  }
}

extension LogRecord {
  /// The finished check that this is, if it can be opened.
  public var referral: RecordedReferral? {
    guard entry.kind == .finished || entry.kind == .rerun else { return nil }
    return open(.record).flatMap(RecordedReferral.init)
  }

  /// The moment that the record speaks of, if it can be opened.
  public var time: Instant? {
    let content = open(.record)
    return ["finished", "left", "entered"].lazy
      .compactMap { content?[$0]?.text.flatMap { Instant($0) } }.first
  }

  /// What happened, as a code: of a later event; else nil.
  public var code: String? { open(.record)?["code"]?.text }
  public var subject: String? { open(.record)?["subject"]?.text }
  public var value: String? { open(.record)?["value"]?.text }
  /// The organisation's own reference, or a number that somebody issued.
  public var reference: String? { open(.case)?["reference"]?.text }
  public var role: String? { open(.case)?["role"]?.text }
}

extension Answers {
  fileprivate init(recorded content: Canonical?) {
    self.init()
    for (name, value) in content?.members ?? [:] {
      switch value {
      case .text("not_known"): self[Fact.ID(name)] = .notKnown
      case .text(let answer): self[Fact.ID(name)] = .one(Answer.ID(answer))
      case .list(let items):
        self[Fact.ID(name)] = .several(items.compactMap(\.text).map { Answer.ID($0) })
      case .number, .truth, .object: break
      }
    }
  }
}
