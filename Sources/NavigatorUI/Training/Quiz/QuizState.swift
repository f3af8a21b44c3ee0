internal import Pathways

/// How a group gets on with a quiz. It holds no name and no answer of a single person.
struct QuizState: Hashable, Sendable {
  let questions: [QuizQuestion]
  /// Which quiz of a session plan it is; nil for one that stands by itself.
  var part: SessionPlan.Quiz?
  /// The row that the group chose, for each question that was answered.
  var chosen: [Int] = []
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

  /// Right answers of those given.
  var score: (right: Int, of: Int) {
    (zip(questions, chosen).count { $0.right == $1 }, chosen.count)
  }

  /// Right answers by topic, in the order of the pathway; a question counts for each of its topics.
  func scores(for topics: [Topic]) -> [(topic: Topic, right: Int, of: Int)] {
    topics.compactMap { topic in
      let answered = zip(questions, chosen).filter { $0.0.topics.contains(topic.id) }
      guard !answered.isEmpty else { return nil }
      return (topic, answered.count { $0.0.right == $0.1 }, answered.count)
    }
  }
}
