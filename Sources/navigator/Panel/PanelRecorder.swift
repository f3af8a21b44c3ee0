import Audit
import Crypto
import Foundation
import Interviews
import NavigatorUI
import Pathways

/// Brings what a meeting found into the record of referrals, each of it once.
///
/// It is bound to the check with the same case reference. Where none is recorded, the run through
/// the criteria is recorded as a check of its own, which the rest is bound to.
struct PanelRecorder {
  /// Where a case went.
  struct Entered: Hashable {
    /// The record that everything is bound to.
    let about: Int
    /// Whether that is the run itself, because nothing was recorded of this reference.
    let isOwn: Bool
  }

  /// Why a case is not in the record, or perhaps not.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The codes of what is added.
  enum Code {
    /// The case was talked about; the subject is the route, the value the version of the rules.
    static let raised = "panel_raised"
    /// Before the state of a part, whose duty is the subject.
    static let element = "panel_"
    /// The subject is what is done, the value by when, the role who does it.
    static let action = "panel_action"
  }

  let pathway: Pathway
  let contentHash: String
  let isApproved: Bool
  /// Random bytes of the meeting, from which the ids of all its entries follow, so that recording
  /// a case again after a fault is recording it once.
  let seed: [UInt8]

  /// - Parameter number: the place of the case in the meeting, from 0.
  func record(_ result: PanelResult, number: Int, in log: inout AuditLog) throws -> Entered {
    guard let started = Instant(iso: result.started), let finished = Instant(iso: result.finished)
    else { throw Failure(description: "the clock shows no time") }
    var place = 0
    func nextID() throws -> RecordID {
      defer { place += 1 }
      return try id(number, place)
    }
    let own = try nextID()
    let entered = try target(of: result, own: own, started, finished, in: &log)
    func append(_ code: String, _ subject: String, value: String?, owner: String? = nil) throws {
      var event = LaterEvent(
        id: try nextID(), kind: .outcome, about: entered.about, code: code, entered: finished)
      event.subject = subject
      event.value = value
      event.role = owner
      _ = try Self.number(of: log.append(event))
    }
    try append(
      Code.raised, result.outcome.route?.rawValue ?? "none",
      value: "\(pathway.id) \(pathway.version)")
    for element in result.elements {
      try append(Code.element + element.state, element.duty.rawValue, value: nil)
    }
    for action in result.actions {
      try append(
        Code.action, action.action, value: action.due.map { "\($0)" }, owner: action.owner)
    }
    return entered
  }

  /// The checks that are recorded with a reference.
  private static func checks(of reference: String, in log: AuditLog) throws -> [LogRecord] {
    try log.find(caseReference: reference).map { try log.record($0) }
      .filter { $0.entry.kind == .finished || $0.entry.kind == .rerun }
  }

  /// Those that were not voided.
  private static func standing(
    _ records: [LogRecord], in log: AuditLog
  ) throws -> [LogRecord] {
    try records.filter { record in
      try !log.history(of: record.index).contains { try log.record($0).entry.kind == .void }
    }
  }

  /// The check that a case with this reference will be bound to; nil if it becomes one.
  static func target(of reference: String, in log: AuditLog) throws -> Int? {
    try standing(checks(of: reference, in: log), in: log).last?.index
  }

  /// What came of a reference in the last meeting that talked about it; nothing if none did.
  ///
  /// - Parameter open: what the record has open; asked for only if a meeting met the reference.
  static func before(
    _ reference: String, in log: AuditLog, open: () throws -> [Unfinished.Item],
    route: (String) -> String, action: (String) -> String
  ) throws -> [String] {
    let later = try standing(checks(of: reference, in: log), in: log)
      .flatMap { try log.history(of: $0.index) }.sorted().map { try log.record($0) }
    guard let last = later.lastIndex(where: { $0.code == Code.raised }) else { return [] }
    let day = later[last].time.map { " of \($0.day?.inWords ?? $0.description)" } ?? ""
    var lines = ["A meeting\(day) found: \(route(later[last].subject ?? "none"))."]
    let open = try open()
    for record in later[(last + 1)...] where record.code == Code.action {
      guard let subject = record.subject else { continue }
      let item = open.first {
        $0.record == record.entry.about?.index && $0.duty.rawValue == subject
      }
      let state =
        item.map {
          "still open, \(DueDay(ruled: $0.ruled?.date, agreed: $0.agreed).words)"
        } ?? "closed"
      lines.append("- \(action(subject)): \(record.role ?? "no owner named"), \(state)")
    }
    return lines
  }

  /// The record to which the case belongs; one is made if there is none.
  private func target(
    of result: PanelResult, own: RecordID, _ started: Instant, _ finished: Instant,
    in log: inout AuditLog
  ) throws -> Entered {
    let known = try Self.checks(of: result.reference, in: log)
    if let again = known.first(where: { $0.entry.id == own }) {
      return Entered(about: again.index, isOwn: true)
    }
    if let latest = try Self.standing(known, in: log).last {
      return Entered(about: latest.index, isOwn: false)
    }
    let reply = log.append(referral(of: result, id: own, started, finished))
    return Entered(about: try Self.number(of: reply), isOwn: true)
  }

  private func referral(
    of result: PanelResult, id: RecordID, _ started: Instant, _ finished: Instant
  ) -> Referral {
    var answers = Answers()
    for fact in result.answers.facts where pathway.fact(fact)?.recording != .no {
      answers[fact] = result.answers[fact]
    }
    let route = result.outcome.route.flatMap(pathway.route)
    let states = Dictionary(
      result.elements.map { ($0.duty, $0.state) }, uniquingKeysWith: { first, _ in first })
    var referral = Referral(
      id: id,
      pathway: PathwayStamp(
        id: pathway.id, version: pathway.version, contentHash: contentHash,
        isApproved: isApproved),
      answers: answers, route: route?.id ?? "none", routeClass: route?.routeClass ?? "",
      duties: result.outcome.duties.map { owed in
        let duty = pathway.duty(owed.duty)
        // What is stated is done by stating it, and so is writing it down.
        let isStated = states[owed.duty].map { $0 != "not_known" } ?? (duty?.stage == .record)
        return Referral.RecordedDuty(
          id: owed.duty, standing: owed.standing.code,
          by: duty?.wording(of: owed.variant).by?.code, isDone: owed.isDone || isStated)
      },
      started: started, finished: finished)
    referral.counted = Set(pathway.facts.filter { $0.recording == .coarse }.map(\.id))
    referral.caseReference = result.reference
    return referral
  }

  private func id(_ number: Int, _ place: Int) throws -> RecordID {
    let digest = SHA256.hash(data: Data(seed + Array("case \(number) entry \(place)".utf8)))
    guard let id = RecordID(bytes: Array(digest.prefix(RecordID.byteCount))) else {
      throw Failure(description: "an id could not be made")
    }
    return id
  }

  private static func number(of reply: AppendReply) throws -> Int {
    switch reply {
    case .recorded(let receipt): return receipt.number
    case .notRecorded(let reason): throw Failure(description: "not recorded: \(reason)")
    case .unknown(let reason):
      throw Failure(description: "it is not known whether it is recorded: \(reason)")
    }
  }
}
