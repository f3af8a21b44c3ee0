import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// Area packs as the commands see them.
@Suite struct AreaCommandTests {
  private func library() throws -> PathwayLibrary {
    try PathwayLibrary(
      chosen: ShippedPathways.repository.appending(path: "pathways").path, environment: [:])
  }

  @Test func `packs are found beside the pathways, and are none`() throws {
    let library = try library()

    #expect(library.areaNames == ShippedPathways.areas)
    #expect(!library.names.contains("areas"))
    #expect(try library.areas().map(\.id.rawValue) == ShippedPathways.areas)
  }

  @Test(arguments: [("dorset", "dorset", nil), ("Poole", "dorset", "bcp_council")])
  func `an area is chosen by its id or by a place in it`(
    name: String, area: String, authority: String?
  ) throws {
    let choice = try AreaChoice(name, among: try library().areas())

    #expect(choice.area.id.rawValue == area)
    #expect(choice.authority?.rawValue == authority)
  }

  @Test(arguments: [
    ("Dorset County Council", "can be any of"), ("Bournmouth", "did you mean"), ("", "Areas:"),
  ])
  func `a name that leads to no single area is refused with what was meant perhaps`(
    name: String, words: String
  ) throws {
    let areas = try library().areas()

    let fault = #expect(throws: AreaChoice.Unknown.self) { try AreaChoice(name, among: areas) }

    #expect(fault?.description.contains(words) == true)
  }

  @Test func `the check reads every pack, and says so`() throws {
    let library = try library()
    // Packs may add to every pathway.
    let pathways = try library.names.map { DatedReading(try library.files(of: $0)) }
    let today = CivilDate("2026-11-21")
    let report = AreaReport(of: library, beside: pathways, today: today, budget: 4_000_000)
    let one = AreaReport(
      of: library, beside: pathways, only: "dorset", today: today, budget: 4_000_000)

    #expect(report.status == .yes)
    #expect(one.text?.contains("; 1 pack, ") == true)
    #expect(report.text?.hasPrefix("areas: 0 errors, 0 warnings; 5 packs, 96 contacts") == true)
    #expect(!report.isOutdated(in: library))
  }

  @Test func `beside a pathway with errors the packs bring no errors that follow from it`() throws {
    let library = try library()
    let pathways = try library.names.map { name in
      var files = try library.files(of: name)
      if name == "modern-slavery" {
        files.append(PathwayFile(path: "\(name)/zz.yaml", bytes: Array("routs: {}\n".utf8)))
      }
      return DatedReading(files)
    }

    let report = AreaReport(
      of: library, beside: pathways, today: CivilDate("2026-11-21"), budget: 4_000_000)

    let text = try #require(report.text)
    #expect(
      text.hasPrefix(
        """
        areas: not checked beside 'modern-slavery', which has errors; mend that pathway first
        areas: 0 errors, 0 warnings; 5 packs
        """), "\(text.prefix(600))")
    #expect(report.status == .no)
  }

  @Test(arguments: [
    (["pathways", "areas"], "all"), (["areas", "dorset"], "dorset"), (["areas"], "all"),
    (["pathways", "modern-slavery"], nil), ([], nil),
  ])
  func `the check knows the packs by their path`(path: [String], pack: String?) {
    let place = CheckCommand.AreaPlace(path)

    #expect(place.map { $0.name ?? "all" } == pack)
  }
}
