import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

@Suite struct ApprovalTests {
  private func files(approved: String) throws -> [PathwayFile] {
    try ShippedPathways.files(of: "modern-slavery").map { file in
      guard file.path.hasSuffix("/pathway.yaml") else { return file }
      let text = String(decoding: file.bytes, as: UTF8.self)
        .replacing("approved: []", with: approved)
      return PathwayFile(path: file.path, bytes: [UInt8](text.utf8))
    }
  }

  private func approvals(_ roles: [String], of hash: String) -> String {
    "approved:\n"
      + roles.map { "  - {role: \($0), date: 2026-12-01, content-hash: \"\(hash)\"}\n" }.joined()
  }

  @Test func `a lead and a lawyer together approve exactly this content`() throws {
    let hash = PathwayLibrary.contentHash(of: try files(approved: "approved: []"))

    let signed = try files(approved: approvals(["safeguarding lead", "lawyer"], of: hash))

    let pathway = try #require(PathwayReader().read(signed).pathway)
    #expect(PathwayLibrary.contentHash(of: signed) == hash)
    #expect(pathway.isApproved(forContentHash: hash))
  }

  @Test func `one of them alone does not, nor does an approval of other content`() throws {
    let hash = PathwayLibrary.contentHash(of: try files(approved: "approved: []"))
    let alone = try files(approved: approvals(["lawyer"], of: hash))
    let other = try files(approved: approvals(["safeguarding lead", "lawyer"], of: "sha256:00"))

    for files in [alone, other] {
      let pathway = try #require(PathwayReader().read(files).pathway)
      #expect(!pathway.isApproved(forContentHash: PathwayLibrary.contentHash(of: files)))
    }
  }

  @Test func `any other byte changes the hash`() throws {
    let hash = PathwayLibrary.contentHash(of: try files(approved: "approved: []"))
    var changed = try files(approved: "approved: []")
    changed[0] = PathwayFile(path: changed[0].path, bytes: changed[0].bytes + [0x0A])

    #expect(PathwayLibrary.contentHash(of: changed) != hash)
  }
}
