import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Finding a duty, a contact, a body or a question by its name, from anywhere.
@Suite struct FindingTests {
  private func found(_ text: String) throws -> String {
    var journey = try PlaceTests.journey(
      remembered: ["nation": .one("england")],
      place: AreaPlace(area: "dorset", authority: "bcp_council"))
    journey.adopt([
      Register.Body(name: "Leeds City Council", kind: "council", with: "england"),
      Register.Body(name: "Police Scotland", kind: "police_scotland", with: "scotland"),
    ])
    _ = try PlaceTests.press(.enter, .enter, .character("/"), in: &journey)
    #expect(journey.page == .find)
    try PlaceTests.type(text, into: &journey)
    _ = try PlaceTests.press(.enter, in: &journey)
    return journey.frame(size: Size(columns: 80, rows: 60), glyphs: .utf8).text
  }

  @Test func `a body says whether it may refer`() throws {
    let text = try found("leeds")

    #expect(text.contains("Leeds City Council"))
    #expect(text.contains("first responder: it may send the form"))
    #expect(text.contains("Bound by the Modern Slavery Act"))
  }

  @Test(arguments: [
    ("nurse", "The NHS, a GP practice"), ("hospital", "The NHS, a GP practice"),
    ("teacher", "A school, college or nursery"), ("church", "Another charity or a faith group"),
    ("social worker", "A council in England or Wales"),
  ])
  func `a job or a workplace leads to its kind of organisation, whole words first`(
    word: String, kind: String
  ) throws {
    #expect(try found(word).contains(kind))
    #expect(try found(word).contains("send the form"))
  }

  @Test func `a nurse finds the NHS before the nursery among the kinds of organisation`() throws {
    var journey = try PlaceTests.journey(remembered: ["nation": .one("england")])
    _ = try PlaceTests.press(.enter, .enter, .character("2"), .enter, in: &journey)
    for _ in 0..<40 {
      guard case .question(let fact) = journey.page, fact != "organisation" else { break }
      let several = journey.pathway.fact(fact)?.takesSeveral == true
      _ = try PlaceTests.press(.character(several ? "0" : "1"), .enter, in: &journey)
    }
    try #require(journey.page == .question("organisation"))
    _ = try PlaceTests.press(.character("/"), in: &journey)
    try PlaceTests.type("nurse", into: &journey)

    _ = try PlaceTests.press(.enter, in: &journey)

    #expect(journey.interview.answers["organisation"] == .one("nhs"))
  }

  @Test func `a telephone number is found by the name of its service`() throws {
    let text = try found("salvation")

    #expect(text.contains("0800 808 3733"))
  }

  @Test func `a local contact says how sure each value is`() throws {
    let text = try found("first response")

    #expect(text.contains("01202 738256"))
    #expect(text.contains("How sure each value is"))
    #expect(text.contains("checked 21 November 2026"))
  }

  @Test func `a partnership shows roles and who takes part`() throws {
    let text = try found("partnership")

    #expect(text.contains("Chaired by"))
    #expect(text.contains("Members and their part in a referral"))
  }

  @Test func `a duty that is not of this case says so`() throws {
    let text = try found("apply homeless")

    #expect(text.contains("Help them apply as homeless"))
    #expect(text.contains("not on the list of this case"))
  }

  @Test func `by words the same is found`() throws {
    var session = LinearSession(try PlaceTests.journey())
    let moment = try PlaceTests.moment()

    let list = session.read("find salvation", at: moment).lines.joined(separator: " ")
    let entry = session.read("1", at: moment).lines.joined(separator: " ")

    #expect(list.contains("Salvation Army"))
    #expect(entry.contains("0800 808 3733"))
  }
}
