import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

@Suite struct AreaProofShippedTests {
  @Test func `every shipped pack is proved to add to each pathway and take nothing`()
    throws
  {
    let pathways =
      [try ShippedPathways.national.get()]
      + (try ["nrm-criteria", "training-needs"].map(ShippedPathways.reading(_:)))
    let left = pathways.compactMap(\.pathway).flatMap(\.facts).filter { $0.origin == .area }
    let reader = AreaReader(beside: pathways)
    let readings = try ShippedPathways.areas.map {
      reader.read(try ShippedPathways.files(of: "areas/\($0)"))
    }

    for reading in readings {
      let area = try #require(reading.area, "\(reading.report)")
      for pathway in pathways.compactMap(\.pathway) {
        var proof = AreaProof(
          pathway, leftByOthers: Set(left.map(\.id)), today: CivilDate("2026-11-21"))
        let findings = proof.findings(for: area, places: reading.sourceMap)
        #expect(findings.map(\.diagnostic.message) == [], "\(area.id), \(pathway.id)")
      }
    }
    #expect(PlaceClaimCheck.diagnostics(readings) == [])
    #expect(NationalContactCheck.diagnostics(readings) == [])
    #expect(ElsewhereCheck.diagnostics(readings) == [])
  }

  @Test func `a pack whose review has passed is warned of, and one day before is not`() throws {
    let national = try ShippedPathways.national.get()
    let reading = try ShippedPathways.area("dorset")
    let area = try #require(reading.area)
    let pathway = try #require(national.pathway)

    for (day, ids) in [("2027-05-21", []), ("2027-05-22", ["area/review-past"])] {
      var proof = AreaProof(pathway, today: CivilDate(day))
      let found = proof.findings(for: area, places: reading.sourceMap)
      #expect(found.map(\.diagnostic.id) == ids)
      #expect(area.isCurrent(on: try #require(CivilDate(day))) == ids.isEmpty)
    }
  }

  @Test func `the police-first proposal is a note, and decides nothing`() throws {
    let national = try ShippedPathways.national.get()
    let area = try #require(try ShippedPathways.area("staffordshire").area)
    let pathway = try #require(national.pathway)
    let applied = pathway.adding(area, at: "staffordshire_county")

    let route = try #require(area.policy.routes.first { $0.id == "adults_police_first" })
    #expect(route.status == .proposed)
    #expect(route.keeps?.contains("duty to notify") == true)
    #expect(area.answers(for: "staffordshire_county")["police_policy"] == nil)
    let notes = try #require(applied.duty("police_101")).notes.map(\.say)
    #expect(notes.contains { $0.hasPrefix("Local proposal, not agreed") })
    #expect(applied.duties.map(\.condition) == pathway.duties.map(\.condition))
    #expect(applied.duties.map(\.variants) == pathway.duties.map(\.variants))
  }

  @Test func `a note of one council is not shown for the other`() throws {
    let pathway = try #require(try ShippedPathways.national.get().pathway)
    let area = try #require(try ShippedPathways.area("derbyshire").area)
    func notes(_ authority: LocalAuthority.ID?) -> [String] {
      pathway.adding(area, at: authority).duty("child_safeguarding_referral")?.notes.map(\.say)
        ?? []
    }

    #expect(notes("derby_city").contains { $0.hasPrefix("In Derby") })
    #expect(!notes("derbyshire_county").contains { $0.hasPrefix("In Derby") })
    #expect(!notes(nil).contains { $0.hasPrefix("In Derby") })
  }

  @Test func `an area answers its nation and what it knows, and leaves the rest open`() throws {
    let derbyshire = try #require(try ShippedPathways.area("derbyshire").area)
    let national = try #require(try ShippedPathways.area("national").area)

    #expect(
      derbyshire.answers(for: "derby_city")
        == ["nation": .one("england"), "guardian_service": .one("yes")])
    #expect(national.answers(for: nil) == [:])
  }

  @Test func `the national pack and the national pathway agree on every number`() throws {
    let pathway = try #require(try ShippedPathways.national.get().pathway)
    let national = try #require(try ShippedPathways.area("national").area)
    let pairs: [(Contact.ID, AreaContact.ID)] = [
      ("emergency", "emergency"), ("helpline", "helpline"), ("guardian_line", "guardian_line"),
      ("salvation_army", "salvation_army"), ("crimestoppers", "crimestoppers"),
      ("nspcc", "nspcc"), ("tara", "tara"), ("migrant_help_scotland", "migrant_help_scotland"),
    ]

    for (contact, twin) in pairs {
      let digits = try #require(pathway.contact(contact)?.phone).filter(\.isNumber)
      #expect(national.contact(twin)?.phone.value?.digits == digits, "\(contact)")
    }
    #expect(pathway.contact("fair_work_agency")?.phone == nil)
    #expect(national.contact("fair_work_agency")?.phone.value == nil)
  }
}
