import Frames
import Interviews
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import NavigatorUI

/// A training session over the shipped scenarios.
enum TrainingFixture {
  static let size = Size(columns: 100, rows: 30)

  /// Compiled once: every test shows the same rules.
  static let course = Result { () throws -> TrainingCourse in
    let pathway = try #require(try ShippedPathways.national.get().pathway)
    return TrainingCourse(
      of: try CompiledPathway(pathway), banners: ["Draft: not approved for use"],
      isDraft: true)
  }

  static func presentation(
    _ scenario: Scenario.ID? = nil, filter: TrainingFilter = TrainingFilter()
  ) throws -> Presentation {
    Presentation(of: try course.get(), filter: filter, scenario: scenario)
  }

  static let child: Scenario.ID = "T_01_three_teenagers_on_a_cannabis_grow"
}

extension Presentation {
  /// Presses keys, one for each character; a blank goes on.
  @discardableResult
  mutating func press(_ keys: String, at seconds: Int = 0) -> [TrainingEffect] {
    keys.flatMap { handle(.key(.character($0)), at: seconds, size: TrainingFixture.size) }
  }

  @discardableResult
  mutating func press(_ key: Key, at seconds: Int = 0) -> [TrainingEffect] {
    handle(.key(key), at: seconds, size: TrainingFixture.size)
  }

  /// Goes on until some words are on the screen.
  mutating func goOn(until words: String) {
    for _ in 0..<80 where !text.contains(words) { press(" ") }
  }

  /// What a large screen shows.
  var text: String { frame(size: Size(columns: 200, rows: 120)).text }
}

extension TrainingFixture {
  /// The shipped half hour for a team meeting.
  static let meeting = Result { () throws -> TrainingCourse in
    let course = try Self.course.get()
    let plan = try #require(
      course.compiled.pathway.sessions.first { $0.id == "team_meeting" })
    return TrainingCourse(of: course.compiled, plan: plan, banners: course.banners, isDraft: true)
  }

  static func session(returnName: String? = nil) throws -> Presentation {
    Presentation(
      of: try meeting.get(), seed: 1, returnName: returnName, today: CivilDate("2026-11-21"))
  }
}

extension Presentation {
  /// Answers the quiz on the screen: every question right, or every one wrong.
  mutating func answerQuiz(rightly: Bool, at seconds: Int = 0) {
    while let question = session.quiz?.question {
      let row = rightly ? question.right : (question.right + 1) % question.options.count
      press("\(row + 1)", at: seconds)
      press(.enter, at: seconds)
      if session.quiz?.isAnswered == true { press(" ", at: seconds) }
    }
  }
}
