import ArgumentParser
import Foundation
import PathwayAnalysis
import Pathways

/// Prints the page to pin up in one area.
struct AreasSheetCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, html
  }

  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Print one page: signs, and who to call in an area.",
    discussion: """
      A number that is not confirmed is never printed: the sheet says so, and whom to ask.

      \(ProgramExit.inWords)

      Examples:
        navigator areas sheet staffordshire
        navigator areas sheet Poole --format html > sheet.html
      """)

  @Argument(help: "The area: its id, or the name of a place in it.")
  var area: String

  @Option(name: .long, help: "How it is laid out: text or html.")
  var format = Format.text

  @Option(name: .long, help: "The pathway whose signs are printed: its folder name.")
  var pathway = PathwayLibrary.usual

  @OptionGroup var library: LibraryOptions

  func run() throws {
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      let all = try library.areas()
      let choice = try AreaChoice(area, among: all)
      guard let today = CivilDate(Date()) else {
        throw PathwayLibrary.Unreadable(description: "the clock shows no date")
      }
      let loaded = try library.load(pathway, on: today)
      let sheet = AreaSheet(
        of: choice.area, national: all.first(where: \.isElsewhere), pathway: loaded.pathway,
        authority: choice.authority, today: today)
      switch format {
      case .text: Console.write(sheet.text)
      case .html: Console.write(sheet.html)
      }
    } catch let fault as AreaChoice.Unknown {
      Console.complain("navigator: \(fault)")
      ProgramExit.leave(.badInput)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }
}
