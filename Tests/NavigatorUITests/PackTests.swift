import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// What is said of the packs of the places of a case.
@Suite struct PackTests {
  private static func moment(_ minute: String) throws -> Moment {
    Moment(
      time: "2028-11-21T02:10:00Z", clock: "02:10", unusedID: "0a",
      minute: try CivilMinute(reading: minute))
  }

  @Test func `packs past their review date are named once each, and only then`() throws {
    let place = AreaPlace(area: "dorset", authority: "bcp_council")
    var journey = try PlaceTests.journey(place: place)

    _ = journey.handle(.tick, at: try Self.moment("2026-11-21 02:10"))
    #expect(journey.overduePacks.isEmpty)
    _ = journey.handle(.tick, at: try Self.moment("2028-11-21 02:10"))

    #expect(journey.overduePacks.map(\.id) == ["dorset"])
    let text = journey.frame(size: Size(columns: 120, rows: 30)).text
    #expect(text.contains("are past their review date"))
  }

  @Test func `rules of an area that cannot be used are said on every screen`() throws {
    let place = AreaPlace(area: "staffordshire", authority: nil)
    let directory = try #require(PlaceTests.directory)
    let adding = directory.areas.filter { !$0.additions.isEmpty }.map(\.id)
    try #require(!adding.isEmpty)
    var journey = Journey(
      of: try #require(PlaceTests.compiled),
      context: Context(
        programVersion: "1.0", contentHash: "sha256:00",
        rememberedPlace: AreaPlace(area: adding.contains("staffordshire") ? place.area : adding[0]),
        nodeBudget: 10))
    journey.adopt(directory)

    _ = journey.handle(.key(.enter), at: try Self.moment("2026-11-21 02:10"))

    let text = journey.frame(size: Size(columns: 120, rows: 30)).text
    #expect(text.contains("adds rules that could not be used"))
    _ = journey.perform(.back, at: try Self.moment("2026-11-21 02:10"))
    #expect(!journey.frame(size: Size(columns: 120, rows: 30)).text.contains("could not be used"))
  }
}
