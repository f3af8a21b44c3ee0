import Foundation
import Handover
import Interviews
import Pathways
import TestSupport
import Testing

/// The referral sheet of the national pathway.
@Suite struct ReferralTests {
  @Test func `every duty of every scenario stands on its sheet once, as it stands in the outcome`()
    throws
  {
    #expect(Fixture.sample.count > 30)
    for walk in Fixture.sample {
      let sheet = try #require(Fixture.sheets[walk.scenario.id]?.first)
      let outcome = try #require(walk.interview.outcome)
      let sections = sheet.allSections.filter { $0.state != nil }

      #expect(
        sections.map(\.id).sorted() == outcome.duties.map(\.duty.rawValue).sorted(),
        "\(walk.scenario.id)")
      for owed in outcome.duties {
        let section = try #require(sections.first { $0.id == owed.duty.rawValue })
        #expect(section.state == (owed.isDone && !isContingent(owed) ? "done" : owed.standing.code))
      }
      // What is due is printed in the order of doing.
      let due = sections.filter { ["due", "due_because_unsure"].contains($0.state) }
      #expect(
        due.map(\.id)
          == outcome.duties.filter { $0.standing.isDue && !$0.isDone }.map(\.duty.rawValue))
    }
  }

  @Test func `a duty has the number that the screen gives it`() throws {
    for walk in Fixture.sample {
      let sheet = try #require(Fixture.sheets[walk.scenario.id]?.first)
      let outcome = try #require(walk.interview.outcome)
      let numbers = outcome.readingOrder.map { outcome.duties[$0].duty }

      for section in sheet.allSections where section.state != nil {
        let number = try #require(section.number)
        #expect(numbers[number - 1].rawValue == section.id)
        #expect(section.heading.hasPrefix("\(number). "))
      }
    }
  }

  @Test func `a duty that counts as done says by which answer`() throws {
    var count = 0
    for walk in Fixture.sample {
      let sheet = try #require(Fixture.sheets[walk.scenario.id]?.first)
      let outcome = try #require(walk.interview.outcome)
      for owed in outcome.duties where owed.isDone && !isContingent(owed) {
        let section = try #require(sheet.allSections.first { $0.id == owed.duty.rawValue })
        let answers = walk.interview.answersThatDid(owed.duty)
        #expect(!answers.isEmpty, "\(walk.scenario.id) \(owed.duty)")
        guard case .sentences(let fields) = section.blocks.first else {
          Issue.record("\(walk.scenario.id): \(owed.duty) has no terms")
          continue
        }
        #expect(
          fields.first
            == Sheet.Field("Counts as done by the answer", answers.joined(separator: "; ")))
        count += 1
      }
    }
    #expect(count > 10)
  }

  @Test func `what was done about a duty since stands beside it, and ticks it if it is done`()
    throws
  {
    let walk = try #require(
      Fixture.sample.first { $0.scenario.id.rawValue.hasPrefix("T_03") })
    let outcome = try #require(walk.interview.outcome)
    let due = outcome.duties.filter { $0.standing.isDue && !$0.isDone }.map(\.duty)
    var stamps = try Fixture.stamps()
    stamps.steps = [
      due[0]: .init(words: "Done by somebody else, 20:30.", isDone: true),
      due[1]: .init(words: "Tried once, last 20:31.", isDone: false),
    ]

    let sheet = try Fixture.sheets(walk, stamps: stamps).referral()
    let sections = sheet.allSections

    #expect(sections.first { $0.id == due[0].rawValue }?.state == "done")
    #expect(sections.first { $0.id == due[1].rawValue }?.state != "done")
    let text = sheet.text(width: 80)
    #expect(text.contains("So far: Done by somebody else, 20:30."))
    #expect(text.contains("So far: Tried once, last 20:31."))
  }

  private func isContingent(_ owed: OwedDuty) -> Bool {
    if case .contingent = owed.standing { true } else { false }
  }

  @Test func `every act to avoid, and every note, is on the sheet`() throws {
    for walk in Fixture.sample {
      let texts = try #require(Fixture.sheets[walk.scenario.id]?.first).allTexts
      let outcome = try #require(walk.interview.outcome)
      let pathway = walk.interview.pathway
      for act in outcome.acts.compactMap(pathway.act) {
        #expect(texts.contains { $0.hasPrefix(act.say) }, "\(walk.scenario.id) \(act.id)")
      }
      for owed in outcome.duties where !isContingent(owed) {
        for note in owed.notes.compactMap({ pathway.duty(owed.duty)?.notes[$0].say }) {
          #expect(texts.contains { $0.hasPrefix(note) }, "\(walk.scenario.id) \(note)")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("poole-at-night", "T_03", "Poole", "2026-11-21", 130),
      ("stafford-by-day", "T_06", "Stafford", "2026-11-23", 660),
    ] as [(String, Scenario.ID, String, String, Int)])
  func `a sheet looks as it did`(
    name: String, scenario: Scenario.ID, place: String, day: String, minute: Int
  ) throws {
    let walk = try #require(
      Fixture.sample.first { $0.scenario.id.rawValue.hasPrefix(scenario.rawValue) })
    let stamps = try Fixture.stamps(at: Fixture.minute(day, minute))

    let sheet = try Fixture.sheets(walk, at: try Fixture.place(place), stamps: stamps).referral()

    try Fixture.expectGolden(sheet.text(), "referral-\(name).txt")
  }

  @Test func `an open question leaves no sheet`() throws {
    let compiled = try #require(Fixture.compiled)

    #expect(throws: Sheets.Refusal.isUnfinished("danger")) {
      try Sheets(of: Interview(of: compiled), stamps: try Fixture.stamps())
    }
  }

  @Test func `a reference that could tell who it is stays off the sheet`() throws {
    let walk = try #require(Fixture.sample.first)
    let stamps = try Fixture.stamps(reference: "943 476 5919")

    let sheet = try Fixture.sheets(walk, stamps: stamps).referral()

    #expect(!sheet.text().contains("5919"))
    #expect(!sheet.html.contains("5919"))
    #expect(!sheet.json.contains("5919"))
    #expect(sheet.allTexts.contains { $0.hasPrefix("Your reference is left out.") })
  }

  @Test func `without a reference there is a line to write it on`() throws {
    let walk = try #require(Fixture.sample.first)

    let sheet = try Fixture.sheets(walk, stamps: try Fixture.stamps(reference: nil)).referral()

    #expect(
      sheet.sections.first?.blocks.first
        == .blank(Sheet.Blank("Case reference (yours, no name)", hasBox: false)))
  }

  @Test func `a sheet says where the outcome is recorded, or that it is not`() throws {
    let walk = try #require(Fixture.sample.first)
    let record = Stamps.Record(
      number: 231, leaf: "9f2c41aa", size: 412, root: "77ab01", words: ["apple", "river"])

    let plain = try Fixture.sheets(walk).referral().text()
    let recorded = try Fixture.sheets(walk, stamps: try Fixture.stamps(record: record)).referral()
      .text()

    #expect(plain.contains("Record: not recorded\n"))
    #expect(recorded.contains("Record: number 231, entry 9f2c41aa\n"))
    #expect(recorded.contains("Checkpoint: 412 entries, root 77ab01\n"))
    #expect(recorded.contains("In words: apple river\n"))
  }

  @Test func `the warnings come before everything`() throws {
    let walk = try #require(Fixture.sample.first)
    let late = try Fixture.stamps(
      at: Fixture.minute("2027-05-22", 600), banners: ["The rules come from /elsewhere."])

    let sheet = try Fixture.sheets(walk, stamps: late).referral()

    #expect(
      sheet.banners == [
        "If anyone is in danger now, ring 999 first.", "Draft: not approved for use.",
        "Past its review date, 21 May 2027: check every rule before you use it.",
        "The rules come from /elsewhere.",
      ])
    #expect(sheet.text().hasPrefix("*** IF ANYONE IS IN DANGER NOW, RING 999 FIRST.\n"))
  }

  @Test func `with words, what to say stands under the duties that are due or wait`() throws {
    let walk = try #require(Fixture.sample.first)
    let pathway = walk.interview.pathway
    let outcome = try #require(walk.interview.outcome)

    let texts = try Fixture.sheets(walk).referral(withWords: true).allTexts

    for owed in outcome.duties where !isContingent(owed) {
      for sentence in pathway.duty(owed.duty)?.wording(of: owed.variant).say ?? [] {
        #expect(texts.contains(sentence))
      }
    }
  }
}
