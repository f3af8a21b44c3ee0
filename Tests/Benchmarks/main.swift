import Foundation
import Interviews
import PathwayAnalysis
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

switch Array(CommandLine.arguments.dropFirst()) {
case let words where words.count == 3 && words[0] == "peers":
  try PeerTimes.peers(words[1], words[2])
  exit(0)
case let words where words.count == 3 && words[0] == "difference":
  try PeerTimes.difference(words[1], words[2])
  exit(0)
default: break
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
let replay = Replay(of: compiled)
let recorded = interviews.map { interview in
  interview.settledOutcome.duties.map { owed in
    Replay.RecordedDuty(
      id: owed.duty, standing: owed.standing.code,
      by: all.duty(owed.duty)?.wording(of: owed.variant).by?.code)
  }
}
let routes = interviews.map(\.settledOutcome.route)
/// A million records in five seconds, on two processors.
measure("one recorded case run again", goal: "10", count: 1_000) {
  next = (next + 1) % interviews.count
  let interview = interviews[next]
  guard let route = routes[next],
    replay.verdict(
      answers: interview.answers, lookedUp: interview.lookedUp, route: route,
      duties: recorded[next]) == .same
  else { exit(3) }
}
let cases = interviews.map { interview in
  compiled.assignment(of: interview.answers.filled(from: interview.lookedUp))
}
let checksum = cases.reduce(0) { $0 + compiled.walk($1) }
print(String(format: "variables tested in one walk: %.1f on average", compiled.meanTested(cases)))
measure("one walk of the diagram of the route", goal: "0.15", count: 200_000) {
  next = (next + 1) % cases.count
  guard compiled.walk(cases[next]) <= checksum else { exit(3) }
}
// As it is answered at once, and not question by question with what is decided left out.
let whole = try interviews.map { interview in
  var whole = Interview(of: compiled, lookedUp: interview.lookedUp)
  for (fact, given) in interview.answers.pairs { try whole.answer(fact, given) }
  return whole
}
measure("a whole case is complete", goal: "20", count: 2_000) {
  next = (next + 1) % whole.count
  guard whole[next].isComplete else { exit(3) }
}
measure("a whole case has no next question", goal: "100", count: 200) {
  next = (next + 1) % whole.count
  guard whole[next].step == .complete else { exit(3) }
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
