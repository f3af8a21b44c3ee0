import Audit
import Interviews
import PathwayAnalysis
import Pathways

/// Runs recorded checks again, each by the rules that are wanted for it. Rules are made ready once.
final class Replays {
  /// What decides which rules a record is run through.
  private struct RulesKey: Hashable {
    let pathway: Pathway.ID
    let contentHash: String
    let area: String?
    let authority: String?
    let areaHash: String?

    init(_ referral: RecordedReferral) {
      pathway = referral.pathway.id
      contentHash = referral.pathway.contentHash
      area = referral.area
      authority = referral.authority
      areaHash = referral.areaHash
    }
  }

  /// What the verdict follows from.
  private struct Case: Hashable {
    let rules: RulesKey
    let answers: Answers
    let lookedUp: Answers
    let route: Route.ID
    let duties: [Referral.RecordedDuty]
  }

  private let rules: (RecordedReferral) -> CompiledPathway?
  private var replays: [RulesKey: Replay?] = [:]
  /// Many checks are given the same answers; they come out alike.
  private var verdicts: [Case: Replay.Verdict] = [:]

  private static let mostRemembered = 100_000

  /// - Parameter rules: what a record is run through; nil if it is not at hand.
  init(by rules: @escaping (RecordedReferral) -> CompiledPathway?) {
    self.rules = rules
  }

  /// How a check comes out; nil if the rules for it are not at hand.
  func verdict(on referral: RecordedReferral) -> Replay.Verdict? {
    let key = RulesKey(referral)
    let replay: Replay?
    if let known = replays[key] {
      replay = known
    } else {
      replay = rules(referral).map { Replay(of: $0) }
      replays[key] = replay
    }
    guard let replay else { return nil }
    let one = Case(
      rules: key, answers: referral.answers, lookedUp: referral.lookedUp, route: referral.route,
      duties: referral.duties)
    if let known = verdicts[one] { return known }
    let verdict = replay.verdict(
      answers: referral.answers, lookedUp: referral.lookedUp, route: referral.route,
      duties: referral.duties.map { .init(id: $0.id, standing: $0.standing, by: $0.by) })
    if verdicts.count < Self.mostRemembered { verdicts[one] = verdict }
    return verdict
  }
}

/// The code under which a report counts how a check comes out now.
struct ReportReplay {
  private let replays: Replays

  init(by rules: @escaping (RecordedReferral) -> CompiledPathway?) {
    replays = Replays(by: rules)
  }

  func code(of referral: RecordedReferral) -> String {
    switch replays.verdict(on: referral) {
    case nil: "no_rules"
    case .same: "same"
    case .otherRoute: "other_route"
    case .otherDuties: "other_duties"
    case .noSuchFact, .noSuchAnswer, .asks: "undetermined"
    }
  }
}
