import Foundation
import Handover
import Interviews
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The first page of the referral sheet, which is handed over alone.
@Suite struct SummaryTests {
  /// The lines of the first page.
  private func firstPage(_ sheet: Sheet) -> [Substring] {
    sheet.text(width: 80).split(separator: "\u{0C}", omittingEmptySubsequences: false).first?
      .split(separator: "\n", omittingEmptySubsequences: false) ?? []
  }

  @Test func `the first page has the route, what to do now and the record, on sixty lines`() throws
  {
    for walk in Fixture.sample {
      let sheet = try #require(Fixture.sheets[walk.scenario.id]?.first)
      let outcome = try #require(walk.interview.outcome)

      let pages = sheet.text(width: 80).split(separator: "\u{0C}", omittingEmptySubsequences: false)
      let first = pages[0].split(separator: "\n", omittingEmptySubsequences: false)

      #expect(pages.count == 2)
      #expect(first.count <= 60, "\(walk.scenario.id): \(first.count)")
      #expect(first.contains { $0.hasPrefix("Record: ") })
      for owed in outcome.duties where owed.standing.isDue && !owed.isDone {
        let number = try #require(outcome.number(of: owed.duty))
        #expect(first.contains { $0.hasPrefix("\(number): ") }, "\(walk.scenario.id) \(owed.duty)")
      }
    }
  }

  @Test func `where no place was named the page says so, and blames no area`() throws {
    for walk in Fixture.sample {
      let sheet = try #require(Fixture.sheets[walk.scenario.id]?.first)

      let page = firstPage(sheet).joined(separator: " ")

      #expect(!page.contains("umber not confirmed"), "\(walk.scenario.id)")
    }
  }

  @Test func `the one to go to when nobody acts is no number to do a duty by`() throws {
    for place in [nil, try Fixture.place("Poole"), try Fixture.place("Stafford")] {
      for id in ["T_03", "T_06"] {
        let walk = try #require(
          Fixture.sample.first { $0.scenario.id.rawValue.hasPrefix(id) })
        let outcome = try #require(walk.interview.outcome)
        let number = try #require(outcome.number(of: "record_decision"))

        let sheet = try Fixture.sheets(walk, at: place).referral()
        let summary = try #require(sheet.allSections.first { $0.id == "summary" })

        let fields = summary.blocks.flatMap { block -> [Sheet.Field] in
          if case .fields(let fields) = block { fields } else { [] }
        }
        let line = try #require(fields.first { $0.label == "\(number)" })
        #expect(!line.value.contains("101"), "\(line.value)")
        #expect(!line.value.contains("Ring"), "\(line.value)")
      }
    }
  }

  @Test func `a duty that counts as done by no answer in particular claims none`() throws {
    let file = PathwayFile(path: "pathway.yaml", bytes: Array(Self.text.utf8))
    let pathway = try #require(PathwayReader().read([file]).pathway)
    var interview = Interview(of: try CompiledPathway(pathway))
    try interview.answer("danger", .one("no"))
    #expect(interview.outcome?.duties.first?.isDone == true)
    #expect(interview.answersThatDid("tell") == [])

    let stamps = Stamps(
      minute: try #require(Fixture.night), contentHash: "sha256:00",
      approval: pathway.approvalState(of: .init(content: "sha256:00")))
    let page = firstPage(try Sheets(of: interview, stamps: stamps).referral())

    #expect(page.contains { $0.contains("Tell the council.") })
    #expect(!page.contains { $0.contains("You answered") })
  }

  private static let text = """
    pathway: small
    title: A small pathway
    version: "1"
    in-force: {from: 2026-01-01, review-by: 2027-01-01}
    sources:
      ACT: {title: The Act, publisher: legislation.gov.uk, url: https://example.org/act, dated: "2015", checked: 2026-11-21, read: official, kind: act}
    facts:
      danger: {group: A, label: Danger, ask: Danger?, why: It decides., answers: {yes: "Yes", no: "No"}, not-known: {rule: keep}}
    routes:
      one: {class: one, title: One, say: One., when: always, basis: ACT s1}
    duties:
      tell: {stage: safeguarding, title: Tell the council, to: the council, by: same day, force: must, basis: ACT s1, when: always, done-when: not danger is yes, if-unsure: due}
    """
}
