import Audit
import Foundation
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import Testing

@testable import navigator

/// A meeting that comes as JSON or with a list of references, and lines as wide as the terminal.
extension PanelTests {
  private func request(_ text: String) throws -> [PanelResult] {
    try JSONDecoder().decode(PanelRequest.self, from: Data(text.utf8)).results(
      in: try CompiledPathway(pathway), today: try #require(CivilDate("2026-11-21")),
      at: "2026-11-21T10:00:00Z")
  }

  @Test func `a meeting as JSON comes to the same as one that was typed`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var room = try room(file())
    try typed(Self.lines, in: &room)

    let results = try request(
      """
      {"cases": [{"reference": "HG-0417", "answers": {"age_then": "child", "slavery": "not_known",
        "act_done": ["recruited", "transported"], "purpose": ["sexual"]},
        "actions": [{"action": "state_slavery", "owner": "social worker", "due": "2026-11-28"}]}]}
      """)

    let typed = try #require(room.entries.first?.result)
    #expect(results.first?.outcome == typed.outcome)
    #expect(results.first?.elements == typed.elements)
    #expect(results.first?.actions == typed.actions)
  }

  @Test(arguments: [
    (#"{"cases": [{"reference": "943 476 5919", "answers": {}}]}"#, "cases[0].reference"),
    (#"{"cases": [{"reference": "A", "answers": {"age": "child"}}]}"#, "cases[0].answers.age"),
    (
      #"{"cases": [{"reference": "A", "answers": {"age_then": 3}}]}"#,
      "cases[0].answers.age_then"
    ),
    (
      #"{"cases": [{"reference": "A", "answers": {}}, {"reference": "a", "answers": {}}]}"#,
      "cases[1].reference"
    ),
    (
      #"{"cases": [{"reference": "A", "answers": {}, "actions": [{"action": "x", "owner": "a@b.org"}]}]}"#,
      "cases[0].actions[0].owner"
    ),
    (
      #"{"cases": [{"reference": "A", "answers": {}, "actions": [{"action": "x", "owner": "a", "due": "2020-01-01"}]}]}"#,
      "cases[0].actions[0].due"
    ),
  ])
  func `a fault in the JSON is named with its place`(text: String, place: String) throws {
    let fault = #expect(throws: PanelRequest.Fault.self) { try request(text) }

    #expect(fault?.at == place)
  }

  @Test(arguments: [20, 40, 80])
  func `lines are broken between words, below their margin`(width: Int) {
    let text = "  1  They were moved, found or housed by somebody who gained by their work"

    let lines = PanelLines(width: width).wrapped(["", text])

    #expect(lines.first == "")
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
    #expect(
      lines.dropFirst().joined(separator: " ").split(separator: " ") == text.split(separator: " "))
  }

  @Test func `references of a file are checked before anything begins`() throws {
    let today = try #require(CivilDate("2026-11-21"))

    #expect(try PanelCommand.checked([" A-1 ", "", "A-2"], today: today) == ["A-1", "A-2"])
    for (lines, words) in [(["A-1", "943 476 5919"], "line 2"), (["A-1", "a-1"], "line 2")] {
      let fault = #expect(throws: PanelEntry.Fault.self) {
        try PanelCommand.checked(lines, today: today)
      }
      #expect(fault?.description.contains(words) == true)
      #expect(fault?.description.contains("943") == false)
    }
  }

  @Test func `what is open is read again only after the record has grown`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    _ = try recordReferral("HG-0417")
    var readings = 0
    let open = OpenItems { log, titles in
      readings += 1
      return try Unfinished(in: log, nil, at: nil, titles: titles).items
    }

    for _ in 1...3 { _ = try open.items(in: log()) }
    #expect(readings == 1)
    _ = try recordReferral("HG-0418")
    for _ in 1...3 { _ = try open.items(in: log()) }
    #expect(readings == 2)
  }
}
