import Audit
import Foundation
import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport

/// Recorded checks run through their pathway again: no two of them given the same answers.
struct Replaying {
  let folder: URL
  private let pathway: CompiledPathway
  private let cases: [Case]

  private struct Case: Sendable {
    let answers: Answers
    let lookedUp: Answers
    let route: Route.ID
    let duties: [Replay.RecordedDuty]
  }

  /// - Parameter count: how many checks to make; each takes a tenth of a millisecond or so.
  init(folder: URL, count: Int) throws {
    self.folder = folder
    guard let pathway = try ShippedPathways.national.get().pathway else {
      throw CocoaError(.fileReadCorruptFile)
    }
    self.pathway = try CompiledPathway(pathway)
    cases = Self.cases(count, of: self.pathway)
  }

  /// The scenarios of the pathway with some answers exchanged, and whatever is asked then.
  private static func cases(_ count: Int, of compiled: CompiledPathway) -> [Case] {
    let pathway = compiled.pathway
    var generator = SeededGenerator(seed: 1)
    let begun = pathway.scenarios.map { ScenarioWalk($0, in: compiled, isTimed: false).interview }
    var seen: Set<Answers> = []
    var cases: [Case] = []
    while cases.count < count {
      var interview = begun[cases.count % begun.count]
      let changed = interview.answered.shuffled(using: &generator).prefix(
        Int.random(in: 1...3, using: &generator))
      for fact in changed { answer(fact, in: &interview, &generator) }
      while case .ask(let fact) = interview.step { answer(fact, in: &interview, &generator) }
      for fact in interview.setAside { interview.withdraw(fact.id) }
      let outcome = interview.settledOutcome
      guard let route = outcome.route, interview.isComplete,
        seen.insert(interview.answers).inserted
      else { continue }
      cases.append(
        Case(
          answers: interview.answers, lookedUp: interview.lookedUp, route: route,
          duties: outcome.duties.map { owed in
            Replay.RecordedDuty(
              id: owed.duty, standing: owed.standing.code,
              by: pathway.duty(owed.duty)?.wording(of: owed.variant).by?.code)
          }))
    }
    return cases
  }

  private static func answer(
    _ fact: Fact, in interview: inout Interview, _ generator: inout SeededGenerator
  ) {
    var given: [Given] = fact.mayBeNotKnown ? [.notKnown] : []
    if fact.takesSeveral {
      let some = fact.answers.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      given += Array(repeating: .several(some.map(\.id)), count: 4)
    } else {
      given += fact.answers.map { .one($0.id) }
    }
    guard let chosen = given.randomElement(using: &generator) else { return }
    try? interview.answer(fact.id, chosen)
  }

  /// Runs them again from what was opened already, and then as they come out of a log.
  func measure() throws {
    let replay = Replay(of: pathway)
    let rounds = max(1, 1_000_000 / cases.count)
    print(
      "\nreplay: \(cases.count) checks with different answers each; wall clock, and in brackets "
        + "the seconds on all cores")
    var same = 0
    let opened = try times {
      for _ in 0..<rounds {
        try InOrder.forEach(below: (cases.count + 499) / 500) { [cases] piece in
          cases[(piece * 500)..<min(piece * 500 + 500, cases.count)].count { one in
            replay.verdict(
              answers: one.answers, lookedUp: one.lookedUp, route: one.route, duties: one.duties)
              == .same
          }
        } take: {
          same += $0
        }
      }
    }
    guard same == rounds * cases.count else { fatalError("a check came out otherwise") }
    print("  opened before, \(same) times: \(opened) s; goal for 1,000,000: 5 s")
    print("  opened and run again, \(cases.count) from a log: \(try timesFromLog(replay)) s")
  }

  /// The same as they come out of a log, where each has to be opened first.
  private func timesFromLog(_ replay: Replay) throws -> String {
    let log = try AuditLog.make(
      at: folder.appending(path: "replay").path, origin: "navigator.example/benchmark",
      now: Cases.now, random: SystemRandom.bytes)
    for start in stride(from: 0, to: cases.count, by: 1_000) {
      try log.recordInBulk(cases[start..<min(start + 1_000, cases.count)].map(referral))
    }
    var same = 0
    let text = try times {
      try log.eachRecord { record in
        guard let one = record.referral else { return false }
        return replay.verdict(
          answers: one.answers, lookedUp: one.lookedUp, route: one.route,
          duties: one.duties.map { .init(id: $0.id, standing: $0.standing, by: $0.by) }) == .same
      } take: {
        if $0 { same += 1 }
      }
    }
    guard same == cases.count else { fatalError("a recorded check came out otherwise") }
    return text
  }

  private func referral(_ one: Case) -> Referral {
    let other = Cases.referral(0)
    var referral = Referral(
      id: other.id, pathway: other.pathway, answers: one.answers, route: one.route,
      routeClass: one.route.rawValue,
      duties: one.duties.map { .init(id: $0.id, standing: $0.standing, by: $0.by) },
      started: other.started, finished: other.finished)
    referral.lookedUp = one.lookedUp
    return referral
  }
}
