import PathwayAnalysis
import Pathways
import TestSupport
import Testing

@Suite struct VersionCheckTests {
  private func version(
    _ folder: String, _ from: String?, _ until: String?, of pathway: Pathway.ID = "small"
  ) -> VersionCheck.Version {
    .init(
      pathway: pathway,
      period: Period(from: from.flatMap { CivilDate($0) }, until: until.flatMap { CivilDate($0) }),
      place: SourceLocation(path: "\(folder)/pathway.yaml", line: 1, column: 1))
  }

  @Test func `versions that follow each other day by day are right`() {
    let versions = [
      version("b", "2027-01-01", "2028-02-29"), version("a", nil, "2026-12-31"),
      version("c", "2028-03-01", nil), version("other", "2020-01-01", nil, of: "other"),
    ]

    #expect(VersionCheck.diagnostics(of: versions) == [])
  }

  @Test func `days that no version covers are named`() throws {
    let found = VersionCheck.diagnostics(of: [
      version("a", "2026-01-01", "2026-12-31"), version("b", "2027-01-03", nil),
    ])

    let gap = try #require(found.first)
    #expect(found.count == 1)
    #expect(gap.id == "date/gap")
    #expect(gap.location.path == "b/pathway.yaml")
    #expect(
      gap.message
        == "no version of 'small' is in force from 1 January 2027 until 2 January 2027")
  }

  @Test func `days that two versions cover are an overlap, with both places`() throws {
    let found = VersionCheck.diagnostics(of: [
      version("a", "2026-01-01", nil), version("b", "2027-01-01", nil),
    ])

    #expect(found.map(\.id) == ["date/overlap"])
    #expect(found.first?.notes.first?.location?.path == "a/pathway.yaml")
  }

  @Test(arguments: UInt64(1)...200)
  func `a gap or an overlap is found exactly where some day shows it`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let start = try #require(CivilDate("2027-12-28"))
    let days = Array(sequence(first: start) { $0.next }.prefix(12))
    let versions = (0..<Int.random(in: 1...4, using: &random)).map { place in
      let first = Int.random(in: 0..<12, using: &random)
      let last = Int.random(in: first..<12, using: &random)
      return version("v\(place)", days[first].description, days[last].description)
    }
    let covers = days.map { day in versions.count { $0.period.contains(day) } }
    let first = try #require(covers.firstIndex { $0 > 0 })
    let last = try #require(covers.lastIndex { $0 > 0 })

    let ids = Set(VersionCheck.diagnostics(of: versions.shuffled(using: &random)).map(\.id))

    #expect(ids.contains("date/overlap") == covers.contains { $0 > 1 })
    #expect(ids.contains("date/gap") == covers[first...last].contains(0))
  }
}
