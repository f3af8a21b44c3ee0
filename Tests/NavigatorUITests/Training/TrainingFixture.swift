import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

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
