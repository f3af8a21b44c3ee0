import NavigatorUI
import Pathways
import Testing

/// The case reference: no name, no number that tells who a person is.
@Suite struct ReferenceTests {
  @Test(arguments: ["someone@example.org", "M1 1BB", "07700 900123", "12/03/1999"])
  func `a case reference that tells who a person is is not kept`(text: String) throws {
    var journey = try Fixture.journey()

    journey.press("^\(text)^", at: StepTests.moment(1))

    #expect(journey.page == .caseReference)
    #expect(journey.check?.caseReference == "")
    #expect(journey.status?.kind == .problem)
  }

  @Test func `a case reference that may be a name is asked about once, and never refused`() throws {
    var journey = try Fixture.journey()
    var session = LinearSession(journey)

    journey.press("^Maria Smith^", at: StepTests.moment(1))
    _ = session.read("1", at: StepTests.moment(1))
    let lines = session.read("Maria Smith", at: StepTests.moment(1)).lines.joined(separator: " ")

    for journey in [journey, session.journey] {
      #expect(journey.page == .caseReference)
      #expect(journey.check?.caseReference == "")
    }
    #expect(journey.status?.text.contains("This may be a name") == true)
    #expect(lines.contains("This may be a name"))

    // Neither a key that is held down nor empty lines say that it is no name.
    journey.press("^^^^", at: StepTests.moment(1))
    for _ in 1...4 { _ = session.read("", at: StepTests.moment(1)) }
    for journey in [journey, session.journey] { #expect(journey.page == .caseReference) }

    journey.press("v^", at: StepTests.moment(1))
    _ = session.read("Maria Smith", at: StepTests.moment(1))
    for journey in [journey, session.journey] {
      #expect(journey.page == .question("danger"))
      #expect(journey.check?.caseReference == "Maria Smith")
    }
  }

  @Test func `a reference with a digit is taken at once`() throws {
    var journey = try Fixture.journey()

    journey.press("^Poole 17^", at: StepTests.moment(1))

    #expect(journey.page == .question("danger"))
  }
}
