import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

@Suite struct JourneyTests {
  /// A child, not sure about danger, in a council; every question answered.
  static let childKeys = "^HG-1^3^1^4^1 2 ^1^2^"

  @Test func `each answer is saved before anything else can happen`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^")

    let effects = journey.press("2^")

    guard case .save(let check) = effects.first else {
      Issue.record("the first effect is \(String(describing: effects.first))")
      return
    }
    #expect(check.caseReference == "HG-1")
    #expect(check.answers["danger"] == .one("no"))
    #expect(check.order == ["danger"])
    #expect(check.updated == Fixture.moment.time)
  }

  @Test func `nothing is saved before the first answer`() throws {
    var journey = try Fixture.journey()

    let effects = journey.press("^HG-1^h")

    #expect(effects.isEmpty)
    #expect(journey.saved.isEmpty)
  }

  @Test func `all answers lead to the list of answers and then to the route`() throws {
    var journey = try Fixture.journey()

    journey.press(Self.childKeys)
    #expect(journey.page == .checkAnswers)
    let effects = journey.press("c")

    #expect(journey.page == .result)
    #expect(journey.outcome?.route == "child")
    let check = try #require(journey.check)
    #expect(effects == [.save(check), .record(check)])
    #expect(check.reached?.route == "child")
    #expect(check.reached?.duties.map(\.duty) == journey.outcome?.duties.map(\.duty))
  }

  @Test func `going back shows the answer and keeps the later ones`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^")
    #expect(journey.page == .question("signs"))

    journey.press("<<")

    #expect(journey.page == .question("nation"))
    #expect(journey.place.cursor == 0)
    #expect(journey.interview.answers["age"] == .one("child"))
    journey.press("^")
    #expect(journey.page == .question("signs"))
  }

  @Test func `an answer changed from the list keeps later answers and returns there`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^3^1 ^1^2^1^")
    #expect(journey.page == .checkAnswers)
    let before = journey.interview.answers

    journey.press("1^1^")

    #expect(journey.page == .checkAnswers)
    #expect(journey.interview.answers["danger"] == .one("yes"))
    for fact in before.facts where fact != "danger" {
      #expect(journey.interview.answers[fact] == before[fact])
    }
  }

  @Test func `an answer that no longer applies is set aside and comes back`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^3^1 ^1^2^1^")

    journey.press("3^1^")
    #expect(journey.interview.setAside.map(\.id) == ["consent"])
    #expect(journey.outcome?.route == "child")
    journey.press("3^3^")

    #expect(journey.interview.setAside.isEmpty)
    #expect(journey.interview.answers["consent"] == .one("agrees"))
  }

  @Test func `undo takes back the last answer, and restores a changed one`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^")

    journey.press("<1v^u")
    #expect(journey.interview.answers["age"] == .one("child"))
    let effects = journey.press("u")

    #expect(journey.interview.answers["age"] == nil)
    #expect(journey.page == .question("age"))
    guard case .save(let check) = effects.first else {
      Issue.record("undo was not saved")
      return
    }
    #expect(check.order == ["danger", "nation"])
  }

  @Test func `several answers need a tick, and the last lines exclude the rest`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^")

    journey.press("^")
    #expect(journey.status?.kind == .problem)
    #expect(journey.page == .question("signs"))
    journey.press("1 2 4 ")
    #expect(journey.place.ticked == .several([]))
    journey.press("3 ")
    #expect(journey.place.ticked == .several(["held"]))
    journey.press("5 ")

    #expect(journey.place.ticked == .notKnown)
    journey.press("^")
    #expect(journey.interview.answers["signs"] == .notKnown)
  }

  @Test func `organisation and nation are remembered for the next check`() throws {
    var journey = try Fixture.journey()

    let effects = journey.press(Self.childKeys)

    let remembered = effects.compactMap {
      if case .remember(let answers, _) = $0 { answers } else { nil }
    }
    #expect(remembered.last?["organisation"] == .one("council"))
    #expect(remembered.last?["nation"] == .one("england"))
    journey.press("h^^")
    #expect(journey.check?.remembered == ["nation", "organisation"])
    journey.press("2^")
    #expect(journey.page == .question("age"))
  }

  @Test func `what is remembered can be changed on the first page`() throws {
    var journey = try Fixture.journey(remembered: ["nation": .one("england")])

    let effects = journey.press("4^2^")

    #expect(journey.page == .home)
    #expect(effects == [.remember(["nation": .one("scotland")], place: nil)])
  }

  @Test func `an organisation is found by typing a part of its name`() throws {
    var journey = try Fixture.journey()
    journey.press("^^2^1^1^1 ^")
    #expect(journey.page == .question("organisation"))

    journey.press("/east lo^")

    #expect(journey.interview.answers["organisation"] == .one("council"))
    #expect(journey.interview.answers["nation"] == .one("england"))
  }

  @Test func `another person shares the incident and nothing else`() throws {
    var journey = try Fixture.journey()
    journey.press(Self.childKeys)
    journey.press("c")

    let effects = journey.handle(
      .key(.character("n")), at: Moment(time: "t2", clock: "14:10", unusedID: "check-2"))

    #expect(effects == [])
    #expect(journey.check?.incident == "check-1")
    #expect(journey.check?.id == "check-2")
    #expect(journey.check?.caseReference == "")
    #expect(journey.check?.order == [])
    #expect(Set(journey.interview.answers.facts) == ["nation", "organisation"])

    let named = journey.press("^")
    guard case .save(let first) = named.first else {
      Issue.record("the first check was not tied to the incident")
      return
    }
    #expect(first.incident == "check-1")
  }

  @Test func `a saved check is carried on with at the open question`() throws {
    var first = try Fixture.journey()
    first.press("^HG-9^2^1^")
    let saved = first.saved
    var journey = try Fixture.journey(saved: saved)

    journey.press("2^1^")
    #expect(journey.page == .question("danger"))
    #expect(journey.check == saved.first?.check)
    journey.press("c")

    #expect(journey.page == .question("age"))
    journey.press("u")
    #expect(journey.page == .question("nation"))
  }

  @Test func `a saved check is removed only when asked for twice`() throws {
    var first = try Fixture.journey()
    first.press("^HG-9^2^")
    var journey = try Fixture.journey(saved: first.saved)

    #expect(journey.press("2^x").isEmpty)
    #expect(journey.press("x") == [.discard("check-1")])

    #expect(journey.saved.isEmpty)
  }

  @Test(arguments: ["", "^", "^^", "^^?", "^^r"])
  func `the emergency card opens from anywhere and closes to where it was`(keys: String) throws {
    var journey = try Fixture.journey()
    journey.press(keys)
    let before = journey.trail

    journey.press("!")
    #expect(journey.page == .emergency)
    journey.press("$")

    #expect(journey.trail == before)
  }

  @Test func `pasted text goes only into a field`() throws {
    var journey = try Fixture.journey()

    _ = journey.handle(.paste("quit\nq"), at: Fixture.moment)
    #expect(journey.page == .home)
    journey.press("^")
    _ = journey.handle(.paste("HG\u{1B}[2J-7\n"), at: Fixture.moment)

    #expect(journey.place.text == "HG[2J-7")
  }

  @Test func `a hidden screen says nothing of the case and comes back with Enter`() throws {
    var journey = try Fixture.journey()
    journey.press("^HG-1^2^")

    _ = journey.handle(.key(.control("x")), at: Fixture.moment)
    let text = journey.frame(size: Size(columns: 80, rows: 24)).text
    #expect(!text.contains("HG-1"))
    #expect(!text.contains("slavery"))
    journey.press("q^")

    #expect(journey.page == .question("nation"))
  }
}
