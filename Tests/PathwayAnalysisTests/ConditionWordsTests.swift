import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Conditions as a lawyer reads them.
@Suite struct ConditionWordsTests {
  private let words: ConditionWords

  init() throws {
    words = ConditionWords(try SmallPathway.pathway)
  }

  private let danger = Condition.answered("danger", ["yes"])
  private let debt = Condition.includes("signs", ["debt"])

  @Test func `facts and answers stand by their labels`() {
    #expect(words.words(for: danger) == "“Danger” is “Yes, now”")
    #expect(
      words.words(for: .answered("age", ["child", "adult"]))
        == "“Age” is “Yes” or “No, 18 or over”")
    #expect(words.words(for: debt) == "“Signs” includes “A debt”")
    #expect(
      words.words(for: .includes("signs", ["debt", "fear"]))
        == "“Signs” includes any of “A debt” or “Fear”")
  }

  @Test func `the verb takes the not`() {
    #expect(words.words(for: .not(danger)) == "“Danger” is not “Yes, now”")
    #expect(
      words.words(for: .not(.answered("age", ["child", "adult"])))
        == "“Age” is none of “Yes” or “No, 18 or over”")
    #expect(words.words(for: .not(.not(danger))) == "“Danger” is “Yes, now”")
    #expect(words.words(for: .not(.notKnown("age"))) == "it is known what holds for “Age”")
    #expect(words.words(for: .not(.route(["child"]))) == "the route is not “Child”")
    #expect(words.words(for: .not(.named("is_child"))) == "‘they are a child’ does not hold")
  }

  @Test func `brackets stand where and and or would run together, and nowhere else`() {
    #expect(
      words.words(for: .all([danger, .any([debt, .notKnown("signs")])]))
        == "“Danger” is “Yes, now” and (“Signs” includes “A debt” or it is not known what holds "
        + "for “Signs”)")
    #expect(
      words.words(for: .any([danger, .all([debt, .named("is_child")])]))
        == "“Danger” is “Yes, now” or (“Signs” includes “A debt” and ‘they are a child’)")
    #expect(
      words.words(for: .not(.any([danger, debt])))
        == "not (“Danger” is “Yes, now” or “Signs” includes “A debt”)")
    #expect(
      words.words(for: .all([danger, .all([debt, .named("is_child")])]))
        == "“Danger” is “Yes, now” and “Signs” includes “A debt” and ‘they are a child’")
    #expect(
      words.words(for: .all([danger, .answered("age", ["child", "adult"])]))
        == "“Danger” is “Yes, now” and (“Age” is “Yes” or “No, 18 or over”)")
  }

  @Test func `a term without words stands by its name`() {
    #expect(words.words(for: .named("afraid")) == "‘afraid’")
  }

  @Test func `what only a demand may say has words too`() {
    #expect(
      words.words(for: .outcome(.before("call_999", "tell_council")))
        == "“Call 999” comes before “Tell the council” wherever both stand")
    #expect(
      words.words(for: .not(.outcome(.cites("call_999", "ACT"))))
        == "not (“Call 999” stands and rests on “An Act”)")
  }
}
