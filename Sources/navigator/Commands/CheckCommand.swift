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
      every area pack too, and proves that each only adds. Each fault comes with its \
      place, and with the smallest case that shows it: as a scenario to paste and as a walk \
      through the questions.

      Exit status: 0 clean (there may be warnings); 1 findings; 2 usage; 3 could not tell.

      Examples:
        navigator check
        navigator check modern-slavery --json
        navigator check --mutants

      With --mutants each condition, deadline and presumption is changed a little, one at a \
      time. A change that no proof and no scenario notices is printed with its line. The exit \
      status is 0 if at least --threshold percent of the changes are noticed, of all and of those \
      that do more than change a sentence beside a duty, and every reason given under \
      'survivors:' still fits.
      """)

  @Argument(help: "The pathway's folder name, or the path of its folder.")
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
      let (library, names) = try places(environment)
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

  private func places(
    _ environment: [String: String]
  ) throws -> (library: PathwayLibrary, names: [String]) {
    if let path, path.contains("/") || path == "." {
      let url = URL(fileURLWithPath: path).standardizedFileURL
      let library = try PathwayLibrary(
        chosen: url.deletingLastPathComponent().path, environment: [:])
      return (library, [url.lastPathComponent])
    }
    let library = try PathwayLibrary(chosen: library.pathways, environment: environment)
    guard let path else { return (library, library.names) }
    guard library.names.contains(path) else {
      let near = Suggestion.nearest(to: path, among: library.names)
      Console.complain(
        "navigator: there is no pathway '\(path)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
      ProgramExit.leave(.badInput)
    }
    return (library, [path])
  }
}
