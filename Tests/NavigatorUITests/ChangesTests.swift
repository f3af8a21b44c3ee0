import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// A case that is run again after a fact has changed: what is different comes first.
@Suite struct ChangesTests {
  /// A check about a child with no danger, on the page of its route, with its first duty ticked.
  private static func route() throws -> Journey {
    var journey = try Fixture.journey()
    journey.press(JourneyTests.childKeys + "c", at: Fixture.moment(1))
    try #require(journey.page == .result)
    return journey
  }

  private static func text(_ journey: Journey) -> String {
    journey.passages.map(\.text).joined(separator: "\n")
  }

  @Test func `a route that comes out for the first time has nothing to compare`() throws {
    let journey = try Self.route()

    #expect(!journey.frame(size: Size(columns: 80, rows: 24)).text.contains("Changed since"))
    #expect(Command.named(.changes).availability(in: journey) == .absent)
  }

  @Test func `another route is said first, then what is new, gone and different`() throws {
    var journey = try Self.route()

    // An adult now, who agrees.
    journey.press("a3^3^", at: Fixture.moment(2))
    journey.press("1^c", at: Fixture.moment(3))

    #expect(journey.page == .changes)
    let text = Self.text(journey)
    #expect(text.contains("The route was: Child, or may be a child. It is now: Adult."))
    #expect(text.contains("Not needed any more"))
    #expect(text.contains("Refer the child to children's social care."))
    #expect(text.contains("The answers that changed"))
    #expect(text.contains("Under 18?: was"))
    journey.press("$", at: Fixture.moment(4))
    #expect(journey.page == .result)
    for size in ScreenTests.sizes {
      #expect(journey.frame(size: size).text.contains("Another route than at"), "\(size)")
    }
    journey.press("f", at: Fixture.moment(4))
    #expect(journey.page == .changes)
    #expect(Self.text(journey) == text)
  }

  @Test func `a duty that becomes due is new, and one that is done already is different`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^1^1^1 ^1^2^c", at: Fixture.moment(1))
    try #require(journey.page == .result)

    journey.press("a1^1^c", at: Fixture.moment(2))
    #expect(journey.page == .changes)
    var text = Self.text(journey)
    #expect(text.contains("The route is the same: Child, or may be a child."))
    #expect(text.contains("New: do these too\nRing 999 now: to do, at once."))
    #expect(text.contains("Danger now: was No; now Yes."))

    journey.press("$a6^1^c", at: Fixture.moment(3))
    text = Self.text(journey)
    #expect(text.contains("Still to do, but different"))
    #expect(
      text.contains("Tell the police. Was: to do, within 24 hours. Now: done already, as you said.")
    )
  }

  @Test func `a fact that changes nothing is said to change nothing`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^1^1^1 ^1^2^c", at: Fixture.moment(1))

    journey.press("a4^2 ^c", at: Fixture.moment(2))

    #expect(journey.page == .result)
    #expect(journey.status?.text == "The route and its duties are as before.")
    #expect(journey.check?.events.count == 2)
  }

  @Test func `line by line the list is said before the new route`() throws {
    var linear = LinearSession(try Fixture.journey())
    for line in ["1", "HG-1", "2", "1", "1", "1", "1", "2", "continue"] {
      _ = linear.read(line, at: Fixture.moment(1))
    }
    _ = linear.read("change 1", at: Fixture.moment(2))
    _ = linear.read("1", at: Fixture.moment(2))

    let lines = linear.read("continue", at: Fixture.moment(3)).lines

    let list = try #require(lines.firstIndex { $0.hasPrefix("New: do these too") })
    let route = try #require(lines.firstIndex { $0.hasPrefix("Route: ") })
    #expect(list < route)
    #expect(lines.contains { $0.hasPrefix("Changed since") })
    #expect(linear.journey.page == .result)
    #expect(
      linear.read("changes", at: Fixture.moment(3)).lines.contains {
        $0.hasPrefix("New: do these too")
      })
    #expect(linear.journey.page == .result)
  }

  /// The list must say every difference of what is owed, whatever was answered, and nothing else.
  @Test(arguments: UInt64(1)...25)
  func `every difference between two routes stands in the list`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    var journey = try Fixture.journey()
    func finish(at number: Int) {
      for _ in 0..<30 where journey.page != .result && journey.page != .changes {
        if journey.page == .checkAnswers {
          journey.press("c", at: Fixture.moment(number))
        } else if let fact = journey.pathway.facts.first(where: { journey.page == .question($0.id) }
        ) {
          let key = Int.random(in: 1...fact.answers.count, using: &random)
          journey.press(fact.takesSeveral ? "\(key) ^" : "\(key)^", at: Fixture.moment(number))
        } else {
          journey.press("^", at: Fixture.moment(number))
        }
      }
    }
    finish(at: 1)
    let former = try #require(journey.outcome)
    let count = journey.interview.answered.count
    journey.press("$a\(Int.random(in: 1...count, using: &random))^", at: Fixture.moment(2))
    finish(at: 2)
    let present = try #require(journey.outcome)

    func due(_ outcome: Outcome) -> Set<Duty.ID> {
      Set(
        outcome.duties.filter {
          if case .contingent = $0.standing { false } else { true }
        }.map(\.duty))
    }
    let isListed = journey.page == .changes
    let text = isListed ? Self.text(journey) : ""
    let isDifferent = due(former) != due(present) || former.route != present.route
    if isDifferent { #expect(isListed, "seed \(seed)") }
    for duty in due(former).symmetricDifference(due(present)) {
      let titles = [former, present].compactMap { outcome in
        outcome.duty(duty).flatMap { journey.pathway.duty(duty)?.wording(of: $0.variant).title }
      }
      #expect(titles.contains { text.contains($0) }, "seed \(seed): \(duty) in\n\(text)")
    }
  }
}
