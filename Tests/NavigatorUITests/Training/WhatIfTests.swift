import Frames
import Interviews
import Pathways
import Testing

@testable import NavigatorUI

/// What another answer leads to, beside the story.
@Suite struct WhatIfTests {
  @Test func `in a what-if each answer says whose it is`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    for _ in 0..<40 where presentation.question?.isRevealed != true { presentation.press(" ") }
    let rows = presentation.view.rows
    let story = try #require(rows.firstIndex { $0.text.hasSuffix("[the story's answer]") })
    let other = try #require(rows.indices.first { $0 != story })
    presentation.place.cursor = other
    presentation.press("w")
    presentation.press(.enter)

    #expect(presentation.text.contains("WHAT IF, not the story"))
    let marked = presentation.view.rows.map(\.text)
    #expect(marked[story].hasSuffix("[the story's answer]"))
    #expect(marked[other].hasSuffix("[this what-if]"))
    #expect(marked.count { $0.hasSuffix("]") } == 2)
    presentation.press("u")
    #expect(presentation.view.rows == rows)
  }

  @Test func `a duty of both sides stands once, with what changes`() throws {
    let course = try TrainingFixture.course.get()
    var changes = 0
    for entry in course.cases.prefix(6) {
      let interview = CaseRun(entry, changed: Answers(), in: course.compiled).complete
      for fact in interview.answered {
        for given in interview.otherAnswers(to: fact.id) {
          let comparison = try #require(
            TrainingComparison(interview, fact.id, given, isWhole: false))
          var other = interview
          try other.answer(fact.id, given)
          let here = Set(interview.settledOutcome.duties.map(\.duty) + interview.openDuties)
          let there = Set(other.settledOutcome.duties.map(\.duty) + other.openDuties)
          let open = Set(interview.openDuties).intersection(other.openDuties)
          let comment: Comment = "\(entry.id), \(fact.id): \(given)"
          #expect(comparison.here.count == here.subtracting(there).count, comment)
          #expect(comparison.there.count == there.subtracting(here).count, comment)
          #expect(
            comparison.both.count == here.intersection(there).subtracting(open).count, comment)
          changes += comparison.both.count(where: \.changes)
          // Nothing changes only if nothing does: not a sentence beside a duty, not an act.
          let (left, right) = (interview.settledOutcome, other.settledOutcome)
          func said(_ outcome: Outcome) -> [Duty.ID: Set<String>] {
            Dictionary(
              outcome.duties.map { owed in
                let notes = course.compiled.pathway.duty(owed.duty)?.notes ?? []
                return (owed.duty, Set(owed.notes.map { notes[$0].say }))
              }, uniquingKeysWith: { first, _ in first })
          }
          if said(left) != said(right) || Set(left.acts) != Set(right.acts) {
            #expect(!comparison.isSame, comment)
          }
          #expect(
            comparison.actsHere.count == Set(left.acts).subtracting(right.acts).count, comment)
          #expect(
            comparison.actsThere.count == Set(right.acts).subtracting(left.acts).count, comment)
        }
      }
    }
    #expect(changes > 0)
  }

  @Test func `what changes of a duty is said for the story and for the what-if`() throws {
    let course = try TrainingFixture.course.get()
    let wanted = course.cases.lazy.compactMap { entry -> (TrainingCase, Fact.ID, Given)? in
      let interview = CaseRun(entry, changed: Answers(), in: course.compiled).complete
      for fact in interview.answered {
        for given in interview.otherAnswers(to: fact.id) {
          let comparison = TrainingComparison(interview, fact.id, given, isWhole: true)
          if comparison?.both.contains(where: \.changes) == true { return (entry, fact.id, given) }
        }
      }
      return nil
    }.first
    let (entry, fact, given) = try #require(wanted)
    var presentation = try TrainingFixture.presentation(entry.id)
    presentation.goOn(until: "WHAT TO DO, IN ORDER")
    presentation.push(.comparison(fact, given))

    let both = try #require(presentation.view.columns.dropFirst().first)
    #expect(
      both.contains {
        $0.text.contains("In the story: ") && $0.text.contains("; in this what-if: ")
      })
  }

  @Test func `what cannot be done inside a what-if is said with what can`() throws {
    var presentation = try TrainingFixture.presentation(TrainingFixture.child)
    presentation.goOn(until: "WHAT TO DO, IN ORDER")
    for key in ["w", "1", "\r", "o", "?"] {
      if key == "\r" { presentation.press(.enter) } else { presentation.press(key) }
      for other in [" ", "w"] {
        presentation.press(other)
        #expect(presentation.session.status != "Open a scenario first.", "after \(key)")
        #expect(presentation.session.status != nil, "after \(key)")
      }
    }
    #expect(!presentation.text.contains("Open a scenario first."))
  }

  @Test func `line by line no sentence asks for a key`() throws {
    var lines = TrainingLines(try TrainingFixture.session(returnName: "r.txt"))
    var said = lines.opening
    let typed =
      ["1", "next", "next", "1", "1", "1", "next"] + Array(repeating: "next", count: 60)
      + ["what if", "1", "1", "what if", "next", "leave", "outline", "next", "outline", "leave"]
      + ["next item", "next item", "next", "reset", "return", "leave", "quit"]
    for line in typed { said += lines.read(line, at: 0).lines }
    let text = said.joined(separator: " ")
    for words in ["ress Space", "ress Enter", "Press ", "Space goes", "Enter goes"] {
      #expect(!text.contains(words), "\(words)")
    }
    #expect(text.contains("type next"))
  }
}
