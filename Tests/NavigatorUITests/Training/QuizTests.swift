import Frames
import Interviews
import Pathways
import Testing

@testable import NavigatorUI

/// Questions that are made from what the engine says.
@Suite struct QuizTests {
  private static let maker = Result { QuizMaker(try TrainingFixture.course.get()) }

  @Test func `the right answer is what the engine says, and nothing else on offer is`() throws {
    let course = try TrainingFixture.course.get()
    let pathway = course.compiled.pathway
    var kinds: Set<QuizQuestion.Kind> = []
    for entry in course.cases {
      let walk = ScenarioWalk(entry.scenario, in: course.compiled, isTimed: false)
      let outcome = try #require(walk.interview.outcome)
      let due = outcome.duties.filter { $0.standing.isDue && !$0.isDone }
      for question in try Self.maker.get().questions(about: entry.id, seed: 7) {
        kinds.insert(question.kind)
        let right = question.options[question.right]
        #expect(Set(question.options).count == question.options.count)
        #expect(question.options.count >= 2)
        #expect(!question.why.isEmpty)
        switch question.kind {
        case .route: #expect(outcome.route.flatMap(pathway.route)?.title == right)
        case .firstDuty:
          let first = try #require(due.first)
          #expect(pathway.duty(first.duty)?.wording(of: first.variant).title == right)
        case .deadline:
          let times = due.filter { owed in
            question.ask.contains(
              pathway.duty(owed.duty)?.wording(of: owed.variant).title ?? "?")
          }.compactMap { pathway.duty($0.duty)?.wording(of: $0.variant).by?.words }
          #expect(times.contains(right), "\(entry.id)")
        case .act:
          let said = outcome.acts.compactMap { pathway.act($0)?.say }
          #expect(question.options.filter(said.contains) == [right], "\(entry.id)")
        }
      }
    }
    #expect(kinds == Set(QuizQuestion.Kind.allCases))
  }

  @Test func `the same seed draws the same quiz, and another one another`() throws {
    let maker = try Self.maker.get()
    let first = maker.refresher(for: TrainingFilter(), seed: 3)
    #expect(first == maker.refresher(for: TrainingFilter(), seed: 3))
    #expect(first != maker.refresher(for: TrainingFilter(), seed: 4))
    #expect(first.count == QuizMaker.refresherCount)
  }

  @Test func `a refresher asks only about cases for the audience`() throws {
    let course = try TrainingFixture.course.get()
    let maker = try Self.maker.get()
    for audience in course.audiences {
      let filter = TrainingFilter(audience: audience.id)
      let questions = maker.refresher(for: filter, seed: 5)
      #expect(!questions.isEmpty)
      for question in questions {
        let entry = course.cases.first { $0.id == question.scenario }
        #expect(entry?.training.audiences.contains(audience.id) == true)
      }
    }
  }

  private func quiz(_ name: String?) throws -> Presentation {
    Presentation(
      of: try TrainingFixture.course.get(), scenario: TrainingFixture.child, beginsWithQuiz: true,
      seed: 11, returnName: name, today: CivilDate("2026-11-21"))
  }

  /// Answers every question with its right row.
  private func answered(_ name: String?) throws -> (session: TrainingLines, count: Int) {
    var session = TrainingLines(try quiz(name))
    var count = 0
    while let question = session.presentation.session.quiz?.question, count < 20 {
      _ = session.read("\(question.right + 1)", at: 0)
      _ = session.read("next", at: 0)
      count += 1
    }
    return (session, count)
  }

  @Test func `no answer is shown before one was given`() throws {
    var presentation = try quiz(nil)
    #expect(!presentation.text.contains("[right]"))
    presentation.press(" ")
    #expect(presentation.text.contains("Choose an answer first"))
    presentation.press(.enter)
    #expect(presentation.text.contains("[right]"))
  }

  @Test func `the score counts right answers, in all and by topic`() throws {
    let (session, count) = try answered(nil)

    #expect(count >= 3)
    let text = session.presentation.text
    #expect(text.contains("\(count) of \(count) right"))
    #expect(text.contains("Criminal exploitation: \(count) of \(count)"))
  }

  @Test(arguments: ["return.txt", "return.csv", "return.json"])
  func `a session return has counts and places, in the form of its name`(name: String) throws {
    var (session, count) = try answered(name)
    _ = session.read("return", at: 0)
    for line in ["safeguarding lead", "Town hall, \"Room 2\"", "First response"] {
      #expect(session.read(line, at: 0).effects.isEmpty)
    }
    #expect(session.read("many", at: 0).effects.isEmpty)
    let effects = session.read("14", at: 0).effects

    guard case .write(name, let text) = try #require(effects.first) else {
      Issue.record("nothing was written")
      return
    }
    switch name {
    case "return.csv":
      #expect(text.hasPrefix("date,trainer_role,place,course,number_present,"))
      #expect(text.contains("2026-11-21,safeguarding lead,\"Town hall, \"\"Room 2\"\"\",First"))
      let rows = text.split(separator: "\r\n")
      #expect(rows.count == 2)
    case "return.json":
      #expect(text.contains("\"number_present\": 14"))
      #expect(text.contains("\"place\": \"Town hall, \\\"Room 2\\\"\""))
      #expect(text.contains("\"questions_right\": \(count)"))
    default:
      #expect(text.hasPrefix("TRAINING: session return"))
      #expect(text.contains("questions_right: \(count)"))
    }
  }

  @Test(arguments: ["07700 900123", "a@b.org"])
  func `what could tell who somebody is is refused in a return`(typed: String) throws {
    var (session, _) = try answered("return.txt")
    _ = session.read("return", at: 0)
    let reply = session.read(typed, at: 0)

    #expect(reply.effects.isEmpty)
    #expect(session.presentation.text.contains("Trainer's role"))
    #expect(!reply.lines.joined().contains(typed))
  }

  @Test func `without a file there is no return to write, and that is said`() throws {
    var (session, _) = try answered(nil)
    #expect(session.read("return", at: 0).lines.joined().contains("--return FILE"))
  }
}
