import ArgumentParser
import Foundation
import PathwayAnalysis
import Pathways

/// Prints which purposes each area lacks, and which values to check first.
struct AreasCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Print what each area lacks, the oldest and least certain values first.",
    discussion: """
      A work list for a co-ordinator: purposes for which nobody is named, contacts without a \
      confirmed number, and every number that is shown, the least certain and oldest first.

      Exit status: 0 nothing is missing; 1 something is; 2 usage; 3 could not tell.

      Examples:
        navigator areas coverage
        navigator areas coverage dorset
      """)

  @Argument(help: "One area: its id, or the name of a place in it. Without it all areas.")
  var area: String?

  @OptionGroup var library: LibraryOptions

  func run() throws {
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      let all = try library.areas()
      let chosen = try area.map { [try AreaChoice($0, among: all).area] } ?? all
      Console.write(
        chosen.map { CoverageText($0).lines.joined(separator: "\n") }.joined(separator: "\n\n"))
      let isWhole = chosen.map(AreaCoverage.init(of:)).allSatisfy {
        $0.gaps.isEmpty && $0.silences.isEmpty
      }
      ProgramExit.leave(isWhole ? .yes : .no)
    } catch let fault as AreaChoice.Unknown {
      Console.complain("navigator: \(fault)")
      ProgramExit.leave(.badInput)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }
}
