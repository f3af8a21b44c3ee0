import ArgumentParser
import Foundation
import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways

/// Validates pathways and proves them over every combination of answers.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prove pathways over every combination of answers, \"not known\" included.",
    discussion: """
      Reads and proves every pathway of the folder, or the one named. Without a name it reads \
      every area pack too, and proves that each only adds; "areas" does this alone, and \
      "areas/dorset" for one pack. Each fault comes with its place, with the rule that \
      makes it so, and with the smallest case that shows it: as a scenario to paste and as a \
      walk through the questions.

      Exit status: 0 clean (there may be warnings); 1 findings; 2 usage; 3 could not tell.

      Examples:
        navigator check
        navigator check modern-slavery --json
        navigator check areas/dorset
        navigator check --mutants

      With --mutants each condition, deadline and presumption is changed a little, one at a \
      time. A change that no proof and no scenario notices is printed with its line. The exit \
      status is 0 if at least --threshold percent of the changes are noticed, of all and of those \
      that do more than change a sentence beside a duty, and every reason given under \
      'survivors:' still fits.
      """)

  @Argument(
    help: "A pathway's folder name, \"areas\", \"areas/NAME\", or the path of such a folder.")
  var path: String?

  @Flag(name: .long, help: "Write the findings as JSON.")
  var json = false

  @Flag(name: .long, help: "Check again whenever a file is saved; Ctrl-C ends it.")
  var watch = false

  @Flag(
    name: .long,
    help: "Change the rules one by one, and print each line whose change nothing notices.")
  var mutants = false

  @Option(
    name: .long, help: "With --mutants: the share of changes in percent that must be noticed.")
  var threshold = 95.0

  @Option(name: .long, help: "The most diagram nodes; when they run out nothing is claimed.")
  var budget = 4_000_000

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    guard budget > 0 else { throw ValidationError("--budget is a number above 0") }
    guard !(watch && json) else { throw ValidationError("--watch goes without --json") }
    guard !(watch && mutants) else { throw ValidationError("--watch goes without --mutants") }
    guard (0...100).contains(threshold) else {
      throw ValidationError("--threshold is a number from 0 to 100")
    }
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    do {
      let (library, names, area) = try places(environment)
      if let area {
        guard !mutants else {
          Console.complain("navigator: --mutants goes with a pathway")
          ProgramExit.leave(.badInput)
        }
        try checkAreas(area, in: library)
      }
      if mutants {
        let report = MutationReport(of: names, in: library, threshold: threshold, budget: budget)
        Console.write(json ? try report.json() : report.text)
        ProgramExit.leave(report.status)
      }
      var report = CheckReport(of: names, in: library, budget: budget)
      var areas = areaReport(in: library, beside: report)
      if json {
        Console.write(try report.json(areas))
        ProgramExit.leave(report.status.worse(areas?.status))
      }
      Console.write([report.text, areas?.text].compactMap { $0 }.joined(separator: "\n"))
      while watch {
        Thread.sleep(forTimeInterval: 0.3)
        let newer = CheckReport(of: names, in: library, budget: budget, unless: report)
        guard newer != nil || areas?.isOutdated(in: library) == true else { continue }
        report = newer ?? report
        areas = areaReport(in: library, beside: report)
        Console.write("\n" + [report.text, areas?.text].compactMap { $0 }.joined(separator: "\n"))
      }
      ProgramExit.leave(report.status.worse(areas?.status))
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  /// The area packs, when the whole folder is checked.
  private func areaReport(in library: PathwayLibrary, beside report: CheckReport) -> AreaReport? {
    guard path == nil, !library.areaNames.isEmpty else { return nil }
    return AreaReport(
      of: library, beside: report.readings, today: CivilDate(Date()), budget: budget)
  }

  /// The area packs and nothing else, again and again if they are watched.
  private func checkAreas(_ area: AreaPlace, in library: PathwayLibrary) throws {
    func report() -> AreaReport {
      AreaReport(
        of: library,
        beside: library.names.map { DatedReading((try? library.files(of: $0)) ?? []) },
        only: area.name, today: CivilDate(Date()), budget: budget)
    }
    var newest = report()
    if json {
      Console.write(try newest.jsonText())
      ProgramExit.leave(newest.status)
    }
    Console.write(newest.text ?? "")
    while watch {
      Thread.sleep(forTimeInterval: 0.3)
      guard newest.isOutdated(in: library) else { continue }
      newest = report()
      Console.write("\n" + (newest.text ?? ""))
    }
    ProgramExit.leave(newest.status)
  }

  /// All area packs, or one.
  struct AreaPlace: Equatable {
    let name: String?

    /// Nil if the path does not lead to the packs of a folder of pathways.
    init?(_ path: [String]) {
      switch path.suffix(2) {
      case let last where last.last == "areas": name = nil
      case let last where last.count == 2 && last.first == "areas": name = last.last
      default: return nil
      }
    }
  }

  private func places(
    _ environment: [String: String]
  ) throws -> (library: PathwayLibrary, names: [String], area: AreaPlace?) {
    let parts = path.map { URL(fileURLWithPath: $0).standardizedFileURL.pathComponents } ?? []
    if let path, let area = AreaPlace(parts) {
      let isOnDisk = FileManager.default.fileExists(atPath: path)
      // From inside the installed folder the same words mean the same packs.
      let chosen =
        isOnDisk ? parts.dropLast(area.name == nil ? 1 : 2).joined(separator: "/") : nil
      let library = try PathwayLibrary(
        chosen: self.library.pathways ?? chosen, environment: environment)
      guard library.areaNames.contains(area.name ?? library.areaNames.first ?? "") else {
        refuse(area.name ?? "areas", "area pack", among: library.areaNames)
      }
      return (library, [], area)
    }
    if let path, path.contains("/") || path == "." {
      let url = URL(fileURLWithPath: path).standardizedFileURL
      let library = try PathwayLibrary(
        chosen: url.deletingLastPathComponent().path, environment: [:])
      return (library, [url.lastPathComponent], nil)
    }
    let library = try PathwayLibrary(chosen: library.pathways, environment: environment)
    guard let path else { return (library, library.names, nil) }
    guard library.names.contains(path) else {
      refuse(path, "pathway", among: library.names + ["areas"])
    }
    return (library, [path], nil)
  }

  private func refuse(_ name: String, _ word: String, among names: [String]) -> Never {
    let near = Suggestion.nearest(to: name, among: names)
    Console.complain(
      "navigator: there is no \(word) '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
    ProgramExit.leave(.badInput)
  }
}
