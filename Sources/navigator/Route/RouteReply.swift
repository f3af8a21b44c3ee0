import Interviews
import Pathways

/// The outcome of a case as a machine reads it.
struct RouteReply: Encodable {
  struct PathwayPart: Encodable {
    let id: String
    let version: String
    let contentHash: String
    let approved: Bool
    let reviewBy: String

    enum CodingKeys: String, CodingKey {
      case id, version, approved
      case contentHash = "content_hash"
      case reviewBy = "review_by"
    }
  }

  struct QuestionPart: Encodable {
    struct AnswerPart: Encodable {
      let id: String
      let label: String
      /// The routes that this answer leaves possible.
      let leadsTo: [String]

      enum CodingKeys: String, CodingKey {
        case id, label
        case leadsTo = "leads_to"
      }
    }

    let id: String
    let ask: String
    let help: String?
    let why: String?
    let choose: String
    let answers: [AnswerPart]
  }

  struct BasisPart: Encodable {
    let source: String
    let section: String
    let title: String
    let verified: Bool
    let read: String
  }

  struct RoutePart: Encodable {
    let id: String
    let `class`: String
    let title: String
    let say: String
    let basis: [BasisPart]
    let because: [String]
  }

  struct DeadlinePart: Encodable {
    let code: String
    let text: String
  }

  struct ContactPart: Encodable {
    let id: String
    let name: String
    let `for`: String
    let confirmed: Bool
    let phone: String?
    let email: String?
    let url: String?
    let hours: String?
    let note: String?
  }

  struct NotePart: Encodable {
    let say: String
    let basis: [BasisPart]
  }

  struct DutyPart: Encodable {
    let id: String
    /// The number that it has on the screen and on the sheets too.
    let number: Int?
    let standing: String
    let provided: OrNull<String>
    let waitsFor: OrNull<String>
    let done: Bool
    /// The answers by which it counts as done, in words.
    let doneBecause: [String]
    let stage: String
    let force: String
    let variant: String?
    let title: String
    let who: String
    let to: String
    let by: DeadlinePart
    let say: [String]
    let haveReady: [String]
    let notes: [NotePart]
    let basis: [BasisPart]
    let because: [String]
    let contacts: [ContactPart]
    /// Whom to ring at the place, the number that answers first; nil if no area is named.
    let localContacts: LocalDoor?
    let localContact: String?

    enum CodingKeys: String, CodingKey {
      case id, number, standing, provided, done, stage, force, variant, title, who, to, by, say,
        notes
      case basis, because, contacts
      case doneBecause = "done_because"
      case waitsFor = "waits_for"
      case haveReady = "have_ready"
      case localContacts = "local_contacts"
      case localContact = "local_contact"
    }
  }

  struct ActPart: Encodable {
    let id: String
    let say: String
    let protects: [String]
    let basis: [BasisPart]
  }

  struct PresumptionPart: Encodable {
    let fact: String
    let `as`: String
    let reason: String?
    let basis: [BasisPart]
  }

  struct PossiblePart: Encodable {
    let id: String
    let possible: Bool
    /// The answers that rule it out.
    let ruledOutBy: [String]

    enum CodingKeys: String, CodingKey {
      case id, possible
      case ruledOutBy = "ruled_out_by"
    }
  }

  struct ChangePart: Encodable {
    let fact: String
    let answer: JSONValue
    let routes: [String]
  }

  struct BodyPart: Encodable {
    let fact: String
    let value: String
  }

  let pathway: PathwayPart
  let status: String
  let question: OrNull<QuestionPart>
  let route: OrNull<RoutePart>
  let duties: [DutyPart]
  let actsToAvoid: [ActPart]
  let presumptions: [PresumptionPart]
  let routesPossible: [PossiblePart]
  let changesOfRoute: [ChangePart]
  let yourBody: [BodyPart]
  let setAside: [String]
  let warnings: [String]

  enum CodingKeys: String, CodingKey {
    case pathway, status, question, route, duties, presumptions, warnings
    case actsToAvoid = "acts_to_avoid"
    case routesPossible = "routes_possible"
    case changesOfRoute = "changes_of_route"
    case yourBody = "your_body"
    case setAside = "set_aside"
  }
}
