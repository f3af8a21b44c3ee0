import Audit
import Foundation
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// The list of actions that a meeting hands round, and what the record has open.
extension PanelTests {
  @Test func `the action list says the same as text, CSV and JSON`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var room = try room(file(["HG-0417", "=HG-0418"]))
    try typed(Self.lines + ["2", "2", "7", "6", "5", "", ""], in: &room)
    let list = ActionList(
      title: pathway.title, day: try #require(CivilDate("2026-11-21")),
      banners: ["Draft: not approved for use."], pathway: pathway, entries: room.entries)

    let number = try #require(room.entries.first?.entered?.about)
    #expect(list.text.contains("ACTION LIST, 21 November 2026: "))
    #expect(list.text.contains("Draft: not approved for use."))
    #expect(list.text.contains("HG-0417 (recorded as number \(number)): Every part that is needed"))
    #expect(list.text.contains("social worker, by 28 November 2026"))
    #expect(list.csv.contains(#""state_slavery","social_worker","2026-11-28""#))
    // A reference that a spreadsheet would take for a formula is shown, and not obeyed.
    #expect(list.csv.contains("\"'=HG-0418\""))
    let json = list.json.json
    #expect(json.contains(#""due":"2026-11-28""#))
    #expect(json.contains(#""state":"not_known""#))
  }

  private func list(_ room: PanelRoom, titles: Unfinished.Titles = .init()) throws -> ActionList {
    ActionList(
      title: pathway.title, day: try #require(CivilDate("2026-11-21")), banners: [],
      pathway: pathway, entries: room.entries, open: try room.open(titles: titles))
  }

  @Test func `the list shows the day that counts in the record, and whose it is`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var room = try room(file())
    try typed(Array(Self.lines.prefix(7)) + ["police"], in: &room)
    let words = "by 21 November 2026 at the latest by the rules (the meeting said 24 November)"

    let reply = try room.read("3", at: "2026-11-21T10:05:00Z")
    try typed([""], in: &room)

    #expect(reply.lines == ["Due \(words)."])
    let list = try list(room)
    #expect(list.text.contains("police, \(words)"))
    #expect(list.text.contains("social worker, by 28 November 2026\n"))
    #expect(list.csv.contains(#""police","2026-11-21","rules","2026-11-24""#))
    #expect(list.csv.contains(#""social_worker","2026-11-28","meeting","2026-11-28""#))
    #expect(
      list.json.json.contains(#""due":"2026-11-21","due_by":"rules","meeting_said":"2026-11-24""#))
    let open = try Unfinished(in: log(), nil, at: nil)
    let item = try #require(open.items.first { $0.duty == "have_it_referred" })
    #expect(item.due?.date.description == "2026-11-21")
  }

  @Test func `bound to a check that does not ask for it, the meeting's own day counts`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    _ = try recordReferral("HG-0417")
    var room = try room(file())
    try typed(Array(Self.lines.prefix(7)) + ["police"], in: &room)

    let reply = try room.read("3", at: "2026-11-21T10:05:00Z")
    try typed([""], in: &room)

    #expect(reply.lines.isEmpty)
    #expect(try list(room).text.contains("police, by 24 November 2026"))
  }

  @Test func `what nobody was named for stands in the list while it is open in the record`() throws
  {
    defer { try? FileManager.default.removeItem(at: home) }
    var room = try room(file(["HG-0417", "HG-0418"]))
    _ = try recordReferral("HG-0418")
    try typed(
      ["1", "3", "2 1", "1", "", "", "", ""] + ["1", "3", "2 1", "1", "", "", "", ""], in: &room)

    let list = try list(room)

    let cases = list.text.components(separatedBy: "\n\n")
    #expect(
      cases[1].contains(
        "See that it is referred, if it is not yet: no owner named, by 21 November 2026 by the rules"
      ))
    #expect(!cases[1].contains("No action was agreed."))
    #expect(cases[2].contains("No action was agreed."))
    #expect(!cases[2].contains("no owner named"))
    #expect(list.csv.contains(#""have_it_referred","no owner named","2026-11-21","rules","#))
    let open = try Unfinished(in: log(), nil, at: nil)
    for item in open.items { #expect(list.json.json.contains("\"\(item.duty.rawValue)\"")) }
  }

  @Test func `what is open is told by its title in the rules it was recorded under`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    _ = try recordReferral("HG-0418")
    var room = try room(file(["HG-0417", "HG-0418"]))
    let given = ["1", "3", "2 1", "1", "", "", "police", "3", ""]
    try typed(given + given, in: &room)
    var titles = Unfinished.Titles()
    titles.recorded = { [pathway] referral, duty in
      referral.pathway.id == pathway.id ? pathway.duty(duty)?.wording.title : nil
    }
    titles.met = { [pathway] rules, duty in
      rules == "nrm_criteria 2026.11" ? pathway.duty(duty)?.wording.title : nil
    }

    let open = try Unfinished(in: log(), nil, at: nil, titles: titles)

    let name = "See that it is referred, if it is not yet (have_it_referred)"
    #expect(open.lines.filter { $0.contains(name) }.count == 2)
    #expect(open.lines.contains { $0.contains("See that the first referral pathway was walked (") })
    #expect(open.json.json.contains(#""title":"See that it is referred, if it is not yet""#))
  }

  @Test(arguments: ["2026-11-27", "27/11/2026", "27.11.2026", "6", "6 days"])
  func `a day is taken as it is written here`(text: String) throws {
    let today = try #require(CivilDate("2026-11-21"))
    #expect(try PanelEntry.due(text, today: today).get() == CivilDate("2026-11-27"))
  }

  @Test(arguments: ["27/11/26", "31/11/2026", "11/27/2026", "27-11", "20/11/2026"])
  func `what is no day to come is not taken for one`(text: String) throws {
    let today = try #require(CivilDate("2026-11-21"))
    #expect(throws: PanelEntry.Fault.self) { try PanelEntry.due(text, today: today).get() }
  }
}
