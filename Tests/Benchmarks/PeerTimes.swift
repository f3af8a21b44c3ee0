import DecisionDiagrams
import Foundation
import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways

/// What the engine takes for the cases and proofs that `peers.py` gives to other engines.
///
///     benchmarks peers FOLDER CASES    CASES: one JSON object of answers on each line
///     benchmarks difference OLD NEW
///
/// Each prints one JSON object: times of nine runs in microseconds, sorted.
struct PeerTimes {
  private struct Unreadable: Error {}

  static func pathway(_ folder: String) throws -> Pathway {
    let root = URL(fileURLWithPath: folder)
    let paths = (FileManager.default.enumerator(atPath: root.path)?.allObjects ?? [])
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
    let files = try paths.map { path in
      PathwayFile(path: path, bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
    }
    guard let pathway = PathwayReader().read(files).pathway else { throw Unreadable() }
    return pathway
  }

  static func peers(_ folder: String, _ cases: String) throws {
    let pathway = try pathway(folder)
    let compiled = try CompiledPathway(pathway)
    let lines = try String(contentsOfFile: cases, encoding: .utf8).split(separator: "\n")
    let answers = try lines.map { line -> Answers in
      let given = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
      var answers = Answers()
      for (fact, value) in given {
        answers[Fact.ID(fact)] = value == "not_known" ? .notKnown : .one(Answer.ID(value))
      }
      return answers
    }
    let assignments = answers.map { compiled.assignment(of: $0) }
    let reference = ReferenceEvaluator(pathway)
    let routes = assignments.map { compiled.walk($0) }
    let agreeing = zip(answers, routes).prefix(2_000).count { answers, route in
      reference.outcome(for: answers).route
        == (route > 0 ? pathway.routes[route - 1].id : nil)
    }
    var total = 0
    let walks = runs(of: 20) {
      for assignment in assignments { total &+= compiled.walk(assignment) }
    }
    let interviews = try answers.prefix(1_000).map { answers -> Interview in
      var interview = Interview(of: compiled)
      for fact in answers.facts {
        if let given = answers[fact] { try interview.answer(fact, given) }
      }
      return interview
    }
    let outcomes = runs(of: 1) { for interview in interviews { _ = interview.settledOutcome } }
    let load = try runs(of: 1) { _ = try CompiledPathway(Self.pathway(folder)) }
    var nodes = 0
    let proof = runs(of: 1) {
      nodes = Analyzer().analysis(of: pathway, sourceMap: SourceMap([:])).nodeCount
    }
    let report: [String: Any] = [
      "agreeing_with_reference": agreeing,
      "routes": routes.map { $0 > 0 ? pathway.routes[$0 - 1].id.rawValue : "" },
      "walk": walks.map { $0 / Double(assignments.count) },
      "outcome": outcomes.map { $0 / Double(interviews.count) }, "load": load, "proof": proof,
      "nodes": nodes, "questions_tested": compiled.meanTested(assignments), "checksum": total,
    ]
    print(String(decoding: try JSONSerialization.data(withJSONObject: report), as: UTF8.self))
  }

  static func difference(_ old: String, _ new: String) throws {
    let (before, after) = (try pathway(old), try pathway(new))
    var groups = 0
    let times = runs(of: 1) { groups = Comparison(of: before, with: after).changes.count }
    let report: [String: Any] = ["groups": groups, "difference": times]
    print(String(decoding: try JSONSerialization.data(withJSONObject: report), as: UTF8.self))
  }
}

extension CompiledPathway {
  /// The values of the variables for a whole case.
  func assignment(of answers: Answers) -> [Int32] {
    var assignment = [Int32](repeating: -1, count: variables.domains.count)
    for (index, fact) in pathway.facts.enumerated() {
      let known = answers[fact.id] ?? fact.fallback.map(Given.one) ?? .notKnown
      variables.set(index, to: known, in: &assignment)
    }
    return assignment
  }

  /// The route of a whole case: 0 for none, otherwise its place plus 1.
  @inline(never)
  func walk(_ assignment: [Int32]) -> Int {
    diagrams.value(of: route, at: assignment)
  }

  /// How many variables one walk tests, on average.
  func meanTested(_ assignments: [[Int32]]) -> Double {
    let lengths = assignments.map { diagrams.path(of: route, at: $0).count }
    return Double(lengths.reduce(0, +)) / Double(max(1, lengths.count))
  }
}
