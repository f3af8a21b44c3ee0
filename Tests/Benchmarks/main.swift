import Foundation
import Interviews
import PathwayFormat
import Pathways

// Times the engine on the shipped national pathway. Agreement with the reference is printed
// before any time; times are the median and the range of nine runs.
//
//   NAVIGATOR_BENCHMARKS=1 swift run -c release benchmarks

let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "pathways")

func files(scenarios: Bool) throws -> [PathwayFile] {
  let root = folder.appending(path: "modern-slavery")
  let walker = FileManager.default.enumerator(atPath: root.path)
  var files: [PathwayFile] = []
  while let path = walker?.nextObject() as? String {
    guard path.hasSuffix(".yaml") else { continue }
    if !scenarios, path.hasPrefix("scenarios/") || path.hasPrefix("register/bodies") { continue }
    files.append(
      PathwayFile(
        path: path, bytes: [UInt8](try Data(contentsOf: root.appending(path: path)))))
  }
  return files
}

/// Median and range of nine runs, each of `count` calls, in microseconds for one call.
func measure(_ label: String, goal: String, count: Int, _ body: () throws -> Void) rethrows {
  var times: [Double] = []
  for run in 0..<10 {
    let start = ContinuousClock.now
    for _ in 0..<count { try body() }
    let elapsed = ContinuousClock.now - start
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    // The first run fills the caches.
    if run > 0 { times.append(seconds * 1e6 / Double(count)) }
  }
  times.sort()
  func text(_ value: Double) -> String { String(format: "%10.2f", value) }
  print(
    label.padding(toLength: 44, withPad: " ", startingAt: 0), text(times[4]), text(times[0]),
    text(times[8]), "  goal", goal)
}

guard let all = PathwayReader().read(try files(scenarios: true)).pathway else {
  print("the national pathway has faults")
  exit(3)
}
let compiled = try CompiledPathway(all)
let reference = ReferenceEvaluator(all)
let walks = all.scenarios.map { ScenarioWalk($0, in: compiled) }
let agreeing = walks.count { walk in
  let known = walk.interview.answers.filled(from: walk.interview.lookedUp)
  let expected = reference.outcome(for: known)
  return walk.interview.outcome?.duties == expected.duties
    && walk.interview.outcome?.route == expected.route
    && walk.interview.outcome?.acts == expected.acts
}
print("agreement with the reference: \(agreeing) of \(walks.count) scenarios")
guard agreeing == walks.count else { exit(1) }

print(
  "microseconds for one call".padding(toLength: 44, withPad: " ", startingAt: 0),
  "    median", "       min", "       max")
let rules = try files(scenarios: false)
try measure("load and compile the national pathway", goal: "50000", count: 3) {
  guard let pathway = PathwayReader().read(rules).pathway else { return }
  _ = try CompiledPathway(pathway)
}
let interviews = walks.map(\.interview)
/// Goes round the scenarios, so that no case is always in the cache.
var next = 0
measure("one case routed", goal: "20", count: 2_000) {
  next = (next + 1) % interviews.count
  _ = interviews[next].settledOutcome
}
measure("one case routed, with every explanation", goal: "1000", count: 200) {
  next = (next + 1) % interviews.count
  let interview = interviews[next]
  let outcome = interview.settledOutcome
  _ = interview.reasonForRoute
  for owed in outcome.duties { _ = interview.reason(for: owed.duty) }
  for act in outcome.acts { _ = interview.reason(for: act) }
  for route in interview.pathway.routes { _ = interview.reasonAgainst(route.id) }
}
measure("one walk of the diagram of the route", goal: "1", count: 100_000) {
  _ = interviews[0].routeIsSettled
}
let begun = walks.map { walk -> Interview in
  var interview = Interview(of: compiled)
  for fact in walk.asked.prefix(walk.asked.count / 2) {
    if let given = walk.interview.answers[fact] { try? interview.answer(fact, given) }
  }
  return interview
}
measure("next question, half-way", goal: "1000", count: 200) {
  next = (next + 1) % begun.count
  _ = begun[next].step
}
measure("next question, at the start", goal: "1000", count: 50) {
  _ = Interview(of: compiled).step
}
