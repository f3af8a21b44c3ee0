import Foundation
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The page to pin up, and the work list of the co-ordinator.
@Suite struct AreaSheetTests {
  private func sheet(_ id: String, _ authority: LocalAuthority.ID? = nil) throws -> AreaSheet {
    AreaSheet(
      of: try #require(try ShippedPathways.area(id).area),
      national: try ShippedPathways.area("national").area,
      pathway: try #require(try ShippedPathways.national.get().pathway),
      authority: authority, today: try #require(CivilDate("2026-11-21")))
  }

  @Test(arguments: ShippedPathways.areas)
  func `every number on a sheet is a confirmed one of its area or of the country`(
    id: String
  ) throws {
    let areas = try [id, "national"].map { try #require(try ShippedPathways.area($0).area) }
    let known = Set(areas.flatMap { $0.contacts.flatMap(\.telephones) }.map(\.digits))
    let old = Set(areas.flatMap { $0.contacts.flatMap(\.superseded) }.map(\.phone.digits))
    let text = try sheet(id).text

    let printed = text.split(whereSeparator: { !$0.isNumber && $0 != " " })
      .map { $0.filter(\.isNumber) }.filter { $0.count >= 7 }
    #expect(!printed.isEmpty)
    for number in printed {
      #expect(known.contains(number), "\(number)")
      #expect(!old.subtracting(known).contains(number), "\(number)")
    }
  }

  @Test func `what is not confirmed is said in words, without a number`() throws {
    let text = try sheet("derbyshire", "derby_city").text

    #expect(
      text.contains(
        "at other times not confirmed. Ask the switchboard of the council or Trust, or 101."))
    #expect(!text.contains("786968"))
    #expect(!text.contains("Call Derbyshire") && !text.contains("533190"))
  }

  @Test func `the sheet of a place has its own council only, and a line on how sure it is`() throws
  {
    let text = try sheet("dorset", "bcp_council").text

    #expect(text.contains("01202 123334 (Mon-Thu 08:30-17:15, Fri 08:30-16:45)"))
    #expect(text.contains("Not sure: check the number"))
    #expect(!text.contains("01305"))
    #expect(text.contains("Draft: no number was checked against a live page yet."))
  }

  @Test(arguments: ShippedPathways.areas)
  func `a sheet fits on one page and lists no sign that is none`(id: String) throws {
    let sheet = try sheet(id)

    #expect(sheet.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 60)
    #expect(!sheet.text.contains("Low pay or bad conditions"))
    #expect(sheet.text.contains("Someone else holds their papers"))
    #expect(sheet.html.hasPrefix("<!DOCTYPE html>"))
    #expect(!sheet.html.contains("<script"))
  }

  @Test func `the work list names gaps, silent contacts and the least certain number first`()
    throws
  {
    let area = try #require(try ShippedPathways.area("staffordshire").area)
    let coverage = AreaCoverage(of: area)

    #expect(coverage.gaps.contains { $0.purpose == .preNRMSupport && $0.authority == nil })
    #expect(
      coverage.gaps.contains {
        $0.purpose == .designatedOfficer && $0.authority == "stoke_on_trent"
      })
    #expect(!coverage.gaps.contains { $0.purpose == .childrensFrontDoor })
    #expect(coverage.silences.contains { $0.contact == "stoke_adults" && $0.isNightOnly })
    #expect(!coverage.silences.contains { $0.contact == "staffordshire_police_unit" })
    let sure = coverage.statements.map(\.provenance.confidence)
    #expect(sure == sure.sorted())
    #expect(sure.first == .low)
    let lines = CoverageText(area).lines
    #expect(lines.contains { $0.hasPrefix("- low: 01543 462621 Cannock Chase District Council") })
  }

  @Test func `sources of equal standing are listed from the oldest to the newest`() throws {
    let area = try #require(try ShippedPathways.area("hertfordshire").area)
    let low = AreaCoverage(of: area).statements.filter { $0.provenance.confidence == .low }
    let years = low.map { $0.provenance.source.year ?? 0 }

    #expect(years == years.sorted())
    #expect(Set(years).count > 1)
  }
}
