internal import Pathways

/// What a trainer reports of a session: counts and places, nobody's name.
struct SessionReturn: Hashable, Sendable {
  enum Field: CaseIterable, Hashable, Sendable {
    case role, place, course, present

    var label: String {
      switch self {
      case .role: "Trainer's role, not a name"
      case .place: "Place"
      case .course: "Course"
      case .present: "Number of people present"
      }
    }

    var key: String {
      switch self {
      case .role: "trainer_role"
      case .place: "place"
      case .course: "course"
      case .present: "number_present"
      }
    }
  }

  /// What a session plan says by itself.
  struct Planned: Hashable, Sendable {
    let session: SessionPlan.ID
    let title: String
    let audiences: [Audience.ID]
    let minutes: Int
    let minutesUsed: Int
    /// Those that were told to their outcome.
    let scenarios: [Scenario.ID]
    /// Those that were begun, and not told to their outcome.
    let begun: [Scenario.ID]
  }

  /// A line of the return: a key for programs and a value; nil for what was not asked.
  struct Row: Hashable, Sendable {
    enum Value: Hashable, Sendable {
      case text(String)
      case list([String])
      case count(Int?)
    }

    let key: String
    let value: Value
  }

  let date: CivilDate
  /// Nil for a session without a plan.
  let planned: Planned?
  private var values: [Field: String] = [:]
  private var results: [Row] = []
  private(set) var scores: SessionScores?

  init(date: CivilDate, planned: Planned? = nil) {
    self.date = date
    self.planned = planned
    values[.course] = planned?.title
  }

  /// The field that is asked for now; nil when all are given.
  var field: Field? { Field.allCases.first { values[$0] == nil } }

  /// Takes a value for the field that is asked for.
  ///
  /// - Returns: what is wrong with it, as a sentence.
  mutating func take(_ text: String) -> String? {
    guard let field else { return nil }
    var words = text[...]
    while words.first == " " { words.removeFirst() }
    while words.last == " " { words.removeLast() }
    guard !words.isEmpty else { return "Type something, or leave the return." }
    guard words.count <= 100 else { return "That is longer than 100 characters." }
    if field == .present, Int(words).map({ (1...10_000).contains($0) }) != true {
      return "Type how many people were present, as a number from 1 to 10000."
    }
    if field != .present,
      let finding = IdentifierCheck(thisYear: date.year).findings(in: String(words)).first
    {
      return finding.message
    }
    values[field] = String(words)
    return nil
  }

  /// Goes back to the field before.
  ///
  /// - Returns: what was typed into it; nil if this is the first.
  mutating func takeBack() -> String? {
    let before = Field.allCases.prefix { $0 != field }
    guard let last = before.last(where: { $0 != .course || planned == nil }) else { return nil }
    return values.removeValue(forKey: last)
  }

  /// Takes the results of a quiz: how many were right, in all and by topic.
  mutating func adopt(_ quiz: QuizState?, topics: [Topic]) {
    guard let quiz else { return }
    let score = quiz.score
    results = [
      Row(key: "questions_answered", value: .count(score.of)),
      Row(key: "questions_right", value: .count(score.right)),
    ]
    for one in quiz.scores(for: topics) {
      results.append(Row(key: "\(one.topic.id)_answered", value: .count(one.of)))
      results.append(Row(key: "\(one.topic.id)_right", value: .count(one.right)))
    }
  }

  /// Takes the results of the two quizzes of a plan.
  mutating func adopt(_ scores: SessionScores) {
    self.scores = scores
    func rows(_ name: String, _ score: SessionScores.Pair) -> [Row] {
      [("before", score.before), ("after", score.after)].flatMap { part, score in
        [
          Row(key: "\(name)_\(part)_answered", value: .count(score?.of)),
          Row(key: "\(name)_\(part)_right", value: .count(score?.right)),
        ]
      }
    }
    results = rows("questions", scores.all)
    for one in scores.topics { results += rows(one.topic.id.rawValue, one.score) }
  }

  /// What was typed, and what the plan says.
  var head: [Row] {
    let typed = Field.allCases.compactMap { field in
      values[field].map { value in
        Row(key: field.key, value: field == .present ? .count(Int(value)) : .text(value))
      }
    }
    return [Row(key: "date", value: .text(date.description))] + typed + (planned?.rows ?? [])
  }

  var rows: [Row] { head + results }
}

extension SessionReturn.Planned {
  fileprivate var rows: [SessionReturn.Row] {
    [
      .init(key: "session", value: .text(session.rawValue)),
      .init(key: "audience", value: .list(audiences.map(\.rawValue))),
      .init(key: "minutes_planned", value: .count(minutes)),
      .init(key: "minutes_used", value: .count(minutesUsed)),
      .init(key: "scenarios", value: .list(scenarios.map(\.rawValue))),
      .init(key: "scenarios_begun", value: .list(begun.map(\.rawValue))),
    ]
  }
}
