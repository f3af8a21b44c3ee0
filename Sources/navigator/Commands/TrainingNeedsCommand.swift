import ArgumentParser
import Foundation
import Interviews
import PathwayFormat
import Pathways

/// Says for a list of posts who needs which training.
struct TrainingNeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training-needs",
    abstract: "From a list of posts without names: cohort, tier and courses, and a summary.",
    discussion: """
      Reads a table with commas, one row for posts that are alike. Its first line names the \
      columns: facts of the pathway training-needs (such as role, contact, body), and if you like \
      team, area and number. The rows with their courses are written to standard output as a \
      table, and the summary to standard error.

      A column or a cell that looks as if it says who somebody is is refused, and nothing is \
      written. Courses change: each one says what is not confirmed about it.

      Exit status: 0 done; 2 the list cannot be used; 3 the rules cannot be read.

      Examples:
        navigator training-needs --from staff.csv > plan.csv
        navigator training-needs --from staff.csv --summary > summary.txt
        navigator training-needs --columns
      """)

  @Option(name: .long, help: "The list of posts; - reads standard input.")
  var from: String?

  @Flag(name: .long, help: "Write the summary alone, to standard output.")
  var summary = false

  @Flag(name: .long, help: "Print the columns and what may stand in them.")
  var columns = false

  @Option(name: .long, help: "The area of every row that names none.")
  var area: String?

  @OptionGroup var library: LibraryOptions

  static let pathway = "training-needs"

  func validate() throws {
    guard columns || from != nil else { throw ValidationError("name a list: --from staff.csv") }
  }

  func run() throws {
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      guard let today = CivilDate(Date()) else { ProgramExit.leave(.couldNotTell) }
      let loaded = try library.load(Self.pathway, on: today)
      if columns {
        Console.write(Self.columns(of: loaded.pathway))
        return
      }
      let areas = library.areaReadings(beside: [loaded.reading]).compactMap(\.area)
      let plan = try Self.plan(
        for: try Self.text(of: from ?? "-"), by: loaded, areas: areas, usually: area)
      if summary {
        Console.write(plan.summary)
      } else {
        Console.write(plan.csv)
        Console.complain(plan.summary)
      }
    } catch let unreadable as PathwayLibrary.Unreadable {
      Console.complain("navigator: \(unreadable)")
      ProgramExit.leave(.couldNotTell)
    } catch let missing as PathwayLibrary.NotFound {
      Console.complain("navigator: \(missing)")
      ProgramExit.leave(.couldNotTell)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.badInput)
    }
  }

  /// A list that cannot be read as text.
  struct NotText: Error, CustomStringConvertible {
    let description: String
  }

  private static func text(of path: String) throws -> String {
    let data =
      path == "-"
      ? try FileHandle.standardInput.readToEnd() ?? Data()
      : try Data(contentsOf: URL(fileURLWithPath: path))
    guard let text = String(validating: data, as: UTF8.self) else {
      throw NotText(description: "the list is not UTF-8: save it as \"CSV UTF-8\"")
    }
    return text
  }

  /// - Throws: what is wrong with the list.
  static func plan(
    for text: String, by loaded: PathwayLibrary.Loaded, areas: [Area], usually: String? = nil
  ) throws -> StaffPlan {
    let list = try StaffList(try CSVTable(text), for: loaded.pathway)
    let compiled = try CompiledPathway(loaded.pathway)
    var known = ["": compiled]
    return try StaffPlan(
      of: list, title: loaded.pathway.title,
      isApproved: loaded.pathway.approvalState(of: loaded.fingerprint).isApproved
    ) { row in
      let name = row.area.isEmpty ? usually ?? "" : row.area
      if let here = known[name] { return here }
      let choice: AreaChoice
      do {
        choice = try AreaChoice(name, among: areas)
      } catch {
        throw StaffList.Faults(all: [
          .init(
            id: "staff/unknown-area", line: row.line, message: "\(error)",
            fix: "Write the id of an area pack, a council or a place.")
        ])
      }
      let here = try compiled.adding(choice.area, at: choice.authority)
      known[name] = here
      return here
    }
  }

  private static func columns(of pathway: Pathway) -> String {
    let facts = pathway.facts.filter(\.isAskable).map { fact in
      "\(fact.id): \(fact.label)\(fact.takesSeveral ? " (several, with semicolons)" : "")\n"
        + fact.answers.map { "  \($0.id)  \($0.label)\n" }.joined()
    }
    return facts.joined(separator: "\n")
      + """

      team: the name of a team or a service
      area: an area pack, a council or a place
      number: how many posts the row stands for; empty is one

      An empty cell is not known, and then the fuller training is chosen.
      """
  }
}
