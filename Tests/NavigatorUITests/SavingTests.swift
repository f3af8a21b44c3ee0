import Frames
import NavigatorUI
import Pathways
import Testing

/// Nothing says that something is saved when it is not.
@Suite struct SavingTests {
  @Test func `an answer that could not be written is not shown as saved`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^")

    journey.report(problem: "The disk is full.")

    let text = journey.frame(size: Size(columns: 80, rows: 24)).text
    #expect(text.contains("There is a problem. The disk is full."))
    #expect(text.contains("not saved yet"))
    #expect(!text.contains("saved 14:02"))
  }

  @Test(arguments: ScreenTests.sizes)
  func `after a problem no screen says that the check is saved`(size: Size) throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^")
    journey.report(problem: "The disk is full.")

    for keys in ["", "a", "$w", "$h", "2^", "1^"] {
      journey.press(keys)
      let text = journey.frame(size: size).text.lowercased()
      let claims = text.replacing("not saved", with: "").replacing("saved check", with: "")
        .replacing("is saved", with: "is saved!")
      #expect(!claims.contains("saved 1"), "\(keys)")
      #expect(!claims.contains("saved."), "\(keys)")
      #expect(!claims.contains("saved!"), "\(keys)")
    }
    #expect(journey.farewell == "Not everything is saved: The disk is full.")
  }

  @Test func `the next save of the same check makes it good`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^")
    journey.report(problem: "The disk is full.")

    journey.press("1^")

    #expect(journey.unsavedProblem == nil)
    #expect(journey.farewell.hasPrefix("Saved."))
  }

  @Test func `linear mode tells of the problem in place of the news, and at the end`() throws {
    var session = LinearSession(try Fixture.journey())
    for line in ["1", "HG-1"] { _ = session.read(line, at: Fixture.moment) }

    let reply = session.read("2", at: Fixture.moment)
    #expect(reply.lines.contains { $0.contains("Saved.") })
    session.report(problem: "The disk is full.")
    let lines = session.lines(for: reply)

    #expect(lines.first == "There is a problem. The disk is full.")
    #expect(!lines.contains { $0.contains("Saved") })
    #expect(lines.contains { $0.hasPrefix("Question 2.") })
    let home = session.read("home", at: Fixture.moment)
    #expect(!session.lines(for: home).contains { $0.contains("Your check is saved") })
    let last = session.read(nil, at: Fixture.moment)
    #expect(session.lines(for: last).last == "Not everything is saved: The disk is full.")
  }

  @Test func `without a problem the lines of a reply are as they were`() throws {
    var session = LinearSession(try Fixture.journey())

    let reply = session.read("1", at: Fixture.moment)

    #expect(session.lines(for: reply) == reply.lines)
  }
}

/// Saved checks that nobody gave a reference.
@Suite struct NamelessCheckTests {
  @Test func `saved checks without a reference can be told apart`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^h", at: Fixture.moment(1))
    journey.press("^^3^h", at: Fixture.moment(2))

    journey.press("2^")

    let text = journey.frame(size: Size(columns: 120, rows: 30)).text
    #expect(text.contains("begun 14:02; Danger now: I cannot tell"))
    #expect(text.contains("Danger now: No; Under 18?: Yes, under 18"))
  }

  @Test func `a reference is enough to know a check again`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^h2^")

    let text = journey.frame(size: Size(columns: 120, rows: 30)).text

    #expect(text.contains("HG-1, 1 answer, saved 14:02"))
  }
}
