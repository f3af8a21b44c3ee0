import ArgumentParser
import Foundation
import Interviews
import Pathways

/// Prints how long interviews are, and how big the diagrams.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Print how many questions the scenarios ask, and how soon duties are settled.",
    discussion: """
      \(ProgramExit.inWords)

      Example:
        navigator figures modern-slavery
      """)

  @Argument(help: "The pathway's folder name.")
  var pathway = PathwayLibrary.usual

  @OptionGroup var library: LibraryOptions

  func run() throws {
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      let loaded = try library.load(pathway, on: nil, part: .everything)
      let compiled = try CompiledPathway(loaded.pathway)
      Console.write(Figures(of: compiled).text)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }
}
