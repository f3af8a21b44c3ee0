import Pathways
import Testing

@Suite struct SuggestionTests {
  private let names = ["danger", "presence", "age", "call_999", "not_known", "asked_safely"]

  @Test(arguments: [
    ("dangr", "danger"), ("dagner", "danger"), ("Danger", "danger"), ("call-999", "call_999"),
    ("asked safely", "asked_safely"), ("presense", "presence"),
  ])
  func `a slip of the finger finds the name that was meant`(slip: String, meant: String) {
    #expect(Suggestion.nearest(to: slip, among: names) == meant)
  }

  @Test func `a word that is like none of them finds nothing`() {
    #expect(Suggestion.nearest(to: "organisation", among: names) == nil)
    #expect(Suggestion.nearest(to: "danger", among: [String]()) == nil)
  }
}
