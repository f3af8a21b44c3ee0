import ArgumentParser
import Foundation
import Interviews
import PathwayAnalysis
import Pathways

/// Draws a pathway from the diagrams that route real cases.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Draw the pathway: which questions lead to which route, and what is then due.",
    discussion: """
      The drawing is made from the very rules that route cases, so it cannot differ from them. \
      No other program is needed: svg and html are finished pages for A4.

      \(ProgramExit.inWords)

      Examples:
        navigator map                              an outline to read, or to hear
        navigator map --format svg --output map/   one file for each page
        navigator map --format html --output map.html            prints on one page
        navigator map --route child --format html --output child.html
        navigator map --format dot                 one page for Graphviz: the skeleton
      """)

  @Argument(help: "The pathway's folder name.")
  var pathway = PathwayLibrary.usual

  @ArgumentParser.Option(name: .long, help: "outline, dot, mermaid, svg or html.")
  var format = Format.outline

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("Only what leads to this route.", valueName: "id"))
  var route: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("Only the questions of this worked case.", valueName: "id"))
  var scenario: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "The pathway as one area has it; this version has no area packs.", valueName: "name"))
  var area: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "Write to this file; with svg, a folder gets one file for each page.",
      valueName: "file-or-folder"))
  var output: String?

  @Flag(
    name: .long, help: "With html: print the duties of every route too, not one page alone.")
  var allPages = false

  @OptionGroup var library: LibraryOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case outline, dot, mermaid, svg, html

    var fileExtension: String {
      switch self {
      case .outline: "txt"
      case .dot: "dot"
      case .mermaid: "mmd"
      case .svg: "svg"
      case .html: "html"
      }
    }
  }

  /// What was named and does not exist.
  struct Unknown: Error, CustomStringConvertible {
    let description: String

    init(_ kind: String, _ name: String, among names: [String]) {
      let nearest = Suggestion.nearest(to: name, among: names)
      description =
        "there is no \(kind) '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }

    init(sentence: String) {
      description = sentence
    }
  }

  func run() throws {
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      if library.isChosen {
        Console.complain("navigator: the rules come from \(library.folder.path)")
      }
      try write(try map(from: library))
    } catch let error as Unknown {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.badInput)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  /// What was asked for.
  func map(from library: PathwayLibrary) throws -> PathwayMap {
    if let area {
      throw Unknown(
        sentence: "there is no area '\(area)': this version has no area packs, only the "
          + "national pathway")
    }
    if route != nil, scenario != nil {
      throw Unknown(sentence: "--route and --scenario exclude each other; name one of them")
    }
    let names = library.names
    let name = pathway.replacing("_", with: "-")
    guard names.contains(name) else { throw Unknown("pathway", pathway, among: names) }
    let loaded = try library.load(
      name, on: CivilDate(Date()), part: scenario == nil ? .rules : .everything)
    let compiled = try CompiledPathway(loaded.pathway)
    if let scenario {
      return try map(ofScenario: scenario, in: compiled, loaded)
    }
    let whole = PathwayMap(
      of: compiled, contentHash: loaded.contentHash, meaningHash: loaded.fingerprint.meaning)
    guard let route else { return whole }
    let routes = loaded.pathway.routes.map(\.id.rawValue)
    guard routes.contains(route) else { throw Unknown("route", route, among: routes) }
    guard let page = whole.only(Route.ID(route)) else {
      throw Unknown(sentence: "no answers lead to the route '\(route)'")
    }
    return page
  }

  private func map(
    ofScenario id: String, in compiled: CompiledPathway, _ loaded: PathwayLibrary.Loaded
  ) throws -> PathwayMap {
    let scenarios = compiled.pathway.scenarios
    guard let scenario = scenarios.first(where: { $0.id.rawValue == id }) else {
      throw Unknown("scenario", id, among: scenarios.map(\.id.rawValue))
    }
    return PathwayMap(
      of: ScenarioWalk(scenario, in: compiled), contentHash: loaded.contentHash,
      meaningHash: loaded.fingerprint.meaning)
  }

  private func write(_ map: PathwayMap) throws {
    guard let output else {
      Console.prompt(text(of: map))
      return
    }
    let url = URL(fileURLWithPath: output)
    let isFolder =
      output.hasSuffix("/")
      || (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
    guard isFolder else {
      try text(of: map).write(to: url, atomically: true, encoding: .utf8)
      return
    }
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    guard format == .svg else {
      let file = url.appending(path: "\(pathway).\(format.fileExtension)")
      try text(of: map).write(to: file, atomically: true, encoding: .utf8)
      return
    }
    for sheet in SVGWriter().sheets(of: map) {
      let file = url.appending(path: "\(sheet.name).svg")
      try sheet.text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  private func text(of map: PathwayMap) -> String {
    switch format {
    case .outline: OutlineWriter().text(of: map)
    case .dot: DotWriter().text(of: map)
    case .mermaid: MermaidWriter().text(of: map)
    case .svg: SVGWriter().text(of: map)
    case .html: HTMLWriter(extent: allPages ? .everything : .onePage).text(of: map)
    }
  }
}
