import Audit
import Dispatch
import Interviews
import PathwayAnalysis
import Pathways
import Synchronization
import Testing

@testable import navigator

/// Which rules recorded checks are run through.
@Suite struct ReplaysTests {
  /// A record of a pathway that has one route and asks nothing.
  private static func referral(
    _ answers: [String: Canonical] = [:], hash: String = "sha256:1", area: String? = nil,
    on day: String = "2026-11-21"
  ) throws -> RecordedReferral {
    var members: [String: Canonical] = [
      "pathway": .object([
        "id": .text("small"), "version": .text("1"), "content_hash": .text(hash),
        "approved": .truth(false),
      ]),
      "answers": .object(answers), "route": .text("only"),
      "started": .text("\(day)T02:10:00.000Z"), "finished": .text("\(day)T02:11:00.000Z"),
    ]
    members["area"] = area.map { .text($0) }
    return try #require(RecordedReferral(.object(members)))
  }

  private static func rules(
    route: Route.ID, on date: CivilDate? = nil, boundaries: [CivilDate] = []
  ) throws -> DatedRules {
    let day = try #require(CivilDate("2030-01-01"))
    var pathway = Pathway(
      id: "small", title: "Small", version: "1", inForce: .always, reviewBy: day)
    pathway.routes = [
      Route(id: route, routeClass: "c", title: "R", say: "Say.", condition: .always, beats: [])
    ]
    return DatedRules(
      compiled: try CompiledPathway(pathway), date: date, boundaries: boundaries)
  }

  @Test func `rules are made ready once for all records that need them, on whatever thread`() throws
  {
    let made = Mutex<[String]>([])
    let (here, there) = (try Self.rules(route: "only"), try Self.rules(route: "other"))
    let replays = Replays { referral in
      made.withLock { $0.append("\(referral.pathway.contentHash) \(referral.area ?? "")") }
      return referral.area == nil ? here : there
    }
    let (plain, local) = (try Self.referral(), try Self.referral(area: "dorset"))
    let newer = try Self.referral(hash: "sha256:2")

    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 300) { number in
      let isRight =
        switch number % 3 {
        case 0: replays.verdict(on: plain) == .same
        case 1: replays.verdict(on: local) == .otherRoute("other")
        default: replays.verdict(on: newer) == .same
        }
      if !isRight { wrong.withLock { $0 += 1 } }
    }

    #expect(wrong.withLock { $0 } == 0)
    #expect(made.withLock { $0.sorted() } == ["sha256:1 ", "sha256:1 dorset", "sha256:2 "])
  }

  @Test func `records that differ in one answer alone come out each for itself`() throws {
    let rules = try Self.rules(route: "only")
    let replays = Replays { _ in rules }

    #expect(replays.verdict(on: try Self.referral()) == .same)
    #expect(
      replays.verdict(on: try Self.referral(["age": .text("adult")])) == .noSuchFact("age"))
    #expect(replays.verdict(on: try Self.referral()) == .same)
  }

  @Test func `rules that are not at hand are looked for once, and say so for each record`() throws {
    let asked = Mutex(0)
    let replays = Replays { _ in
      asked.withLock { $0 += 1 }
      return nil
    }
    let referral = try Self.referral()

    #expect(replays.verdict(on: referral) == nil)
    #expect(replays.verdict(on: referral) == nil)
    #expect(asked.withLock { $0 } == 1)
  }

  @Test func `a record is run through the rules of its own day, read once for days that are alike`()
    throws
  {
    let change = try #require(CivilDate("2027-04-01"))
    let asked = Mutex<[String]>([])
    let (old, new) = (
      try Self.rules(route: "only", on: CivilDate("2026-11-21"), boundaries: [change]),
      try Self.rules(route: "other", on: CivilDate("2027-05-01"), boundaries: [change])
    )
    let replays = Replays { referral in
      asked.withLock { $0.append("\(referral.finished.day?.description ?? "")") }
      return (referral.finished.day ?? change) < change ? old : new
    }

    #expect(replays.verdict(on: try Self.referral(on: "2026-11-21")) == .same)
    #expect(replays.verdict(on: try Self.referral(on: "2027-03-31")) == .same)
    #expect(replays.verdict(on: try Self.referral(on: "2027-05-01")) == .otherRoute("other"))
    #expect(replays.verdict(on: try Self.referral(on: "2027-04-02")) == .otherRoute("other"))
    #expect(asked.withLock { $0 } == ["2026-11-21", "2027-05-01"])
  }
}
