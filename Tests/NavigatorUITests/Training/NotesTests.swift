import Frames
import Interviews
import Pathways
import Testing

@testable import NavigatorUI

/// What a presenter sees on a second screen.
@Suite struct NotesTests {
  private func items(_ notes: PresenterNotes, _ heading: String) -> [String] {
    notes.parts.first { $0.heading == heading }?.items ?? []
  }

  @Test func `at every step of every scenario the notes are those of the scenario`() throws {
    let course = try TrainingFixture.course.get()
    for id in [TrainingFixture.child, "T_31_the_voice_on_the_phone"] as [Scenario.ID] {
      let entry = try #require(course.cases.first { $0.id == id })
      var presentation = try TrainingFixture.presentation(id)
      for _ in 0..<80 {
        let notes = presentation.notes
        #expect(notes.title == entry.title)
        #expect(items(notes, "PRESENTER NOTES") == entry.training.notes)
        #expect(items(notes, "QUESTIONS FOR THE ROOM") == entry.training.questions)
        #expect(items(notes, "COMMON MISTAKES").count == entry.training.mistakes.count)
        #expect(!items(notes, "NOW").isEmpty && !items(notes, "NEXT").isEmpty)
        presentation.press(" ")
      }
      #expect(items(presentation.notes, "NEXT") == ["The story is at its end."])
    }
  }

  @Test func `the presenter knows the answer while the room is asked, and the room does not`()
    throws
  {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "Space reveals the answer")
    let fact = try #require(presentation.question?.fact)
    let given = try #require(presentation.run?.given(fact.id))

    #expect(
      items(presentation.notes, "NOW")
        == [
          "The room is asked: \(fact.question ?? "")",
          "The story's answer: \(fact.wordsWithPresumption(for: given)).",
        ])
    #expect(!presentation.text.contains("The story's answer:"))
    #expect(items(presentation.notes, "NEXT") == ["The answer is revealed."])
  }

  @Test func `what is often answered wrongly to this question comes first`() throws {
    var presentation = try TrainingFixture.presentation("T_31_the_voice_on_the_phone")
    presentation.goOn(until: "Is the person under 18")
    let first = try #require(items(presentation.notes, "COMMON MISTAKES").first)

    #expect(first.hasPrefix("Answering 'No, 18 or over' to: Is the person under 18"))
  }

  @Test func `a what-if and the item that comes next are named`() throws {
    var session = try TrainingFixture.session()
    session.press(">>>")
    #expect(items(session.notes, "NEXT").last == "Then: Asleep in the bin store, 10 min.")
    session.goOn(until: "Space reveals the answer")
    session.press(" w")
    session.press(.enter)
    #expect(items(session.notes, "NOW").first?.hasPrefix("This is a what-if") == true)
    session.press(">>")
    #expect(items(session.notes, "NEXT") == ["Then: the end of the session."])
  }

  @Test func `in a quiz the notes have the right answer, and in the one before they say so`()
    throws
  {
    var session = try TrainingFixture.session()
    session.press(">>")
    let question = try #require(session.session.quiz?.question)
    #expect(
      items(session.notes, "NOW") == [
        "The right answer: \(question.options[question.right])",
        "The room does not see it before the quiz after.",
      ])
  }

  @Test func `no vote and nothing that was typed is in the notes`() throws {
    var session = try TrainingFixture.session(returnName: "r.txt")
    session.press(">>>")
    session.goOn(until: "Space reveals the answer")
    let before = session.notes
    session.press("222211")
    #expect(session.notes == before)
    session.press("e")
    let asked = session.notes
    session.press("Room 7")
    #expect(session.notes == asked)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func `the second screen stays as it was read`(size: Size) throws {
    var session = try TrainingFixture.session()
    session.press(">>>", at: 60)
    session.goOn(until: "Space reveals the answer")
    var screen = NotesScreen(.following(session.notes))
    let name = "training-notes"
    func check(_ part: String, _ screen: NotesScreen) {
      let frame = screen.frame(size: size)
      let snapshot = Snapshot(name: "\(name)-\(part)\(size.columns)x\(size.rows)", frame: frame)
      #expect(snapshot.difference() == nil)
    }
    check("", screen)
    _ = screen.handle(.key(.pageDown), size: size)
    check("page-", screen)
    for (part, state) in [
      ("over-", NotesScreen.State.over), ("broken-", .broken),
      ("unreadable-", .unreadable("The file x was not written by this version.")),
    ] {
      let isNew = screen.show(state)
      #expect(isNew)
      check(part, screen)
    }
  }

  @Test func `nothing is drawn again while nothing changes`() throws {
    var session = try TrainingFixture.session()
    session.press(">>>")
    var screen = NotesScreen(.following(session.notes))
    let isSame = !screen.show(.following(session.notes))
    #expect(isSame)
    session.press(" ")
    let isNew = screen.show(.following(session.notes))
    #expect(isNew)
  }

  @Test func `line by line only what has changed is said, and all of it when asked`() throws {
    var session = try TrainingFixture.session()
    session.press(">>>", at: 60)
    var screen = NotesScreen(.following(session.notes))
    var text = screen.lines()
    session.press(" ", at: 120)
    _ = screen.show(.following(session.notes))
    text += ["> (the presenter goes on)"] + screen.lines()
    text += ["> again"] + screen.lines(isWhole: true)
    _ = screen.show(.over)
    text += ["> (the presenter ends)"] + screen.lines()

    let snapshot = TextSnapshot(
      name: "training-notes-lines", text: text.joined(separator: "\n"))
    #expect(snapshot.difference() == nil)
  }

  @Test(arguments: [Key.character("q"), .escape, .control("c")])
  func `one key leaves the second screen`(key: Key) {
    var screen = NotesScreen(.over)
    let size = Size(columns: 80, rows: 24)
    let leaving = [Event.key(key), .key(.down), .tick, .endOfInput].map {
      screen.handle($0, size: size)
    }
    #expect(leaving == [true, false, false, true])
  }

  @Test func `at every size the first row says TRAINING`() throws {
    var session = try TrainingFixture.session()
    session.press(">>> ")
    for columns in [8, 20, 40, 80, 160] {
      for rows in 1...30 {
        let frame = NotesScreen(.following(session.notes))
          .frame(size: Size(columns: columns, rows: rows))
        #expect(frame.text.hasPrefix("TRAINING") || frame.text.hasPrefix(" TRAINING"))
        #expect(frame.focus != nil)
      }
    }
  }
}
