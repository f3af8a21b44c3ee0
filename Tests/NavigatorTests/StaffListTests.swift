import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// Lists of posts: how they are read, what is refused, what is planned.
@Suite struct StaffListTests {
  private func loaded() throws -> (PathwayLibrary.Loaded, [Area]) {
    let library = try PathwayLibrary(
      chosen: ShippedPathways.repository.appending(path: "pathways").path, environment: [:])
    let loaded = try library.load("training-needs", on: CivilDate("2026-11-21"))
    return (loaded, library.areaReadings(beside: [loaded.reading]).compactMap(\.area))
  }

  private func plan(_ text: String) throws -> StaffPlan {
    let (loaded, areas) = try loaded()
    return try TrainingNeedsCommand.plan(for: text, by: loaded, areas: areas)
  }

  private func faults(_ text: String) throws -> [StaffList.Fault] {
    do {
      _ = try plan(text)
      return []
    } catch let faults as StaffList.Faults {
      return faults.all
    }
  }

  @Test func `a post has its cohort, its tier and its courses`() throws {
    let plan = try plan(
      """
      role,works_under,contact,body,sends,sector,works_with,other_courses,number
      case_worker,own,,bound,yes,council,children;adults,none,14
      Elected member: councillor\u{2C} mayor\u{2C} commissioner,,,,,,,,51
      """.replacing(
        "Elected member: councillor, mayor, commissioner",
        with: "\"Elected member: councillor, mayor, commissioner\""))

    #expect(plan.entries.map(\.route?.id) == ["first_responders", "elected_members"])
    #expect(plan.entries.map(\.tier) == ["first responder", "awareness and member briefing"])
    #expect(plan.entries[0].courses.contains("First responder"))
    #expect(plan.entries[0].assumed == [])
    #expect(plan.entries[1].courses.prefix(2) == ["Awareness", "Briefing for elected members"])
    #expect(plan.summary.contains("65 posts in 2 rows"))
    #expect(plan.summary.contains("Draft: not approved for use."))
  }

  @Test func `an empty cell is not known, and what is taken for it is said`() throws {
    let entry = try #require(try plan("role,number\n,3").entries.first)

    #expect(entry.route?.id == "staff_who_meet_people")
    #expect(entry.assumed.contains { $0.hasPrefix("Role: ") })
    #expect(entry.toSettle.contains("Find out whether the body sends the form"))
  }

  @Test func `the menu is that of the area, and what is not confirmed says so`() throws {
    let plan = try plan("role,area\nother_post,Poole\nother_post,hertfordshire\nother_post,")

    #expect(
      plan.entries[0].courses.contains { $0.contains("Dorset") && $0.contains("none confirmed") })
    #expect(
      plan.entries[1].courses.contains { $0.hasPrefix("Tier 1 training of the Hertfordshire") })
    #expect(
      !plan.entries[2].courses.contains { $0.contains("Hertfordshire") || $0.contains("Dorset") })
  }

  @Test(arguments: [
    "Name", "surname", "First name", "e-mail", "Email address", "Employee ID", "Phone", "DOB",
    "Line manager",
  ])
  func `a column that says who somebody is is refused`(title: String) throws {
    let found = try faults("\(title),role\nsecret,leader")

    #expect(found.map(\.id) == ["staff/personal-column"])
    #expect(!found.map(\.description).joined().contains("secret"))
  }

  @Test func `a column that is no column is named with the nearest`() throws {
    let found = try faults("rolle\nleader")

    #expect(found.map(\.id) == ["staff/unknown-column"])
    #expect(found[0].fix.contains("Did you mean 'role'?"))
    #expect(try faults("role,role\nleader,leader").map(\.id) == ["staff/column-twice"])
  }

  @Test(arguments: [
    ("role\nMary", "staff/unknown-answer"), ("role,number\nleader,0", "staff/number"),
    ("role,number\nleader,two", "staff/number"),
    ("role,team\nleader,Mary Jones", "staff/personal-team"),
    ("role,team\nleader,a@example.org", "staff/personal-team"),
    ("role,team\nleader,=1+1", "staff/personal-team"),
    ("role,area\nleader,Atlantis", "staff/unknown-area"),
  ])
  func `a cell that does not belong is refused, and not repeated`(text: String, id: String) throws {
    let found = try faults(text)

    #expect(found.map(\.id) == [id])
    #expect(found.map(\.line) == [2])
    #expect(!found.map(\.description).joined().contains("Mary"))
  }

  @Test func `everything that is wrong is said at once`() throws {
    #expect(try faults("role,number\nx,0\ny,1").count == 3)
  }

  @Test func `what is written can be read again`() throws {
    let plan = try plan("role,team\nleader,\"Care, north\"\n")
    let table = try CSVTable(plan.csv)

    #expect(table.header.suffix(5) == ["Cohort", "Tier", "Courses", "To settle", "Taken as"])
    #expect(table.rows.count == 1)
    #expect(table.rows[0].cells[0] == "Care, north")
  }
}

/// Tables as spreadsheets write them.
@Suite struct CSVTableTests {
  @Test func `quotation marks, commas and line ends inside a cell are kept`() throws {
    let table = try CSVTable(
      "\u{FEFF}a,b\r\n\"x, y\",\"he said \"\"no\"\"\nand left\"\r\n\r\n 1 ,\r\n")

    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.cells) == [["x, y", "he said \"no\"\nand left"], ["1", ""]])
    #expect(table.rows.map(\.line) == [2, 5])
  }

  @Test(arguments: ["", "\n\n", "a;b\n1;2", "a,b\n1", "a\n\"open"])
  func `a table that does not add up is refused`(text: String) {
    #expect(throws: CSVTable.Fault.self) { try CSVTable(text) }
  }

  @Test func `any cells come back as they were written`() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = ["a", ",", "\"", "\n", "é", "x y", ";", "1"]
    for _ in 0..<500 {
      let rows = (0..<3).map { _ in
        (0..<3).map { _ in
          "x"
            + (0..<Int.random(in: 0...5, using: &generator)).map { _ in
              pieces.randomElement(using: &generator) ?? ""
            }.joined() + "x"
        }
      }
      let table = try CSVTable(rows.map(CSVTable.line).joined(separator: "\n"))
      #expect([table.header] + table.rows.map(\.cells) == rows)
    }
  }
}
