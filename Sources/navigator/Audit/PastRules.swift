import Audit
import Foundation
import Interviews
import PathwayFormat
import Pathways
import Synchronization

/// The rules of a library, compiled for whatever case is met.
final class InstalledRules: Sendable {
  private typealias Read = (loaded: PathwayLibrary.Loaded, compiled: CompiledPathway)

  private let library: PathwayLibrary
  /// Where the area packs are.
  private let areas: PathwayLibrary
  private let today: CivilDate?
  /// What was read already; nil for what cannot be.
  private let read = Mutex<[Pathway.ID: Read?]>([:])

  init(_ library: PathwayLibrary, areas: PathwayLibrary? = nil, on today: CivilDate?) {
    self.library = library
    self.areas = areas ?? library
    self.today = today
  }

  /// A pathway with what an area adds; nil if it is not there or cannot be read.
  func compiled(_ id: Pathway.ID, area: String?, authority: String?) -> CompiledPathway? {
    guard let (loaded, compiled) = known(id) else { return nil }
    guard let area else { return compiled }
    guard
      let pack = areas.areaReadings(beside: [loaded.reading]).compactMap(\.area)
        .first(where: { $0.id.rawValue == area })
    else { return nil }
    return try? compiled.adding(pack, at: authority.map { LocalAuthority.ID($0) })
  }

  /// The hash of a pathway as it is installed.
  func contentHash(of id: Pathway.ID) -> String? { known(id)?.loaded.contentHash }

  private func known(_ id: Pathway.ID) -> Read? {
    read.withLock { read in
      if let known = read[id] { return known }
      let loaded = library.names.lazy
        .compactMap { [library, today] in try? library.load($0, on: today) }
        .first { $0.pathway.id == id }
      let known = loaded.flatMap { loaded in
        (try? CompiledPathway(loaded.pathway)).map { (loaded: loaded, compiled: $0) }
      }
      read[id] = .some(known)
      return known
    }
  }
}

/// The very rules that a record was made by: the installed ones, or those kept beside the record.
struct PastRules {
  private let library: PathwayLibrary
  private let archive: RuleArchive
  private let installed: InstalledRules

  init(chosen: String?) throws {
    library = try PathwayLibrary(chosen: chosen, environment: Environment.variables)
    archive = RuleArchive(
      in: try StateFolder(environment: Environment.variables), beside: library)
    installed = InstalledRules(library, on: Console.today)
  }

  /// The titles of duties, by the rules of the record or of the meeting.
  var titles: Unfinished.Titles {
    var titles = Unfinished.Titles()
    var read: [String: CompiledPathway?] = [:]
    titles.recorded = { referral, duty in
      let key = [
        referral.pathway.contentHash, referral.areaHash ?? "", referral.area ?? "",
        referral.authority ?? "",
      ].joined(separator: " ")
      let rules = read[key] ?? rules(for: referral)
      read[key] = .some(rules)
      return rules?.pathway.duty(duty)?.wording.title
    }
    titles.met = { [installed] rules, duty in
      guard let name = rules.split(separator: " ").first,
        let pathway = installed.compiled(Pathway.ID(String(name)), area: nil, authority: nil)?
          .pathway, rules == "\(pathway.id) \(pathway.version)"
      else { return nil }
      return pathway.duty(duty)?.wording.title
    }
    return titles
  }

  func rules(for referral: RecordedReferral) -> CompiledPathway? {
    let area = referral.area.map { Area.ID($0) }
    let isSameArea = area.map { archive.hash(ofArea: $0) == referral.areaHash } ?? true
    if isSameArea, installed.contentHash(of: referral.pathway.id) == referral.pathway.contentHash {
      return installed.compiled(
        referral.pathway.id, area: referral.area, authority: referral.authority)
    }
    let isSamePathway =
      installed.contentHash(of: referral.pathway.id) == referral.pathway.contentHash
    guard let past = isSamePathway ? library : archive.library(of: referral.pathway.contentHash)
    else { return nil }
    let areas = isSameArea ? library : referral.areaHash.flatMap(archive.library)
    guard let areas else { return nil }
    // By the day on which it was recorded: a rule may begin or end on a day.
    return InstalledRules(past, areas: areas, on: referral.finished.day).compiled(
      referral.pathway.id, area: referral.area, authority: referral.authority)
  }
}
