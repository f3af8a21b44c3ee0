internal import Pathways

/// The quiz before and the quiz after, side by side: counts, and nobody's answers.
struct SessionScores: Hashable, Sendable {
  struct Score: Hashable, Sendable {
    let right: Int
    let of: Int
  }

  /// Nil where the quiz was not asked.
  struct Pair: Hashable, Sendable {
    var before: Score?
    var after: Score?
  }

  let all: Pair
  /// In the order of the pathway.
  let topics: [TopicScore]

  struct TopicScore: Hashable, Sendable {
    let topic: Topic
    let score: Pair
  }

  init(_ quizzes: [SessionPlan.Quiz: QuizState], topics: [Topic]) {
    func score(_ part: SessionPlan.Quiz) -> Score? {
      quizzes[part].map { Score(right: $0.score.right, of: $0.score.of) }
    }
    func scores(_ part: SessionPlan.Quiz) -> [Topic.ID: Score] {
      let all = quizzes[part]?.scores(for: topics) ?? []
      return Dictionary(
        all.map { ($0.topic.id, Score(right: $0.right, of: $0.of)) },
        uniquingKeysWith: { first, _ in first })
    }
    all = Pair(before: score(.before), after: score(.after))
    let before = scores(.before)
    let after = scores(.after)
    self.topics = topics.compactMap { topic in
      guard before[topic.id] != nil || after[topic.id] != nil else { return nil }
      return TopicScore(
        topic: topic, score: Pair(before: before[topic.id], after: after[topic.id]))
    }
  }

  static func words(_ score: Score?) -> String {
    score.map { "\($0.right) of \($0.of)" } ?? "not asked"
  }
}

extension String {
  /// The same with a capital letter in front.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
