import Foundation
import Frames
import Interviews
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import NavigatorUI
@testable import navigator

/// Every training case on the whole screen, line by line and as JSON: one route, the same duties.
@Suite struct TrainingModesTests {
  private struct Route {
    let title: String
    let duties: [(title: String, words: String)]
  }

  /// How a duty stands, as a trainer's screen begins to say it.
  private static let words = [
    "due": "To do.", "due_because_unsure": "To do, because you are not sure.",
    "held": "On hold until ", "contingent": "Only if ",
  ]

  private static let course = Result { () throws -> TrainingCourse in
    let pathway = try #require(try ShippedPathways.national.get().pathway)
    return TrainingCourse(of: try CompiledPathway(pathway))
  }

  private static func routes(
    of cases: [TrainingCase], by service: inout RouteService
  ) throws -> [Scenario.ID: Route] {
    var routes: [Scenario.ID: Route] = [:]
    for entry in cases {
      let json = JSONValue.object(["answers": .object(entry.scenario.answers.json)])
      let data = try JSONEncoder().encode(json)
      let (reply, _) = RouteCommand.answer(to: data, by: &service, pretty: false)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(reply.utf8)) as? [String: Any])
      let route = try #require(object["route"] as? [String: Any], "\(entry.id): \(reply)")
      let duties = try #require(object["duties"] as? [[String: Any]])
      routes[entry.id] = Route(
        title: try #require(route["title"] as? String),
        duties: try duties.map { duty in
          let standing = try #require(duty["standing"] as? String)
          let isDone = try #require(duty["done"] as? Bool)
          return (
            try #require(duty["title"] as? String),
            isDone ? "Counts as done from your answers" : try #require(words[standing])
          )
        })
    }
    return routes
  }

  /// The words of a text without its layout.
  private func plain(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  private func check(_ text: String, shows route: Route, _ comment: Comment) {
    let text = plain(text)
    #expect(text.contains("THE ROUTE \(route.title)"), comment)
    for (number, duty) in route.duties.enumerated() {
      let line = "- \(number + 1). \(duty.title). "
      guard let found = text.firstRange(of: line) else {
        Issue.record("'\(line)' is not shown: \(comment)")
        continue
      }
      let rest = text[found.upperBound...]
      #expect(rest.hasPrefix(duty.words), comment)
    }
    #expect(!text.contains("- \(route.duties.count + 1). "), comment)
  }

  @Test func `each case has the route and the duties, in their order, in all three`() throws {
    let course = try Self.course.get()
    let library = try PathwayLibrary(
      chosen: ShippedPathways.repository.appending(path: "pathways").path, environment: [:])
    var service = RouteService(library: library, today: try #require(CivilDate("2026-11-21")))
    let routes = try Self.routes(of: course.cases, by: &service)
    #expect(course.cases.count >= 40)
    for entry in course.cases {
      let route = try #require(routes[entry.id])
      var screen = Presentation(of: course, scenario: entry.id)
      // Line by line the last step alone: the whole walk is a test by itself.
      var before = screen
      for _ in 0..<100 where screen.stop != .outcome {
        before = screen
        _ = screen.handle(.key(.character(" ")), at: 0, size: Size(columns: 80, rows: 24))
      }
      var lines = TrainingLines(before)
      let said = lines.read("next", at: 0).lines
      check(
        screen.frame(size: Size(columns: 60, rows: 500)).text, shows: route,
        "\(entry.id) on the screen")
      check(said.joined(separator: "\n"), shows: route, "\(entry.id) line by line")
    }
  }
}
