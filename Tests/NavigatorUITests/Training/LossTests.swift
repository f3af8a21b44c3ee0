import Frames
import Pathways
import Testing

@testable import NavigatorUI

/// What a key may lose is asked for once before it is lost.
@Suite struct LossTests {
  /// A plan with a quiz that is answered in part, and its screen.
  private func halfAnswered(returnName: String? = nil) throws -> Presentation {
    var session = try TrainingFixture.session(returnName: returnName)
    session.press(">>")
    session.press(.enter)
    return session
  }

  @Test(arguments: [nil, "r.txt"])
  func `a quiz that is half answered is not lost with one key`(name: String?) throws {
    var session = try halfAnswered(returnName: name)
    let quiz = session.session.quiz
    session.press("R")
    #expect(session.session.quiz == quiz)
    #expect(session.text.contains("Press R again to begin again: "))
    // Another key takes the question back, a digit too.
    for key in ["1", "k"] {
      session.press(key)
      session.press("R")
      #expect(session.session.quiz == quiz)
    }
    session.press("R")
    #expect(session.session.quiz == nil)

    session = try halfAnswered(returnName: name)
    #expect(session.press("Q").isEmpty)
    #expect(session.text.contains("Press Q again to end: "))
    #expect(session.press("Q") == [.quit])
  }

  @Test func `a return that is not written is asked for, and one that is written is not`() throws {
    var session = try TrainingFixture.session(returnName: "r.txt")
    #expect(session.press("Q") == [.quit])
    session = try TrainingFixture.session(returnName: "r.txt")
    session.press(">>")
    session.answerQuiz(rightly: true)
    session.press("R")
    #expect(session.text.contains("the answers of this group are not written yet"))
    session.press("e")
    for field in ["lead", "Library", "3"] {
      session.press(field)
      session.press(.enter)
    }
    #expect(session.press("Q") == [.quit])
    session.report(problem: "The disk is full.")
    #expect(session.press("Q").isEmpty)
    #expect(session.press("Q") == [.quit])
  }

  @Test func `Ctrl-C asks as Q does, also where Q is a letter of what is typed`() throws {
    var session = try halfAnswered()
    #expect(session.press(.control("c")).isEmpty)
    #expect(session.text.contains("Press Q again to end: "))
    #expect(session.press(.control("c")) == [.quit])

    session = try halfAnswered(returnName: "r.txt")
    session.press("e")
    #expect(session.press(.control("c")).isEmpty)
    #expect(session.text.contains("Press Ctrl-C again to end: "))
    #expect(session.press("Q").isEmpty)
    #expect(session.session.entry == "Q")
    #expect(session.press(.control("c")).isEmpty)
    #expect(session.press(.control("c")) == [.quit])
  }

  @Test func `leaving the first page ends the session, so that it asks too`() throws {
    var session = try halfAnswered()
    session.press("q")
    #expect(session.press("q").isEmpty)
    #expect(session.press("q") == [.quit])
  }

  @Test func `line by line the word is asked for again`() throws {
    var lines = TrainingLines(try halfAnswered())
    #expect(lines.read("reset", at: 0).lines.joined().contains("Type reset again to begin again"))
    _ = lines.read("time", at: 0)
    #expect(lines.read("quit", at: 0).effects.isEmpty)
    #expect(lines.read("quit", at: 0).effects == [.quit])
  }

  @Test func `a quiz that is skipped is said to be`() throws {
    var session = try TrainingFixture.session()
    session.press(">>>")
    #expect(session.view.title == "The voice on the phone")
    #expect(session.text.contains("The quiz before is left with 0 of 3 questions answered."))
    session.press("q")
    #expect(session.text.contains("Shown, not answered."))
    session.press(">")
    session.press("<<")
    session.answerQuiz(rightly: true)
    session.press(">")
    #expect(!session.text.contains("is left with"))
    session.press("q")
    #expect(session.text.contains("3 of 3 questions answered."))
  }

  @Test func `a scenario of which only the first words were shown counts as begun`() throws {
    var session = try TrainingFixture.session(returnName: "r.csv")
    session.press(">>>")
    session.goOn(until: "WHAT TO DO, IN ORDER")
    session.press(">e")
    let rows = try #require(session.session.form?.head)
    func value(_ key: String) -> SessionReturn.Row.Value? { rows.first { $0.key == key }?.value }
    #expect(value("scenarios") == .list(["T_31_the_voice_on_the_phone"]))
    #expect(value("scenarios_begun") == .list(["T_34_asleep_in_the_bin_store"]))
  }
}
