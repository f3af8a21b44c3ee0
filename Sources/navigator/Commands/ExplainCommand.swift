public import ArgumentParser
import Foundation
public import PathwayAnalysis
import Pathways

/// Prints a pathway in plain sentences, for those who answer for it.
struct ExplainCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print a pathway in plain sentences that a lawyer can read and sign.",
    discussion: """
      Prints everything that the pathway says: sources, questions, terms, routes, duties, acts \
      to avoid, what holds in every case, the kinds of body, the rules, and places to sign.

      \(ProgramExit.inWords)

      Examples:
        navigator explain > pathway.txt
        navigator explain --section duties
        navigator explain --format markdown --on 2027-04-01
      """)

  @Argument(help: "The pathway's folder name.")
  var pathway = PathwayLibrary.usual

  @Option(name: .long, help: "How it is laid out: text (80 characters wide) or markdown.")
  var format = Format.text

  @Option(name: .long, help: "Print one section only.")
  var section: Explanation.Section?

  @Option(
    name: .long,
    help: ArgumentHelp("Print it as it holds on this day (default: today).", valueName: "date"),
    transform: { text in
      guard let date = CivilDate(text) else {
        throw ValidationError("'\(text)' is not a date; write year-month-day, such as 2026-11-21")
      }
      return date
    })
  var on: CivilDate?

  @OptionGroup var library: LibraryOptions

  func run() throws {
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      let day = on ?? CivilDate(Date())
      let loaded = try library.load(pathway, on: day, part: .everything)
      // Not in the text itself, which has to be the same wherever the folder lies.
      if library.isChosen { Console.complain("navigator: rules from \(library.folder.path)") }
      let explanation = Self.explanation(of: loaded, section)
      switch format {
      case .text: Console.write(explanation.text())
      case .markdown: Console.write(explanation.markdown)
      }
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  private static func explanation(
    of loaded: PathwayLibrary.Loaded, _ section: Explanation.Section?
  ) -> Explanation {
    let explainer = PathwayExplainer(
      loaded.pathway, contentHash: loaded.contentHash,
      meaningHash: loaded.fingerprint.meaning, on: loaded.date,
      changes: loaded.boundaries)
    return section.map { explainer.explanation(of: $0) } ?? explainer.explanation
  }
}

extension Explanation.Section: ExpressibleByArgument {}
