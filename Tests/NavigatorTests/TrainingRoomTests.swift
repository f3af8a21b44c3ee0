import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// What a trainer chooses on the command line.
@Suite struct TrainingRoomTests {
  private func fault(
    _ choice: TrainingRoom.Choice, pathway: String = "modern-slavery"
  ) throws -> String {
    let pathways = ShippedPathways.repository.appending(path: "pathways").path
    let error = #expect(throws: TrainingRoom.Unknown.self) {
      try TrainingRoom(
        pathway: pathway, pathways: pathways, choice: choice, today: CivilDate("2026-11-21"),
        environment: [:], at: 0)
    }
    return error?.description ?? ""
  }

  @Test func `a session plan that does not exist is named, with the nearest one`() throws {
    #expect(
      try fault(.init(session: "team_meting"))
        == "there is no session plan 'team_meting'. Did you mean 'team_meeting'?")
    #expect(
      try fault(.init(session: "zzzz"))
        == "there is no session plan 'zzzz'. There are: first_responders_half_day, team_meeting.")
  }

  @Test func `what a plan settles cannot be chosen beside it`() throws {
    #expect(
      try fault(.init(audience: "council", session: "team_meeting", isQuiz: true))
        == "a session plan says which scenarios are told, and when the quiz is. "
        + "Leave out --audience, --quiz, or leave out --session.")
  }

  @Test func `a pathway without session plans says so`() throws {
    #expect(
      try fault(.init(session: "team_meeting"), pathway: "nrm-criteria")
        == "the pathway 'nrm_criteria' has no session plan")
  }

  @Test func `the list of plans has what comes in them, and how to start one`() throws {
    let pathway = try #require(try ShippedPathways.national.get().pathway)
    let lines = SessionShelf(of: pathway).lines

    #expect(
      lines.suffix(10) == [
        "Half an hour in a team meeting  (30 minutes)",
        "  team_meeting",
        "  For: Council staff",
        "    2 min  Opening words",
        "    3 min  Quiz before",
        "   10 min  The voice on the phone",
        "   10 min  Asleep in the bin store",
        "    5 min  Quiz after",
        "",
        "Start one with: navigator train --session NAME",
      ])
    #expect(lines.contains("  first_responders_half_day"))
    #expect(
      lines.contains { $0.hasPrefix("   15 min  Break: Something to drink.") })
    let none = Pathway(
      id: "x", title: "X", version: "1", inForce: .always, reviewBy: pathway.reviewBy)
    #expect(SessionShelf(of: none).lines == ["The pathway 'x' has no session plan."])
  }
}
