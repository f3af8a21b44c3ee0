import Foundation
import Handover
import Interviews
import Pathways

/// Makes a sheet from the answers of a case as a machine states them.
struct SheetMaker {
  let kind: SheetCommand.Kind
  var isNotification = false
  /// The case reference that was typed; it goes before the one that stands in the answers.
  var reference: String?
  let withWords: Bool

  /// - Throws: ``RouteFault`` if the case cannot be read or the reference could tell who it is;
  ///   `Sheets.Refusal` if there is no such sheet for the case.
  func sheet(for data: Data, by service: inout RouteService) throws -> Sheet {
    let situation = try service.situation(of: data)
    let reference = self.reference ?? situation.caseReference
    let check = IdentifierCheck(thisYear: situation.minute.date.year)
    if let found = reference.flatMap({ check.findings(in: $0).first }) {
      throw RouteFault("reference/identifies", found.message, at: "case_reference")
    }
    let stamps = Stamps(
      caseReference: reference.flatMap { $0.isEmpty ? nil : $0 }, minute: situation.minute,
      contentHash: situation.loaded.contentHash,
      approval: situation.interview.pathway.approvalState(of: situation.loaded.fingerprint),
      banners: [situation.rulesBanner].compactMap(\.self))
    let place = situation.place.map {
      Sheets.Place(directory: $0.directory, place: $0.place)
    }
    let sheets = try Sheets(of: situation.interview, at: place, stamps: stamps)
    return switch kind {
    case .referral: sheets.referral(withWords: withWords)
    case .preparation:
      isNotification ? try sheets.notification() : try sheets.preparation()
    case .consent: try sheets.consent()
    case .next: try sheets.next()
    }
  }
}
