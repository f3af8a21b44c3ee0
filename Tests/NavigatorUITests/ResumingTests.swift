import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

@Suite struct ResumingTests {
  private static func saved(pathway: Pathway.ID, hash: String, answers: Answers) -> SavedCheck {
    SavedCheck(
      check: Check(
        id: "old", caseReference: "HG-3", pathway: pathway, pathwayVersion: "2026.10",
        contentHash: hash, answers: answers, order: answers.facts.sorted(), started: "t",
        updated: "t"), savedAt: "today 09:00")
  }

  @Test func `answers that a changed pathway no longer offers are asked again, and it says so`()
    throws
  {
    let old = Self.saved(
      pathway: "test", hash: "sha256:other", answers: ["danger": .one("no"), "age": .one("old")])
    var journey = try Fixture.journey(saved: [old])

    journey.resume("old")

    #expect(journey.interview.answers["danger"] == .one("no"))
    #expect(journey.interview.answers["age"] == nil)
    #expect(journey.status?.text.contains("The pathway has changed") == true)
    #expect(journey.status?.text.contains("No longer fit, kept as they were: Under 18?.") == true)
  }

  @Test func `a check of another pathway is not opened`() throws {
    let old = Self.saved(pathway: "other", hash: "sha256:x", answers: ["danger": .one("no")])
    var journey = try Fixture.journey(saved: [old])

    journey.resume("old")

    #expect(journey.page == .home)
    #expect(journey.check == nil)
    #expect(journey.status?.kind == .problem)
  }

  @Test func `answers that do not fit are written back on every save until answered anew`() throws {
    let old = Self.saved(
      pathway: "test", hash: "sha256:other",
      answers: ["danger": .one("no"), "age": .one("old"), "gone": .several(["a", "b"])])
    var journey = try Fixture.journey(saved: [old])
    journey.resume("old")

    // Danger again, then the nation.
    let first = try #require(journey.press("2^1^").dropFirst().first?.saved)
    #expect(journey.page == .question("age"))
    let second = try #require(journey.press("1^").first?.saved)

    #expect(first.answers["age"] == .one("old"))
    #expect(first.answers["gone"] == .several(["a", "b"]))
    #expect(second.answers["age"] == .one("child"))
    #expect(second.answers["gone"] == .several(["a", "b"]))
    let undone = try #require(journey.press("u").first?.saved)
    #expect(undone.answers["age"] == .one("old"))
    #expect(undone.order.contains("age"))
  }

  @Test func `the facts whose answers do not fit are named, by id where there is no label`() throws
  {
    let old = Self.saved(
      pathway: "test", hash: "sha256:other", answers: ["age": .one("old"), "gone": .one("a")])
    var journey = try Fixture.journey(saved: [old])

    journey.resume("old")

    #expect(journey.status?.text.contains("Under 18?; gone") == true)
    journey.press("a")
    let answers = journey.frame(size: Size(columns: 80, rows: 40)).text
    #expect(answers.contains("gone: a"))
  }

  @Test func `a list with an unknown tick is asked again with the known ones ticked`() throws {
    let old = Self.saved(
      pathway: "test", hash: "sha256:other",
      answers: [
        "danger": .one("no"), "nation": .one("england"), "age": .one("child"),
        "signs": .several(["debt", "vanished", "held"]),
      ])
    var journey = try Fixture.journey(saved: [old])
    journey.resume("old")
    #expect(journey.interview.answers["signs"] == nil)

    journey.press("2^")

    #expect(journey.page == .question("signs"))
    #expect(journey.place.ticked == .several(["debt", "held"]))
    let saved = try #require(journey.press("^").first?.saved)
    #expect(saved.answers["signs"] == .several(["debt", "held"]))
  }

  @Test func `a check that was opened carries the content that it is evaluated with`() throws {
    let old = Self.saved(
      pathway: "test", hash: "sha256:other", answers: ["danger": .one("no")])
    var journey = try Fixture.journey(saved: [old])

    journey.resume("old")

    #expect(journey.check?.pathwayVersion == journey.pathway.version)
    #expect(journey.check?.contentHash == journey.context.contentHash)
    #expect(journey.press("2^").first?.saved?.contentHash == journey.context.contentHash)
  }

  @Test func `danger is asked again, and the old answer stands until it is changed`() throws {
    var first = try Fixture.journey()
    first.press(JourneyTests.childKeys + "h")
    var journey = try Fixture.journey(saved: first.saved)

    journey.press("2^1^")

    #expect(journey.page == .question("danger"))
    #expect(journey.place.isUntouched)
    #expect(journey.status?.text.contains("is this still so?") == true)
    #expect(journey.frame(size: Size(columns: 80, rows: 24)).text.contains("(your answer)"))
    #expect(journey.interview.answers["danger"] == .notKnown)
    #expect(journey.outcome?.duty("call_999") != nil)
    // The way round by the list of answers leads there too.
    journey.press("avvvvvvvvc")
    #expect(journey.page == .question("danger"))
    journey.press("2^")
    #expect(journey.interview.answers["danger"] == .one("no"))
    #expect(journey.page == .checkAnswers)
  }

  @Test func `a saved check counts as many answers on the list as on its own page`() throws {
    let old = Self.saved(
      pathway: "test", hash: "sha256:other",
      answers: ["danger": .one("no"), "age": .one("old"), "gone": .one("a")])
    var session = LinearSession(try Fixture.journey(saved: [old]))

    let list = session.read("2", at: Fixture.moment).lines.joined(separator: " ")
    _ = session.read("1", at: Fixture.moment)
    let page = session.read("answers", at: Fixture.moment).lines.joined(separator: " ")

    #expect(list.contains("HG-3, 3 answers"))
    #expect(page.contains("Check your answers. 3 answers."))
  }

  @Test func `an answer can be kept without giving it again`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^<<")
    #expect(journey.page == .question("nation"))

    let effects = journey.press("c")

    #expect(effects.isEmpty)
    #expect(journey.page == .question("signs"))
  }
}

extension Effect {
  /// The check that is to be written.
  var saved: Check? {
    if case .save(let check) = self { check } else { nil }
  }
}
