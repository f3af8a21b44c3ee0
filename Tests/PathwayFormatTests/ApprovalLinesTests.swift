import PathwayFormat
import Pathways
import Testing

/// The place of the approvals in a file, however its author wrote it.
@Suite struct ApprovalLinesTests {
  private static let head = """
    # A comment that stays.
    pathway: small
    title: Small
    version: "1"
    approval-needs: [safeguarding lead, lawyer]
    in-force: {from: 2026-01-01, review-by: 2030-01-01}

    """
  private static let first = "role: lawyer, date: 2026-01-02, content-hash: \"sha256:1\""

  /// Each way to write the list, with the number of approvals in it.
  static let writings: [(text: String, count: Int)] = [
    ("approved: []\n", 0),
    ("approved: []", 0),
    ("approved: [ ]   # nobody yet\n", 0),
    ("approved:\n  - {\(first)}\n", 1),
    ("approved:\n- {\(first)}\n", 1),
    ("approved:\n    - {\(first)}\n\n    # a second one\n    - {\(first)}\n# the end\n", 2),
    ("approved:\n  - role: lawyer\n    date: 2026-01-02\n    content-hash: x\n", 1),
    ("approved: [{\(first)}]\n", 1),
    ("approved: [{\(first)}, {\(first)}]  # two\n", 2),
    ("approved:\n  [\n    {\(first)}\n  ]\n", 1),
    ("approved: [\n  {\(first)},\n  {\(first)}\n  ]\n", 2),
    ("", 0),
  ]

  private let approval = Pathway.Approval(
    role: "safeguarding lead", date: CivilDate("2026-02-03")!, contentHash: "sha256:c",
    meaningHash: "sha256:m")

  private func approvals(in bytes: [UInt8]) throws -> [Pathway.Approval] {
    let reading = PathwayReader().read([PathwayFile(path: "x/pathway.yaml", bytes: bytes)])
    return try #require(reading.pathway, "\(reading.report)").approvals
  }

  @Test(arguments: writings, ["\n", "\r\n"])
  func `an approval is added and nothing else changes`(
    writing: (text: String, count: Int), ending: String
  ) throws {
    for tail in ["", "\n# Re-check this.\nsummary: For tests.\n"] {
      let text = (Self.head + writing.text + tail).replacing("\n", with: ending)
      let before = Array(text.utf8)

      let after = try #require(ApprovalLines(in: before).bytes(adding: approval))

      let was = try approvals(in: before)
      #expect(was.count == writing.count)
      #expect(try approvals(in: after) == was + [approval])
      #expect(
        ApprovalLines(in: after).bytesWithout == ApprovalLines(in: before).bytesWithout,
        "\(String(decoding: after, as: UTF8.self))")
      let added = try #require(ApprovalLines(in: after).bytes(adding: approval))
      #expect(try approvals(in: added) == was + [approval, approval])
    }
  }

  @Test func `what stands below the approvals belongs to the content`() {
    let text = Self.head + "approved: []\n\n# Re-check this before release.\n"

    let kept = String(decoding: ApprovalLines(in: Array(text.utf8)).bytesWithout, as: UTF8.self)

    #expect(kept == Self.head + "\n# Re-check this before release.\n")
  }

  @Test func `a role with any sign in it is written so that it is read back`() throws {
    let odd = Pathway.Approval(
      role: "Lead: \"A\\B\" # 1", date: CivilDate("2026-02-03")!, contentHash: "c")

    let after = try #require(
      ApprovalLines(in: Array((Self.head + "approved: []\n").utf8)).bytes(adding: odd))

    #expect(try approvals(in: after) == [odd])
  }

  @Test func `a place that cannot be told is left alone`() {
    for value in ["nobody", "{}", "[{\(Self.first)},]"] {
      let text = Self.head + "approved: \(value)\n"
      #expect(ApprovalLines(in: Array(text.utf8)).bytes(adding: approval) == nil)
    }
  }
}
