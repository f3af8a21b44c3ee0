import Foundation
import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways

/// The findings about several pathways, for people and for machines.
struct CheckReport {
  private struct Part {
    let name: String
    let hash: String
    let reading: PathwayReading
    let analysis: Analysis?
    let compiled: CompiledPathway?
    let seconds: Double
  }

  private let parts: [Part]

  init(of names: [String], in library: PathwayLibrary, budget: Int) {
    parts = names.map { name in
      Self.part(name, (try? library.files(of: name)) ?? [], budget)
    }
  }

  /// The report, if any file has changed since another one.
  init?(of names: [String], in library: PathwayLibrary, budget: Int, unless old: CheckReport) {
    let files = names.map { (try? library.files(of: $0)) ?? [] }
    guard files.map(PathwayLibrary.contentHash(of:)) != old.parts.map(\.hash) else { return nil }
    parts = zip(names, files).map { Self.part($0, $1, budget) }
  }

  private static func part(_ name: String, _ files: [PathwayFile], _ budget: Int) -> Part {
    let start = ContinuousClock.now
    let reading = PathwayReader().read(files)
    let analysis = reading.pathway.map { pathway in
      Analyzer(budget: budget, today: CivilDate(Date()))
        .analysis(of: pathway, sourceMap: reading.sourceMap)
    }
    let compiled = reading.pathway.flatMap { try? CompiledPathway($0) }
    let elapsed = (ContinuousClock.now - start).components
    return Part(
      name: name, hash: PathwayLibrary.contentHash(of: files), reading: reading,
      analysis: analysis, compiled: compiled,
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
  }

  var status: ProgramExit.Status {
    if parts.contains(where: { $0.analysis?.isFinished == false }) { return .couldNotTell }
    let isBad = parts.contains { $0.reading.hasErrors || $0.analysis?.hasErrors == true }
    return isBad || parts.isEmpty ? .no : .yes
  }

  /// The findings as a person reads them.
  var text: String {
    parts.map { part in
      var lines: [String] = []
      let formatter = DiagnosticFormatter(texts: part.reading.texts)
      for diagnostic in part.reading.diagnostics {
        lines.append(formatter.text(of: diagnostic))
      }
      for (place, finding) in (part.analysis?.findings ?? []).enumerated() {
        lines.append(formatter.text(of: finding.diagnostic) + example(of: finding, place, part))
      }
      lines.append(summary(of: part))
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func example(of finding: Finding, _ place: Int, _ part: Part) -> String {
    guard let example = finding.example, let compiled = part.compiled else { return "" }
    let scenario = example.scenario(named: "case_\(place + 1)", in: compiled.pathway)
    let walk = example.walk(in: compiled)
    return "  The smallest case, to paste under 'scenarios:':\n"
      + scenario.map { "    \($0)\n" }.joined() + "  The walk that reaches it:\n"
      + walk.map { "    - \($0)\n" }.joined()
  }

  private func summary(of part: Part) -> String {
    let all = part.reading.diagnostics + (part.analysis?.findings.map(\.diagnostic) ?? [])
    let errors = all.count { $0.severity == .error }
    let warnings = all.count - errors
    let time = String(format: "%.2f", part.seconds)
    guard let pathway = part.reading.pathway, let analysis = part.analysis else {
      return "\(part.name): not proved, since it cannot be read. \(errors) errors."
    }
    let proved =
      analysis.isFinished
      ? "proved over every combination of answers" : "NOT proved: the budget ran out"
    return "\(part.name) \(pathway.version): \(errors) errors, \(warnings) warnings; \(proved); "
      + "\(pathway.invariants.count) invariants, \(pathway.scenarios.count) scenarios; "
      + "\(analysis.nodeCount) nodes, \(time) s"
  }

  /// The findings as a machine reads them.
  func json() throws -> String {
    let reports: [JSONValue] = parts.map { part in
      let own: [JSONValue] = part.reading.diagnostics.map { Self.value(of: $0, example: nil, part) }
      let found: [JSONValue] = (part.analysis?.findings ?? []).map {
        Self.value(of: $0.diagnostic, example: $0.example, part)
      }
      return [
        "pathway": .string(part.name), "content_hash": .string(part.hash),
        "finished": .bool(part.analysis?.isFinished ?? false), "findings": .array(own + found),
      ]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(reports), as: UTF8.self)
  }

  private static func value(
    of diagnostic: Diagnostic, example: Counterexample?, _ part: Part
  ) -> JSONValue {
    [
      "id": .string(diagnostic.id), "severity": .string(diagnostic.severity.rawValue),
      "file": .string(diagnostic.location.path),
      "line": .number(Double(diagnostic.location.line)),
      "column": .number(Double(diagnostic.location.column)),
      "message": .string(diagnostic.message),
      "suggestion": diagnostic.suggestion.map(JSONValue.string) ?? nil,
      "example": example.map { .object($0.answers.json) } ?? nil,
    ]
  }
}
