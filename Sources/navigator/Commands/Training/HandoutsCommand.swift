import ArgumentParser
import Foundation
import Handover
import Pathways

/// Writes what a trainer prints for a session.
struct HandoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handouts",
    abstract: "Write what to print for a session: scenario sheets, route cards, exercise, map.",
    discussion: """
      scenarios: each training case on a sheet without answers, for the room, and on one with \
      answers. cards: a page for each chief route, with its duties in order, by when, the law \
      and who answers. comparison: a poor, a limited and a best referral to compare. map: the \
      page that 'navigator map' draws. Without a word: all of them.

      Everything says TRAINING, is made from the very rules that route cases, and holds nothing \
      of a real one. A file that is there already is left as it is.

      Exit status: 0 written; 2 usage or bad input, or a file is there already; 3 it could not \
      be read or written.

      Examples:
        navigator handouts                                everything, into the folder handouts
        navigator handouts cards --place Poole --out print
        navigator handouts scenarios --scenario T_16_no_papers_and_a_razor --format html
        navigator handouts scenarios --audience housing --topic consent
      """)

  @Argument(
    help: ArgumentHelp(
      "Which: \(HandoutMaker.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "kind"))
  var kinds: [HandoutMaker.Kind] = []

  @Option(name: .long, help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var out = "handouts"

  @Option(name: .long, help: "text, html or both.")
  var format = HandoutFolder.Form.both

  @Option(name: .long, help: "The width of the texts in columns.")
  var width = 80

  @Flag(name: .long, help: "Write over files that are there already.")
  var force = false

  @Option(
    name: .long,
    help: ArgumentHelp("Only this scenario; may be given more than once.", valueName: "id"))
  var scenario: [String] = []

  @Option(name: .long, help: ArgumentHelp("Only scenarios for them.", valueName: "id"))
  var audience: String?

  @Option(name: .long, help: ArgumentHelp("Only scenarios that teach this.", valueName: "id"))
  var topic: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The nation of the cards, such as england or wales; the first of the rules without it.",
      valueName: "id"))
  var nation: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Put the numbers of this place on the cards.", valueName: "name"))
  var place: String?

  @Option(name: .long, help: ArgumentHelp("The pathway's folder name.", valueName: "name"))
  var pathway = PathwayLibrary.usual

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    guard (20...400).contains(width) else {
      throw ValidationError("--width takes 20 to 400 columns")
    }
    let chosen = Set(kinds)
    guard
      chosen.isEmpty || chosen.contains(.scenarios)
        || (scenario.isEmpty && audience == nil && topic == nil)
    else {
      throw ValidationError("--scenario, --audience and --topic go with 'scenarios'")
    }
    guard chosen.isEmpty || chosen.contains(.cards) || (nation == nil && place == nil) else {
      throw ValidationError("--nation and --place go with 'cards'")
    }
  }

  func run() throws {
    do {
      let maker = try maker(
        from: PathwayLibrary(
          chosen: library.pathways, environment: ProcessInfo.processInfo.environment),
        now: CivilMinute(Date()))
      let written = try HandoutFolder(url: URL(fileURLWithPath: out)).write(
        handouts(by: maker), as: format, isForced: force)
      for path in written { Console.write(path) }
      Console.complain(
        written.count == 1 ? "1 file was written." : "\(written.count) files were written.")
    } catch let failure as HandoutFolder.Failure {
      Console.complain("navigator: \(failure)")
      if case .exist = failure { ProgramExit.leave(.badInput) }
      ProgramExit.leave(.couldNotTell)
    } catch {
      Console.complain("navigator: \(error)")
      let isInput =
        error is HandoutMaker.Unknown || error is ScenarioShelf.UnknownWord || error is PlaceFault
      ProgramExit.leave(isInput ? .badInput : .couldNotTell)
    }
  }

  /// What makes the handouts, from the rules as they are now.
  func maker(from library: PathwayLibrary, now: CivilMinute?) throws -> HandoutMaker {
    let names = library.names
    let folder = pathway.replacing("_", with: "-")
    guard names.contains(folder) else {
      throw HandoutMaker.Unknown(
        description: "there is no pathway '\(pathway)'; there are: "
          + names.joined(separator: ", "))
    }
    guard let now else { throw PathwayLibrary.Unreadable(description: "the clock shows no time") }
    let loaded = try library.load(folder, on: now.date, part: .everything)
    let known = library.directory(beside: loaded.reading)
    for problem in known.problems { Console.complain("navigator: \(problem)") }
    let stamps = Stamps(
      minute: now, contentHash: loaded.contentHash,
      approval: loaded.pathway.approvalState(of: loaded.fingerprint),
      banners: library.isChosen ? ["The rules come from \(library.folder.path)."] : [])
    return try HandoutMaker(loaded, stamps: stamps, directory: known.directory, width: width)
  }

  /// Everything that was asked for.
  func handouts(by maker: HandoutMaker) throws -> [Handout] {
    let all = HandoutMaker.Kind.allCases
    let wanted = kinds.isEmpty ? all : all.filter(kinds.contains)
    return try wanted.flatMap { kind in
      switch kind {
      case .scenarios: try maker.scenarios(cases(in: maker.pathway))
      case .cards:
        try maker.cards(
          HandoutMaker.Whereabouts(
            nation: nation, place: try place.flatMap { try maker.directory?.place(named: $0) }))
      case .comparison: try maker.comparisons
      case .map: [maker.map]
      }
    }
  }

  private func cases(
    in pathway: Pathway
  ) throws -> [(scenario: Scenario, training: Training)] {
    let shelf = try ScenarioShelf(of: pathway, audience: audience, topic: topic)
    for name in scenario where !shelf.cases.contains(where: { $0.scenario.id.rawValue == name }) {
      let names = shelf.cases.map(\.scenario.id.rawValue)
      let hint =
        Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "'navigator scenarios list' shows them"
      throw HandoutMaker.Unknown(
        description: "there is no training scenario '\(name)' among those chosen; \(hint)")
    }
    let cases = shelf.cases.filter { scenario.isEmpty || scenario.contains($0.0.id.rawValue) }
    guard !cases.isEmpty else {
      throw HandoutMaker.Unknown(
        description: "no training scenario of '\(pathway.id)' fits; 'navigator scenarios list' "
          + "shows them")
    }
    return cases
  }
}

extension HandoutMaker.Kind: ExpressibleByArgument {}
extension HandoutFolder.Form: ExpressibleByArgument {}
