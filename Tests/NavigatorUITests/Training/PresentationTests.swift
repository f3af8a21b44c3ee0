import Frames
import Interviews
import Pathways
import TestSupport
import Testing

@testable import NavigatorUI

/// Presenting a scenario to a room.
@Suite struct PresentationTests {
  @Test func `the content warning and the safety words come before any story`() throws {
    let presentation = try TrainingFixture.presentation(TrainingFixture.child)

    let text = presentation.text
    #expect(text.contains("A child is held, made to grow cannabis"))
    #expect(text.contains("You can step out at any time"))
    #expect(!text.contains("boarded"))
  }

  @Test func `a question is asked first, and its answer is shown only on the next step`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "Space reveals the answer")

    #expect(!presentation.text.contains("[the story's answer]"))
    presentation.press(" ")
    #expect(presentation.text.contains("[the story's answer]"))
    #expect(presentation.text.contains("THE ANSWER"))
    presentation.press("[")
    #expect(!presentation.text.contains("[the story's answer]"))
  }

  @Test func `every step says that the rules are a draft`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)

    for _ in 0..<12 {
      let rows = presentation.frame(size: TrainingFixture.size).text.split(separator: "\n")
      #expect(rows[1].contains("DRAFT RULES"))
      presentation.press(" ")
    }
  }

  @Test func `every step back undoes a step on`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    var before: [String] = []
    while !presentation.text.contains("WHAT PEOPLE OFTEN GET WRONG"), before.count < 80 {
      before.append(presentation.text)
      presentation.press(" ")
    }
    #expect(before.count > 20)
    for text in before.reversed() {
      presentation.press("[")
      #expect(presentation.text == text)
    }
  }

  @Test func `a digit adds one vote, and Shift with it or a minus takes one away`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "Space reveals the answer")

    presentation.press("22212")
    #expect(presentation.text.contains("Room: 4"))
    presentation.press("\"")
    #expect(presentation.text.contains("Room: 3"))
    presentation.press("--")
    #expect(!presentation.text.contains("Room: 3"))
  }

  @Test func `at the end stand the route and the duties that the engine has`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "WHAT TO DO, IN ORDER")

    let course = try TrainingFixture.course.get()
    let entry = try #require(course.cases.first { $0.id == TrainingFixture.child })
    let walk = ScenarioWalk(entry.scenario, in: course.compiled)
    let outcome = try #require(walk.interview.outcome)
    let route = try #require(outcome.route.flatMap(course.compiled.pathway.route))
    #expect(presentation.text.contains(route.title))
    for number in 1...outcome.duties.count {
      #expect(presentation.text.contains("\(number). "))
    }
  }

  @Test func `what if shows what differs, and going on from there is marked and can be undone`()
    throws
  {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "WHAT TO DO, IN ORDER")
    let story = presentation.text
    presentation.press("w")
    presentation.press("4")
    presentation.press(.enter)
    #expect(presentation.text.contains("WHAT IF IT WERE"))
    presentation.press(.enter)
    #expect(presentation.text.contains("ONLY HERE"))
    #expect(presentation.text.contains("ONLY THERE"))
    presentation.press(.enter)
    #expect(presentation.text.contains("WHAT IF, not the story"))
    presentation.press("u")
    #expect(!presentation.text.contains("WHAT IF, not the story"))
    presentation.goOn(until: "WHAT TO DO, IN ORDER")
    #expect(presentation.text.contains("THE ROUTE"))
    #expect(!story.isEmpty)
  }

  @Test func `in the middle of a story a what-if also tells what is not yet known`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    let course = try TrainingFixture.course.get()
    var differences = 0
    for _ in 0..<40 where !presentation.isAtEnd {
      presentation.press(" ")
      guard let question = presentation.question, question.isRevealed,
        let interview = presentation.interview
      else { continue }
      for other in interview.otherAnswers(to: question.fact.id) {
        let comparison = try #require(
          TrainingComparison(interview, question.fact.id, other, isWhole: false))
        var there = interview
        try there.answer(question.fact.id, other)
        // How each duty stands on one side: a line if it is certain, open, or not there.
        for (side, mine, theirs) in [
          (comparison.here, interview, there), (comparison.there, there, interview),
        ] {
          let unsure = side.filter { $0.hasPrefix("Not yet known: ") }
          let elsewhere = theirs.openDuties + theirs.settledOutcome.duties.map(\.duty)
          let wanted = mine.openDuties.filter { !elsewhere.contains($0) }
            .compactMap(course.compiled.pathway.duty).map { "Not yet known: \($0.plainTitle)" }
          #expect(unsure == wanted)
          differences += unsure.count
        }
        let shared = Set(interview.openDuties).intersection(there.openDuties)
        #expect(comparison.openInBoth == shared.count)
      }
    }
    #expect(differences > 0)
  }

  @Test func `a what-if waits until the answer is revealed`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "Space reveals the answer")
    presentation.press("w")

    #expect(presentation.text.contains("Reveal the answer first"))
  }

  @Test func `the outline says where you are and what rules a route out`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "WHAT TO DO, IN ORDER")
    presentation.press("o")

    #expect(presentation.text.contains("* You are here: at the end"))
    #expect(presentation.text.contains("ruled out. Because of:"))
  }

  @Test func `presenter notes are on the screen only after they were asked for`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    let course = try TrainingFixture.course.get()
    let entry = try #require(course.cases.first { $0.id == TrainingFixture.child })
    let note = String(entry.training.notes[0].prefix(20))
    presentation.press(" ")
    #expect(!presentation.text.contains(note))
    presentation.press("n")
    #expect(presentation.text.contains(note))
    presentation.press("n")
    #expect(!presentation.text.contains(note))
  }

  @Test func `a reset leaves nothing of the last group`() throws {
    let fresh = try TrainingFixture.presentation(TrainingFixture.child)
    var used = fresh
    used.press(" ", at: 700)
    used.goOn(until: "Space reveals the answer")
    used.press("12kn>fa", at: 900)
    used.press("R", at: 1_000)
    used.press("x", at: 1_000)
    #expect(used.session.told.isEmpty && !used.session.isUnwritten)

    var other = fresh
    other.press("R", at: 1_000)
    other.press("x", at: 1_000)
    #expect(used.text == other.text)
    #expect(used.text.contains("0 of"))
    used.press("k")
    #expect(!used.text.contains("12"))
  }

  @Test func `the time used is that of the clock that is passed in`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.press(" ", at: 12 * 60 + 59)

    #expect(presentation.text.contains("12 of 20 min"))
  }

  @Test func `only what was asked for is on the list`() throws {
    let course = try TrainingFixture.course.get()
    for audience in course.compiled.pathway.audiences {
      let filter = TrainingFilter(audience: audience.id)
      let presentation = try TrainingFixture.presentation(filter: filter)
      let wanted = course.cases.filter { $0.training.audiences.contains(audience.id) }
      #expect(
        presentation.text.contains("\(wanted.count) OF \(course.cases.count) SCENARIOS"))
    }
  }

  @Test func `the next scenario begins at its content warning`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "WHAT TO DO, IN ORDER")
    presentation.press(">")

    #expect(presentation.text.contains("BEFORE WE BEGIN"))
    presentation.press("<")
    #expect(presentation.text.contains("Three teenagers on a cannabis grow"))
  }

  @Test func `every scenario can be told to its end, with the route that it expects`() throws {
    let course = try TrainingFixture.course.get()
    for entry in course.cases {
      var presentation = try TrainingFixture.presentation(entry.id)
      var steps = 0
      while presentation.stop != .outcome, steps < 100 {
        presentation.press(" ")
        steps += 1
      }
      let route = try #require(
        entry.scenario.expectation.route.flatMap(course.compiled.pathway.route))
      #expect(presentation.text.contains(route.title), "\(entry.id)")
    }
  }

  @Test(arguments: UInt64(1)...6)
  func `any keys at any size leave a usable frame that says TRAINING`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var presentation = try TrainingFixture.presentation(
      seed % 3 == 0 ? nil : TrainingFixture.child)
    let keys: [Key] =
      [.enter, .enter, .down, .down, .up, .left, .right, .pageDown, .pageUp, .backspace, .escape]
      + "      [123456789\"£+-wwuonfk><atrR?qQxé".map(Key.character) + [.control("l"), .tab]
    for _ in 1...40 {
      let key = keys.randomElement(using: &random) ?? .enter
      let size = Size(
        columns: Int.random(in: 1...160, using: &random),
        rows: Int.random(in: 1...50, using: &random))
      let effects = presentation.handle(.key(key), at: 60, size: size)
      #expect(effects.allSatisfy { $0 == .quit })

      let frame = presentation.frame(size: size)
      let comment: Comment = "seed \(seed), \(key), \(size)"
      #expect(frame.focus != nil, comment)
      let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
      if size.columns >= 20 { #expect(rows[0].contains("TRAINING"), comment) }
    }
  }
}
