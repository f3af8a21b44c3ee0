import Audit
import Foundation
import NavigatorUI
import PathwayFormat
import Pathways
import Testing

@testable import navigator

/// The record as it is read on the screen: in words, with the codes where they are needed.
@Suite struct RecordWordingTests {
  private let home: URL
  private let state: StateFolder
  private let library: PathwayLibrary
  private let loaded: PathwayLibrary.Loaded

  init() throws {
    home = FileManager.default.temporaryDirectory
      .appending(path: "wording-\(UInt64.random(in: 0...UInt64.max))")
    state = try StateFolder(environment: ["XDG_STATE_HOME": home.path])
    let folder = home.appending(path: "rules/small")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.text.utf8).write(to: folder.appending(path: "pathway.yaml"))
    library = try PathwayLibrary(chosen: home.appending(path: "rules").path, environment: [:])
    loaded = try library.load("small", on: CivilDate("2026-11-21"))
  }

  private static let text = """
    pathway: small
    title: A small pathway
    version: "1"
    in-force: {from: 2026-01-01, review-by: 2027-01-01}
    sources:
      ACT: {title: The Act, publisher: legislation.gov.uk, url: https://example.org/act, dated: "2015", checked: 2026-11-21, read: official, kind: act}
    not-done-reasons:
      not_safe: It would not be safe now
    facts:
      age: {group: A, label: Age, ask: How old?, why: It decides., answers: {child: Under 18, adult: 18 or over}, not-known: {rule: keep}}
      signs: {group: A, label: Signs, ask: Which signs?, why: It decides., choose: any, none: None, answers: {debt: A debt that grows, held: Papers held}, not-known: keep}
    routes:
      child_route: {class: child, title: Child, say: A child., when: age is not adult, basis: ACT s1}
      adult_route: {class: adult, title: Adult, say: An adult., when: age is adult, basis: ACT s1}
    duties:
      tell_them:
        {stage: safeguarding, who: you, to: the council, by: same day, force: must, basis: ACT s1, when: always,
         variants: {child: {when: age is not adult, title: Tell children's social care}, adult: {when: age is adult, title: Tell adult social care}}}
    """

  /// The record of a check with these events, as the screen gets it.
  private func book(_ age: Answer.ID, _ what: CheckEvent.What...) throws -> RecordBook {
    let reached = Reached(
      pathwayVersion: "1", contentHash: loaded.contentHash, isApproved: false, overdue: [],
      places: [], answers: ["age": .one(age), "signs": .several(["debt", "held"])], lookedUp: [:],
      route: age == "child" ? "child_route" : "adult_route",
      duties: [
        .init(
          duty: "tell_them", variant: age == "child" ? "child" : "adult",
          standing: "due", by: "same_day", isDone: false)
      ])
    func id(_ number: Int) -> String { String(repeating: "0", count: 31) + "\(number)" }
    let check = Check(
      id: id(0), caseReference: "HG_1", pathway: "small", pathwayVersion: "1",
      contentHash: loaded.contentHash, order: ["age"], started: "2026-11-21T02:10:00Z",
      updated: "2026-11-21T02:11:00Z",
      events: ([.reached(reached)] + what).enumerated().map {
        CheckEvent(id: id($0), time: "2026-11-21T02:1\($0):00Z", what: $1)
      })
    let recorder = Recorder(
      LogPlace(in: state), archive: RuleArchive(in: state, beside: library),
      pathway: loaded.pathway, name: "small")
    #expect(recorder.record(check).count == check.events.count)
    return recorder.book
  }

  @Test(arguments: [("child", "Tell children's social care"), ("adult", "Tell adult social care")])
  func `a line has words for codes, and calls a duty what it was called when it was ticked`(
    age: String, title: String
  ) throws {
    defer { try? FileManager.default.removeItem(at: home) }

    let book = try book(
      Answer.ID(age), .duty("tell_them", .doneByOther), .duty("tell_them", .notDone("not_safe")))

    let name = age == "child" ? "Child" : "Adult"
    let ends = [
      "later event  of 1  not done  \(title)  It would not be safe now",
      "later event  of 1  done by somebody else  \(title)",
      "route reached  route: \(name)  draft rules  [HG_1]", "new signing key",
    ]
    #expect(book.rows.count == ends.count)
    for (row, end) in zip(book.rows, ends) { #expect(row.line.hasSuffix(end), "\(row.line)") }
  }

  @Test func `the details of a route have words, with the code in brackets`() throws {
    defer { try? FileManager.default.removeItem(at: home) }

    let book = try book("child", .duty("tell_them", .done))

    let route = try #require(book.rows.first { $0.number == 1 }).details
    for line in [
      "What: route reached (finished)", "When: 21 November 2026 02:10",
      "Route: Child (child_route)",
      "Duty: Tell children's social care (tell_them): due, the same day",
      "Answer: Age (age): Under 18", "Answer: Signs (signs): A debt that grows; Papers held",
      "Reference: HG_1", "Every field as it is kept: navigator audit show 1",
    ] { #expect(route.contains(line), "\(line) in \(route)") }
    let step = try #require(book.rows.first { $0.number == 2 }).details
    #expect(step.contains("Said: done (duty_done)"))
    #expect(step.contains("Duty: Tell children's social care (tell_them)"))
    // Whatever is called by a code alone is called so nowhere.
    for line in route + step where !line.hasPrefix("id ") && !line.hasPrefix("leaf ") {
      let outside = line.split(separator: "(").first.map(String.init) ?? ""
      #expect(!outside.contains("_") || outside.contains("HG_1"), "\(line)")
    }
  }
}
