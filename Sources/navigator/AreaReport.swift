import Foundation
import PathwayAnalysis
import PathwayFormat
import Pathways

/// The findings about all area packs beside the pathways, for people and for machines.
struct AreaReport {
  private struct Part {
    let reading: AreaReading
    let findings: [Finding]

    var diagnostics: [Diagnostic] { reading.diagnostics + findings.map(\.diagnostic) }
  }

  private let parts: [Part]
  private let across: [Diagnostic]
  /// The pathways that have errors of their own, so that no pack was looked at beside them.
  private let faulty: [String]
  private let seconds: Double
  private let hash: String

  /// - Parameters:
  ///   - pathways: of each folder of the library, in order. Those without errors are proved under
  ///     every pack; what a pack says of the others cannot be judged before they are mended.
  ///   - only: the id of the one pack to report on; the others are read too, since a place can be
  ///     claimed by one only.
  init(
    of library: PathwayLibrary, beside pathways: [DatedReading], only: String? = nil,
    today: CivilDate?, budget: Int
  ) {
    let start = ContinuousClock.now
    hash = Self.hash(of: library)
    let proved = pathways.filter { !$0.stretches.isEmpty }
    faulty = zip(library.names, pathways).filter { $1.stretches.isEmpty }.map(\.0)
    let isWhole = faulty.isEmpty
    let readings = library.areaReadings(beside: proved.map(\.reading), isWhole: isWhole)
    let left = proved.compactMap(\.reading.pathway).flatMap(\.facts).filter { $0.origin == .area }
    var proofs = proved.map {
      DatedAreaProof(
        $0.stretches, leftByOthers: Set(left.map(\.id)), today: today, budget: budget)
    }
    parts = zip(library.areaNames, readings).filter { only == nil || only == $0.0 }.map {
      _, reading in
      var findings: Set<Finding> = []
      for place in proofs.indices {
        guard let area = reading.area else { continue }
        // A fact that no sound pathway leaves to areas may be left by one that has errors.
        let found = proofs[place].findings(for: area, places: reading.sourceMap)
        findings.formUnion(
          found.filter { isWhole || $0.diagnostic.id != "area/unknown-fact" })
      }
      return Part(reading: reading, findings: findings.sorted())
    }
    across =
      (PlaceClaimCheck.diagnostics(readings) + NationalContactCheck.diagnostics(readings)
      + ElsewhereCheck.diagnostics(readings)).filter { diagnostic in
        only.map { diagnostic.location.path.hasPrefix("areas/\($0)/") } ?? true
      }
    let elapsed = (ContinuousClock.now - start).components
    seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }

  /// Whether a file of a pack has changed since.
  func isOutdated(in library: PathwayLibrary) -> Bool { Self.hash(of: library) != hash }

  private static func hash(of library: PathwayLibrary) -> String {
    PathwayLibrary.contentHash(
      of: library.areaNames.flatMap { (try? library.files(of: "areas/\($0)")) ?? [] })
  }

  private var all: [Diagnostic] { parts.flatMap(\.diagnostics) + across }

  var status: ProgramExit.Status {
    if all.contains(where: { $0.id == "proof/not-finished" }) { return .couldNotTell }
    return all.contains { $0.severity == .error } || !faulty.isEmpty ? .no : .yes
  }

  /// What was not looked at, in a sentence; nothing where everything was.
  private var omission: String {
    guard !faulty.isEmpty else { return "" }
    let names = faulty.map { "'\($0)'" }.joined(separator: " and ")
    return
      "areas: not checked beside \(names), which \(faulty.count == 1 ? "has" : "have") errors; "
      + "mend \(faulty.count == 1 ? "that pathway" : "them") first\n"
  }

  /// The findings as a person reads them; nil if there are no packs.
  var text: String? {
    guard !parts.isEmpty else { return nil }
    var texts: [String: String] = [:]
    for part in parts { texts.merge(part.reading.texts) { first, _ in first } }
    let formatter = DiagnosticFormatter(texts: texts)
    let errors = all.count { $0.severity == .error }
    let contacts = parts.compactMap(\.reading.area).map(\.contacts.count).reduce(0, +)
    let time = String(format: "%.2f", seconds)
    let proof =
      faulty.isEmpty
      ? "each proved to add and never to take away" : "nothing is proved beside what has errors"
    return all.sorted().map(formatter.text(of:)).joined() + omission
      + "areas: \(errors) errors, \(all.count - errors) warnings; \(parts.count) \(parts.count == 1 ? "pack" : "packs"), "
      + "\(contacts) contacts; \(proof); \(time) s"
  }

  /// The findings as a machine reads them.
  var json: JSONValue {
    [
      "areas": .array(parts.compactMap { $0.reading.area.map { .string($0.id.rawValue) } }),
      "finished": .bool(status != .couldNotTell),
      "findings": .array(all.sorted().map(CheckReport.value(of:))),
      "not_checked_beside": .array(faulty.map(JSONValue.string)),
    ]
  }

  /// The same as the whole text.
  func jsonText() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode([json]), as: UTF8.self)
  }
}
