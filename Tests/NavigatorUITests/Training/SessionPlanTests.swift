import Frames
import Interviews
import Pathways
import TestSupport
import Testing

@testable import NavigatorUI

/// Running a whole session by its plan.
@Suite struct SessionPlanTests {
  /// Goes through the whole half hour, and answers the quizzes as told.
  private func played(
    before: Bool = false, after: Bool = true, returnName: String? = nil
  ) throws -> Presentation {
    var session = try TrainingFixture.session(returnName: returnName)
    session.press(" ", at: 60)
    session.press(">", at: 180)
    session.answerQuiz(rightly: before, at: 240)
    session.press(">", at: 360)
    session.goOn(until: "WHAT TO DO, IN ORDER")
    // Of the second one only the words before it are shown.
    session.press(">", at: 960)
    session.press(">", at: 1_500)
    session.answerQuiz(rightly: after, at: 1_600)
    return session
  }

  @Test func `a session begins with its plan, and its time with the first item`() throws {
    var session = try TrainingFixture.session()
    #expect(session.text.contains("Half an hour in a team meeting"))
    #expect(session.text.contains("1  Opening words"))
    #expect(session.text.contains("5  Quiz after"))
    session.press(.down, at: 900)
    session.press(.up, at: 1_000)
    session.press(" ", at: 1_000)
    #expect(session.text.contains("You can step out at any time"))
    session.press("k", at: 1_000 + 3 * 60)
    #expect(session.text.contains("item 1 of 5"))
    #expect(session.text.contains("3 of 2 min"))
    #expect(session.text.contains("all 3 of 30 min"))
  }

  @Test func `whose the opening words are is for the presenter, and not for the room`() throws {
    var session = try TrainingFixture.session()
    session.press(" ")
    #expect(!session.text.contains("nobody has confirmed them"))
    #expect(
      session.notes.parts.contains { $0.items.contains { $0.contains("nobody has confirmed") } })
    session.press("n")
    #expect(session.text.contains("These are a trainer's own words"))
  }

  @Test func `every item comes in the order of the plan, forward and back`() throws {
    let plan = try #require(try TrainingFixture.meeting.get().plan)
    var session = try TrainingFixture.session()
    var seen: [String] = []
    for number in 1...plan.items.count {
      session.press(">", at: number * 60)
      #expect(session.text.contains("item \(number) of 5"))
      seen.append(session.view.title)
    }
    #expect(seen[0] == "Opening words")
    #expect(seen[1].hasPrefix("Quiz before"))
    #expect(seen[2] == "The voice on the phone")
    #expect(seen[3] == "Asleep in the bin store")
    #expect(seen[4].hasPrefix("Quiz after"))
    session.press(">")
    #expect(session.text.contains("That was the last item"))
    for title in seen.dropLast().reversed() {
      session.press("<")
      #expect(session.view.title == title)
    }
    session.press("<")
    #expect(session.text.contains("This is the first item"))
  }

  @Test func `Space alone goes through opening words, a story and a break`() throws {
    var session = try TrainingFixture.session()
    session.press("  ")
    #expect(session.view.title.hasPrefix("Quiz before"))
    session.answerQuiz(rightly: true)
    session.press(" ")
    #expect(session.view.title == "The voice on the phone")
    session.goOn(until: "The end of this item")
    #expect(session.text.contains("Press > to go on: Asleep in the bin store, 10 min."))
  }

  @Test func `the quiz before shows no answer, and the quiz after asks the same`() throws {
    var session = try TrainingFixture.session()
    session.press(">>")
    let before = try #require(session.session.quiz?.questions)
    #expect(before.count == 3)
    for _ in before {
      #expect(!session.text.contains("[right]") && !session.text.contains("NOT RIGHT"))
      session.press("1")
      session.press(.enter)
      #expect(!session.text.contains("[right]"))
    }
    #expect(session.text.contains("3 answers are noted"))
    session.press(">>>")
    #expect(session.session.quiz?.questions == before)
    session.press(.enter)
    #expect(session.text.contains("[right]"))
  }

  @Test func `the quiz asks about cases that the session does not tell, for its people`() throws {
    let course = try TrainingFixture.course.get()
    for plan in course.compiled.pathway.sessions {
      let course = TrainingCourse(of: course.compiled, plan: plan)
      let taught = Set(course.cases.flatMap(\.training.topics))
      for seed in UInt64(1)...10 {
        let questions = QuizMaker(course).questions(for: plan, seed: seed)
        #expect(questions.count == plan.questionCount)
        for question in questions {
          #expect(!plan.scenarios.contains(question.scenario))
          let entry = try #require(course.library.first { $0.id == question.scenario })
          #expect(!Set(entry.training.audiences).isDisjoint(with: plan.audiences))
          #expect(!question.topics.isEmpty && taught.isSuperset(of: question.topics))
        }
      }
    }
  }

  @Test func `both scores stand side by side, in all and by topic`() throws {
    let session = try played()
    #expect(session.text.contains("Before 0 of 3, after 3 of 3"))
    let scores = SessionScores(
      session.session.quizzes, topics: try TrainingFixture.course.get().compiled.pathway.topics)
    #expect(!scores.topics.isEmpty)
    for one in scores.topics {
      #expect(one.score.before?.right == 0)
      #expect(one.score.after?.right == one.score.before?.of)
      #expect(session.text.contains("\(one.topic.label): before 0 of"))
    }
  }

  @Test func `a reset leads back to the plan and leaves nothing of the last group`() throws {
    var used = try played(returnName: "r.txt")
    used.press("RR", at: 2_000)
    var fresh = try TrainingFixture.session(returnName: "r.txt")
    fresh.press("R", at: 2_000)
    #expect(used.session == fresh.session)
    #expect(used.text == fresh.text)
  }

  @Test func `what the plan settles cannot be chosen otherwise, and that is said`() throws {
    var session = try TrainingFixture.session()
    for key in "atr" {
      session.press(String(key))
      #expect(session.text.contains("The session plan says which scenarios are told"))
    }
    session.press("z")
    #expect(session.text.contains("The session plan has its own quiz"))
    session.press("e")
    #expect(session.text.contains("Start with --return FILE"))
  }

  @Test(arguments: ["return.txt", "return.csv", "return.json"])
  func `one return joins the quiz before and after, and names nobody`(name: String) throws {
    var session = try played(returnName: name)
    session.press("e", at: 1_740)
    for field in ["safeguarding lead", "Town hall"] {
      session.press(field)
      #expect(session.press(.enter).isEmpty)
    }
    session.press("14")
    guard case .write(name, let text)? = session.press(.enter).first else {
      Issue.record("nothing was written")
      return
    }
    #expect(TextSnapshot(name: "training-\(name)", text: text).difference() == nil)

    session.press("R")
    session.press("e")
    for field in ["lead", "Library", "3"] {
      session.press(field)
      let effects = session.press(.enter)
      guard case .write(let second, let text)? = effects.first else { continue }
      #expect(second == "return-2.\(name.split(separator: ".")[1])")
      #expect(!text.contains("14") || text.contains("\"questions_before_answered\": null"))
      #expect(!text.contains("Town hall") && !text.contains("safeguarding lead"))
    }
    #expect(session.returnCount == 2)
  }

  @Test(arguments: UInt64(1)...6)
  func `any keys at any size leave a usable frame that says TRAINING, with a plan too`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var session = try TrainingFixture.session(returnName: "r.csv")
    let keys: [Key] =
      [.enter, .enter, .down, .up, .left, .right, .pageDown, .pageUp, .backspace, .escape]
      + "      [1234>>><>><wuonfkzeatrR?q".map(Key.character)
    for _ in 1...60 {
      let key = keys.randomElement(using: &random) ?? .enter
      let size = Size(
        columns: Int.random(in: 1...160, using: &random),
        rows: Int.random(in: 1...50, using: &random))
      _ = session.handle(.key(key), at: 60, size: size)
      let frame = session.frame(size: size)
      let comment: Comment = "seed \(seed), \(key), \(size)"
      #expect(frame.focus != nil, comment)
      let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
      if size.columns >= 20 { #expect(rows[0].contains("TRAINING"), comment) }
    }
  }
}
