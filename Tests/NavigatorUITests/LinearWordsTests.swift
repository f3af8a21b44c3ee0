import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// Words by which somebody who listens gets back what was lost.
@Suite struct LinearWordsTests {
  private static func session(_ lines: String...) throws -> LinearSession {
    var session = LinearSession(try Fixture.journey())
    for line in lines { _ = session.read(line, at: Fixture.moment) }
    return session
  }

  @Test(arguments: [
    ["1"], ["1", "HG-1"], ["1", "HG-1", "2"], ["1", "HG-1", "2", "1", "1", "1"],
    ["1", "HG-1", "2", "1", "1", "1", "1", "2"],
    ["1", "HG-1", "2", "1", "1", "1", "1", "2", "continue"], ["2"], ["3"], ["4"],
  ])
  func `repeat says the page again and changes nothing`(lines: [String]) throws {
    var session = LinearSession(try Fixture.journey())
    var last: [String] = []
    for line in lines { last = session.read(line, at: Fixture.moment).lines }
    let before = session.journey.page
    let check = session.journey.check

    let reply = session.read("repeat", at: Fixture.moment)

    #expect(reply.effects == [])
    #expect(session.journey.page == before)
    #expect(session.journey.check == check)
    let heading = try #require(reply.lines.first { !$0.isEmpty })
    #expect(last.contains(heading), "\(heading) is not in \(last)")
  }

  @Test func `every question's prompt says how to hear it again, also after a slip`() throws {
    var session = try Self.session("1", "HG-1")
    for line in ["2", "nonsense", "1", "99"] {
      _ = session.read(line, at: Fixture.moment)
      #expect(session.prompt.contains("repeat"), "\(line): \(session.prompt)")
    }
  }

  @Test func `the word repeat is no case reference`() throws {
    let session = try Self.session("1", "repeat")

    #expect(session.journey.page == .caseReference)
    #expect(session.journey.check?.caseReference == "")
  }

  @Test func `route says what is possible so far, and then the route from anywhere`() throws {
    var session = try Self.session("1", "HG-1", "2")
    #expect(session.read("route", at: Fixture.moment).lines.contains { $0.hasPrefix("Possible: ") })
    #expect(session.journey.page == .question("nation"))

    for line in ["1", "1", "1", "1", "2"] { _ = session.read(line, at: Fixture.moment) }
    let reached = session.read("route", at: Fixture.moment)
    #expect(session.journey.page == .result)
    #expect(reached.lines.contains { $0.hasPrefix("Route: ") })
    let again = session.read("route", at: Fixture.moment)
    #expect(again.lines.contains { $0.hasPrefix("Route: ") })
    #expect(again.effects == [])
  }

  @Test func `place says where the person is, and takes another name`() throws {
    var session = LinearSession(
      try PlaceTests.journey(place: AreaPlace(area: "dorset", authority: "bcp_council")))
    let moment = try PlaceTests.moment()
    for line in ["1", "HG-1", "2"] { _ = session.read(line, at: moment) }

    let lines = session.read("place", at: moment).lines.joined(separator: " ")
    #expect(lines.contains("The place is Bournemouth, Christchurch and Poole Council."))
    _ = session.read("tamworth", at: moment)
    _ = session.read("1", at: moment)

    let place = session.journey.check?.places.first?.place
    #expect(place?.area == "staffordshire")
  }

  @Test func `without a check there is no place to say`() throws {
    var session = try Self.session()

    let lines = session.read("place", at: Fixture.moment).lines

    #expect(lines.joined().contains("Type new to begin one."))
  }

  @Test func `home and quit are words where a name is typed, too`() throws {
    for word in ["home", "quit"] {
      var session = try Self.session("1", "HG-1", "2", "find police")
      #expect(session.journey.page.takesText)
      let reply = session.read(word, at: Fixture.moment)
      #expect(word == "quit" ? reply.isOver : session.journey.page == .home)
    }
  }

  @Test func `a check that is opened again says its duties, and its route with a warning`() throws {
    let lines = ["1", "HG-1", "2", "1", "1", "1", "1", "2", "continue"]
    var first = LinearSession(try Fixture.journey())
    let effects = lines.flatMap { first.read($0, at: Fixture.moment).effects }
    #expect(first.journey.page == .result)
    let check = try #require(effects.compactMap(\.saved).last)
    var journey = try Fixture.journey(saved: [SavedCheck(check: check, savedAt: "today 09:00")])
    journey.resume(check.id)
    var session = LinearSession(journey)

    _ = session.read("duties", at: Fixture.moment)
    #expect(session.journey.status?.text.contains("does nothing here") != true)
    let reply = session.read("route", at: Fixture.moment)
    #expect(reply.lines.joined(separator: " ").contains("Warning. Time has passed."))
    #expect(session.journey.page == .result)
  }
}
