import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// How much of the shipped pathway is in sight at once.
@Suite struct DensityTests {
  @Test func `the first page of a route shows five duties, each with its time, at 80 x 24`() throws
  {
    let size = Size(columns: 80, rows: 24)
    let journey = try OtherPlaceTests.result(adding: [])
    try #require(journey.page == .result)

    let rows = journey.frame(size: size).text.split(separator: "\n")

    let numbered = rows.filter { row in
      let words = row.split { " >[]x".contains($0) }
      return words.first.map { "12345".contains($0) } == true
    }
    #expect(numbered.count >= 5, "\(rows.joined(separator: "\n"))")
    #expect(rows.filter { $0.contains("Do it ") }.count >= 4)
  }

  @Test func `the longest list of answers takes five pages at most on the smallest screen`() throws
  {
    let size = Size(columns: 40, rows: 12)
    var journey = try PlaceTests.journey(remembered: ["nation": .one("england")])
    _ = try PlaceTests.press(.enter, .enter, .character("2"), .enter, in: &journey)
    _ = try PlaceTests.press(.character("1"), .enter, .character("3"), .enter, in: &journey)
    try #require(journey.page == .question("signs"))

    var pages = 1
    while journey.frame(size: size).text.contains("More"), pages < 20 {
      let before = journey.frame(size: size)
      _ = journey.handle(.key(.pageDown), at: try PlaceTests.moment(), size: size)
      guard journey.frame(size: size) != before else { break }
      pages += 1
    }

    #expect(pages <= 5, "\(pages)")
  }
}
