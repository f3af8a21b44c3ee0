import NavigatorUI
import Pathways
import Testing

/// Line by line nothing is done by keys, so no line may name one but Enter, which ends it.
@Suite struct LinearKeysTests {
  private static let keys = [
    "Backspace", "Esc ", "Space ", "Ctrl-", "Page Up", "Down,", "Down)", " Down ", "Press a ",
    "press a ", "then x.", "Enter changes", "Enter shows", "Enter opens", "Enter:", " L ", " U ",
    "Press ?", "Enter or C", " n begins", " a shows",
  ]

  private static let words =
    Command.all.compactMap(\.word).filter { $0 != "quit" && $0 != "screen" } + [
      "1", "1", "1", "2", "2", "3", "1 2", "none", "not sure", "", "", "repeat", "route", "more",
      "new", "change 1", "what if 1", "details 1", "tick 1", "done 1", "tried 2", "resume 1",
      "delete 1", "find child", "c", "Maria Smith", "HG-1", "place", "nonsense",
    ]

  private static func expectNoKeys(_ lines: [String], _ comment: String) {
    let text = " " + lines.joined(separator: " ") + " "
    for key in keys { #expect(!text.contains(key), "\(key) in \(comment): \(text)") }
  }

  @Test(arguments: UInt64(1)...20)
  func `whatever is typed, no line names a key`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    var session = LinearSession(try Fixture.journey())
    Self.expectNoKeys(session.opening, "the opening")
    for number in 1...60 {
      let word = Self.words.randomElement(using: &random) ?? ""
      let reply = session.read(word, at: Fixture.moment(number))
      Self.expectNoKeys(reply.lines + [session.prompt], "seed \(seed), \(word)")
    }
  }

  @Test func `the first page ever names the word that clears the screen, and no key`() throws {
    let settings = SettingsContext(checksFolder: "/checks", isFirstStart: true)
    let session = LinearSession(try Fixture.journey(settings: settings))

    Self.expectNoKeys(session.opening, "the first start")
    #expect(session.opening.joined(separator: " ").contains("The word hide clears the screen"))
  }

  @Test(arguments: ["1", "HG-1", "2", "why"])
  func `the word hide takes everything off the terminal until Enter, from any page`(
    last: String
  ) throws {
    var session = LinearSession(try Fixture.journey())
    for line in ["1", "HG-1", "2", "why"].prefix(while: { $0 != last }) + [last] {
      _ = session.read(line, at: Fixture.moment)
    }
    let page = session.journey.page

    let reply = session.read("hide", at: Fixture.moment)

    #expect(reply.effects == [.clearTerminal])
    let text = reply.lines.joined(separator: " ")
    #expect(text.contains("999") && !text.contains("slavery") && !text.contains("HG-1"))
    #expect(session.prompt == "Press Enter to go on: ")
    let meanwhile = session.read("answers", at: Fixture.moment)
    #expect(meanwhile.lines.allSatisfy { $0.isEmpty || $0.contains("999") })
    let again = session.read("", at: Fixture.moment)
    #expect(session.journey.page == page)
    #expect(again.lines.count > 2)
  }

  @Test func `words that need the route say how to come to it`() throws {
    var session = LinearSession(try Fixture.journey())
    func said(_ line: String) -> String {
      session.read(line, at: Fixture.moment).lines.joined(separator: " ")
    }
    #expect(said("tick 1").contains("No check is open."))
    _ = said("new")
    _ = said("HG-1")
    #expect(said("tick 1").contains("Type duties for what is certain already."))
    for line in ["3", "1", "4", "1 2", "1", "2"] { _ = said(line) }
    #expect(session.journey.outcome?.route == "child")
    #expect(said("done 1").contains("Type route first."))
    _ = said("route")
    _ = said("answers")
    #expect(said("tick 1").contains("What was done?"))
  }

  @Test func `after a try the next number and the next duty are said`() throws {
    var session = LinearSession(try PlaceTests.childAtNight())
    let moment = try PlaceTests.moment()
    let outcome = try #require(session.journey.outcome)
    let number = try #require(outcome.number(of: "child_safeguarding_referral"))

    let tried = session.read("tried \(number)", at: moment).lines.joined(separator: " ")
    #expect(tried.contains("ring 01202 738256"))
    #expect(tried.contains("still open. Next: duty 1,"))

    let done = session.read("done 1", at: moment).lines.joined(separator: " ")
    #expect(done.contains("done. Saved."))
    #expect(done.contains("Next: duty 2,"))
  }

  @Test func `what no answer would make due is not put down to what nobody knows`() throws {
    var session = LinearSession(try PlaceTests.childAtNight())

    let page = session.read("repeat", at: try PlaceTests.moment()).lines.joined(separator: " ")

    // The age and the organisation are not known; neither would make these two due.
    #expect(!page.contains("Get urgent health care. Not due yet"))
    #expect(!page.contains("Report the child as missing, if they are missing now. Not due yet"))
  }

  @Test func `the route fits on one page, and more says the rest`() throws {
    var session = LinearSession(try PlaceTests.childAtNight())
    let moment = try PlaceTests.moment()
    let outcome = try #require(session.journey.outcome)

    let first = session.read("repeat", at: moment).lines
    #expect(first.count <= 40, "\(first.count)")
    for (place, number) in zip(outcome.readingOrder, 1...) {
      let owed = outcome.duties[place]
      if case .contingent = owed.standing { continue }
      #expect(first.contains { $0.hasPrefix("\(number). ") })
    }
    let whole = session.read("more", at: moment).lines
    #expect(whole.count > first.count)
    for number in 1...outcome.duties.count {
      #expect(whole.contains { $0.hasPrefix("Duty \(number)") })
    }
    #expect(session.journey.page == .result)
  }
}
