import Foundation
import Handover
import Interviews
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The national pathway, its scenarios played to their end, and stamps that never change.
enum Fixture {
  static let pathway = try? ShippedPathways.national.get().pathway
  static let compiled = pathway.flatMap { try? CompiledPathway($0) }
  /// The scenarios that are played: the vignettes and every tenth of the others. All of them with
  /// NAVIGATOR_SHEETS_LARGE=1.
  static let sample: [ScenarioWalk] =
    compiled.map { compiled in
      let isLarge = ProcessInfo.processInfo.environment["NAVIGATOR_SHEETS_LARGE"] != nil
      return compiled.pathway.scenarios.enumerated().filter { number, scenario in
        isLarge || number % 10 == 0 || scenario.id.rawValue.hasPrefix("T_")
      }.map {
        ScenarioWalk($1, in: compiled, remembered: ["organisation", "nation"], isTimed: false)
      }
    } ?? []

  /// Every sheet of every scenario that is played.
  static let sheets: [Scenario.ID: [Sheet]] = Dictionary(
    sample.map { walk in (walk.scenario.id, (try? all(of: walk)) ?? []) },
    uniquingKeysWith: { first, _ in first })

  private static func all(of walk: ScenarioWalk) throws -> [Sheet] {
    let sheets = try sheets(walk)
    var all = [sheets.referral()]
    for make in [Sheets.preparation, Sheets.notification, Sheets.consent, Sheets.next] {
      if let sheet = try? make(sheets)() { all.append(sheet) }
    }
    return all
  }

  static let directory: AreaDirectory? = {
    let areas = ShippedPathways.areas.compactMap { try? ShippedPathways.area($0).area }
    return (try? ShippedPathways.bankHolidays()).map {
      AreaDirectory(areas: areas, bankHolidays: $0)
    }
  }()

  /// A Saturday, ten past two in the night.
  static let night = minute("2026-11-21", 2 * 60 + 10)

  static func minute(_ date: String, _ minuteOfDay: Int) -> CivilMinute? {
    CivilDate(date).flatMap { CivilMinute(date: $0, minuteOfDay: minuteOfDay) }
  }

  static func stamps(
    at minute: CivilMinute? = night, reference: String? = "HG-0417",
    record: Stamps.Record? = nil, banners: [String] = []
  ) throws -> Stamps {
    let pathway = try #require(pathway)
    return Stamps(
      caseReference: reference, minute: try #require(minute), contentHash: "sha256:0123abcd",
      approval: pathway.approvalState(of: .init(content: "sha256:0123abcd")), banners: banners,
      record: record)
  }

  static func walk(_ id: Scenario.ID) throws -> ScenarioWalk {
    try #require(sample.first { $0.scenario.id == id }, "there is no scenario \(id)")
  }

  static func place(_ name: String) throws -> Sheets.Place {
    let directory = try #require(directory)
    return Sheets.Place(directory: directory, place: try directory.place(named: name))
  }

  static func sheets(
    _ walk: ScenarioWalk, at place: Sheets.Place? = nil, stamps: Stamps? = nil
  ) throws -> Sheets {
    try Sheets(of: walk.interview, at: place, stamps: try stamps ?? Self.stamps())
  }

  /// Compares with a golden file, which `NAVIGATOR_RECORD=1` writes anew.
  static func expectGolden(_ text: String, _ name: String) throws {
    let folder = ShippedPathways.repository.appending(path: "Tests/HandoverTests/Sheets")
    let golden = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try Data(text.utf8).write(to: golden)
    }
    #expect(text == (try String(contentsOf: golden, encoding: .utf8)), "\(name)")
  }
}

extension Sheet {
  /// Every section, those inside others too.
  var allSections: [Section] { sections.flatMap(\.withParts) }

  /// Every text on the sheet, in the order of reading.
  var allTexts: [String] {
    banners + [title] + allSections.flatMap { [$0.heading] + $0.blocks.flatMap(\.texts) }
      + footer.flatMap(\.texts)
  }
}

extension Sheet.Section {
  var withParts: [Sheet.Section] { [self] + parts.flatMap(\.withParts) }
}

extension Sheet.Block {
  var texts: [String] {
    switch self {
    case .text(let text), .caution(let text), .words(let text): [text]
    case .bullets(let items), .numbered(let items): items
    case .fields(let fields), .sentences(let fields): fields.flatMap { [$0.label, $0.value] }
    case .tick(let text, _, let help): [text] + help
    case .known(let field, let help): [field.label, field.value] + help
    case .blank(let blank): [blank.label] + blank.help
    case .step(let text, let help, let fields):
      [text] + help + fields.flatMap { [$0.label, $0.value] }
    case .table(_, let rows): rows.flatMap { $0 }
    }
  }
}
