import Audit
import Foundation
import Merkle
import NavigatorUI
import Pathways

/// Brings the events of checks into the record of referrals, in order, each of them once.
final class Recorder {
  private let place: LogPlace
  private let archive: RuleArchive
  let pathway: Pathway
  /// The folder name of the pathway.
  private let name: String
  private var log: AuditLog?

  init(_ place: LogPlace, archive: RuleArchive, pathway: Pathway, name: String) {
    self.name = name
    self.place = place
    self.archive = archive
    self.pathway = pathway
  }

  /// What stands in the way of recording, found out before somebody answers twenty questions.
  var hindrances: [String] {
    do {
      return try opened().hindrances()
    } catch {
      return ["\(error)"]
    }
  }

  /// Records what is not recorded yet of a check. Stops at the first that cannot be.
  ///
  /// What a check says to be recorded is looked up. If the record was restored from an older copy,
  /// another entry may have the number by now; then the check's own is recorded again, with its id.
  func record(_ check: Check) -> [RecordNote] { record(check, again: true).notes }

  /// - Parameter again: whether what has a number and is not in the record is recorded again. It may
  ///   have been erased there, so only somebody who works on in the check brings it back.
  /// - Returns: also whether anything was left out for that.
  private func record(_ check: Check, again: Bool) -> (notes: [RecordNote], isPartial: Bool) {
    let gone = gone(of: check)
    var notes: [RecordNote] = []
    var latest: Int?
    var first: Int?
    var isRouteGone = false
    var isPartial = false
    for event in check.events {
      let isRoute = if case .reached = event.what { true } else { false }
      if let number = event.record?.number, !gone.contains(event.id) {
        if isRoute { (first, latest, isRouteGone) = (first ?? number, number, false) }
        continue
      }
      if !again, event.record != nil || (isRouteGone && !isRoute) {
        if isRoute { (latest, isRouteGone) = (nil, true) }
        isPartial = true
        continue
      }
      let reply = append(event, of: check, first: first, latest: latest)
      notes.append(RecordNote(check: check.id, event: event.id, reply: reply))
      guard case .recorded(let stamp) = reply else { break }
      if isRoute { (first, latest, isRouteGone) = (first ?? stamp.number, stamp.number, false) }
    }
    return (notes, isPartial)
  }

  /// The events of a check that have a number and are not in the record under it.
  private func gone(of check: Check) -> Set<CheckEvent.ID> {
    // Where there is no record and nothing to be put into one, none is begun.
    guard check.events.contains(where: { $0.record != nil }),
      place.exists || check.events.contains(where: { $0.record == nil })
    else { return [] }
    do {
      let log = try opened()
      return Set(
        try check.events.compactMap { event in
          guard let number = event.record?.number, let id = RecordID(event.id) else { return nil }
          return try log.index(of: id) == number ? nil : event.id
        })
    } catch {
      // What cannot be read is not told to be gone; recording says what stands in the way.
      return []
    }
  }

  /// Records whatever was never recorded of a check, because it is about to be removed.
  ///
  /// What had a number stays as the record has it: where it is gone, it may have been erased.
  ///
  /// - Returns: what was left out for that, as a sentence; nil if nothing was.
  /// - Throws: ``NotRecorded`` if it could not be; the check is kept then.
  @discardableResult
  func recordAll(of check: Check) throws(NotRecorded) -> String? {
    let (notes, isPartial) = record(check, again: false)
    for note in notes {
      switch note.reply {
      case .recorded: continue
      case .notRecorded(let reason), .unknown(let reason): throw NotRecorded(reason: reason)
      }
    }
    switch recordLeaving(check) {
    case .recorded, nil: return isPartial ? Self.leftOut : nil
    case .notRecorded(let reason), .unknown(let reason): throw NotRecorded(reason: reason)
    }
  }

  static let leftOut =
    "The check is removed. Some of it is no longer in the record of referrals, and was not recorded "
    + "again: it may have been erased there."

  /// Why a check stays although somebody wanted it removed.
  struct NotRecorded: Error, CustomStringConvertible {
    let reason: String

    var description: String {
      "the check is kept, because what came of it could not be recorded: \(reason)"
    }
  }

  /// Records that a check was left before its end. Nothing that was answered is kept of it.
  func recordLeaving(_ check: Check) -> AppendReply? {
    guard check.events.isEmpty, let last = check.order.last, let id = RecordID(check.id),
      let started = Instant(iso: check.started), let left = Instant(iso: check.updated)
    else { return nil }
    do {
      return try appending { log in
        log.append(
          AbandonedCheck(
            id: id,
            pathway: stamp(check.pathwayVersion, check.contentHash, isApproved: false),
            lastQuestion: last, started: started, left: left))
      }
    } catch {
      return .notRecorded("\(error)")
    }
  }

  private func append(
    _ event: CheckEvent, of check: Check, first: Int?, latest: Int?
  ) -> RecordNote.Reply {
    guard let id = RecordID(event.id), let time = Instant(iso: event.time) else {
      return .notRecorded("the check has an id or a time that is none")
    }
    do {
      let reply: AppendReply
      switch event.what {
      case .reached(let reached):
        let referral = referral(reached, id: id, at: time, of: check, first: first)
        try archive.keep(reached, of: name)
        reply = try appending { $0.append(referral) }
      case .duty, .reference:
        guard let latest else {
          return .notRecorded("the route that it belongs to is not recorded")
        }
        let later = later(event.what, id: id, about: latest, at: time)
        reply = try appending { $0.append(later) }
      }
      return Self.note(for: reply)
    } catch {
      log = nil
      return .notRecorded("\(error)")
    }
  }

  /// Runs on the log, which is a value that remembers whether its connections are sound.
  private func appending(_ body: (inout AuditLog) -> AppendReply) throws -> AppendReply {
    var log = try opened()
    let reply = body(&log)
    self.log = log
    return reply
  }

  /// Runs recorded checks again, each by the very rules that it was made by.
  ///
  /// Kept, as the rules take a moment to make ready and the page of the record is opened often.
  private(set) lazy var replays: Replays = {
    let rules = PastRules(archive.library, archive: archive)
    return Replays { rules.rules(for: $0) }
  }()

  func opened() throws -> AuditLog {
    if let log { return log }
    let log = try place.openOrMake()
    self.log = log
    return log
  }

  private func referral(
    _ reached: Reached, id: RecordID, at time: Instant, of check: Check, first: Int?
  ) -> Referral {
    func recorded(_ answers: Answers) -> Answers {
      var kept = Answers()
      for fact in answers.facts where pathway.fact(fact)?.recording != .no {
        kept[fact] = answers[fact]
      }
      return kept
    }
    func one(_ fact: Fact.ID?) -> String? {
      guard let fact, case .one(let answer)? = reached.answers[fact] ?? reached.lookedUp[fact]
      else { return nil }
      return answer.rawValue
    }
    var referral = Referral(
      id: id,
      pathway: stamp(
        reached.pathwayVersion, reached.contentHash, isApproved: reached.isApproved),
      answers: recorded(reached.answers), route: reached.route,
      routeClass: pathway.route(reached.route)?.routeClass ?? "",
      duties: reached.duties.map {
        .init(id: $0.duty, standing: $0.standing, by: $0.by, isDone: $0.isDone)
      },
      started: Instant(iso: check.started) ?? time, finished: time)
    referral.lookedUp = recorded(reached.lookedUp)
    referral.counted = Set(pathway.facts.filter { $0.recording == .coarse }.map(\.id))
    referral.lines = pathway.reportLines(
      of: recorded(reached.answers.filled(from: reached.lookedUp)),
      duties: Set(reached.duties.map(\.duty)))
    let now = reached.places.first { $0.part == .now }?.place
    referral.area = now?.area.rawValue
    referral.authority = now?.authority?.rawValue
    referral.areaHash = now.flatMap { archive.hash(ofArea: $0.area) }
    referral.nation = one(pathway.facts.first { $0.origin == .area && $0.isAskable }?.id)
    referral.role = one(pathway.register?.fact)
    referral.bodyKind = one(pathway.register?.fact)
    referral.overdue = reached.overdue
    referral.caseReference = check.caseReference.isEmpty ? nil : check.caseReference
    referral.rerunOf = first
    return referral
  }

  private func later(
    _ what: CheckEvent.What, id: RecordID, about number: Int, at time: Instant
  ) -> LaterEvent {
    switch what {
    case .duty(let duty, let step):
      var event = LaterEvent(
        id: id, kind: .outcome, about: number, code: step.recorded.rawValue, entered: time)
      event.subject = duty.rawValue
      if case .notDone(let reason) = step { event.value = reason.rawValue }
      return event
    case .reference(let duty, let text):
      var event = LaterEvent(
        id: id, kind: .outcome, about: number, code: "reference_issued", entered: time)
      event.subject = duty.rawValue
      event.reference = text
      return event
    case .reached: preconditionFailure("a route that was reached is a record of its own")
    }
  }

  private func stamp(
    _ version: String, _ contentHash: String, isApproved: Bool
  ) -> PathwayStamp {
    PathwayStamp(
      id: pathway.id, version: version, contentHash: contentHash, isApproved: isApproved)
  }

  private static func note(for reply: AppendReply) -> RecordNote.Reply {
    switch reply {
    case .notRecorded(let reason): return .notRecorded(reason)
    case .unknown(let reason): return .unknown(reason)
    case .recorded(let receipt):
      guard let checkpoint = try? Checkpoint(reading: receipt.checkpoint.text) else {
        return .unknown("the checkpoint that came back cannot be read")
      }
      return .recorded(
        RecordStamp(
          number: receipt.number, leaf: receipt.shortLeaf, size: checkpoint.size,
          root: Base64.text(of: checkpoint.root.bytes)))
    }
  }
}

extension Instant {
  /// A moment as a check keeps it: without thousandths.
  init?(iso text: String) {
    self.init(text.count == 20 ? text.dropLast() + ".000Z" : text[...])
  }
}

extension Step {
  /// The same as the record has it.
  fileprivate var recorded: DutyStep {
    switch self {
    case .done: .done
    case .doneByOther: .doneByOther
    case .noAnswer: .noAnswer
    case .notDone: .notDone
    case .reopened: .reopened
    }
  }
}
