import Foundation
import Interviews
import Pathways

/// A case as a machine states it.
struct RouteRequest: Hashable {
  let pathway: String?
  let area: String?
  let at: String?
  /// The practitioner's own reference, for sheets; a route does not depend on it.
  let caseReference: String?
  let answers: [String: JSONValue]

  static let keys = ["pathway", "area", "at", "case_reference", "answers"]

  /// Reads one JSON object.
  ///
  /// - Throws: ``RouteFault`` that names what is wrong and where.
  init(_ data: Data) throws(RouteFault) {
    let value: JSONValue
    do {
      value = try JSONDecoder().decode(JSONValue.self, from: data)
    } catch {
      throw RouteFault("json/syntax", "this is not JSON", at: "")
    }
    guard case .object(let object) = value else {
      throw RouteFault("json/kind", "a case is one JSON object, not \(value.kind)", at: "")
    }
    if let key = DuplicateKeys.first(in: data) {
      throw RouteFault("json/duplicate-key", "the key '\(key)' stands twice", at: key)
    }
    for key in object.keys.sorted() where !Self.keys.contains(key) {
      throw RouteFault(
        "json/unknown-key", "there is no key '\(key)'", at: key,
        didYouMean: Suggestion.nearest(to: key, among: Self.keys))
    }
    func text(_ key: String) throws(RouteFault) -> String? {
      switch object[key] {
      case nil, .null: return nil
      case .string(let text): return text
      case let other?:
        throw RouteFault("json/kind", "'\(key)' is a text, not \(other.kind)", at: key)
      }
    }
    pathway = try text("pathway")
    area = try text("area")
    at = try text("at")
    caseReference = try text("case_reference")
    switch object["answers"] {
    case nil, .null: answers = [:]
    case .object(let object): answers = object
    case let other?:
      throw RouteFault("json/kind", "'answers' is an object, not \(other.kind)", at: "answers")
    }
  }

  /// Whether an organisation is given that is not one of the kinds.
  func namesABody(in pathway: Pathway) -> Bool {
    pathway.facts.contains { fact in
      guard fact.isChosenFromRegister, case .string(let text)? = answers[fact.id.rawValue] else {
        return false
      }
      return text != "not_known" && fact.answer(Answer.ID(text)) == nil
    }
  }

  /// The interview with these answers.
  ///
  /// - Throws: ``RouteFault`` for a fact or an answer that does not exist; nothing is guessed.
  ///
  /// - Parameter lookedUp: what the place answers; an answer that contradicts it is refused.
  func interview(
    of compiled: CompiledPathway, lookedUp: Answers = [:]
  ) throws(RouteFault) -> Interview {
    var interview = Interview(of: compiled, lookedUp: lookedUp)
    // In a fixed order, so that the first fault is always the same one.
    for name in answers.keys.sorted() {
      let given = try given(for: name, in: compiled.pathway)
      if let decided = lookedUp[Fact.ID(name)], decided != given {
        throw RouteFault(
          "answer/contradicts-area",
          "'\(name)' is '\(decided.text)' in that area, not '\(given.text)': mend one of the two",
          at: "answers.\(name)")
      }
      do {
        try interview.answer(Fact.ID(name), given)
      } catch {
        throw RouteFault("answer/refused", error.description, at: "answers.\(name)")
      }
    }
    return interview
  }

  private func given(
    for name: String, in pathway: Pathway
  ) throws(RouteFault) -> Given {
    let place = "answers.\(name)"
    guard let fact = pathway.fact(Fact.ID(name)) else {
      throw RouteFault(
        "answer/unknown-fact", "there is no fact '\(name)'", at: place,
        didYouMean: Suggestion.nearest(to: name, among: pathway.facts.map(\.id.rawValue)))
    }
    switch answers[name] {
    case .string("not_known"): return .notKnown
    case .string(let text):
      if fact.takesSeveral { return .several(try ids([text], of: fact, at: place)) }
      if fact.answer(Answer.ID(text)) == nil, fact.isChosenFromRegister,
        let body = pathway.register?.body(named: text)
      {
        return .one(body.kind)
      }
      guard let id = try ids([text], of: fact, at: place, register: pathway.register).first
      else { break }
      return .one(id)
    case .array(let items):
      guard fact.takesSeveral else {
        throw RouteFault(
          "answer/one", "'\(name)' takes one answer, not a list", at: place)
      }
      var texts: [String] = []
      for item in items {
        guard case .string(let text) = item else {
          throw RouteFault("json/kind", "an answer is a text, not \(item.kind)", at: place)
        }
        texts.append(text)
      }
      let given = try ids(texts, of: fact, at: place)
      return .several(fact.answers.map(\.id).filter(given.contains))
    case let other?:
      throw RouteFault("json/kind", "an answer is a text, not \(other.kind)", at: place)
    case nil: break
    }
    throw RouteFault("answer/missing", "'\(name)' has no answer", at: place)
  }

  private func ids(
    _ texts: [String], of fact: Fact, at place: String, register: Register? = nil
  ) throws(RouteFault) -> [Answer.ID] {
    var ids: [Answer.ID] = []
    for text in texts {
      guard fact.answer(Answer.ID(text)) != nil else {
        var words = fact.answers.map(\.id.rawValue)
        if fact.mayBeNotKnown { words.append("not_known") }
        let offered = words.joined(separator: ", ")
        if fact.isChosenFromRegister { words += register?.bodies.map(\.name) ?? [] }
        throw RouteFault(
          "answer/unknown", "'\(fact.id)' has no answer '\(text)'; its answers: \(offered)",
          at: place,
          didYouMean: Suggestion.nearest(to: text, among: words))
      }
      ids.append(Answer.ID(text))
    }
    return ids
  }
}

/// Why a case could not be routed.
struct RouteFault: Error, Hashable, Encodable {
  let id: String
  let message: String
  /// The key at fault, as a path with dots; empty for the whole.
  let at: String
  let didYouMean: String?

  init(_ id: String, _ message: String, at place: String, didYouMean: String? = nil) {
    self.id = id
    self.message = message
    at = place
    self.didYouMean = didYouMean
  }

  enum CodingKeys: String, CodingKey {
    case id, message, at
    case didYouMean = "did_you_mean"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(message, forKey: .message)
    try container.encode(at, forKey: .at)
    try container.encode(didYouMean, forKey: .didYouMean)
  }
}

extension Register {
  /// The body with this name, whatever its capitals.
  func body(named name: String) -> Body? {
    let wanted = name.lowercased()
    return bodies.first { body in
      body.name.lowercased() == wanted
        || body.otherNames.contains { $0.lowercased() == wanted }
    }
  }
}
