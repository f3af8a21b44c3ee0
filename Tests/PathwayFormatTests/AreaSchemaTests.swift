import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The declared keys of area packs, from which their schema is made, against the reader itself.
@Suite struct AreaSchemaTests {
  static let head = ["area", "title", "nation", "elsewhere", "in-force", "police-force", "advice"]

  static let places = GroupPlace.places(below: .areaFile) { key, value in
    .group(file(with: key, value))
  }

  private static func file(
    with key: String, _ value: GeneratedYAML
  ) -> [String: GeneratedYAML] {
    guard head.contains(key) else { return [key: value] }
    var members: [String: GeneratedYAML] = [
      "area": .text("tried"), "title": .text("Tried"),
      "in-force": .group(["from": .text("2026-01-01"), "review-by": .text("2026-12-31")]),
    ]
    members[key] = value
    return members
  }

  private static let base = """
    sources:
      P: {title: A page, url: "https://example.org", dated: now, checked: 2026-01-01, copy: live}
    authorities:
      county: {name: County Council, kind: county, districts: {east: {name: East Council}}}
    contacts:
      desk: {purpose: police, name: unconfirmed, phone: unconfirmed}
    routes:
      way: {title: A way, status: agreed, says: Ring., source: P, confidence: high}
    """

  /// What makes the reader refuse a file. Dates that are far apart are not about keys.
  private static func faults(in file: GeneratedYAML) -> [Diagnostic] {
    diagnostics(for: file).filter { diagnostic in
      diagnostic.severity == .error
        && !["date/backwards", "area/review-too-late"].contains(diagnostic.id)
    }
  }

  private static func diagnostics(for file: GeneratedYAML) -> [Diagnostic] {
    guard case .group(let members) = file else { return [] }
    let tried = GeneratedYAML.lines(of: members).joined(separator: "\n")
    var files = [("base.yaml", base), ("tried.yaml", tried)]
    if members["area"] == nil {
      files.append(
        ("head.yaml", "area: x\ntitle: X\nin-force: {from: 2026-01-01, review-by: 2026-12-31}"))
    }
    return AreaReader(beside: [pathway]).read(
      files.map { PathwayFile(path: $0.0, bytes: Array($0.1.utf8)) }
    ).diagnostics
  }

  /// A pathway of the id that generated groups have.
  private static let pathway = PathwayReader().read([
    PathwayFile(
      path: "a.yaml",
      bytes: Array(
        """
        pathway: a
        title: A
        version: "1"
        in-force: {review-by: 2030-01-01}
        sources:
          ACT: {title: An Act, publisher: P, url: "https://example.org", dated: now, checked: 2026-01-01, read: official, kind: act}
        contacts:
          c: {name: Police, for: danger, phone: "999", basis: ACT}
        facts:
          f: {group: G, label: F, ask: F?, why: W., answers: {a: A, b: B}, not-known: keep}
        routes:
          r: {class: r, title: R, when: always, basis: ACT}
        duties:
          d: {title: D, stage: record, when: f is a, to: you, by: at once, contacts: c, basis: ACT}
        rules:
          R1: {says: A rule., read: official, left-out: It is for tests.}
        """.utf8))
  ])

  @Test(arguments: places)
  func `the reader of packs asks for exactly the keys that are declared`(
    place: GroupPlace
  ) throws {
    var members = place.group.smallestMembers
    members["zzzzzzzzzzzzzzzz"] = .text("x")

    let diagnostics = Self.diagnostics(for: place.file(with: .group(members)))

    let unknown = diagnostics.filter {
      $0.id == "shape/unknown-key" && $0.message.contains("zzzzzzzzzzzzzzzz")
    }
    let suggestion = try #require(unknown.first?.suggestion, "\(place): \(diagnostics)")
    let known = suggestion.split(separator: ":").last.map { list in
      list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    // The place in an area is taken from a duty before the duty itself is read.
    let own = place.group.name == "added-duty" ? ["authority"] : []
    #expect(known.map { Set($0 + own) } == Set(place.group.keys.map(\.name)))
  }

  @Test(arguments: places)
  func `the reader of packs takes every value that is declared`(place: GroupPlace) {
    for value in place.good {
      #expect(Self.faults(in: place.file(with: value)) == [], "\(place): \(value.flow)")
    }
  }

  @Test(arguments: places)
  func `the reader of packs refuses other values, missing keys and broken demands`(
    place: GroupPlace
  ) {
    for value in place.bad {
      #expect(Self.faults(in: place.file(with: value)) != [], "\(place): \(value.flow)")
    }
  }

  @Test func `the shipped schema of packs is the one that is generated`() throws {
    let url = ShippedPathways.repository.appending(path: "pathways/schema/area.schema.json")

    #expect(try String(contentsOf: url, encoding: .utf8) == AreaSchema().text)
  }

  @Test(arguments: ShippedPathways.areas)
  func `every shipped file of a pack names the schema in its first line`(id: String) throws {
    for file in try ShippedPathways.files(of: "areas/\(id)") {
      let first = String(decoding: file.bytes.prefix { $0 != 0x0A }, as: UTF8.self)
      #expect(first == "# yaml-language-server: $schema=../../schema/area.schema.json")
    }
  }
}
