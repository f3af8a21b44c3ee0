import Foundation
import Handover
import Interviews
import Pathways
import Testing

/// The sheets of training cases and of the exercise with three referrals.
@Suite struct TrainingSheetTests {
  struct Case: CustomTestStringConvertible {
    let scenario: Scenario
    let training: Training
    var testDescription: String { scenario.id.rawValue }
  }

  private static let all: [Case] = (Fixture.pathway?.scenarios ?? []).compactMap { scenario in
    scenario.training.map { Case(scenario: scenario, training: $0) }
  }

  /// Every tenth case; all of them with NAVIGATOR_SHEETS_LARGE=1.
  static let cases: [Case] = all.enumerated().filter { number, _ in
    ProcessInfo.processInfo.environment["NAVIGATOR_SHEETS_LARGE"] != nil || number % 10 == 5
  }.map(\.element)

  private static let made: [Scenario.ID: TrainingSheets] = Dictionary(
    cases.compactMap { trained in
      (try? make(of: trained)).map { (trained.scenario.id, $0) }
    }, uniquingKeysWith: { first, _ in first })

  private func sheets(of trained: Case) throws -> TrainingSheets {
    try #require(Self.made[trained.scenario.id])
  }

  private static func make(of trained: Case) throws -> TrainingSheets {
    let place = try trained.training.area.map { area in
      Sheets.Place(directory: try #require(Fixture.directory), place: AreaPlace(area: area))
    }
    return try TrainingSheets(
      of: trained.scenario, trained.training, in: try #require(Fixture.compiled), at: place,
      stamps: try Fixture.stamps())
  }

  @Test func `there are cases to make sheets of`() {
    #expect(Self.all.count >= 40)
    #expect(Self.cases.count >= 5)
  }

  @Test(arguments: cases)
  func `the room gets the story in order and room to write, and no answer`(trained: Case) throws {
    let sheet = try sheets(of: trained).scenarioSheet()

    let texts = sheet.allTexts
    let steps = trained.training.reveal.map(\.says)
    #expect(texts.filter(Set(steps).contains) == steps)
    for text in [trained.training.warning, trained.scenario.story, trained.training.licence] {
      #expect(texts.contains { $0.contains(text) })
    }
    let blanks = sheet.allSections.flatMap(\.blocks).compactMap { block in
      if case .blank(let blank) = block { blank } else { nil }
    }
    #expect(
      trained.training.questions.allSatisfy { question in
        blanks.contains { $0.label == question && $0.lines >= 2 }
      })
    let answers =
      trained.training.mistakes.map(\.why) + trained.training.learning
      + trained.training.notes
    #expect(answers.allSatisfy { !texts.contains($0) })
    let route = try #require(
      trained.scenario.expectation.route.flatMap { Fixture.pathway?.route($0) })
    #expect(!texts.contains { $0.contains("Route: \(route.title)") })
  }

  @Test(arguments: cases)
  func `the answers are those of the rules, in their order`(trained: Case) throws {
    let sheet = try sheets(of: trained).answerSheet()

    let compiled = try #require(Fixture.compiled)
    // An oracle without diagrams.
    let outcome = ReferenceEvaluator(compiled.pathway).outcome(for: trained.scenario.answers)
    let route = try #require(outcome.route.flatMap(compiled.pathway.route))
    #expect(sheet.sections.contains { $0.heading == "Route: \(route.title)" })
    let due = outcome.duties.filter { $0.standing.isDue && !$0.isDone }
    let shown = sheet.sections.first { $0.id == "due" }?.parts ?? []
    #expect(shown.map(\.id) == due.map(\.duty.rawValue))
    for (section, owed) in zip(shown, due) {
      let duty = try #require(compiled.pathway.duty(owed.duty))
      let by = duty.wording(of: owed.variant).by?.words ?? "no time is set"
      let labels = section.blocks.flatMap(\.texts)
      #expect(labels.contains(by), "\(duty.id)")
      #expect(labels.contains("Rests on"), "\(duty.id)")
    }
    let texts = sheet.allTexts
    for text in trained.training.mistakes.map(\.why) + trained.training.learning {
      #expect(texts.contains(text))
    }
    // What is for the presenter alone is on no sheet.
    #expect(trained.training.notes.allSatisfy { !texts.contains($0) })
  }

  @Test(arguments: cases)
  func `every sheet says TRAINING first, that it is a draft, its source and its licence`(
    trained: Case
  ) throws {
    let sheets = try sheets(of: trained)
    for sheet in [sheets.scenarioSheet(), sheets.answerSheet()] {
      #expect(sheet.kind.isTraining)
      #expect(sheet.banners.first?.hasPrefix("TRAINING") == true)
      #expect(sheet.banners.contains("Draft: not approved for use."))
      let foot = sheet.footer.flatMap(\.texts)
      #expect(foot.contains { $0.hasPrefix(trained.scenario.sourceName ?? "?") })
      #expect(foot.contains(trained.training.licence))
      #expect(sheet.html.contains("@top-right{content:\"TRAINING\""))
    }
  }

  @Test(arguments: [20, 40, 80])
  func `no line is wider than the page, and the page holds the same words`(width: Int) throws {
    for trained in Self.cases {
      let sheets = try sheets(of: trained)
      for sheet in [sheets.scenarioSheet(), sheets.answerSheet()] {
        let lines = sheet.text(width: width).split(separator: "\n")
        let bad = lines.first { line in
          line.utf8.count > width || !line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        }
        #expect(bad == nil, "\(trained.scenario.id)")
        let page = sheet.html
        let missing = sheet.allTexts.first { part in
          !page.contains(
            part.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
              .replacing(">", with: "&gt;").replacing("\"", with: "&quot;"))
        }
        #expect(missing == nil, "\(trained.scenario.id)")
      }
    }
  }

  @Test func `a case in an area gives its numbers with their hours, and no "now"`() throws {
    let trained = try #require(
      Self.cases.first { $0.scenario.id == "T_16_no_papers_and_a_razor" })

    let text = try sheets(of: trained).answerSheet().text()

    #expect(text.contains("Place: Derby and Derbyshire"))
    #expect(text.contains("Ring: 0800 043 4303 (fairly sure)"))
    #expect(!text.contains("answers now"))
  }

  @Test func `texts that mean harm are words on the page and nothing else`() throws {
    let nasty = #"<script>alert("1")</script> & 'x'"#
    let training = Training(
      minutes: 5, area: nil, audiences: [], topics: [], warning: nasty, licence: nasty,
      reveal: [.init(says: nasty)], notes: [], learning: [nasty], questions: [nasty],
      mistakes: [])
    let trained = try #require(Self.cases.first)
    let scenario = Scenario(
      id: "nasty", title: nasty, story: nasty, sourceName: nasty, sourceURL: nasty,
      answers: trained.scenario.answers, expectation: .init(), training: training)
    let sheets = try TrainingSheets(
      of: scenario, training, in: try #require(Fixture.compiled), stamps: try Fixture.stamps())

    for page in [sheets.scenarioSheet().html, sheets.answerSheet().html] {
      #expect(!page.contains("<script>"))
      #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'x'"))
    }
  }

  @Test func `two sheets are as they were read by somebody`() throws {
    let trained = try #require(
      Self.cases.first { $0.scenario.id == "T_16_no_papers_and_a_razor" })
    let sheets = try sheets(of: trained)

    try Fixture.expectGolden(
      sheets.scenarioSheet().text() + sheets.answerSheet().text(), "training-no-papers.txt")
    let comparison = try #require(Fixture.pathway?.comparisons.first)
    let exercise = ComparisonSheets(
      of: comparison, in: try #require(Fixture.pathway), stamps: try Fixture.stamps())
    try Fixture.expectGolden(
      exercise.exerciseSheet().text() + exercise.answerSheet().text(), "comparison-car-wash.txt")
  }

  @Test func `the exercise does not say which text is which, and its answers do`() throws {
    let pathway = try #require(Fixture.pathway)
    #expect(!pathway.comparisons.isEmpty)
    for comparison in pathway.comparisons {
      let sheets = ComparisonSheets(of: comparison, in: pathway, stamps: try Fixture.stamps())
      let room = sheets.exerciseSheet()
      let answers = sheets.answerSheet()

      #expect(
        room.sections.map(\.heading).filter { $0.hasPrefix("Referral") }
          == ["Referral A", "Referral B", "Referral C"])
      for grade in ReferralComparison.Grade.allCases {
        let version = try #require(comparison.version(grade))
        #expect(version.says.allSatisfy(room.allTexts.contains))
        let section = answers.sections.first { $0.heading.hasSuffix(": \(grade.rawValue)") }
        let texts = section.map { Sheet.Section($0.id, "", parts: [$0]).withParts } ?? []
        let said = texts.flatMap(\.blocks).flatMap(\.texts)
        #expect(version.says.allSatisfy(said.contains))
        #expect(version.lacks.map(\.why).allSatisfy(said.contains))
        #expect(version.lacks.allSatisfy { !room.allTexts.contains($0.why) })
      }
      for sheet in [room, answers] {
        #expect(sheet.banners.first?.hasPrefix("TRAINING. Every referral on this sheet") == true)
        #expect(sheet.footer.flatMap(\.texts).contains { $0.hasPrefix(comparison.sourceName) })
      }
    }
  }
}
