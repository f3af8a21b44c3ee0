import Foundation
import Testing

@testable import navigator

/// What `navigator check` says of a folder of pathways.
@Suite struct CheckReportTests {
  private let root = FileManager.default.temporaryDirectory
    .appending(path: "navigator-check-\(UInt64.random(in: 0...UInt64.max))")

  private func write(_ folder: String, force: String, with more: String = "") throws {
    let text = """
      pathway: small
      title: Small
      version: "1"
      in-force: {\(force), review-by: 2040-01-01}
      sources:
        ACT: {title: An Act, publisher: A press, url: "https://example.org", dated: "2025", checked: 2026-01-01, read: official, kind: act}
      facts:
        age: {group: G, label: Age, ask: Under 18?, why: It decides., answers: {child: "Yes", adult: "No"}, not-known: {presume: child, reason: Protect first.}}
      routes:
        child: {class: child, title: Child, when: age is child, basis: ACT s1}
        adult: {class: adult, title: Adult, when: not age is child, basis: ACT s2}
      duties:
        write: {title: Write it down, stage: record, when: always, to: your file, by: same day, basis: ACT s3}
      \(more)
      """
    let url = root.appending(path: folder)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try text.write(to: url.appending(path: "pathway.yaml"), atomically: true, encoding: .utf8)
  }

  private func report(_ names: [String]) throws -> CheckReport {
    CheckReport(
      of: names, in: try PathwayLibrary(chosen: root.path, environment: [:]), budget: 100_000)
  }

  private func clean() { try? FileManager.default.removeItem(at: root) }

  @Test func `versions that follow each other are clean`() throws {
    defer { clean() }
    try write("old", force: "from: 2026-01-01, until: 2026-12-31")
    try write("new", force: "from: 2027-01-01")

    let report = try report(["new", "old"])

    #expect(report.status == .yes, "\(report.text)")
  }

  @Test func `a day that no version covers is found, also when one of them is named`() throws {
    defer { clean() }
    try write("old", force: "from: 2026-01-01, until: 2026-12-30")
    try write("new", force: "from: 2027-01-01")

    let report = try report(["new"])

    #expect(report.status == .no)
    #expect(report.text.contains("new/pathway.yaml:1:1: error: no version of 'small'"))
    #expect(report.text.contains("[date/gap]"))
    #expect(try report.json().contains("date/gap"))
  }

  @Test func `a finding on some days says on which, with a walk on those days`() throws {
    defer { clean() }
    try write("old", force: "from: 2026-01-01, until: 2026-12-31")
    let file = root.appending(path: "old/pathway.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
      .replacing(
        "when: not age is child, basis: ACT s2}",
        with: "when: not age is child, basis: ACT s2, until: 2026-11-30}")
    try text.write(to: file, atomically: true, encoding: .utf8)

    let report = try report(["old"]).text

    #expect(report.contains("[route/gap]"))
    #expect(report.contains("note: it is so from 1 December 2026 until 31 December 2026"))
    #expect(report.contains("    - Under 18? No"))
    #expect(report.contains("on every day, in 2 stretches of days"))
  }

  @Test func `an accepted finding is printed with its reason and its last day`() throws {
    defer { clean() }
    try write(
      "old", force: "from: 2026-01-01",
      with: """
        accepted-findings:
            - {finding: answer/useless, of: fact seen, reason: The form asks for it., until: 2039-01-01}
        """)
    let file = root.appending(path: "old/pathway.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
      .replacing(
        "routes:\n",
        with:
          "  seen: {group: G, label: Seen, ask: Seen?, why: W., answers: {a: A, b: B, c: C}, not-known: keep}\nroutes:\n"
      )
      .replacing("when: always", with: "when: seen is a, if-unsure: due")
    try text.write(to: file, atomically: true, encoding: .utf8)

    let report = try report(["old"])

    #expect(report.text.contains("accepted until 1 January 2039"), "\(report.text)")
    #expect(report.text.contains("Reason: The form asks for it."))
    #expect(try report.json().contains("The form asks for it."))
  }

  @Test func `what several scenarios have in common is said once, and by JSON of each`() throws {
    defer { clean() }
    let names = ["a", "b", "c", "d", "e"]
    let scenarios = names.map {
      "    \($0): {title: T, given: {age: adult}, expect: {route: child, due: [write]}}"
    }
    try write(
      "old", force: "from: 2026-01-01",
      with: "scenarios:\n" + scenarios.map { $0.dropFirst(2) }.joined(separator: "\n"))

    let report = try report(["old"])

    let text = report.text
    #expect(text.components(separatedBy: "the route is 'adult', not 'child'").count == 2)
    #expect(text.contains("note: the same in 4 others: b (old/pathway.yaml:"), "\(text)")
    #expect(text.contains(" and 1 more"))
    #expect(text.contains("note: the route 'child' does not stand in this case"))
    #expect(text.components(separatedBy: "or the expectation if it was wrong").count == 2)
    #expect(try report.json().components(separatedBy: "scenario/broken").count == 6)
  }
}
