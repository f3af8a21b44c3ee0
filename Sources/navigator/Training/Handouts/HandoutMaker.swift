import Foundation
import Frames
import Handover
import Interviews
import PathwayAnalysis
import Pathways

/// Makes the handouts of one pathway, as values; nothing is written here.
struct HandoutMaker {
  enum Kind: String, CaseIterable {
    case scenarios, cards, comparison, map
  }

  /// A choice on the command line that does not exist.
  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  let pathway: Pathway
  let compiled: CompiledPathway
  let stamps: Stamps
  let fingerprint: Pathway.Fingerprint
  /// Nil if no pack can be read; no local number is printed then.
  let directory: AreaDirectory?
  /// The width of the texts, in columns.
  let width: Int

  init(
    _ loaded: PathwayLibrary.Loaded, stamps: Stamps, directory: AreaDirectory?, width: Int
  ) throws {
    pathway = loaded.pathway
    compiled = try CompiledPathway(loaded.pathway)
    fingerprint = loaded.fingerprint
    self.stamps = stamps
    self.directory = directory
    self.width = width
  }

  /// Each case twice: without answers and with them.
  func scenarios(_ cases: [(scenario: Scenario, training: Training)]) throws -> [Handout] {
    try cases.flatMap { scenario, training in
      let place = training.area.flatMap { area in
        directory.map { Sheets.Place(directory: $0, place: AreaPlace(area: area)) }
      }
      let sheets = try TrainingSheets(
        of: scenario, training, in: compiled, at: place, stamps: stamps)
      return [
        Handout(sheets.scenarioSheet(), name: "scenario-\(scenario.id)", width: width),
        Handout(sheets.answerSheet(), name: "scenario-\(scenario.id)-answers", width: width),
      ]
    }
  }

  /// Where the cards are for: a nation, or a place in one.
  struct Whereabouts {
    let nation: String?
    let place: AreaPlace?
  }

  /// A card for each route of which the pathway wants one.
  func cards(_ whereabouts: Whereabouts) throws -> [Handout] {
    guard !pathway.routeCards.isEmpty else {
      throw Unknown(
        description: "the pathway '\(pathway.id)' names no route under 'route-cards:', so there "
          + "is no card to print")
    }
    var given = Answers()
    if let place = whereabouts.place, let directory { given = directory.answers(at: place) }
    let nation = try nation(whereabouts.nation, known: &given)
    // What the place adds to the rules stands on its cards.
    let area = whereabouts.place.flatMap { directory?.area($0.area) }
    let local = area.map { pathway.adding($0, at: whereabouts.place?.authority) } ?? pathway
    let cards = RouteCards(of: local, given: given)
    let place = whereabouts.place.flatMap { place in
      directory.map { Sheets.Place(directory: $0, place: place) }
    }
    let numbers = PrintedNumbers(local, at: place, minute: stamps.minute)
    let name = whereabouts.place.flatMap { directory?.name(of: $0) }
    let stem = Self.fileName([nation.id, name].compactMap(\.self).joined(separator: "-"))
    return try pathway.routeCards.map { route in
      guard let card = cards?[route] else {
        throw Unknown(description: "no answers lead to the route '\(route)' in \(nation.label)")
      }
      let sheet = CardSheet(
        card: card, pathway: local, numbers: numbers, stamps: stamps,
        whereabouts: [name, nation.label].compactMap(\.self).joined(separator: ", "),
        hasPlace: place != nil
      ).sheet
      return Handout(sheet, name: "card-\(route)-\(stem)", width: width)
    }
  }

  /// The nation for which cards are made: each has Acts of its own, and one page holds those of one.
  private func nation(
    _ name: String?, known: inout Answers
  ) throws(Unknown) -> (id: String, label: String) {
    guard let fact = pathway.fact("nation") else { return ("", "everywhere") }
    if case .one(let answer)? = known[fact.id], let nation = fact.answer(answer) {
      if let name, name != answer.rawValue {
        throw Unknown(
          description: "that place is in \(nation.label), and not in '\(name)'; leave one out")
      }
      return (answer.rawValue, nation.label)
    }
    let wanted = name ?? fact.answers.first?.id.rawValue ?? ""
    guard let nation = fact.answers.first(where: { $0.id.rawValue == wanted }) else {
      let names = fact.answers.map(\.id.rawValue)
      let hint =
        Suggestion.nearest(to: wanted, among: names).map { "did you mean '\($0)'?" }
        ?? "there are: \(names.joined(separator: ", "))"
      throw Unknown(description: "there is no nation '\(wanted)'; \(hint)")
    }
    known[fact.id] = .one(nation.id)
    return (nation.id.rawValue, nation.label)
  }

  /// Each exercise twice: without answers and with them.
  var comparisons: [Handout] {
    get throws {
      guard !pathway.comparisons.isEmpty else {
        throw Unknown(
          description: "the pathway '\(pathway.id)' has nothing under 'comparisons:', so there is "
            + "no exercise to print")
      }
      return pathway.comparisons.flatMap { comparison in
        let sheets = ComparisonSheets(of: comparison, in: pathway, stamps: stamps)
        return [
          Handout(sheets.exerciseSheet(), name: "comparison-\(comparison.id)", width: width),
          Handout(sheets.answerSheet(), name: "comparison-\(comparison.id)-answers", width: width),
        ]
      }
    }
  }

  /// The page that `navigator map` draws, with the mark of training.
  var map: Handout {
    let map = PathwayMap(
      of: compiled, contentHash: fingerprint.content, meaningHash: fingerprint.meaning
    ).marked("TRAINING")
    return Handout(
      name: "map", text: Self.wrapped(OutlineWriter().text(of: map), width: width),
      page: HTMLWriter().text(of: map))
  }

  /// An outline for paper: what is too long for a line goes on under it, a little further in.
  static func wrapped(_ outline: String, width: Int) -> String {
    outline.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      let text = line.drop { $0 == " " }
      // However deep a line stands, some words of it fit.
      let indent = min(line.count - text.count, width / 2)
      return Wrapping.lines(of: String(text), width: width - indent - 2).enumerated().map {
        part, words in
        words.isEmpty ? "" : String(repeating: " ", count: indent + (part == 0 ? 0 : 2)) + words
      }
    }.joined(separator: "\n")
  }

  /// Letters, digits and hyphens alone.
  private static func fileName(_ text: String) -> String {
    let plain = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(plain).split(separator: "-").joined(separator: "-")
  }
}
