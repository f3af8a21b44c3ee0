import Frames
import Pathways
import Testing

@testable import NavigatorUI

/// Training screens as they are, at the sizes of a desk and of the narrowest projector.
@Suite struct TrainingScreenTests {
  /// A screen of a session, and the way to it. `Q` answers the quiz on the screen wrongly, `A`
  /// rightly, `N` goes on until the next question, `E` until the end of the scenario.
  struct Shot: Sendable, CustomTestStringConvertible {
    let name: String
    let way: String

    var testDescription: String { name }

    static let all = [
      Shot(name: "programme", way: ""),
      Shot(name: "opening", way: " "),
      Shot(name: "quiz-before", way: ">>"),
      Shot(name: "quiz-before-noted", way: ">>Q"),
      Shot(name: "warning", way: ">>>"),
      Shot(name: "story", way: ">>> "),
      Shot(name: "question", way: ">>>N22"),
      Shot(name: "answer", way: ">>>N "),
      Shot(name: "what-if", way: ">>>N w"),
      Shot(name: "end-of-item", way: ">>>E"),
      Shot(name: "programme-shown", way: ">>>q"),
      Shot(name: "quiz-after", way: ">>Q>>>1^"),
      Shot(name: "quiz-after-score", way: ">>Q>>>A"),
      Shot(name: "last-item", way: ">>Q>>>A>"),
      Shot(name: "return", way: ">>Q>>>Ae"),
    ]

    func session() throws -> Presentation {
      var session = try TrainingFixture.session(returnName: "session.csv")
      var seconds = 0
      for character in way {
        seconds += 150
        switch character {
        case "Q", "A": session.answerQuiz(rightly: character == "A", at: seconds)
        case "N": session.goOn(until: "Space reveals the answer")
        case "E": session.goOn(until: "The end of this item")
        case "^": session.press(.enter, at: seconds)
        default: session.press(String(character), at: seconds)
        }
      }
      session.session.now = seconds
      return session
    }
  }

  @Test(arguments: Shot.all, [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func `a training screen stays as it was read`(shot: Shot, size: Size) throws {
    let frame = try shot.session().frame(size: size)
    let name = "training-\(shot.name)-\(size.columns)x\(size.rows)"

    #expect(Snapshot(name: name, frame: frame).difference() == nil)
  }

  @Test func `the same session line by line stays as it was read`() throws {
    var session = TrainingLines(try TrainingFixture.session(returnName: "session.csv"))
    var text = session.opening
    func say(_ line: String, at seconds: Int) {
      text += ["> \(line)"] + session.read(line, at: seconds).lines
    }
    for line in ["1", "next", "1", "2", "1", "time"] { say(line, at: 200) }
    for line in ["next", "next", "next", "programme", "leave", "next item"] { say(line, at: 400) }
    for line in ["next item", "1", "next", "1", "next", "1", "next"] { say(line, at: 1_700) }
    for line in ["next", "return", "safeguarding lead", "Town hall", "14", "quit"] {
      say(line, at: 1_800)
    }

    let lines = text.joined(separator: "\n")
    #expect(TextSnapshot(name: "training-session", text: lines).difference() == nil)
  }
}

/// What is needed at once stays in sight on the smallest screen.
@Suite struct SmallTrainingScreenTests {
  private static let small = Size(columns: 40, rows: 12)

  @Test func `whether the room was right, and what is, stands at the foot`() throws {
    for row in 1...2 {
      var presentation = try TrainingFixture.presentation(TrainingFixture.child)
      presentation.press("z")
      let question = try #require(presentation.session.quiz?.question)
      for _ in 1..<row { presentation.press(.down) }
      presentation.press(.enter)

      let text = presentation.frame(size: Self.small).text
        .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      let isRight = question.right == row - 1
      #expect(
        text.contains(isRight ? "Right." : "Not right: it is \(question.right + 1)."), "\(text)")
    }
  }

  @Test func `that there is more is never cut off`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    for _ in 1...40 {
      let text = presentation.frame(size: Self.small).text
      let foot = text.split(separator: "\n", omittingEmptySubsequences: false).suffix(3)
        .joined(separator: " ")
      if foot.contains("More") {
        #expect(
          foot.contains("More below.") || foot.contains("More above.")
            || foot.contains("More both ways."), "\(foot)")
      }
      presentation.press(" ")
    }
  }

  @Test(arguments: [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24)])
  func `the cursor is behind what was typed in the session return`(size: Size) throws {
    var presentation = Presentation(
      of: try TrainingFixture.course.get(), scenario: TrainingFixture.child,
      returnName: "return.txt")
    presentation.press("e")
    for text in ["", "trainer"] {
      presentation.press(text)
      let frame = presentation.frame(size: size)
      let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
      let focus = try #require(frame.focus)
      #expect(Array(rows[focus.row])[focus.column] == "_")
      #expect(rows[focus.row].prefix(focus.column).hasSuffix(text))
    }
  }

  @Test func `a what-if says first that nothing changes, and one route once`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "under 18, or could they be?")
    presentation.press(" ")
    presentation.press(.down)
    presentation.press("w")
    guard case .comparison = presentation.page else {
      Issue.record("no comparison: \(presentation.page)")
      return
    }
    let text = presentation.frame(size: Self.small).text
    let words = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words.contains("There:"))
    #expect(words.contains("Route here and there:") || words.contains("Route here:"), "\(text)")
  }
}
