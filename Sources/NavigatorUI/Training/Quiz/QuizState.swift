internal import Pathways

/// How a group gets on with a quiz. It holds no name and no answer of a single person.
struct QuizState: Hashable, Sendable {
  let questions: [QuizQuestion]
  /// Which quiz of a session plan it is; nil for one that stands by itself.
  var part: SessionPlan.Quiz?
  /// The row that the group chose, for each question that was answered.
  var chosen: [Int] = []
  /// Hands that were counted for a row, by question and row; nothing where the group answered as
  /// one.
  var hands: [Int: [Int: Int]] = [:]
  /// Which question is on the screen; past the last one is the score.
  var number = 0

  var question: QuizQuestion? { questions.indices.contains(number) ? questions[number] : nil }

  var isAnswered: Bool { number < chosen.count }

  /// Whether the right answer follows each question. Before the scenarios it does not: the same
  /// questions come again after them.
  var explains: Bool { part != .before }

  /// Whether some questions were answered, and some were not.
  var isHalfAnswered: Bool { !chosen.isEmpty && chosen.count < questions.count }

  var isOver: Bool { number >= questions.count }

  /// What the group takes as its answer: the row with most hands; where none were counted, or as
  /// many elsewhere, the row of the cursor.
  func answer(at cursor: Int) -> Int {
    let counted = hands[number] ?? [:]
    let most = counted.values.max() ?? 0
    return counted[cursor] == most || most == 0
      ? cursor : counted.keys.sorted().first { counted[$0] == most } ?? cursor
  }

  /// Whether hands were counted for the questions before and are not for this one.
  var lacksHands: Bool {
    func isCounted(_ number: Int) -> Bool { hands[number]?.values.contains { $0 > 0 } == true }
    return !chosen.isEmpty && chosen.indices.allSatisfy(isCounted) && !isCounted(number)
  }

  /// Right answers of those given to a question: hands where they were counted, otherwise one
  /// answer of the whole group. Nil where it was not answered.
  func score(of question: Int) -> (right: Int, of: Int)? {
    guard chosen.indices.contains(question) else { return nil }
    let right = questions[question].right
    let counted = hands[question] ?? [:]
    let all = counted.values.reduce(0, +)
    return all > 0 ? (counted[right] ?? 0, all) : (chosen[question] == right ? 1 : 0, 1)
  }

  /// Right answers of those given.
  var score: (right: Int, of: Int) { sum(Array(questions.indices)) }

  private func sum(_ numbers: [Int]) -> (right: Int, of: Int) {
    numbers.compactMap(score(of:)).reduce((0, 0)) { ($0.0 + $1.right, $0.1 + $1.of) }
  }

  /// Right answers by topic, in the order of the pathway; a question counts for each of its topics.
  func scores(for topics: [Topic]) -> [(topic: Topic, right: Int, of: Int)] {
    topics.compactMap { topic in
      let score = sum(questions.indices.filter { questions[$0].topics.contains(topic.id) })
      return score.of == 0 ? nil : (topic, score.right, score.of)
    }
  }
}
