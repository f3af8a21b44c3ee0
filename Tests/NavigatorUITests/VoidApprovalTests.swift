import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import Testing

/// A pathway that was approved, and has changed since, says so.
@Suite struct VoidApprovalTests {
  private func journey(content: String, meaning: String?) throws -> Journey {
    let text = Fixture.text.replacing(
      "version: \"2026.11\"",
      with: """
        version: "2026.11"
        approval-needs: [lawyer]
        approved: [{role: lawyer, date: 2026-12-01, content-hash: "sha256:1", meaning-hash: "sha256:2"}]
        """)
    let file = PathwayFile(path: "pathway.yaml", bytes: Array(text.utf8))
    let pathway = try #require(PathwayReader().read([file]).pathway)
    return Journey(
      of: try CompiledPathway(pathway),
      context: Context(programVersion: "1.0", contentHash: content, meaningHash: meaning))
  }

  private let notice = "Approval of 1 December 2026 by lawyer is void"

  @Test func `it stands for the same bytes, and for other bytes of the same meaning`() throws {
    for (content, meaning) in [("sha256:1", nil), ("sha256:9", "sha256:2")] {
      let journey = try journey(content: content, meaning: meaning)

      #expect(journey.isApproved)
      let text = journey.frame(size: Size(columns: 80, rows: 24)).text
      #expect(!text.contains("Draft") && !text.contains("void"))
    }
  }

  @Test(arguments: [
    Size(columns: 120, rows: 30), Size(columns: 80, rows: 24), Size(columns: 60, rows: 16),
  ])
  func `a void approval is on every screen, and is the first thing heard`(size: Size) throws {
    var journey = try journey(content: "sha256:9", meaning: "sha256:8")
    #expect(!journey.isApproved)
    #expect(journey.frame(size: size).text.contains(notice))
    let spoken = LinearSession(journey).opening.joined(separator: " ")
    #expect(spoken.contains(notice))
    _ = journey.press("n")
    let text = journey.frame(size: size).text

    #expect(text.contains(notice))
    #expect(text.contains("Draft: not approved for use"))
  }
}
