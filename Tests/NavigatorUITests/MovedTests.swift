import Frames
import Interviews
import Pathways
import Testing

@testable import NavigatorUI

/// What was told at one place, once the person is at another.
@Suite struct MovedTests {
  private static let referral: Duty.ID = "child_safeguarding_referral"
  private static let poole = AreaPlace(area: "dorset", authority: "bcp_council")
  private static let derby = AreaPlace(area: "derbyshire", authority: "derby_city")

  /// A child in Poole who was referred there.
  private static func referred() throws -> Journey {
    var journey = try OtherPlaceTests.result(adding: [])
    try #require(journey.check?.reached?.placeNow == poole)
    _ = journey.say(.done, of: referral, at: try PlaceTests.moment())
    #expect(journey.isTicked(referral))
    return journey
  }

  private static func move(_ journey: inout Journey, to place: AreaPlace?) throws -> [Effect] {
    journey.setPlace(.now, place)
    let moment = Moment(
      time: "2026-11-21T02:20:00Z", clock: "02:20",
      unusedID: "00112233445566778899aabbccddee\(journey.check?.events.count ?? 0)0")
    return journey.reach(try #require(journey.outcome), at: moment)
  }

  @Test func `what was told to the council of the place before is open at the new place`() throws {
    var journey = try Self.referred()
    let before = try #require(journey.check).events.count

    _ = try Self.move(&journey, to: Self.derby)

    #expect(!journey.isTicked(Self.referral))
    let check = try #require(journey.check)
    #expect(check.openDuties.contains { $0.duty == Self.referral })
    // The route, and that it is open again, each under an id of its own.
    let new = check.events[before...]
    #expect(new.last?.what == .duty(Self.referral, .reopened))
    #expect(Set(check.events[before...].map(\.id)).count == check.events.count - before)
    #expect(journey.sameAgain.contains("another place"))
    let text = journey.frame(size: Size(columns: 80, rows: 90)).text
    let line = try #require(
      text.split(separator: "\n").first { $0.contains("  Refer ") }, "\(text)")
    #expect(line.contains("[ ]"), "\(text)")
  }

  @Test func `a place that is named only afterwards opens nothing again`() throws {
    var journey = try OtherPlaceTests.result(adding: [])
    _ = try Self.move(&journey, to: nil)
    _ = journey.say(.done, of: Self.referral, at: try PlaceTests.moment())

    _ = try Self.move(&journey, to: Self.derby)

    #expect(journey.isTicked(Self.referral))
    #expect(!journey.sameAgain.contains("another place"))
  }

  @Test func `another place of which nobody was told anything is no news`() throws {
    var journey = try OtherPlaceTests.result(adding: [])

    _ = try Self.move(&journey, to: Self.derby)

    #expect(!journey.sameAgain.contains("another place"))
  }

  @Test func `what is not told to anybody of the place stays done`() throws {
    var journey = try Self.referred()
    let other = try #require(
      journey.outcome?.duties.first {
        $0.standing.isDue && journey.pathway.duty($0.duty)?.wording(of: $0.variant).local == nil
      })
    _ = journey.say(.done, of: other.duty, at: try PlaceTests.moment())

    _ = try Self.move(&journey, to: Self.derby)

    #expect(journey.isTicked(other.duty))
  }

  @Test func `a danger that was confirmed stays confirmed when the place changes`() throws {
    var journey = try Self.referred()
    journey.toConfirm = ["danger"]
    journey.confirmed("danger")

    journey.setPlace(.now, Self.derby)

    #expect(journey.confirmed["danger"] != nil)
  }

  @Test func `a danger that is over, confirmed, asks for nothing to be done again`() throws {
    var journey = try Self.referred()
    #expect(journey.interview.answers["danger"] == .one("no"))
    journey.toConfirm = ["danger"]

    journey.confirmed("danger")

    #expect(journey.newsWords(for: Self.referral) == "")
  }

  @Test func `a route that is said again is looked up in the record, also without anything new`()
    throws
  {
    var journey = try Self.referred()
    let outcome = try #require(journey.outcome)

    let effects = journey.reach(outcome, at: try PlaceTests.moment())

    #expect(effects == [.record(try #require(journey.check))])
  }

  @Test func `for whom somebody works is no news to those who were told`() throws {
    var journey = try Self.referred()
    let own = try #require(journey.profileFacts.first { $0.id == "organisation" })
    let other = try #require(
      own.answers.first { .one($0.id) != journey.interview.answers["organisation"] })

    try journey.interview.answer("organisation", .one(other.id))
    journey.check?.answers = journey.interview.answers

    #expect(journey.newsWords(for: Self.referral) == "")
  }

  @Test func `many things of one moment have an id each, and the first is the moment's`() throws {
    let moment = Moment(
      time: "2026-11-21T02:10:00Z", clock: "02:10", unusedID: "00112233445566778899aabbccddeeff")

    let ids = (0..<256).map { moment.unusedID($0) }

    #expect(ids[0] == moment.unusedID)
    #expect(Set(ids).count == 256)
    #expect(ids.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }
}
