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
