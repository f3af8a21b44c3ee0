import Foundation
import Interviews
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// The JSON Schema against what the program really writes, by a small validator of our own.
@Suite struct SchemaTests {
  private let reading: PathwayReading
  private let pathway: Pathway
  private let document: JSONValue

  init() throws {
    reading = try ShippedPathways.reading("modern-slavery")
    pathway = try #require(reading.pathway)
    document = RouteSchema(pathway: pathway).document
  }

  private func definition(_ name: String) -> JSONValue? {
    guard case .object(let root) = document, case .object(let all)? = root["$defs"] else {
      return nil
    }
    return all[name]
  }

  @Test func `every scenario's answers are valid input and its reply is valid output`() throws {
    let compiled = try CompiledPathway(pathway)
    let loaded = PathwayLibrary.Loaded(
      pathway: pathway, reading: reading, fingerprint: .init(content: "sha256:0"),
      folder: ShippedPathways.repository,
      warnings: [], date: nil, boundaries: [])
    let input = try #require(definition("input"))
    let output = try #require(definition("output"))
    let areas = ShippedPathways.areas.compactMap { try? ShippedPathways.area($0).area }
    let directory = AreaDirectory(areas: areas, bankHolidays: try ShippedPathways.bankHolidays())
    let minute = try CivilMinute(reading: "2026-11-21 02:10")
    let poole = RoutePlace(
      directory: directory, place: try directory.place(named: "Poole"), minute: minute)
    for (number, scenario) in pathway.scenarios.enumerated() {
      let walk = ScenarioWalk(scenario, in: compiled)
      let request = JSONValue.object(["answers": .object(scenario.answers.json)])
      let reply = RouteReply(
        walk.interview, of: loaded, at: number % 2 == 0 ? poole : nil, warnings: [])
      let value = try JSONDecoder().decode(
        JSONValue.self, from: try JSONEncoder().encode(reply))

      #expect(faults(of: request, against: input) == [], "\(scenario.id)")
      #expect(faults(of: value, against: output) == [], "\(scenario.id)")
    }
  }

  @Test func `an unknown fact and an unknown answer are not valid`() throws {
    let input = try #require(definition("input"))

    #expect(faults(of: ["answers": ["dangr": "no"]], against: input) != [])
    #expect(faults(of: ["answers": ["danger": "maybe"]], against: input) != [])
    #expect(faults(of: ["answers": ["signs": ["debts"]]], against: input) != [])
  }

  /// The part of JSON Schema that the program's own schema uses.
  private func faults(of value: JSONValue, against schema: JSONValue) -> [String] {
    guard case .object(let rules) = schema else { return [] }
    if case .string(let reference)? = rules["$ref"] {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      return definition(name).map { faults(of: value, against: $0) } ?? ["no \(reference)"]
    }
    if case .array(let choices)? = rules["anyOf"] {
      return choices.contains { faults(of: value, against: $0).isEmpty } ? [] : ["no choice fits"]
    }
    if case .array(let allowed)? = rules["enum"], !allowed.contains(value) {
      return ["\(value) is not allowed"]
    }
    if let constant = rules["const"], constant != value { return ["\(value) is not \(constant)"] }
    switch (rules["type"], value) {
    case (nil, _), ("string", .string), ("boolean", .bool), ("null", .null): return []
    case ("array", .array(let items)):
      guard let item = rules["items"] else { return [] }
      return items.flatMap { faults(of: $0, against: item) }
    case ("integer", .number(let number)) where number == number.rounded(): return []
    case ("object", .object(let members)):
      var found: [String] = []
      guard case .object(let properties)? = rules["properties"] else { return [] }
      if case .array(let required)? = rules["required"] {
        for case .string(let key) in required where members[key] == nil {
          found.append("'\(key)' is missing")
        }
      }
      for (key, member) in members {
        guard let property = properties[key] else {
          found.append("'\(key)' is unknown")
          continue
        }
        found += faults(of: member, against: property).map { "\(key): \($0)" }
      }
      return found
    default: return ["\(value.kind) is of the wrong type"]
    }
  }
}
