import NavigatorUI
import Pathways

/// An event of a check as it stands in the check's file.
struct CheckEventFile: Codable, Hashable {
  let id: String
  let time: String
  /// `reached`, `reference`, or a step: `done`, `done_by_other`, `no_answer`, `not_done`,
  /// `reopened`.
  let what: String
  var duty: String?
  var reason: String?
  var text: String?
  var reached: ReachedFile?
  var record: RecordFile?

  /// A route that was reached, as it is recorded.
  struct ReachedFile: Codable, Hashable {
    let pathwayVersion: String
    let contentHash: String
    let isApproved: Bool
    let overdue: [String]
    let places: [String: JSONValue]
    let answers: [String: JSONValue]
    let lookedUp: [String: JSONValue]
    let route: String
    let duties: [OwedFile]

    enum CodingKeys: String, CodingKey {
      case overdue, places, answers, route, duties
      case pathwayVersion = "pathway_version"
      case contentHash = "content_hash"
      case isApproved = "approved"
      case lookedUp = "looked_up"
    }
  }

  struct OwedFile: Codable, Hashable {
    let duty: String
    let variant: String?
    let standing: String
    let by: String?
    let done: Bool
  }

  struct RecordFile: Codable, Hashable {
    let number: Int
    let leaf: String
    let size: Int
    let root: String
  }

  init(_ event: CheckEvent) {
    id = event.id
    time = event.time
    switch event.what {
    case .reached(let reached):
      what = "reached"
      self.reached = ReachedFile(
        pathwayVersion: reached.pathwayVersion, contentHash: reached.contentHash,
        isApproved: reached.isApproved, overdue: reached.overdue, places: reached.places.json,
        answers: reached.answers.json, lookedUp: reached.lookedUp.json,
        route: reached.route.rawValue,
        duties: reached.duties.map {
          OwedFile(
            duty: $0.duty.rawValue, variant: $0.variant?.rawValue, standing: $0.standing,
            by: $0.by, done: $0.isDone)
        })
    case .duty(let duty, let step):
      what = step.code
      self.duty = duty.rawValue
      if case .notDone(let id) = step { reason = id.rawValue }
    case .reference(let duty, let text):
      what = "reference"
      self.duty = duty.rawValue
      self.text = text
    }
    record = event.record.map {
      RecordFile(number: $0.number, leaf: $0.leaf, size: $0.size, root: $0.root)
    }
  }

  /// The event; nil if it is none that this version knows.
  var event: CheckEvent? {
    happened.map { what in
      CheckEvent(
        id: id, time: time, what: what,
        record: record.map {
          RecordStamp(number: $0.number, leaf: $0.leaf, size: $0.size, root: $0.root)
        })
    }
  }

  private var happened: CheckEvent.What? {
    if let reached, what == "reached" {
      return .reached(
        Reached(
          pathwayVersion: reached.pathwayVersion, contentHash: reached.contentHash,
          isApproved: reached.isApproved, overdue: reached.overdue,
          places: [CasePlace](json: reached.places), answers: Answers(json: reached.answers),
          lookedUp: Answers(json: reached.lookedUp), route: Route.ID(reached.route),
          duties: reached.duties.map {
            Reached.Owed(
              duty: Duty.ID($0.duty), variant: $0.variant.map { Duty.Variant.ID($0) },
              standing: $0.standing, by: $0.by, isDone: $0.done)
          }))
    }
    guard let duty = duty.map({ Duty.ID($0) }) else { return nil }
    switch what {
    case "reference": return text.map { .reference(duty, $0) }
    default:
      return Step(code: what, reason: reason.map { NotDoneReason.ID($0) }).map { .duty(duty, $0) }
    }
  }
}

extension Step {
  /// What a machine reads.
  var code: String {
    switch self {
    case .done: "done"
    case .doneByOther: "done_by_other"
    case .noAnswer: "no_answer"
    case .notDone: "not_done"
    case .reopened: "reopened"
    }
  }

  init?(code: String, reason: NotDoneReason.ID?) {
    switch code {
    case "done": self = .done
    case "done_by_other": self = .doneByOther
    case "no_answer": self = .noAnswer
    case "reopened": self = .reopened
    case "not_done":
      guard let reason else { return nil }
      self = .notDone(reason)
    default: return nil
    }
  }
}
