import Foundation
import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Every fault that only a proof can find, beside what is said of it.
@Suite struct FindingGoldenTests {
  static let folder = ShippedPathways.repository.appending(
    path: "Tests/PathwayAnalysisTests/Findings")

  static let names: [String] = {
    let items = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (items ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private struct Analysed {
    let reading: PathwayReading
    let analysis: Analysis
    var findings: [Finding] { analysis.findings }
  }

  private func analysed(_ name: String) throws -> Analysed {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: "\(name).yaml")))
    let (reading, stretches) = PathwayReader().readThroughTime([
      PathwayFile(path: "\(name).yaml", bytes: bytes)
    ])
    #expect(reading.report == "")
    let analysis = Analyzer(today: CivilDate("2026-11-21"))
      .analysis(of: stretches, sourceMap: reading.sourceMap)
    return Analysed(reading: reading, analysis: analysis)
  }

  @Test(arguments: names)
  func `a finding has its place, its reason and its smallest case`(name: String) throws {
    let golden = Self.folder.appending(path: "\(name).txt")

    let analysed = try analysed(name)

    let formatter = DiagnosticFormatter(texts: analysed.reading.texts)
    let report = try analysed.findings.map { finding in
      let example = finding.example
      let compiled = try #require(analysed.analysis.compiled(for: finding))
      return formatter.text(of: finding.diagnostic)
        + (example?.scenario(named: "case", in: compiled) ?? [])
        .map { "  \($0)\n" }.joined()
        + (example?.walk(in: compiled) ?? []).map { "  - \($0)\n" }.joined()
    }.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try Data(report.utf8).write(to: golden)
    }
    #expect(report == (try String(contentsOf: golden, encoding: .utf8)))
    #expect(analysed.findings.isEmpty == name.hasPrefix("clean"))
  }

  @Test(arguments: names)
  func `the smallest case can be pasted, and holds until somebody corrects it`(
    name: String
  ) throws {
    let analysed = try analysed(name)
    for finding in analysed.findings {
      let compiled = try #require(analysed.analysis.compiled(for: finding))
      guard let lines = finding.example?.scenario(named: "pasted", in: compiled) else { continue }
      let text = try #require(analysed.reading.texts["\(name).yaml"])
        .replacing("\nscenarios:\n", with: "\nscenarios:\n\(lines.joined(separator: "\n"))\n")
      let (reading, stretches) = PathwayReader().readThroughTime([
        PathwayFile(path: "\(name).yaml", bytes: Array(text.utf8))
      ])

      #expect(reading.report == "")
      #expect(reading.pathway?.scenarios.contains { $0.id == "pasted" } == true)
      let broken = Analyzer().analysis(of: stretches, sourceMap: reading.sourceMap).findings
        .filter { $0.subject == .scenario("pasted") && $0.diagnostic.id == "scenario/broken" }
      #expect(broken.isEmpty, "\(broken.map(\.diagnostic.message))")
    }
  }

  @Test(arguments: names)
  func `what the name says is among the findings`(name: String) throws {
    let findings = try analysed(name).findings
    guard !name.hasPrefix("clean") else { return #expect(findings.isEmpty) }
    let ids = Set(findings.map { $0.diagnostic.id.replacing("/", with: "-") })
    let family = name.split(separator: "-")[0]

    #expect(
      ids.contains { $0.hasPrefix(family) || $0.hasPrefix("text-of") || $0.hasPrefix("date") })
  }

  @Test func `a budget that runs out is never a pass`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)

    let analysis = Analyzer(budget: 500).analysis(of: pathway, sourceMap: SourceMap([:]))

    #expect(!analysis.isFinished)
    #expect(analysis.hasErrors)
    #expect(analysis.findings.contains { $0.diagnostic.id == "proof/not-finished" })
  }
}
