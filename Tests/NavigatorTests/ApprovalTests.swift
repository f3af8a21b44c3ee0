import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

@Suite struct ApprovalTests {
  private let root: URL
  private let head: URL

  private static let text = """
    # The smallest pathway that is clean.
    pathway: small
    title: Small
    version: "1"
    in-force: {from: 2026-01-01, review-by: 2030-01-01}
    approval-needs: [safeguarding lead, lawyer]
    approved: []

    # Re-check the Act.
    sources:
      ACT: {title: An Act, publisher: A press, url: "https://example.org", dated: "2025", checked: 2026-01-01, read: official, kind: act}
    facts:
      age: {group: G, label: Age, ask: Under 18?, why: It decides., answers: {child: "Yes", adult: "No"}, not-known: {presume: child, reason: Protect first.}}
    routes:
      child: {class: child, title: Child, when: age is child, basis: ACT s1}
      adult: {class: adult, title: Adult, when: not age is child, basis: ACT s2}
    duties:
      write: {title: Write it down, stage: record, when: always, to: your file, by: same day, basis: ACT s3}
    """

  init() throws {
    root = FileManager.default.temporaryDirectory
      .appending(path: "navigator-approval-\(UInt64.random(in: 0...UInt64.max))")
    head = root.appending(path: "small/pathway.yaml")
    try FileManager.default.createDirectory(
      at: root.appending(path: "small"), withIntermediateDirectories: true)
    try Self.text.write(to: head, atomically: true, encoding: .utf8)
  }

  private var desk: ApprovalDesk {
    get throws {
      ApprovalDesk(
        library: try PathwayLibrary(chosen: root.path, environment: [:]),
        today: try #require(CivilDate("2026-12-01")))
    }
  }

  private func change(_ old: String, to new: String) throws {
    let text = try String(contentsOf: head, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new).write(to: head, atomically: true, encoding: .utf8)
  }

  private func state() throws -> Pathway.ApprovalState {
    let loaded = try desk.library.load("small", on: nil)
    return loaded.pathway.approvalState(of: loaded.fingerprint)
  }

  private func refusal(_ role: String, on date: String? = nil) throws -> ApprovalDesk.Refusal? {
    do {
      _ = try desk.approve("small", as: role, on: date)
      return nil
    } catch let refusal as ApprovalDesk.Refusal {
      return refusal
    }
  }

  private func clean() { try? FileManager.default.removeItem(at: root) }

  @Test func `a lead and a lawyer together approve a pathway, one of them does not`() throws {
    defer { clean() }
    #expect(try state().missing == ["safeguarding lead", "lawyer"])

    let first = try desk.approve("small", as: "lawyer", on: nil)
    #expect(first.contains("Still a draft: the approval of safeguarding lead is missing."))
    #expect(try !state().isApproved)

    let second = try desk.approve("small", as: "safeguarding_lead", on: "2026-11-30")
    #expect(second.contains("Every role that has to approve has done so."))
    #expect(try state().isApproved)
    #expect(try state().standing.map(\.date.description) == ["2026-12-01", "2026-11-30"])
  }

  @Test func `nothing but the approval is written, and no other file is left`() throws {
    defer { clean() }

    _ = try desk.approve("small", as: "lawyer", on: nil)

    let now = try String(contentsOf: head, encoding: .utf8)
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    let added = now.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !lines.contains($0) }
    #expect(added.count == 5)
    #expect(added.first == "approved:")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: root.path + "/small")
        == ["pathway.yaml"])
  }

  @Test func `an approval stands while comments and layout change`() throws {
    defer { clean() }
    _ = try desk.approve("small", as: "lawyer", on: nil)
    _ = try desk.approve("small", as: "safeguarding lead", on: nil)

    try change("# Re-check the Act.", to: "# The Act was checked.\n")
    try change("when: not age is child", to: "when: age is adult and not age is not-known")

    #expect(try state().isApproved)
  }

  @Test(arguments: [
    ("when: not age is child", "when: age is adult or age is not-known"),
    ("Write it down", "Write it all down"), ("by: same day", "by: next working day"),
    ("ACT s3", "ACT s4"), ("review-by: 2030-01-01", "review-by: 2031-01-01"),
  ])
  func `a changed rule, word, deadline or source voids it, and is said`(
    old: String, new: String
  ) throws {
    defer { clean() }
    _ = try desk.approve("small", as: "lawyer", on: nil)
    _ = try desk.approve("small", as: "safeguarding lead", on: nil)

    try change(old, to: new)

    #expect(try !state().isApproved)
    #expect(
      try state().notices == [
        "Approval of 1 December 2026 by lawyer is void: the rules have changed since",
        "Approval of 1 December 2026 by safeguarding lead is void: the rules have changed since",
      ])
  }

  @Test func `who approves again is not said to be void`() throws {
    defer { clean() }
    _ = try desk.approve("small", as: "lawyer", on: nil)
    try change("Write it down", to: "Write it all down")

    _ = try desk.approve("small", as: "lawyer", on: nil)

    #expect(try state().notices.isEmpty)
    #expect(try state().standing.count == 1)
  }

  @Test func `a pathway with findings cannot be approved`() throws {
    defer { clean() }
    try change("when: not age is child", to: "when: never")

    let refusal = try #require(try refusal("lawyer"))

    #expect(refusal.status == .no)
    #expect(refusal.sentence.contains("[route/gap]"))
    #expect(try String(contentsOf: head, encoding: .utf8).contains("approved: []"))
  }

  @Test func `a role that is not asked for is refused with the nearest`() throws {
    defer { clean() }

    #expect(try refusal("lawer")?.sentence.contains("did you mean 'lawyer'?") == true)
    #expect(try refusal("lawer")?.status == .badInput)
  }

  @Test func `a day to come, no date and a second time are refused`() throws {
    defer { clean() }
    #expect(try refusal("lawyer", on: "2026-12-02")?.status == .badInput)
    #expect(try refusal("lawyer", on: "tomorrow")?.status == .badInput)
    _ = try desk.approve("small", as: "lawyer", on: nil)

    #expect(try refusal("lawyer")?.sentence.contains("already") == true)
  }

  @Test func `any other byte changes the hash of the content`() throws {
    defer { clean() }
    let files = try desk.library.files(of: "small")
    let changed = [PathwayFile(path: files[0].path, bytes: files[0].bytes + [0x0A])]

    #expect(PathwayLibrary.contentHash(of: changed) != PathwayLibrary.contentHash(of: files))
  }

  @Test func `nobody has approved what is shipped`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)

    #expect(pathway.approvalNeeds == ["safeguarding lead", "lawyer"])
    #expect(pathway.approvals.isEmpty)
  }
}
