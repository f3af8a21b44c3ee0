import Foundation
import Handover
import Interviews
import Pathways
import TestSupport
import Testing

/// The sheets that the national pathway writes, for every kind of case.
@Suite struct PlanTests {
  /// The nine cases of the golden sheets, each from answers alone.
  static let cases: [(name: String, answers: Answers)] = {
    let start: Answers = [
      "danger": .one("no"), "nation": .one("england"), "presence": .one("met"),
      "signs": .several(["work_for_nothing", "documents_held"]), "circumstances": .several([]),
      "organisation": .one("council"), "done_already": .several([]),
      "first_concern": .one("today"),
    ]
    func filled(_ more: Answers) -> Answers { more.filled(from: start) }
    let grown: Answers = [
      "age": .one("adult"), "care_needs": .one("no"), "capacity": .one("no_doubt"),
      "also_agreed": .several(["support"]), "asked_safely": .one("yes"),
    ]
    func adult(_ more: Answers) -> Answers { filled(more.filled(from: grown)) }
    return [
      ("child", filled(["age": .notKnown, "child_situation": .several([])])),
      ("adult-yes", adult(["consent": .one("agrees")])),
      ("adult-no-statute", adult(["consent": .one("refuses")])),
      (
        "adult-no-policy",
        adult(["consent": .one("refuses"), "organisation": .one("home_office")])
      ),
      (
        "adult-no-charity",
        adult(["consent": .one("refuses"), "organisation": .one("first_responder_charity")])
      ),
      ("adult-no-none", adult(["consent": .one("refuses"), "organisation": .one("nhs")])),
      ("capacity-held", adult(["consent": .one("agrees"), "capacity": .one("doubt")])),
      (
        "scotland",
        adult([
          "nation": .one("scotland"), "organisation": .one("council_scotland"),
          "consent": .one("agrees"),
        ])
      ),
      (
        "northern-ireland",
        adult([
          "nation": .one("northern_ireland"), "organisation": .one("hsc_trust"),
          "consent": .one("refuses"),
        ])
      ),
    ]
  }()

  private func sheets(_ name: String, stamps: Stamps? = nil) throws -> Sheets {
    let compiled = try #require(Fixture.compiled)
    let answers = try #require(Self.cases.first { $0.name == name }).answers
    var interview = Interview(of: compiled)
    for fact in compiled.pathway.facts {
      guard let given = answers[fact.id], fact.isAskable else { continue }
      try interview.answer(fact.id, given)
    }
    while case .ask(let fact) = interview.step { try interview.answer(fact.id, .notKnown) }
    return try Sheets(of: interview, stamps: try stamps ?? Fixture.stamps())
  }

  /// What a person would be handed in a case, one sheet after the other; or why not.
  private func everything(_ name: String) throws -> String {
    let sheets = try sheets(name)
    func text(_ make: () throws(Sheets.Refusal) -> Sheet) -> String {
      do throws(Sheets.Refusal) { return try make().text() } catch { return "NO SHEET: \(error)\n" }
    }
    var texts = [
      text { () throws(Sheets.Refusal) in try sheets.consent() },
      text { () throws(Sheets.Refusal) in try sheets.next() },
    ]
    // The long ones differ little from case to case.
    if ["child", "adult-yes", "adult-no-statute"].contains(name) {
      texts += [
        text { () throws(Sheets.Refusal) in try sheets.preparation() },
        text { () throws(Sheets.Refusal) in try sheets.notification() },
      ]
    }
    return texts.joined(separator: "\n" + String(repeating: "#", count: 80) + "\n\n")
  }

  @Test(arguments: cases.map(\.name))
  func `the sheets of a case look as they did`(name: String) throws {
    try Fixture.expectGolden(try everything(name), "sheets-\(name).txt")
  }

  @Test(arguments: cases.map(\.name))
  func `the referral sheet of a case looks as it did`(name: String) throws {
    try Fixture.expectGolden(try sheets(name).referral().text(), "referral-\(name).txt")
  }

  @Test func `a child is asked nothing, and nobody is notified`() throws {
    let sheets = try sheets("child")
    let preparation = try sheets.preparation()
    let ids = preparation.sections.map(\.id)

    #expect(!ids.contains("consent"))
    #expect(!ids.contains("support"))
    #expect(!ids.contains("decision"))
    let notNeeded = try #require(preparation.sections.first { $0.id == "not_needed" })
    #expect(notNeeded.blocks.flatMap(\.texts).contains { $0.hasPrefix("Agreement: ") })
    #expect(throws: Sheets.Refusal.self) { try sheets.consent() }
    #expect(throws: Sheets.Refusal.self) { try sheets.notification() }
    let texts = preparation.allTexts
    #expect(texts.contains { $0.contains("for a child no force or trick has to be shown") })
    #expect(!texts.contains { $0.hasPrefix("How: threats") })
  }

  @Test func `an age that is not known is filled in as the form has it`() throws {
    let blocks = try sheets("child").preparation().allSections.flatMap(\.blocks)

    #expect(blocks.contains(.known(Sheet.Field("Under 18 now?", "Not sure"), help: [])))
  }

  @Test(
    arguments: [
      ("adult-no-statute", "must by law"), ("adult-no-policy", "must under its own policy"),
      ("adult-no-charity", "No law makes us"), ("adult-no-none", "Do not say that you must"),
      ("scotland", "Scotland has one in its 2015 Act"),
      ("northern-ireland", "Northern Ireland has one in its 2015 Act"),
    ])
  func `what is said of notifying after a no follows the body and the nation`(
    name: String, words: String
  ) throws {
    let all = [
      "must by law", "must under its own policy", "No law makes us", "Do not say that you must",
      "Scotland has one in its 2015 Act", "Northern Ireland has one in its 2015 Act",
    ]
    let texts = try sheets(name).consent().allTexts

    for candidate in all {
      #expect(texts.contains { $0.contains(candidate) } == (candidate == words), "\(candidate)")
    }
  }

  @Test func `the consent card has three parts, and none leans on another`() throws {
    let ids = try sheets("adult-yes").consent().sections.map(\.id)

    #expect(ids.firstIndex(of: "referral") ?? 99 < ids.firstIndex(of: "support") ?? 0)
    #expect(ids.firstIndex(of: "support") ?? 99 < ids.firstIndex(of: "police") ?? 0)
    let words = try sheets("adult-yes").consent().allTexts
    #expect(words.contains { $0.contains("No answer is wrong") })
    #expect(words.contains { $0.contains("you can change your mind") })
  }

  @Test func `what nobody confirmed is marked wherever it stands`() throws {
    let texts = try sheets("adult-yes").preparation().allTexts

    #expect(
      texts.contains { $0.contains("deleted after 28 days") && $0.hasSuffix("(not verified)") })
  }

  @Test func `every time on the sheet of what comes next has a source beside it`() throws {
    for (name, _) in Self.cases {
      var steps = 0
      for block in try sheets(name).next().allSections.flatMap(\.blocks) {
        guard case .step(let text, _, let fields) = block else { continue }
        steps += 1
        #expect(fields.map(\.label) == ["When", "Rests on"], "\(name): \(text)")
      }
      #expect(steps > 0, "\(name)")
    }
  }

  @Test func `the parts stand in the order of the form`() throws {
    let order = [
      "before", "reporter", "age", "background", "account", "view", "places", "exploiters", "risk",
      "consent", "support", "person", "decision", "sender", "documents", "narrative", "quality",
    ]

    let ids = try sheets("adult-yes").preparation().sections.map(\.id).filter(order.contains)

    #expect(ids == order)
  }

  @Test func `no sheet asks to write a name, a birth date or an address of the person`() throws {
    for walk in Fixture.sample {
      for sheet in Fixture.sheets[walk.scenario.id] ?? [] {
        for block in sheet.allSections.flatMap(\.blocks) {
          guard case .blank(let blank) = block else { continue }
          let label = blank.label.lowercased()
          for word in ["name of the person", "their name", "date of birth", "home address"] {
            #expect(!label.contains(word), "\(sheet.kind): \(blank.label)")
          }
        }
        guard sheet.kind == .notification else { continue }
        let labels = sheet.allSections.flatMap(\.blocks).compactMap { block in
          if case .blank(let blank) = block { blank.label.lowercased() } else { String?.none }
        }
        #expect(!labels.contains { $0.contains("safe number") || $0.contains("safe email") })
      }
    }
  }

  @Test func `every case has each sheet, or a sentence on what to do instead`() throws {
    for walk in Fixture.sample {
      let sheets = try Fixture.sheets(walk)
      for make in [Sheets.preparation, Sheets.notification, Sheets.consent, Sheets.next] {
        do throws(Sheets.Refusal) {
          #expect(try !make(sheets)().sections.isEmpty)
        } catch {
          guard case .isNotForThisCase(let reason) = error else {
            Issue.record("\(walk.scenario.id): \(error)")
            continue
          }
          #expect(reason.hasSuffix("."), "\(walk.scenario.id): \(reason)")
        }
      }
    }
  }

  @Test func `rules without sheets say so`() throws {
    let compiled = try #require(Fixture.compiled)
    var bare = compiled.pathway
    bare.sheets = []
    var interview = Interview(of: try CompiledPathway(bare))
    while case .ask(let fact) = interview.step {
      try interview.answer(fact.id, fact.mayBeNotKnown ? .notKnown : .one(fact.answers[0].id))
    }
    let sheets = try Sheets(of: interview, stamps: try Fixture.stamps())

    #expect(throws: Sheets.Refusal.isNotWritten(.consent)) { try sheets.consent() }
  }
}
