import Pathways
import Testing

@Suite struct TrainingTests {
  private let training = Training(
    minutes: 10, area: nil, audiences: ["staff"], topics: ["danger"], warning: "A fire.",
    licence: "CC0",
    reveal: [
      .init(says: "Smoke.", answers: ["signs": .several(["smoke"])]),
      .init(says: "Nobody moves."),
      .init(
        says: "Flames.", answers: ["signs": .several(["smoke", "flames"]), "age": .one("old")]),
    ], notes: [], learning: [], questions: [], mistakes: [])

  @Test func `before the first step the room knows nothing`() {
    #expect(training.answers(after: 0).isEmpty)
    #expect(training.answers(after: -1).isEmpty)
  }

  @Test func `a step without an answer adds none`() {
    #expect(training.answers(after: 1) == training.answers(after: 2))
  }

  @Test func `a later step takes the place of an earlier one`() {
    #expect(
      training.answers(after: 3) == ["signs": .several(["smoke", "flames"]), "age": .one("old")])
    #expect(training.answers(after: 99) == training.answers(after: 3))
  }
}
