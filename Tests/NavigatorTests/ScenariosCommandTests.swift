import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// Finding a training case, and starting one.
@Suite struct ScenariosCommandTests {
  private static func started(
    _ json: String
  ) throws -> (text: String, status: ProgramExit.Status) {
    let pathways = ShippedPathways.repository.appending(path: "pathways")
    let library = try PathwayLibrary(chosen: pathways.path, environment: [:])
    var service = RouteService(library: library, today: try #require(CivilDate("2026-11-21")))
    return ScenariosNewCommand.answer(
      to: Data(json.utf8), id: "a_new_case", by: &service, in: library)
  }

  /// A case that was started from a finished walk, once for all tests.
  private static let fresh = Result {
    try started(
      """
      {"area": "dorset", "answers": {"danger": "no", "nation": "england", "presence": "met",
        "age": "child", "signs": ["debt"], "organisation": "council", "done_already": [],
        "child_situation": [], "circumstances": [], "first_concern": "today"}}
      """)
  }

  /// The rules with the tags, and one case beside them.
  private func reading(_ text: String) throws -> PathwayReading {
    let file = PathwayFile(path: "modern-slavery/scenarios/new.yaml", bytes: Array(text.utf8))
    let files = try ShippedPathways.files(of: "modern-slavery").filter { file in
      PathwayLibrary.isNeeded(file.path, for: .rules) || file.path.hasSuffix("/tags.yaml")
    }
    return PathwayReader().read(files + [file])
  }

  private func faults(_ reading: PathwayReading) -> [Diagnostic] {
    reading.diagnostics.filter { $0.severity == .error }
  }

  @Test func `what a trainer has to write is empty, and the check names each of it`() throws {
    let (text, status) = try Self.fresh.get()
    let found = faults(try reading(text))

    #expect(status == .yes)
    #expect(Set(found.map(\.id)) == ["shape/empty"])
    let named = Set(found.compactMap { $0.message.split(separator: "'").first.map(String.init) })
    #expect(
      named == [
        "title", "story", "name", "minutes", "audience", "topics", "warning", "licence", "says",
        "notes", "learning", "questions", "why",
      ])
  }

  @Test func `filled in, it is a case that comes out as written`() throws {
    let (text, _) = try Self.fresh.get()
    let filled = text.replacing("minutes: ", with: "minutes: 10")
      .replacing("audience: []", with: "audience: [council]")
      .replacing("topics: []", with: "topics: [children]").replacing("[\"\"]", with: "[Words.]")
      .split(separator: "\n", omittingEmptySubsequences: false).map { (line: Substring) -> String in
        let keys = ["title: ", "story: ", "name: ", "warning: ", "licence: ", "says: ", "why: "]
        guard let key = keys.first(where: { line.contains($0 + " #") }) else { return String(line) }
        return String(line).replacing(key, with: key + "Words.")
      }.joined(separator: "\n")

    let reading = try reading(filled)
    #expect(faults(reading) == [])
    let pathway = try #require(reading.pathway)
    let scenario = try #require(pathway.scenarios.first { $0.id == "a_new_case" })
    #expect(scenario.training?.area == "dorset")
    #expect(scenario.expectation.route == "child")
    let outcome = ReferenceEvaluator(pathway).outcome(for: scenario.answers)
    #expect(scenario.expectation.due == outcome.duties.filter(\.standing.isDue).map(\.duty))
  }

  @Test func `a walk that is not finished starts nothing, and says what is open`() throws {
    let (text, status) = try Self.started(#"{"answers": {"danger": "no"}}"#)

    #expect(status == .badInput)
    #expect(text.contains("Not answered yet: 'nation'"))
  }

  @Test func `an answer that does not exist is named`() throws {
    let (text, status) = try Self.started(#"{"answers": {"danger": "nope"}}"#)

    #expect(status == .badInput)
    #expect(text.contains("nope"))
  }

  @Test func `cases are found by audience, topic and area`() throws {
    let pathway = try #require(try ShippedPathways.national.get().pathway)
    let all = try ScenarioShelf(of: pathway)
    let some = try ScenarioShelf(
      of: pathway, audience: "police", topic: "Custody, prison and detention", area: "dorset",
      areas: ShippedPathways.areas)

    #expect(all.cases.count >= 40)
    #expect(some.cases.map(\.scenario.id) == ["T_20_the_man_in_cell_four"])
    #expect(some.text.contains("Say before: "))
    #expect(some.text.hasSuffix("1 cases, 15 minutes together"))
    #expect(all.cases.map(\.scenario.id) == all.cases.map(\.scenario.id).sorted())
  }

  @Test func `a word that no case goes by is named with the nearest`() throws {
    let pathway = try #require(try ShippedPathways.national.get().pathway)

    #expect {
      try ScenarioShelf(of: pathway, topic: "consnt")
    } throws: { "\($0)".contains("did you mean 'consent'?") }
  }

  @Test func `an area that no pack has is found by the check`() throws {
    let url = ShippedPathways.repository.appending(
      path: "Tests/PathwayFormatTests/Faults/training-with-a-strange-time.yaml")
    let text = try String(contentsOf: url, encoding: .utf8)
      .replacing("minutes: a while", with: "minutes: 10\n      area: dorsett")
    let file = PathwayFile(path: "x.yaml", bytes: Array(text.utf8))

    let found = TrainingAreaCheck.diagnostics(
      of: PathwayReader().read([file]), areas: ShippedPathways.areas)

    #expect(found.map(\.id) == ["training/unknown-area"])
    #expect(found.first?.suggestion == "did you mean 'dorset'?")
    #expect(found.first?.location.line == 25)
  }
}
