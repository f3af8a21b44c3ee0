import Foundation
import Interviews
import Pathways

/// Routes cases for machines; reads and compiles each pathway once.
struct RouteService {
  private let library: PathwayLibrary
  private let today: CivilDate
  private let part: PathwayLibrary.Part
  private var cache: [String: Entry] = [:]
  private var directories: [String: PathwayLibrary.Directory] = [:]

  private struct Entry {
    let loaded: PathwayLibrary.Loaded
    let compiled: CompiledPathway
  }

  /// - Parameter part: what to read of a pathway; a route needs the rules alone.
  init(library: PathwayLibrary, today: CivilDate, part: PathwayLibrary.Part = .rules) {
    self.library = library
    self.today = today
    self.part = part
  }

  /// A case that was read, with everything that its outcome depends on.
  struct Situation {
    let interview: Interview
    let loaded: PathwayLibrary.Loaded
    let place: RoutePlace?
    /// When it is; the numbers that answer are those of this minute.
    let minute: CivilMinute
    /// The practitioner's own reference, if the case has one.
    let caseReference: String?
    /// What every page says because the rules are not the installed ones.
    let rulesBanner: String?
    let warnings: [String]
  }

  /// The reply to one case.
  ///
  /// - Throws: ``RouteFault`` if the case cannot be read.
  mutating func reply(to data: Data) throws(RouteFault) -> RouteReply {
    let situation = try situation(of: data)
    return RouteReply(
      situation.interview, of: situation.loaded, at: situation.place, warnings: situation.warnings)
  }

  /// Reads one case.
  ///
  /// - Throws: ``RouteFault`` if it cannot be read.
  mutating func situation(of data: Data) throws(RouteFault) -> Situation {
    let request = try RouteRequest(data)
    var entry = try entry(for: request)
    if request.namesABody(in: entry.compiled.pathway) {
      entry = withBodies(entry)
    }
    let local = try local(for: request, entry)
    var rules = entry.compiled
    var lacking: [String] = []
    do throws(CompiledPathway.TooLarge) {
      rules = try rules.adding(local?.area, at: local?.place.authority)
    } catch {
      lacking = ["the area adds rules that could not be used: \(error)"]
    }
    let interview = try request.interview(
      of: rules,
      lookedUp: local?.answers(for: entry.compiled.pathway) ?? [:])
    let date = try date(of: request)
    let known = try minute(of: request)
    return Situation(
      interview: interview, loaded: entry.loaded, place: local, minute: local?.minute ?? known,
      caseReference: request.caseReference, rulesBanner: rulesBanner,
      warnings: lacking + warnings(entry, local, on: date))
  }

  private func minute(of request: RouteRequest) throws(RouteFault) -> CivilMinute {
    let minute =
      if let at = request.at { RoutePlace.minute(of: at) } else { CivilMinute(Date()) }
    guard let minute else { throw RouteFault("json/time", "this is not a time", at: "at") }
    return minute
  }

  /// The place of the case, if an area is named.
  private mutating func local(
    for request: RouteRequest, _ entry: Entry
  ) throws(RouteFault) -> RoutePlace? {
    guard let area = request.area else { return nil }
    let name = entry.loaded.folder.lastPathComponent
    let known = directories[name] ?? library.directory(beside: entry.loaded.reading)
    directories[name] = known
    guard let directory = known.directory else {
      throw RouteFault("area/unreadable", "the area packs cannot be read", at: "area")
    }
    let minute = try minute(of: request)
    do throws(PlaceFault) {
      let place = try directory.place(named: area)
      return RoutePlace(directory: directory, place: place, minute: minute)
    } catch {
      var nearest: String?
      if case .unknown(_, let name) = error { nearest = name }
      throw RouteFault("area/unknown", "\(error)", at: "area", didYouMean: nearest)
    }
  }

  /// The same entry with the register's bodies, which are read when somebody is named.
  private mutating func withBodies(_ entry: Entry) -> Entry {
    guard entry.compiled.pathway.register?.bodies.isEmpty == true else { return entry }
    let name = entry.loaded.folder.lastPathComponent
    var compiled = entry.compiled
    compiled.adopt(library.bodies(of: name, on: entry.loaded.date))
    let richer = Entry(loaded: entry.loaded, compiled: compiled)
    cache[name] = richer
    return richer
  }

  /// The interview of one case, as far as its answers go.
  struct Walk {
    let interview: Interview
    /// The area that the case names.
    let area: Area.ID?
    /// The pathway's folder name.
    let folder: String
  }

  /// - Throws: ``RouteFault`` if the case cannot be read.
  mutating func walk(through data: Data) throws(RouteFault) -> Walk {
    let request = try RouteRequest(data)
    var entry = try entry(for: request)
    if request.namesABody(in: entry.compiled.pathway) { entry = withBodies(entry) }
    let local = try local(for: request, entry)
    let rules: CompiledPathway
    do throws(CompiledPathway.TooLarge) {
      rules = try entry.compiled.adding(local?.area, at: local?.place.authority)
    } catch {
      throw RouteFault(
        "area/too-large", "the area adds rules that could not be used: \(error)", at: "area")
    }
    let interview = try request.interview(
      of: rules,
      lookedUp: local?.answers(for: entry.compiled.pathway) ?? [:])
    return Walk(
      interview: interview, area: local?.place.area, folder: entry.loaded.folder.lastPathComponent)
  }

  private mutating func entry(for request: RouteRequest) throws(RouteFault) -> Entry {
    let id = request.pathway ?? PathwayLibrary.usual.replacing("-", with: "_")
    let date = try date(of: request)
    let names = library.names
    let name = id.replacing("_", with: "-")
    guard names.contains(name) else {
      throw RouteFault(
        "pathway/unknown", "there is no pathway '\(id)'", at: "pathway",
        didYouMean: Suggestion.nearest(
          to: id, among: names.map { $0.replacing("-", with: "_") }))
    }
    // Most pathways are the same on most days; the boundaries say which days differ.
    if let known = cache[name], known.loaded.isSame(on: date, as: known.loaded.date ?? date) {
      return known
    }
    let loaded: PathwayLibrary.Loaded
    let compiled: CompiledPathway
    do {
      loaded = try library.load(name, on: date, part: part)
      compiled = try CompiledPathway(loaded.pathway)
    } catch {
      throw RouteFault("pathway/unreadable", "\(error)", at: "pathway")
    }
    let entry = Entry(loaded: loaded, compiled: compiled)
    cache[name] = entry
    return entry
  }

  private func date(of request: RouteRequest) throws(RouteFault) -> CivilDate {
    guard let at = request.at else { return today }
    if let date = CivilDate(at) { return date }
    if let moment = try? Date(at, strategy: .iso8601), let date = CivilDate(moment) {
      return date
    }
    throw RouteFault(
      "json/time", "'\(at)' is not a time such as 2026-11-21T02:10:00Z, or a date", at: "at")
  }

  private func warnings(_ entry: Entry, _ local: RoutePlace?, on date: CivilDate) -> [String] {
    var warnings: [String] = []
    if let area = local?.area, !area.isCurrent(on: date) {
      warnings.append(
        "The numbers for \(area.title) are past their review date, "
          + "\(area.currency.reviewBy.inWords).")
    }
    let pathway = entry.loaded.pathway
    if pathway.reviewBy < date {
      warnings.append("The review of this pathway was due by \(pathway.reviewBy.inWords).")
    }
    if !pathway.inForce.contains(date) {
      warnings.append("This version of the pathway is not in force on \(date.inWords).")
    }
    return warnings + [rulesBanner].compactMap(\.self)
  }

  private var rulesBanner: String? {
    library.isChosen
      ? "The rules come from \(library.folder.path), not from the installed folder." : nil
  }
}

extension CivilDate {
  /// The day in London on which a moment falls: all UK nations keep its time.
  init?(_ moment: Date) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: moment)
    self.init(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
  }
}
