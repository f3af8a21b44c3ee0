import Foundation
import NavigatorUI
import Pathways

/// A check as it stands in its file. Answers and a reference; never a name.
struct CheckFile: Codable, Hashable {
  /// The format of this file; readers refuse what they do not know.
  static let format = 1

  let format: Int
  let id: String
  let incident: String?
  /// Which of the people of the incident; absent in files of older versions.
  let person: Int?
  let caseReference: String
  let pathway: String
  let pathwayVersion: String
  let contentHash: String
  let answers: [String: JSONValue]
  let lookedUp: [String: JSONValue]
  /// The places that the case touches, by their part; absent in files of older versions.
  let places: [String: JSONValue]?
  /// What is ticked and not sent off; absent if nothing is.
  let draft: [String: JSONValue]?
  let order: [String]
  let started: String
  let updated: String
  /// What came of it; absent in files of older versions, and if nothing did.
  let events: [CheckEventFile]?

  enum CodingKeys: String, CodingKey {
    case format, id, incident, person, pathway, answers, places, draft, order, started, updated,
      events
    case caseReference = "case_reference"
    case pathwayVersion = "pathway_version"
    case contentHash = "content_hash"
    case lookedUp = "looked_up"
  }

  /// Why a file is no saved check.
  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  init(_ check: Check) {
    format = Self.format
    id = check.id
    incident = check.incident
    person = check.person
    caseReference = check.caseReference
    pathway = check.pathway.rawValue
    pathwayVersion = check.pathwayVersion
    contentHash = check.contentHash
    answers = check.answers.json
    lookedUp = check.lookedUp.json
    places = check.places.isEmpty ? nil : check.places.json
    draft = check.draft.count == 0 ? nil : check.draft.json
    order = check.order.map(\.rawValue)
    started = check.started
    updated = check.updated
    events = check.events.isEmpty ? nil : check.events.map(CheckEventFile.init)
  }

  init(reading data: Data) throws(Unreadable) {
    guard data.count <= 1_000_000 else {
      throw Unreadable(description: "it is too big to be a saved check")
    }
    do {
      self = try JSONDecoder().decode(CheckFile.self, from: data)
    } catch {
      throw Unreadable(description: "it is damaged, or not a saved check")
    }
    guard format == Self.format else {
      throw Unreadable(description: "it has format \(format), and this version reads 1")
    }
    guard Self.isID(id) else { throw Unreadable(description: "its id is not one of ours") }
  }

  var data: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }

  /// The check. An answer in a form that no fact takes is left out.
  var check: Check {
    Check(
      id: id, incident: incident, person: person, caseReference: caseReference,
      pathway: Pathway.ID(pathway),
      pathwayVersion: pathwayVersion, contentHash: contentHash, answers: Answers(json: answers),
      lookedUp: Answers(json: lookedUp), places: casePlaces,
      draft: Answers(json: draft ?? [:]), order: order.map { Fact.ID($0) }, started: started,
      updated: updated, events: (events ?? []).compactMap(\.event))
  }

  private var casePlaces: [CasePlace] { [CasePlace](json: places ?? [:]) }

  /// Letters and digits only, so that an id can never name a file elsewhere.
  static func isID(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
      }
  }
}

extension Answers {
  init(json: [String: JSONValue]) {
    self.init()
    for (name, value) in json {
      switch value {
      case .string("not_known"): self[Fact.ID(name)] = .notKnown
      case .string(let answer): self[Fact.ID(name)] = .one(Answer.ID(answer))
      case .array(let items):
        self[Fact.ID(name)] = .several(
          items.compactMap { item in
            if case .string(let answer) = item { Answer.ID(answer) } else { nil }
          })
      case .null, .bool, .number, .object: break
      }
    }
  }

  var json: [String: JSONValue] {
    Dictionary(
      facts.compactMap { fact in self[fact].map { (fact.rawValue, $0.json) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension [CasePlace] {
  init(json: [String: JSONValue]) {
    self = CasePlace.Part.allCases.compactMap { part in
      json[part.rawValue].flatMap(AreaPlace.init(json:)).map { CasePlace(part, $0) }
    }
  }

  var json: [String: JSONValue] {
    Dictionary(map { ($0.part.rawValue, $0.place.json) }, uniquingKeysWith: { $1 })
  }
}

extension AreaPlace {
  init?(json: JSONValue) {
    guard case .object(let fields) = json, let area = Self.text(fields["area"]) else {
      return nil
    }
    self.init(
      area: Area.ID(area), authority: Self.text(fields["authority"]).map { LocalAuthority.ID($0) },
      district: Self.text(fields["district"]).map { District.ID($0) },
      nation: Self.text(fields["nation"]).map { Answer.ID($0) },
      council: Self.text(fields["council"]))
  }

  var json: JSONValue {
    var fields: [String: JSONValue] = ["area": .string(area.rawValue)]
    if let authority { fields["authority"] = .string(authority.rawValue) }
    if let district { fields["district"] = .string(district.rawValue) }
    if let nation { fields["nation"] = .string(nation.rawValue) }
    if let council { fields["council"] = .string(council) }
    return .object(fields)
  }

  private static func text(_ value: JSONValue?) -> String? {
    if case .string(let text) = value { text } else { nil }
  }
}
