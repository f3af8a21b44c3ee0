import PathwayAnalysis
import Pathways
import Testing

@Suite struct FindingTests {
  @Test func `findings stand in the order of their places`() {
    let places = [3, 1, 2].map { SourceLocation(path: "a.yaml", line: $0, column: 1) }
    let findings = places.map { Finding(Diagnostic("route/gap", at: $0, "x")) }

    #expect(findings.sorted().map(\.diagnostic.location.line) == [1, 2, 3])
  }
}
