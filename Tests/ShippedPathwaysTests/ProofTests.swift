import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

@Suite struct ProofTests {
  @Test func `the national pathway is proved whole, without a finding`() throws {
    let reading = try ShippedPathways.reading("modern-slavery")
    let pathway = try #require(reading.pathway)

    let analysis = Analyzer(today: CivilDate("2026-11-21"))
      .analysis(of: pathway, sourceMap: reading.sourceMap)

    #expect(analysis.isFinished)
    #expect(analysis.findings.map(\.diagnostic.message) == [])
  }
}
