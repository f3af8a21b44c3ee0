import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Every contact that was researched, against the packs. The table is made from the research by
/// `Tests/Conformance/area_contacts.py`, which knows nothing of the packs.
@Suite struct AreaContactTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let cells: [String]

    var pack: String { cells[0] }
    var authority: String? { cells[1] == "-" ? nil : cells[1] }
    var district: String? { cells[2] == "-" ? nil : cells[2] }
    var purpose: String { cells[3] }
    var phone: String { cells[4] }
    var confidence: String { cells[5] }
    var night: String? { cells[6] == "-" ? nil : cells[6] }
    var nightConfidence: String? { cells[7] == "-" ? nil : cells[7] }
    var rivals: [String] { cells[8] == "-" ? [] : cells[8].split(separator: ",").map(String.init) }
    var superseded: [String] {
      cells[9] == "-" ? [] : cells[9].split(separator: ",").map(String.init)
    }
    var testDescription: String { cells.joined(separator: " ") }
  }

  static let rows: [Row] = {
    let url = ShippedPathways.repository.appending(
      path: "Tests/ShippedPathwaysTests/Fixtures/area-contacts.tsv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { line in
      Row(cells: line.split(separator: "\t").map(String.init))
    }
  }()

  static let areas: [String: Area] = Dictionary(
    uniqueKeysWithValues: ShippedPathways.areas.compactMap { id in
      (try? AreaReader().read(ShippedPathways.files(of: "areas/\(id)")).area).map { (id, $0) }
    })

  private static func digits(_ text: String) -> String { text.filter(\.isNumber) }

  /// The contacts of exactly this place and purpose.
  private func contacts(for row: Row) throws -> [AreaContact] {
    let area = try #require(Self.areas[row.pack])
    let district = row.district.map { name in
      let finding = PlaceFinder(areas: [area]).find(name)
      guard case .found(let target, .exact) = finding else { return District.ID("nowhere") }
      return target.district ?? "nowhere"
    }
    return area.contacts.filter {
      $0.purpose.rawValue == row.purpose && $0.authority?.rawValue == row.authority
        && $0.district == district
    }
  }

  @Test func `the table is whole`() {
    #expect(Self.rows.count == 95)
    #expect(Self.rows.allSatisfy { $0.cells.count == 10 })
    #expect(Self.rows.count { $0.phone == "unconfirmed" } == 56)
  }

  @Test(arguments: rows)
  func `a contact of the research stands in its pack, with its digits and how sure they are`(
    row: Row
  ) throws {
    let contacts = try contacts(for: row)
    let fitting = contacts.filter { contact in
      switch contact.phone {
      case .confirmed(let phone):
        phone.value.digits == Self.digits(row.phone)
          && phone.provenance.confidence.rawValue == row.confidence
      case .unconfirmed: row.phone == "unconfirmed"
      }
    }
    #expect(!fitting.isEmpty, "\(contacts.map(\.phone))")
    let contact = try #require(fitting.first)

    // How sure the record is, where it has no number by day: of the one for the night, or of
    // the name.
    if row.phone == "unconfirmed", row.confidence != "unconfirmed" {
      let stated = row.night == nil ? contact.name.provenance : contact.outOfHours?.phone.provenance
      #expect(stated?.confidence.rawValue == row.confidence)
    }
    #expect(contact.outOfHours?.phone.value?.digits == row.night.map(Self.digits))
    if let sure = row.nightConfidence {
      #expect(contact.outOfHours?.phone.provenance?.confidence.rawValue == sure)
    }
    #expect(contact.rivals.map(\.phone.value.digits) == row.rivals.map(Self.digits))
    #expect(contact.superseded.map(\.phone.digits) == row.superseded.map(Self.digits))
  }

  @Test func `the packs hold no telephone number that the research does not know`() {
    // The research has this one in a note beside its table.
    var known: Set<String> = ["03000120168"]
    for row in Self.rows {
      let all = [row.phone, row.night].compactMap { $0 } + row.rivals + row.superseded
      known.formUnion(all.map(Self.digits))
    }
    for area in Self.areas.values {
      for contact in area.contacts {
        let all = contact.telephones + contact.superseded.map(\.phone)
        for phone in all { #expect(known.contains(phone.digits), "\(contact.id) \(phone)") }
      }
    }
  }

  @Test func `an old number leads to its replacement, unless it is still in use`() throws {
    let dorset = try #require(Self.areas["dorset"])
    let old = try Telephone("01202 735046")
    let stillUsed = try Telephone("01202228866")

    #expect(dorset.replacement(of: old)?.id == "bcp_children")
    #expect(dorset.replacement(of: stillUsed) == nil)
  }

  @Test(arguments: ShippedPathways.areas)
  func `every value says where it comes from, and that nobody saw the live page yet`(
    id: String
  ) throws {
    let area = try #require(Self.areas[id])
    let stated = area.contacts.flatMap(\.statements).compactMap(\.provenance)

    #expect(!stated.isEmpty)
    #expect(stated.allSatisfy { $0.checked == CivilDate("2026-11-21") })
    #expect(stated.flatMap(\.sources).allSatisfy { $0.copy == .stored })
  }
}
