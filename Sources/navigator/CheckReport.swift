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
    /// What is wrong between this version and others of the same pathway.
    var versions: [Diagnostic] = []
    let seconds: Double
  }

  private let parts: [Part]

  init(of names: [String], in library: PathwayLibrary, budget: Int) {
    let files = names.map { (try? library.files(of: $0)) ?? [] }
    parts = Self.parts(names, files, library, budget)
  }

  /// The report, if any file has changed since another one.
  init?(of names: [String], in library: PathwayLibrary, budget: Int, unless old: CheckReport) {
    let files = names.map { (try? library.files(of: $0)) ?? [] }
    guard files.map(PathwayLibrary.contentHash(of:)) != old.parts.map(\.hash) else { return nil }
    parts = Self.parts(names, files, library, budget)
  }

  private static func parts(
    _ names: [String], _ files: [[PathwayFile]], _ library: PathwayLibrary, _ budget: Int
  ) -> [Part] {
    let versions = VersionCheck.diagnostics(of: library.versions)
    return zip(names, files).map { name, files in
      var part = Self.part(name, files, budget)
      part.versions = versions.filter { $0.location.path.hasPrefix("\(name)/") }
      return part
    }
  }

  private static func part(_ name: String, _ files: [PathwayFile], _ budget: Int) -> Part {
    let start = ContinuousClock.now
    let (reading, stretches) = PathwayReader().readThroughTime(files)
    let analysis =
      stretches.isEmpty
      ? nil
      : Analyzer(budget: budget, today: CivilDate(Date()))
        .analysis(of: stretches, sourceMap: reading.sourceMap)
    let elapsed = (ContinuousClock.now - start).components
    return Part(
      name: name, hash: PathwayLibrary.contentHash(of: files), reading: reading,
      analysis: analysis,
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
  }

  /// The readings of the pathways, for what is read beside them.
  var readings: [PathwayReading] { parts.map(\.reading) }

  var status: ProgramExit.Status {
    if parts.contains(where: { $0.analysis?.isFinished == false }) { return .couldNotTell }
    let isBad = parts.contains {
      $0.reading.hasErrors || $0.analysis?.hasErrors == true || !$0.versions.isEmpty
    }
    return isBad || parts.isEmpty ? .no : .yes
  }

  /// The findings as a person reads them.
  var text: String {
    parts.map { part in
      var lines: [String] = []
      let formatter = DiagnosticFormatter(texts: part.reading.texts)
      for diagnostic in part.reading.diagnostics + part.versions {
        lines.append(formatter.text(of: diagnostic))
      }
      for (place, finding) in (part.analysis?.findings ?? []).enumerated() {
        lines.append(formatter.text(of: finding.diagnostic) + example(of: finding, place, part))
      }
      for accepted in part.analysis?.accepted ?? [] {
        let diagnostic = accepted.finding.diagnostic
        lines.append(
          "\(diagnostic.location.path):\(diagnostic.location.line): accepted until "
            + "\(accepted.until.inWords): \(diagnostic.message) [\(diagnostic.id)]\n"
            + "  Reason: \(accepted.reason)")
      }
      lines.append(summary(of: part))
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func example(of finding: Finding, _ place: Int, _ part: Part) -> String {
    guard let example = finding.example, let compiled = part.analysis?.compiled(for: finding)
    else { return "" }
    let scenario = example.scenario(named: "case_\(place + 1)", in: compiled.pathway)
    let walk = example.walk(in: compiled)
    return "  The smallest case, to paste under 'scenarios:':\n"
      + scenario.map { "    \($0)\n" }.joined() + "  The walk that reaches it:\n"
      + walk.map { "    - \($0)\n" }.joined()
  }

  private func summary(of part: Part) -> String {
    let all =
      part.reading.diagnostics + part.versions + (part.analysis?.findings.map(\.diagnostic) ?? [])
    let errors = all.count { $0.severity == .error }
    let warnings = all.count - errors
    let time = String(format: "%.2f", part.seconds)
    guard let pathway = part.reading.pathway, let analysis = part.analysis else {
      return "\(part.name): not proved, since it cannot be read. \(errors) errors."
    }
    let proved =
      analysis.isFinished
      ? "proved over every combination of answers" : "NOT proved: the budget ran out"
    let days =
      analysis.stretches.count == 1
      ? "" : " on every day, in \(analysis.stretches.count) stretches of days"
    let accepted = analysis.accepted.isEmpty ? "" : ", \(analysis.accepted.count) accepted"
    return "\(part.name) \(pathway.version): \(errors) errors, \(warnings) warnings\(accepted); "
      + "\(proved)\(days); "
      + "\(pathway.invariants.count) invariants, \(pathway.scenarios.count) scenarios; "
      + "\(analysis.nodeCount) nodes, \(time) s"
  }

  /// The findings as a machine reads them.
  ///
  /// - Parameter areas: what stands after the pathways.
  func json(_ areas: AreaReport? = nil) throws -> String {
    let reports: [JSONValue] = parts.map { part in
      let own: [JSONValue] = (part.reading.diagnostics + part.versions).map {
        Self.value(of: $0, example: nil, part)
      }
      let found: [JSONValue] = (part.analysis?.findings ?? []).map {
        Self.value(of: $0.diagnostic, example: $0.example, part)
      }
      return [
        "pathway": .string(part.name), "content_hash": .string(part.hash),
        "finished": .bool(part.analysis?.isFinished ?? false), "findings": .array(own + found),
        "accepted": .array((part.analysis?.accepted ?? []).map(Self.value(of:))),
        "stretches": .array((part.analysis?.stretches ?? []).map { .string($0.inWords) }),
      ]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(
      decoding: try encoder.encode(reports + (areas.map { [$0.json] } ?? [])), as: UTF8.self)
  }

  private static func value(
    of diagnostic: Diagnostic, example: Counterexample?, _ part: Part
  ) -> JSONValue {
    guard case .object(var members) = value(of: diagnostic) else { return nil }
    members["example"] = example.map { .object($0.answers.json) } ?? nil
    return .object(members)
  }

  static func value(of diagnostic: Diagnostic) -> JSONValue {
    [
      "id": .string(diagnostic.id), "severity": .string(diagnostic.severity.rawValue),
      "file": .string(diagnostic.location.path),
      "line": .number(Double(diagnostic.location.line)),
      "column": .number(Double(diagnostic.location.column)),
      "message": .string(diagnostic.message),
      "suggestion": diagnostic.suggestion.map(JSONValue.string) ?? nil,
      "notes": .array(diagnostic.notes.map { .string($0.message) }),
    ]
  }

  private static func value(of accepted: Analysis.Accepted) -> JSONValue {
    [
      "id": .string(accepted.finding.diagnostic.id),
      "file": .string(accepted.finding.diagnostic.location.path),
      "line": .number(Double(accepted.finding.diagnostic.location.line)),
      "message": .string(accepted.finding.diagnostic.message),
      "reason": .string(accepted.reason), "until": .string(accepted.until.description),
    ]
  }
}
