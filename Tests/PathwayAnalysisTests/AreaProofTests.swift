import Foundation
import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Every fault of a pack that only its pathway can show, beside what is said of it.
@Suite struct AreaProofTests {
  static let folder = ShippedPathways.repository.appending(
    path: "Tests/PathwayAnalysisTests/AreaFindings")

  static let names: [String] = {
    let items = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (items ?? []).filter { $0.hasSuffix(".yaml") && $0 != "national-pathway.yaml" }
      .map { String($0.dropLast(5)) }.sorted()
  }()

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8)
  }

  private static func pathway(_ text: String) throws -> PathwayReading {
    let reading = PathwayReader().read([PathwayFile(path: "small.yaml", bytes: Array(text.utf8))])
    _ = try #require(reading.pathway, "\(reading.report)")
    return reading
  }

  /// The pack, and what is found. A pathway that was changed stands below a line that says so:
  /// no pack can bring such a change about, and the proof would see it if one could.
  private static func findings(_ name: String) throws -> (AreaReading, [Finding]) {
    let national = try pathway(try text("national-pathway"))
    let parts = try text(name).components(separatedBy: "---CHANGED PATHWAY\n")
    let reading = AreaReader(beside: [national]).read([
      PathwayFile(path: "\(name).yaml", bytes: Array(parts[0].utf8))
    ])
    let area = try #require(reading.area, "\(reading.report)")
    var proof = AreaProof(try #require(national.pathway), today: CivilDate("2026-11-21"))
    guard parts.count > 1 else {
      return (reading, proof.findings(for: area, places: reading.sourceMap))
    }
    let changed = try #require(try pathway(parts[1]).pathway)
    let found = proof.findings(for: area, at: nil, places: reading.sourceMap, applied: changed)
    // What the analysis of the changed pathway finds besides is not about the pack.
    return (reading, found.filter { $0.diagnostic.id.hasPrefix("area/") })
  }

  @Test(arguments: names)
  func `a finding about a pack has its place, its reason and its smallest case`(
    name: String
  ) throws {
    let golden = Self.folder.appending(path: "\(name).txt")
    let (reading, findings) = try Self.findings(name)
    let pathway = try #require(try Self.pathway(try Self.text("national-pathway")).pathway)
    let compiled = try CompiledPathway(pathway)

    let formatter = DiagnosticFormatter(texts: reading.texts)
    let report = findings.map { finding in
      formatter.text(of: finding.diagnostic)
        + (finding.example?.scenario(named: "case", in: compiled) ?? []).map { "  \($0)\n" }
        .joined()
    }.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try Data(report.utf8).write(to: golden)
    }
    #expect(report == (try String(contentsOf: golden, encoding: .utf8)))
    #expect(findings.isEmpty == (name == "clean"))
  }

  @Test func `every check of a pack beside its pathway has an example`() throws {
    let found = try Self.names.flatMap { try Self.findings($0).1.map(\.diagnostic.id) }

    for id in [
      "area/unknown-fact", "area/unknown-answer", "area/review-past", "area/reviewed-ahead",
      "area/relaxes-deadline", "area/note-never-shown", "area/changes-rules", "area/drops-duty",
    ] { #expect(found.contains(id), "\(id)") }
  }

  @Test func `an addition never takes the deadline of a variant back`() throws {
    let text = """
      pathway: small
      title: Small
      version: "1"
      in-force: {from: 2026-01-01, review-by: 2026-12-31}
      sources:
        ACT: {title: An Act, publisher: P, url: "https://example.org", dated: "2025", checked: 2026-01-01, read: official, kind: act}
      facts:
        f: {group: G, label: F, ask: F?, why: W., answers: {a: A, b: B}, not-known: refuse}
      routes:
        all: {class: all, title: All, when: always, basis: ACT s1}
      duties:
        tell:
          title: Tell
          stage: police
          when: always
          to: the police
          basis: ACT
          variants:
            fast: {when: f is a, by: at once}
            slow: {when: f is b, by: 5 days}
      """
    let national = try Self.pathway(text)
    let pack = """
      area: tried
      title: Tried
      in-force: {from: 2026-01-01, review-by: 2026-12-31}
      adds: {small: {deadlines: [{duty: tell, by: same day, basis: ACT s3}]}}
      """
    let area = try #require(
      AreaReader(beside: [national]).read([
        PathwayFile(path: "x.yaml", bytes: Array(pack.utf8))
      ]).area)

    let applied = try #require(national.pathway).adding(area, at: nil)

    let deadlines = try #require(applied.duty("tell")).variants.map(\.wording.by)
    #expect(deadlines == [.atOnce, .sameDay])
  }
}
