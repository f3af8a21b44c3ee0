import Foundation
import PathwayAnalysis
import PathwayFormat
import Pathways

/// Which lines of several pathways nothing guards, for people and for machines.
struct MutationReport {
  private struct Part {
    let name: String
    let reading: PathwayReading
    let analysis: MutationAnalysis?
    let seconds: Double
  }

  private let parts: [Part]
  /// The share in percent that has to be noticed, of all changes and of those that decide.
  private let threshold: Double

  init(of names: [String], in library: PathwayLibrary, threshold: Double, budget: Int) {
    self.threshold = threshold
    parts = names.map { name in
      let start = ContinuousClock.now
      let reading = PathwayReader().read((try? library.files(of: name)) ?? [])
      let analysis = reading.pathway.map {
        MutationAnalysis(of: $0, sourceMap: reading.sourceMap, budget: budget)
      }
      let elapsed = (ContinuousClock.now - start).components
      return Part(
        name: name, reading: reading, analysis: analysis,
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
    }
  }

  var status: ProgramExit.Status {
    if parts.isEmpty || parts.contains(where: { $0.analysis == nil }) { return .no }
    if parts.contains(where: { $0.analysis?.isFinished == false }) { return .couldNotTell }
    let isBad = parts.compactMap(\.analysis).contains { analysis in
      Self.percent(analysis.score) < threshold || Self.percent(analysis.decisions) < threshold
        || !analysis.outdated.isEmpty
    }
    return isBad ? .no : .yes
  }

  private static func percent(_ score: MutationAnalysis.Score) -> Double { score.share * 100 }

  /// The lines as a person reads them.
  var text: String {
    parts.map { part in
      guard let analysis = part.analysis else {
        return part.reading.report + "\(part.name): not tried, since it cannot be read."
      }
      let placed = Self.placed(analysis.unguarded, part)
      var lines = placed.filter { $0.unguarded.reason == nil }.flatMap { place, unguarded in
        [
          "\(place.path):\(place.line):\(place.column): nothing guards this "
            + (unguarded.isOfNote ? "line for the sentences beside duties" : "line"),
          "  \(unguarded.mutant.line)",
        ]
      }
      for (place, unguarded) in placed {
        guard let reason = unguarded.reason else { continue }
        lines.append("\(place.path):\(place.line):\(place.column): accepted: \(reason)")
        lines.append("  \(unguarded.mutant.line)")
      }
      for survivor in analysis.outdated {
        let place = part.reading.sourceMap[.survivor(survivor.id)]
        lines.append(
          "\(place.path):\(place.line):\(place.column): error: no change that survives is "
            + "'\(survivor.change)'; remove it, or copy the line as it is printed now "
            + "[mutant/outdated]")
      }
      lines.append(Self.summary(of: analysis, part))
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func placed(
    _ unguarded: [MutationAnalysis.Unguarded], _ part: Part
  ) -> [(place: SourceLocation, unguarded: MutationAnalysis.Unguarded)] {
    unguarded.map { one in
      (part.reading.place(of: one.mutant.subject, path: one.mutant.path), one)
    }.sorted { ($0.0, $0.1.mutant.line) < ($1.0, $1.1.mutant.line) }
  }

  private static func summary(of analysis: MutationAnalysis, _ part: Part) -> String {
    func words(_ score: MutationAnalysis.Score) -> String {
      "noticed \(score.killed) of \(score.killed + score.survived) changes "
        + "(\(String(format: "%.1f", score.share * 100))%; \(score.equivalent) more change nothing)"
    }
    let accepted = analysis.unguarded.count { $0.reason != nil }
    return """
      \(part.name) \(part.reading.pathway?.version ?? ""): \(words(analysis.score))
        routes, duties, acts, questions, bodies: \(words(analysis.decisions))
        sentences beside duties: \(words(analysis.notes))
        \(accepted) accepted with a reason; \
      \(analysis.isFinished ? "" : "NOT finished, the budget ran out; ")\
      \(String(format: "%.2f", part.seconds)) s
      """
  }

  /// The lines as a machine reads them.
  func json() throws -> String {
    let reports: [JSONValue] = parts.map { part in
      guard let analysis = part.analysis else {
        return ["pathway": .string(part.name), "finished": .bool(false)]
      }
      let unguarded: [JSONValue] = Self.placed(analysis.unguarded, part).map { place, one in
        [
          "file": .string(place.path), "line": .number(Double(place.line)),
          "column": .number(Double(place.column)), "change": .string(one.mutant.line),
          "only_sentences": .bool(one.isOfNote),
          "reason": one.reason.map(JSONValue.string) ?? nil,
        ]
      }
      return [
        "pathway": .string(part.name), "finished": .bool(analysis.isFinished),
        "all": Self.value(of: analysis.score), "decisions": Self.value(of: analysis.decisions),
        "notes": Self.value(of: analysis.notes), "unguarded": .array(unguarded),
        "outdated": .array(analysis.outdated.map { .string($0.change) }),
      ]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(reports), as: UTF8.self)
  }

  private static func value(of score: MutationAnalysis.Score) -> JSONValue {
    [
      "killed": .number(Double(score.killed)), "survived": .number(Double(score.survived)),
      "equivalent": .number(Double(score.equivalent)), "share": .number(score.share),
    ]
  }
}
