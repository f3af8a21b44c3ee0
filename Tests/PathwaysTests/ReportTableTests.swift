import Pathways
import Testing

@Suite struct ReportTableTests {
  private func table(
    _ counting: ReportTable.Counting = .combinations, duty: Duty.ID? = nil
  ) -> ReportTable {
    ReportTable(
      id: "harm", title: "Harm", fact: "signs", counting: counting, duty: duty,
      rows: [
        .init(id: "labour", title: "Labour", answers: ["work_for_nothing"]),
        .init(id: "criminal", title: "Criminal", answers: ["made_to_offend", "organs_taken"]),
      ])
  }

  @Test func `a combination counts once, in the order of the rows`() {
    let answers: Answers = ["signs": .several(["organs_taken", "work_for_nothing"])]

    #expect(table().lines(of: answers, duties: []) == ["labour+criminal"])
    #expect(table().title(ofLine: "labour+criminal") == "Labour and Criminal")
    #expect(table(.each).lines(of: answers, duties: []) == ["labour", "criminal"])
  }

  @Test(arguments: [
    (Given.notKnown, "not_known"), (.several([]), "not_known"), (.several(["debt"]), "not_known"),
    (.several(["made_to_offend", "organs_taken"]), "criminal"),
    (.one("work_for_nothing"), "labour"),
  ]) func `what has no row of its own is not specified`(given: Given, line: String) {
    #expect(table().lines(of: ["signs": given], duties: []) == [line])
  }

  @Test func `what was not asked is told from what is not known`() {
    #expect(table().lines(of: [:], duties: []) == ["not_asked"])
    #expect(table().title(ofLine: "not_asked") == "Not asked")
    #expect(table().title(ofLine: "not_known") == "Not specified or unknown")
    #expect(table().title(ofLine: "sexual") == nil)
    #expect(table().title(ofLine: "labour+") == nil)
  }

  @Test func `a table for a duty leaves out cases without it`() {
    let table = table(duty: "duty_to_notify")

    #expect(table.lines(of: [:], duties: ["call_999"]) == nil)
    #expect(table.lines(of: [:], duties: ["duty_to_notify"]) == ["not_asked"])
  }
}
