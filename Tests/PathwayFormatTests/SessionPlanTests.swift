import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Session plans as the reader takes them.
@Suite struct SessionPlanTests {
  private func diagnostics(at path: String) throws -> [Diagnostic] {
    let files = try ShippedPathways.files(of: "modern-slavery").map { file in
      file.path.hasSuffix("sessions/team-meeting.yaml")
        ? PathwayFile(path: path, bytes: file.bytes) : file
    }
    return PathwayReader().read(files).diagnostics
  }

  @Test
  func `a plan outside the folder for plans is an error, since practitioners read no scenarios`()
    throws
  {
    #expect(try diagnostics(at: "modern-slavery/sessions/other.yaml").isEmpty)
    let found = try diagnostics(at: "modern-slavery/plans.yaml")
    #expect(found.map(\.id) == ["session/folder"])
    #expect(found.first?.location.path == "modern-slavery/plans.yaml")
  }

  @Test func `what a plan says is what the pathway has`() throws {
    let plan = try #require(
      try ShippedPathways.national.get().pathway?.sessions.first { $0.id == "team_meeting" })

    #expect(plan.audiences == ["council"])
    #expect(plan.minutes == 30)
    #expect(plan.plannedMinutes == 30)
    #expect(plan.questionCount == 3)
    #expect(plan.hasQuiz)
    #expect(
      plan.scenarios == ["T_31_the_voice_on_the_phone", "T_34_asleep_in_the_bin_store"])
    #expect(plan.items.first == SessionPlan.Item(.opening("safety"), minutes: 2))
  }

  @Test func `without scenarios and plans the rules are the same`() throws {
    let files = try ShippedPathways.files(of: "modern-slavery")
    let some = files.filter {
      !$0.path.contains("/scenarios/") && !$0.path.contains("/sessions/")
    }
    let whole = try #require(PathwayReader().read(files).pathway)
    let part = try #require(PathwayReader().read(some).pathway)

    #expect(whole.sessions.count >= 2 && part.sessions.isEmpty)
    #expect(part.facts == whole.facts && part.names == whole.names)
    #expect(part.routes == whole.routes && part.duties == whole.duties)
    #expect(part.acts == whole.acts && part.register == whole.register)
    #expect(part.sheets == whole.sheets && part.contacts == whole.contacts)
  }
}
