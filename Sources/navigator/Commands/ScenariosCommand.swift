import ArgumentParser
import Foundation
import Interviews
import Pathways

/// The work with training cases: find one, start one.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "Find a training case, or start one from a finished walk.",
    discussion: """
      A training case is an entry of a pathway's own files: the same entry tests the pathway. \
      `navigator check` says what is wrong with one.

      Exit status: 0 done; 1 none fits; 2 usage or bad input; 3 unreadable.

      Examples:
        navigator scenarios list
        navigator scenarios list --audience council --topic consent
        navigator scenarios new --id boy_at_the_market < answers.json > case.yaml
      """,
    subcommands: [ScenariosListCommand.self, ScenariosNewCommand.self])
}

/// Lists the training cases of a pathway.
struct ScenariosListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the training cases, by audience, topic and area.",
    discussion: """
      Exit status: 0 there are cases; 1 none fits; 2 a word is unknown; 3 unreadable.

      Example:
        navigator scenarios list --audience council --topic consent
      """)

  @Option(name: .long, help: "Only cases for this audience, such as council.")
  var audience: String?

  @Option(name: .long, help: "Only cases on this topic, such as consent.")
  var topic: String?

  @Option(name: .long, help: "Only cases that play in this area, such as dorset.")
  var area: String?

  @Option(name: .long, help: "The pathway's folder name.")
  var pathway = PathwayLibrary.usual

  @Flag(name: .long, help: "Write the list as JSON.")
  var json = false

  @OptionGroup var library: LibraryOptions

  func run() throws {
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      let loaded = try library.load(pathway, on: nil, part: .everything)
      let shelf = try ScenarioShelf(
        of: loaded.pathway, audience: audience, topic: topic, area: area,
        areas: library.areaNames)
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Console.write(String(decoding: try encoder.encode(shelf.json), as: UTF8.self))
      } else {
        Console.write(shelf.text)
      }
      ProgramExit.leave(shelf.cases.isEmpty ? .no : .yes)
    } catch let unknown as ScenarioShelf.UnknownWord {
      Console.complain("navigator: \(unknown)")
      ProgramExit.leave(.badInput)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }
}

/// Starts a training case from a finished walk.
struct ScenariosNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start a training case from the answers of a finished walk.",
    discussion: """
      Reads one JSON object from standard input, as `navigator route` does, and writes the case \
      as YAML: the answers, what the rules say of them today, and an empty text for everything \
      that a trainer has to write. Save it in the pathway's folder 'scenarios' and run \
      `navigator check`: it names each text that is still empty.

      Exit status: 0 written; 2 the answers are at fault; 3 unreadable.

      Example:
        navigator scenarios new --id boy_at_the_market < answers.json > case.yaml
      """)

  @Option(name: .long, help: "The id of the case: letters, digits and underscores.")
  var id = "new_case"

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    let isID =
      id.first?.isLetter == true
      && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard isID else {
      throw ValidationError("--id has letters, digits and underscores, and starts with a letter")
    }
  }

  func run() throws {
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      guard let today = CivilDate(Date()) else { ProgramExit.leave(.couldNotTell) }
      var service = RouteService(library: library, today: today)
      let data = (try? FileHandle.standardInput.readToEnd()) ?? Data()
      let (text, status) = Self.answer(to: data, id: id, by: &service, in: library)
      if status == .yes { Console.write(text) } else { Console.complain("navigator: \(text)") }
      ProgramExit.leave(status)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  /// The case as YAML, or why there is none.
  static func answer(
    to data: Data, id: String, by service: inout RouteService, in library: PathwayLibrary
  ) -> (text: String, status: ProgramExit.Status) {
    do {
      let walk = try service.walk(through: data)
      // Who may be meant, and on what, stands beside the cases, which routing leaves unread.
      let tags = try library.load(walk.folder, on: nil, part: .everything).pathway
      guard
        let skeleton = ScenarioSkeleton(
          id: id, interview: walk.interview, area: walk.area, tags: tags)
      else {
        var next = ""
        if case .ask(let fact) = walk.interview.step { next = " Not answered yet: '\(fact.id)'." }
        return ("the walk is not finished.\(next)", .badInput)
      }
      return (skeleton.text, .yes)
    } catch let fault as RouteFault {
      let hint = fault.didYouMean.map { "; did you mean '\($0)'?" } ?? ""
      let place = fault.at.isEmpty ? "" : " (at \(fault.at))"
      return (
        "\(fault.message)\(hint)\(place)",
        fault.id == "pathway/unreadable" ? .couldNotTell : .badInput
      )
    } catch {
      return ("\(error)", .couldNotTell)
    }
  }
}
