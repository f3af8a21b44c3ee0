import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// A case that touches several places.
@Suite struct OtherPlaceTests {
  /// A child in Poole, with what was added under the answers, at the result.
  static func result(adding parts: [(row: CasePlace.Part, name: String)]) throws -> Journey {
    var journey = try PlaceTests.journey(
      remembered: [
        "organisation": .one("charity_or_faith_group"), "nation": .one("england"),
      ], place: AreaPlace(area: "dorset", authority: "bcp_council"))
    _ = try PlaceTests.press(.enter, .enter, .character("2"), .enter, in: &journey)
    for part in parts {
      _ = try PlaceTests.press(.character("a"), .end, .up, in: &journey)
      if part.row == .home { _ = try PlaceTests.press(.up, in: &journey) }
      _ = try PlaceTests.press(.enter, in: &journey)
      try PlaceTests.type(part.name, into: &journey)
      _ = try PlaceTests.press(.enter, .escape, in: &journey)
    }
    for keys in ["1", "2"] as [Character] {
      _ = try PlaceTests.press(.character(keys), .enter, in: &journey)
    }
    for _ in 0..<4 { _ = try PlaceTests.press(.character("i"), .enter, in: &journey) }
    while case .question = journey.page {
      _ = try PlaceTests.press(.character("1"), .enter, in: &journey)
    }
    _ = try PlaceTests.press(.character("c"), in: &journey)
    return journey
  }

  @Test(arguments: [
    [(row: CasePlace.Part.home, name: "derby city")],
    [(row: CasePlace.Part.home, name: "derby city"), (row: .scene, name: "tamworth")],
  ])
  func `every place of the case stands on the result and among the numbers, with its part`(
    parts: [(row: CasePlace.Part, name: String)]
  ) throws {
    var journey = try Self.result(adding: parts)
    try #require(journey.page == .result)
    #expect(journey.check?.places.map(\.part) == [.now] + parts.map(\.row))

    let text = journey.frame(size: Size(columns: 80, rows: 90)).text
    let linear = LinearSession(journey).opening.joined(separator: " ")
    _ = try PlaceTests.press(.character("t"), in: &journey)
    let contacts = journey.passages.map(\.text).joined(separator: "\n")

    for part in parts {
      let words = "\(part.row.words): "
      #expect(text.contains(words), "\(text)")
      #expect(linear.contains(words))
      #expect(contacts.contains(words), "\(contacts)")
    }
    // The social care of each place, and not the one of the first place twice.
    let numbers = Set(contacts.split(separator: "\n").filter { $0.hasPrefix("Ring ") })
    #expect(numbers.count > parts.count)
  }
}
