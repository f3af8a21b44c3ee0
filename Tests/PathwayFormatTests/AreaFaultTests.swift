import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Every fault that the reader of area packs can find, beside what it prints.
@Suite struct AreaFaultTests {
  static let folder = ShippedPathways.repository.appending(
    path: "Tests/PathwayFormatTests/AreaFaults")

  static let names: [String] = {
    let items = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (items ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  /// The pack that a fault is written into, unless the fault declares an area itself.
  static let base = """
    area: small
    title: Small
    in-force: {from: 2026-01-01, review-by: 2026-12-31}
    """
  static let rest = """
    sources:
      P: {title: A page, url: "https://example.org", dated: May 2025, checked: 2026-01-01, copy: live}
    authorities:
      c: {name: County Council, kind: county, districts: {east: {name: East District Council, also: [East]}}}
    """
  static let pathway = """
    pathway: small
    title: Small
    version: "1"
    in-force: {from: 2026-01-01, review-by: 2026-12-31}
    sources:
      ACT: {title: An Act, publisher: P, url: "https://example.org", dated: "2025", checked: 2026-01-01, read: official, kind: act}
    facts:
      danger: {group: G, label: Danger, ask: Danger?, why: Safety., answers: {yes: "Yes", no: "No"}, not-known: keep}
    routes:
      all: {class: all, title: All, when: always, basis: ACT s1}
    duties:
      call_999: {title: Call 999, stage: emergency, when: danger is yes, if-unsure: due, to: the police, by: at once, basis: ACT s1}
    """

  /// What is said of a fault: a second file or a second pack stands below a line that says so.
  static func report(of name: String) throws -> String {
    let url = folder.appending(path: "\(name).yaml")
    let text = try String(contentsOf: url, encoding: .utf8)
    let packs = text.components(separatedBy: "---SECOND PACK\n")
    let beside = PathwayReader().read([file("pathway.yaml", pathway)])
    let reader = AreaReader(beside: [beside])
    let readings = packs.enumerated().map { place, pack in
      let parts = pack.components(separatedBy: "---SECOND FILE\n")
      var files = parts.enumerated().map { number, part in
        file(
          place + number == 0 ? "\(name).yaml" : "\(name)-\(place + number + 1).yaml",
          part.replacing("---ALONE\n", with: ""))
      }
      if place == 0, !pack.contains("---ALONE") {
        if !pack.hasPrefix("area:") { files.append(file("base.yaml", base)) }
        files.append(file("rest.yaml", rest))
      }
      return reader.read(files)
    }
    let across =
      PlaceClaimCheck.diagnostics(readings) + NationalContactCheck.diagnostics(readings)
      + ElsewhereCheck.diagnostics(readings)
    var texts: [String: String] = [:]
    for reading in readings { texts.merge(reading.texts) { first, _ in first } }
    return DiagnosticFormatter(texts: texts).text(of: readings.flatMap(\.diagnostics) + across)
  }

  private static func file(_ path: String, _ text: String) -> PathwayFile {
    PathwayFile(path: path, bytes: Array(text.utf8))
  }

  @Test(arguments: names)
  func `a fault of a pack is reported with its place, its reason and a way to mend it`(
    name: String
  ) throws {
    let golden = Self.folder.appending(path: "\(name).txt")

    let report = try Self.report(of: name)

    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try Data(report.utf8).write(to: golden)
    }
    #expect(report == (try String(contentsOf: golden, encoding: .utf8)))
    #expect(report.contains(": error: "))
  }

  @Test func `a pack of areas has at least fifty faults, and every check of packs has one`() throws
  {
    let all = try Self.names.map(Self.report(of:)).joined()
    let ids = [
      "area/no-provenance", "area/unconfirmed-value", "area/number-in-text", "area/mobile-number",
      "area/bad-number", "area/personal-name", "area/personal-mailbox", "area/review-too-late",
      "area/no-successor", "area/proposal-decides", "area/place-claimed", "area/two-elsewhere",
      "area/unknown-national", "area/unknown-pathway", "area/bad-hours",
    ]

    #expect(Self.names.count >= 50)
    for id in ids { #expect(all.contains("[\(id)]"), "\(id)") }
  }

  @Test
  func `what a pack adds to a pathway that was not read is left unread where that is asked for`() {
    let adds = Self.file("adds.yaml", "adds: {other: {duties: {d: {title: x}}}}")
    let files = [Self.base, Self.rest].enumerated().map { Self.file("\($0).yaml", $1) } + [adds]
    let beside = PathwayReader().read([Self.file("pathway.yaml", Self.pathway)])

    let known = AreaReader(beside: [beside], ignoresOthers: true).read(files)
    let unknown = AreaReader(beside: [beside]).read(files)

    #expect(known.diagnostics == [])
    #expect(unknown.diagnostics.map(\.id) == ["area/unknown-pathway"])
  }

  @Test func `the pack that the faults are written into has none`() {
    let files = [Self.base, Self.rest].enumerated().map { Self.file("\($0).yaml", $1) }

    #expect(AreaReader().read(files).report == "")
  }
}
