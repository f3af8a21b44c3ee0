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
    let dated: DatedReading
    let analysis: Analysis?
    /// What is wrong between this version and others of the same pathway, or the area packs.
    var versions: [Diagnostic] = []
    let seconds: Double

    var reading: PathwayReading { dated.reading }
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
      part.versions =
        versions.filter { $0.location.path.hasPrefix("\(name)/") }
        + TrainingAreaCheck.diagnostics(of: part.reading, areas: library.areaNames)
      return part
    }
  }

  private static func part(_ name: String, _ files: [PathwayFile], _ budget: Int) -> Part {
    let start = ContinuousClock.now
    let dated = DatedReading(files)
    let analysis =
      dated.stretches.isEmpty
      ? nil
      : Analyzer(budget: budget, today: CivilDate(Date()))
        .analysis(of: dated.stretches, sourceMap: dated.reading.sourceMap)
    let elapsed = (ContinuousClock.now - start).components
    return Part(
      name: name, hash: PathwayLibrary.contentHash(of: files), dated: dated,
      analysis: analysis,
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
  }

  /// The readings of the pathways, for what is read beside them.
  var readings: [DatedReading] { parts.map(\.dated) }

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
      lines += findings(of: part, formatter)
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

  /// The most sentences about scenarios that are printed; one slip can break hundreds.
  private static let mostSentences = 12

  /// What was found: each proof with its case, and then what scenarios have in common.
  private func findings(of part: Part, _ formatter: DiagnosticFormatter) -> [String] {
    let groups = FindingGroup.groups(of: part.analysis?.findings ?? [])
    var lines: [String] = []
    var cases: [Counterexample] = []
    for group in groups where !group.isOfScenarios {
      lines.append(
        formatter.text(of: group.diagnostic(isAdvised: true))
          + example(of: group.first, among: &cases, part))
    }
    let sentences = groups.filter(\.isOfScenarios)
    for (place, group) in sentences.prefix(Self.mostSentences).enumerated() {
      lines.append(formatter.text(of: group.diagnostic(isAdvised: place == 0)))
    }
    let rest = sentences.dropFirst(Self.mostSentences)
    if !rest.isEmpty {
      let count = rest.map { $0.others.count + 1 }.reduce(0, +)
      lines.append(
        "\(count) more sentences about scenarios, of \(rest.count) kinds, often with the same cause: "
          + "mend those above first, or see all with --json.\n")
    }
    return lines
  }

  /// The smallest case of a finding, in full where no finding before had the same.
  ///
  /// - Parameter cases: those that were printed.
  private func example(
    of finding: Finding, among cases: inout [Counterexample], _ part: Part
  ) -> String {
    guard let example = finding.example, let compiled = part.analysis?.compiled(for: finding)
    else { return "" }
    if let place = cases.firstIndex(of: example) {
      return "  The smallest case is case_\(place + 1), which stands above.\n"
    }
    cases.append(example)
    let scenario = example.scenario(named: "case_\(cases.count)", in: compiled)
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
      "notes": .array(diagnostic.notes.map(Self.value(of:))),
    ]
  }

  private static func value(of note: Diagnostic.Note) -> JSONValue {
    guard let place = note.location else { return ["message": .string(note.message)] }
    return [
      "message": .string(note.message), "file": .string(place.path),
      "line": .number(Double(place.line)), "column": .number(Double(place.column)),
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
