import Pathways
import Testing

@Suite struct DeadlineTests {
  @Test func `deadlines are ordered by the longest time that can pass under them`() throws {
    let written = [
      "at once", "4 hours", "24 hours", "same day", "next working day", "1 working day",
      "3 working days", "1 day", "30 days", "before the case is closed",
    ]

    let deadlines = try written.map { try #require(Deadline(written: $0)) }

    #expect(deadlines == deadlines.sorted())
    #expect(deadlines[2] < deadlines[5], "24 hours is stricter than 1 working day")
  }

  @Test(arguments: [
    "soon", "", "0 days", "-1 days", "2 day", "four hours", "before", "as soon as", "24",
  ])
  func `what is no deadline is refused`(text: String) {
    #expect(Deadline(written: text) == nil)
  }

  @Test func `a deadline reads as a sentence goes on`() {
    #expect(Deadline(written: "1 working day")?.words == "within 1 working day")
    #expect(
      Deadline(written: "as soon as the child is safe")?.words == "as soon as the child is safe")
  }
}
