import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The declared keys, from which the schema is made, against the reader itself.
///
/// Every group is built inside the smallest pathway that can hold it, and the real reader says
/// which keys it knows, which values it takes and which keys it misses.
@Suite struct SchemaAgreementTests {
  static let places = GroupPlace.all

  @Test(arguments: places)
  func `the reader asks for exactly the keys that are declared`(place: GroupPlace) throws {
    var members = place.group.smallestMembers
    members["zzzzzzzzzzzzzzzz"] = .text("x")

    let diagnostics = place.diagnostics(for: .group(members))

    let unknown = diagnostics.filter {
      $0.id == "shape/unknown-key" && $0.message.contains("zzzzzzzzzzzzzzzz")
    }
    let suggestion = try #require(unknown.first?.suggestion, "\(place): \(diagnostics)")
    let known = suggestion.split(separator: ":").last.map { list in
      list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(known.map(Set.init) == Set(place.group.keys.map(\.name) + place.factKeys))
  }

  @Test(arguments: places)
  func `the reader takes every value that is declared`(place: GroupPlace) {
    for value in place.good { #expect(place.faults(for: value) == [], "\(place): \(value.flow)") }
  }

  @Test(arguments: places)
  func `the reader refuses other values, missing keys and broken demands`(place: GroupPlace) {
    for value in place.bad { #expect(place.faults(for: value) != [], "\(place): \(value.flow)") }
  }

  /// `NAVIGATOR_SCHEMA_CASES=file swift test --filter SchemaAgreement` writes every file that
  /// was tried, one on each line, for `Tests/Conformance/check_schema.py`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["NAVIGATOR_SCHEMA_CASES"] != nil))
  func `the files that were tried can be written out`() throws {
    let path = try #require(ProcessInfo.processInfo.environment["NAVIGATOR_SCHEMA_CASES"])
    let lines = Self.places.flatMap { place in
      place.good.map { "good \(place.file(with: $0).flow)" }
        + place.bad.map { "bad \(place.file(with: $0).flow)" }
    }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func `the reader has exactly the sections that are declared`() throws {
    let file = PathwayFile(path: "x.yaml", bytes: Array("zzzzzzzzzzzzzzzz: x".utf8))

    let diagnostics = PathwayReader().read([file]).diagnostics

    let suggestion = try #require(diagnostics.first { $0.id == "shape/unknown-key" }?.suggestion)
    let known = suggestion.dropFirst("sections: ".count).split(separator: ", ").map(String.init)
    #expect(Set(known) == Set(KeyGroup.file.keys.map(\.name)))
  }

  @Test(arguments: KeyGroup.file.keys)
  func `the reader takes under a section exactly what is declared`(key: DeclaredKey) {
    for value in key.shape.good {
      #expect(GroupPlace.faults(forSection: key.name, value) == [], "\(key.name): \(value.flow)")
    }
    for value in key.shape.bad {
      #expect(GroupPlace.faults(forSection: key.name, value) != [], "\(key.name): \(value.flow)")
    }
  }

  @Test func `every group of the schema is tried`() {
    let closed = PathwaySchema().text.split(separator: "\"additionalProperties\": false").count - 1

    // The file and the group of a condition are tried by themselves.
    #expect(Set(Self.places.map(\.group.name)).count == closed - 2)
  }

  @Test func `the shipped schema is the one that is generated`() throws {
    let url = ShippedPathways.repository.appending(path: "pathways/schema/pathway.schema.json")

    #expect(try String(contentsOf: url, encoding: .utf8) == PathwaySchema().text)
  }

  @Test func `every shipped file names the schema in its first line`() throws {
    let names = ["modern-slavery", "nrm-criteria", "training-needs"]
    for file in try names.flatMap(ShippedPathways.files(of:)) {
      let depth = file.path.split(separator: "/").count - 1
      let path = String(repeating: "../", count: depth) + "schema/pathway.schema.json"
      let first = String(decoding: file.bytes.prefix { $0 != 0x0A }, as: UTF8.self)
      #expect(first == "# yaml-language-server: $schema=\(path)", "\(file.path)")
    }
  }
}
