import Frames
import Pathways
import Testing

@testable import NavigatorUI

/// Hands that are counted: in the story, and in a quiz.
@Suite struct HandsTests {
  private func quiz() throws -> (session: Presentation, question: QuizQuestion, wrong: Int) {
    let session = Presentation(
      of: try TrainingFixture.course.get(), scenario: TrainingFixture.child, beginsWithQuiz: true,
      seed: 11, today: CivilDate("2026-11-21"))
    let question = try #require(session.session.quiz?.question)
    return (session, question, question.right == 0 ? 1 : 0)
  }

  @Test func `in a quiz hands are counted for a row, and count in the score`() throws {
    var (session, question, wrong) = try quiz()
    session.press("\(question.right + 1)+++++-")
    session.press("\(wrong + 1)++")
    #expect(session.view.rows[question.right].details == ["Room: 4"])
    #expect(session.view.rows[wrong].details == ["Room: 2"])
    // The cursor is on the other row; the group answers with most hands.
    session.press(.enter)

    #expect(session.session.quiz?.chosen == [question.right])
    #expect(session.text.contains("Right: 4 of 6 hands."))
    #expect(session.session.quiz?.score.right == 4)
    #expect(session.session.quiz?.score.of == 6)
    // What is answered is not counted any more.
    session.press("+")
    #expect(session.session.quiz?.score.of == 6)
    // The next question is answered by the group as one.
    let next = try #require(session.session.quiz?.questions[1])
    session.press(" \(next.right + 1)")
    session.press(.enter)
    #expect(session.text.contains("No hands are counted here."))
    session.press(.enter)
    #expect(session.session.quiz?.score.right == 5)
    #expect(session.session.quiz?.score.of == 7)
  }

  @Test func `where as many hands are up for two rows the cursor decides`() throws {
    for isRight in [true, false] {
      var (session, question, wrong) = try quiz()
      session.press("\(question.right + 1)++\(wrong + 1)++")
      session.press("\((isRight ? question.right : wrong) + 1)")
      session.press(.enter)
      #expect(session.session.quiz?.chosen == [isRight ? question.right : wrong])
      #expect(session.session.quiz?.score.right == 2)
    }
  }

  @Test func `hands that were all taken back leave one answer of the group`() throws {
    var (session, question, _) = try quiz()
    session.press("\(question.right + 1)+-")
    session.press(.enter)
    #expect(session.session.quiz?.score.of == 1)
    #expect(!session.text.contains("hands."))
  }

  @Test func `line by line hands are counted with their number`() throws {
    let (session, question, wrong) = try quiz()
    var lines = TrainingLines(session)
    _ = lines.read("vote \(question.right + 1) 11", at: 0)
    _ = lines.read("vote \(wrong + 1) 3", at: 0)
    let reply = lines.read("choose", at: 0).lines.joined(separator: " ")
    #expect(reply.contains("Right: 11 of 14 hands."))
  }

  @Test func `one Enter too many takes no row for the whole group, and an answer can be mended`()
    throws
  {
    var session = try TrainingFixture.session(returnName: "r.txt")
    session.press(">>1+++")
    session.press(.enter)
    session.press(.enter)
    #expect(session.session.quiz?.chosen.count == 1)
    #expect(session.text.contains("No hands are counted here."))
    // Another key takes it back.
    session.press("2")
    session.press(.enter)
    #expect(session.session.quiz?.chosen.count == 1)
    session.press(.enter)
    #expect(session.session.quiz?.chosen == [0, 1])

    session.press("[")
    #expect(session.session.quiz?.chosen == [0])
    #expect(session.place.cursor == 1)
    session.press("[")
    #expect(session.session.quiz?.chosen == [])
    #expect(session.view.rows[0].details == ["Room: 3"])
    session.press("[")
    #expect(session.page == .programme)
  }

  @Test func `a field of the return is mended before it is written`() throws {
    var session = try TrainingFixture.session(returnName: "r.txt")
    session.press(">>")
    session.answerQuiz(rightly: true)
    session.press("e")
    for field in ["lead", "Libary"] {
      session.press(field)
      session.press(.enter)
    }
    session.press(.backspace)
    #expect(session.session.form?.field == .place)
    #expect(session.session.entry == "Libary")
    for _ in "ary" { session.press(.backspace) }
    session.press("rary")
    session.press(.enter)
    session.press("6")
    #expect(session.press(.enter).count == 1)
    // A second one is of the same group, and says so.
    session.press("e")
    for field in ["lead", "Library", "6"] {
      session.press(field)
      session.press(.enter)
    }
    #expect(session.text.contains("It is of the same group as the one before: keep one."))
  }

  @Test func `once the answer is shown a digit moves to the row, and counts nothing`() throws {
    var session = try TrainingFixture.presentation(TrainingFixture.child)
    for _ in 0..<40 where session.question == nil { session.press(" ") }
    session.press("1")
    let counted = session.session.votes
    #expect(!counted.isEmpty)
    session.press(" 2")
    #expect(session.question?.isRevealed == true)
    #expect(session.session.votes == counted)
    #expect(session.place.cursor == 1)
    #expect(session.text.contains("Row 2. Press w to ask what if."))
    session.press("+")
    #expect(session.session.votes != counted)
  }

  @Test func `a title that the head cannot hold stands whole on the first page`() throws {
    for entry in try TrainingFixture.course.get().cases {
      let session = try TrainingFixture.presentation(entry.id)
      let text = session.frame(size: Size(columns: 40, rows: 12)).text
      #expect(
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(entry.title),
        "\(entry.id)")
    }
  }
}
