import Pathways

/// The training cases of a pathway, to choose from.
struct ScenarioShelf {
  /// A word that no case goes by.
  struct UnknownWord: Error, CustomStringConvertible {
    let description: String
  }

  let pathway: Pathway
  /// The cases that fit, in the order of their ids.
  let cases: [(scenario: Scenario, training: Training)]

  /// - Parameters:
  ///   - audience, topic: an id, or the label that people read; nil for any.
  ///   - area: the area in which it plays.
  ///   - areas: the ids of all area packs.
  /// - Throws: ``UnknownWord`` with the nearest word.
  init(
    of pathway: Pathway, audience: String? = nil, topic: String? = nil, area: String? = nil,
    areas: [String] = []
  ) throws(UnknownWord) {
    self.pathway = pathway
    let audience: Audience.ID? = try Self.id(
      audience, among: pathway.audiences.map { ($0.id, $0.label) }, "audience")
    let topic: Topic.ID? = try Self.id(
      topic, among: pathway.topics.map { ($0.id, $0.label) }, "topic")
    let area: Area.ID? = try Self.id(area, among: areas.map { (Area.ID($0), $0) }, "area")
    cases = pathway.scenarios.compactMap { scenario in
      guard let training = scenario.training,
        audience.map(training.audiences.contains) ?? true,
        topic.map(training.topics.contains) ?? true, area.map({ training.area == $0 }) ?? true
      else { return nil }
      return (scenario, training)
    }.sorted { $0.0.id < $1.0.id }
  }

  private static func id<Subject>(
    _ word: String?, among all: [(id: Identifier<Subject>, label: String)], _ kind: String
  ) throws(UnknownWord) -> Identifier<Subject>? {
    guard let word else { return nil }
    if let found = all.first(where: { $0.id.rawValue == word || $0.label == word }) {
      return found.id
    }
    let ids = all.map(\.id.rawValue)
    let hint =
      Suggestion.nearest(to: word, among: ids).map { "did you mean '\($0)'?" }
      ?? "there are: \(ids.joined(separator: ", "))"
    throw UnknownWord(description: "there is no \(kind) '\(word)'; \(hint)")
  }

  /// A few lines for each case, as a person chooses.
  var text: String {
    let blocks = cases.map { scenario, training in
      var lines = ["\(scenario.title)  (\(training.minutes) minutes)", "  \(scenario.id)"]
      let place = [nation(of: scenario), training.area?.rawValue].compactMap(\.self)
      let route = scenario.expectation.route.flatMap(pathway.route)?.title
      lines.append("  \((place + [route].compactMap(\.self)).joined(separator: "; "))")
      lines.append("  For: \(labels(training.audiences))")
      lines.append("  On: \(topics(training.topics))")
      lines.append("  Say before: \(training.warning)")
      return lines.joined(separator: "\n")
    }
    let minutes = cases.map(\.training.minutes).reduce(0, +)
    return (blocks + ["\(cases.count) cases, \(minutes) minutes together"])
      .joined(separator: "\n\n")
  }

  /// The same for a machine.
  var json: JSONValue {
    .array(
      cases.map { scenario, training in
        [
          "id": .string(scenario.id.rawValue), "title": .string(scenario.title),
          "minutes": .number(Double(training.minutes)),
          "nation": nation(of: scenario).map(JSONValue.string) ?? nil,
          "area": training.area.map { .string($0.rawValue) } ?? nil,
          "route": scenario.expectation.route.map { .string($0.rawValue) } ?? nil,
          "audience": .array(training.audiences.map { .string($0.rawValue) }),
          "topics": .array(training.topics.map { .string($0.rawValue) }),
          "warning": .string(training.warning), "licence": .string(training.licence),
          "source": scenario.sourceName.map(JSONValue.string) ?? nil,
        ]
      })
  }

  private func nation(of scenario: Scenario) -> String? {
    guard case .one(let answer)? = scenario.answers["nation"] else { return nil }
    return pathway.fact("nation")?.answer(answer)?.label
  }

  private func labels(_ ids: [Audience.ID]) -> String {
    ids.map { id in pathway.audiences.first { $0.id == id }?.label ?? id.rawValue }
      .joined(separator: "; ")
  }

  private func topics(_ ids: [Topic.ID]) -> String {
    ids.map { id in pathway.topics.first { $0.id == id }?.label ?? id.rawValue }
      .joined(separator: "; ")
  }
}
