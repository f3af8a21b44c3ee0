import Audit
import Foundation
import Interviews
import PathwayFormat
import Pathways
import Synchronization

/// Rules as they read on some day, and on every day on which they read the same.
struct DatedRules: Sendable {
  let compiled: CompiledPathway
  /// The day for which they were read; nil if they are meant for every day.
  let date: CivilDate?
  /// The days on which something in them begins or ends.
  let boundaries: [CivilDate]

  /// Whether they read the same on a day.
  func hold(on day: CivilDate?) -> Bool {
    guard let date, let day else { return true }
    return boundaries.readSame(on: day, as: date)
  }
}

/// The rules of a library, compiled for whatever case is met.
final class InstalledRules: Sendable {
  private typealias Read = (loaded: PathwayLibrary.Loaded, compiled: CompiledPathway)

  private let library: PathwayLibrary
  /// Where the area packs are.
  private let areas: PathwayLibrary
  private let today: CivilDate?
  /// What was read already, for the days that were asked for; nil for what cannot be.
  private let read = Mutex<[Pathway.ID: [Read?]]>([:])

  init(_ library: PathwayLibrary, areas: PathwayLibrary? = nil, on today: CivilDate?) {
    self.library = library
    self.areas = areas ?? library
    self.today = today
  }

  /// A pathway with what an area adds; nil if it is not there or cannot be read.
  ///
  /// - Parameter day: the day whose rules are wanted; nil for today's, whatever the case.
  func rules(
    _ id: Pathway.ID, area: String?, authority: String?, on day: CivilDate? = nil
  ) -> DatedRules? {
    guard let (loaded, compiled) = known(id, on: day ?? today) else { return nil }
    func dated(_ compiled: CompiledPathway) -> DatedRules {
      DatedRules(
        compiled: compiled, date: day == nil ? nil : loaded.date, boundaries: loaded.boundaries)
    }
    guard let area else { return dated(compiled) }
    let pack = areas.areaReadings(beside: [loaded.reading]).compactMap(\.area)
      .first { $0.id.rawValue == area }
    guard let pack else { return nil }
    return (try? compiled.adding(pack, at: authority.map { LocalAuthority.ID($0) })).map(dated)
  }

  /// The hash of a pathway as it is installed.
  func contentHash(of id: Pathway.ID) -> String? { known(id, on: today)?.loaded.contentHash }

  private func known(_ id: Pathway.ID, on day: CivilDate?) -> Read? {
    read.withLock { read in
      let isKnown = { (known: Read?) in
        guard let known, let day, let date = known.loaded.date else { return true }
        return known.loaded.isSame(on: day, as: date)
      }
      if let known = read[id]?.first(where: isKnown) { return known }
      let loaded = library.names.lazy
        .compactMap { [library] in try? library.load($0, on: day) }
        .first { $0.pathway.id == id }
      let known = loaded.flatMap { loaded in
        (try? CompiledPathway(loaded.pathway)).map { (loaded: loaded, compiled: $0) }
      }
      read[id, default: []].append(known)
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
    let library = try PathwayLibrary(chosen: chosen, environment: Environment.variables)
    self.init(
      library,
      archive: RuleArchive(
        in: try StateFolder(environment: Environment.variables), beside: library))
  }

  init(_ library: PathwayLibrary, archive: RuleArchive) {
    self.library = library
    self.archive = archive
    installed = InstalledRules(library, on: Console.today)
  }

  /// The titles of duties, by the rules of the record or of the meeting.
  var titles: Unfinished.Titles {
    var titles = Unfinished.Titles()
    var read: [String: DatedRules?] = [:]
    titles.recorded = { referral, duty in
      let key = [
        referral.pathway.contentHash, referral.areaHash ?? "", referral.area ?? "",
        referral.authority ?? "",
      ].joined(separator: " ")
      let rules = read[key] ?? rules(for: referral)
      read[key] = .some(rules)
      return rules?.compiled.pathway.duty(duty)?.wording.title
    }
    titles.met = { [installed] rules, duty in
      guard let name = rules.split(separator: " ").first,
        let pathway = installed.rules(Pathway.ID(String(name)), area: nil, authority: nil)?
          .compiled.pathway, rules == "\(pathway.id) \(pathway.version)"
      else { return nil }
      return pathway.duty(duty)?.wording.title
    }
    return titles
  }

  /// The rules of a record, as they read on the day on which it was made: a rule may begin or end on
  /// a day.
  func rules(for referral: RecordedReferral) -> DatedRules? {
    let area = referral.area.map { Area.ID($0) }
    let isSameArea = area.map { archive.hash(ofArea: $0) == referral.areaHash } ?? true
    let isSamePathway =
      installed.contentHash(of: referral.pathway.id) == referral.pathway.contentHash
    let rules: InstalledRules
    if isSameArea, isSamePathway {
      rules = installed
    } else {
      let past = isSamePathway ? library : archive.library(of: referral.pathway.contentHash)
      let areas = isSameArea ? library : referral.areaHash.flatMap(archive.library)
      guard let past, let areas else { return nil }
      rules = InstalledRules(past, areas: areas, on: referral.finished.day)
    }
    return rules.rules(
      referral.pathway.id, area: referral.area, authority: referral.authority,
      on: referral.finished.day)
  }
}
