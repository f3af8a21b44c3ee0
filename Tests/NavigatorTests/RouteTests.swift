import Foundation
import Interviews
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// The machine's door, on the shipped pathway.
@Suite struct RouteTests {
  private func service() throws -> RouteService {
    let library = try PathwayLibrary(
      chosen: ShippedPathways.repository.appending(path: "pathways").path, environment: [:])
    return RouteService(library: library, today: try #require(CivilDate("2026-11-21")))
  }

  private func answer(_ text: String) throws -> (object: [String: Any], status: Int32) {
    var service = try service()
    let (reply, status) = RouteCommand.answer(to: Data(text.utf8), by: &service, pretty: false)
    let object = try JSONSerialization.jsonObject(with: Data(reply.utf8)) as? [String: Any]
    return (try #require(object), status.rawValue)
  }

  private func fault(_ text: String) throws -> (id: String, at: String, didYouMean: String?) {
    let (object, status) = try answer(text)
    #expect(status == 2)
    let error = try #require(object["error"] as? [String: Any])
    return (
      try #require(error["id"] as? String), try #require(error["at"] as? String),
      error["did_you_mean"] as? String
    )
  }

  @Test func `a case without answers asks the first question`() throws {
    let (object, status) = try answer(#"{"answers": {}}"#)

    #expect(status == 0)
    #expect(object["status"] as? String == "asking")
    #expect((object["question"] as? [String: Any])?["id"] as? String == "danger")
  }

  @Test func `danger that cannot be ruled out puts 999 first, whatever is still open`() throws {
    let (object, _) = try answer(#"{"answers": {"danger": "not_known"}}"#)

    let duties = try #require(object["duties"] as? [[String: Any]])
    #expect(duties.first?["id"] as? String == "call_999")
    #expect(duties.first?["standing"] as? String == "due_because_unsure")
  }

  @Test func `a girl who may be seventeen is routed as a child without a word of consent`() throws {
    let (object, status) = try answer(
      """
      {"pathway": "modern_slavery", "area": "dorset", "at": "2026-11-21T02:10:00Z",
       "answers": {"danger": "no", "nation": "england", "presence": "met", "age": "not_known",
         "signs": ["work_for_nothing", "documents_held"], "organisation": "council",
         "done_already": [], "child_situation": [], "circumstances": [],
         "first_concern": "today"}}
      """)

    #expect(status == 0)
    #expect(object["status"] as? String == "complete")
    #expect((object["route"] as? [String: Any])?["id"] as? String == "child")
    let duties = try #require(object["duties"] as? [[String: Any]])
    #expect(!duties.contains { $0["id"] as? String == "seek_informed_consent" })
    let presumption = (object["presumptions"] as? [[String: Any]])?.first
    #expect(presumption?["as"] as? String == "may_be_child")
    let warnings = try #require(object["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("Draft: not approved for use") })
  }

  @Test func `a body may be given by its name`() throws {
    let (object, status) = try answer(
      #"{"answers": {"nation": "wales", "organisation": "Wrexham County Borough Council"}}"#)

    #expect(status == 0)
    let body = try #require(object["your_body"] as? [[String: Any]])
    #expect(body.contains { $0["value"] as? String == "by_statute" })
  }

  @Test(arguments: [
    (#"{"answers": {"dangr": "no"}}"#, "answer/unknown-fact", "answers.dangr", "danger"),
    (#"{"answers": {"danger": "nno"}}"#, "answer/unknown", "answers.danger", "no"),
    (#"{"answers": {"signs": ["debts"]}}"#, "answer/unknown", "answers.signs", "debt"),
    (#"{"answers": {"danger": ["no"]}}"#, "answer/one", "answers.danger", nil),
    (#"{"answers": {"danger": 1}}"#, "json/kind", "answers.danger", nil),
    (#"{"answers": {"nation": "not_known"}}"#, "answer/refused", "answers.nation", nil),
    (#"{"answers": {"may_refer": "yes"}}"#, "answer/refused", "answers.may_refer", nil),
    (#"{"answer": {}}"#, "json/unknown-key", "answer", "answers"),
    (#"{"pathway": "modern_slavry"}"#, "pathway/unknown", "pathway", "modern_slavery"),
    (#"{"at": "yesterday"}"#, "json/time", "at", nil),
    (#"{"answers": []}"#, "json/kind", "answers", nil),
    (#"{"answers": {"danger": "no", "danger": "yes"}}"#, "json/duplicate-key", "danger", nil),
    (#"[]"#, "json/kind", "", nil),
    (#"{"#, "json/syntax", "", nil),
  ])
  func `a fault names the key and the nearest spelling, and nothing is guessed`(
    text: String, id: String, place: String, didYouMean: String?
  ) throws {
    let fault = try fault(text)

    #expect(fault.id == id)
    #expect(fault.at == place)
    #expect(fault.didYouMean == didYouMean)
  }

  @Test func `every scenario has the same outcome through JSON as through the interview`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)
    let compiled = try CompiledPathway(pathway)
    for scenario in pathway.scenarios {
      let json = JSONValue.object(["answers": .object(scenario.answers.json)])
      let request = try RouteRequest(try JSONEncoder().encode(json))

      let interview = try request.interview(of: compiled)

      let walk = ScenarioWalk(scenario, in: compiled)
      #expect(interview.outcome?.route == walk.interview.outcome?.route, "\(scenario.id)")
      #expect(interview.outcome?.duties == walk.interview.outcome?.duties, "\(scenario.id)")
      #expect(interview.outcome?.acts == walk.interview.outcome?.acts, "\(scenario.id)")
    }
  }

  @Test(arguments: [
    "Police Scotland", "Police Service of Northern Ireland", "Glasgow City Council",
  ])
  func `a body of another nation is not bound by the Act of England and Wales`(
    name: String
  ) throws {
    let (object, _) = try answer(
      #"{"answers": {"nation": "england", "organisation": "\#(name)"}}"#)

    let body = try #require(object["your_body"] as? [[String: Any]])
    #expect(body.contains { $0["value"] as? String == "not_at_all" })
  }

  @Test func `bad bytes in a batch are an error, not mended silently`() throws {
    var service = try service()
    let bytes = Data([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D])

    let (_, status) = RouteCommand.answer(to: bytes, by: &service, pretty: false)

    #expect(status == .badInput)
  }

  @Test func `an unconfirmed contact never comes with digits`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)
    let unconfirmed = pathway.contacts.filter {
      if case .unconfirmed = $0.reach { true } else { false }
    }

    #expect(!unconfirmed.isEmpty)
    for contact in unconfirmed { #expect(contact.phone == nil) }
  }
}
