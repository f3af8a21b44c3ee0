import Audit
import Interviews
import PathwayAnalysis
import Pathways
import Synchronization

/// Runs recorded checks again, each by the rules that are wanted for it, on any thread. Rules are
/// made ready once.
final class Replays: Sendable {
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

  /// Rules, made ready for running cases through them.
  private struct Ready {
    let rules: DatedRules
    let replay: Replay
  }

  private let rules: @Sendable (RecordedReferral) -> DatedRules?
  /// For each key the rules of the days that were met; nil where they are not at hand.
  private let ready = Mutex<[RulesKey: [Ready?]]>([:])

  /// - Parameter rules: what a record is run through; nil if it is not at hand.
  init(by rules: @escaping @Sendable (RecordedReferral) -> DatedRules?) {
    self.rules = rules
  }

  /// How a check comes out; nil if the rules for it are not at hand.
  func verdict(on referral: RecordedReferral) -> Replay.Verdict? {
    let (key, day) = (RulesKey(referral), referral.finished.day)
    let replay = ready.withLock { ready in
      if let known = ready[key]?.first(where: { $0?.rules.hold(on: day) ?? true }) {
        return known?.replay
      }
      let new = rules(referral).map { Ready(rules: $0, replay: Replay(of: $0.compiled)) }
      ready[key, default: []].append(new)
      return new?.replay
    }
    return replay?.verdict(
      answers: referral.answers, lookedUp: referral.lookedUp, route: referral.route,
      duties: referral.duties.map { .init(id: $0.id, standing: $0.standing, by: $0.by) })
  }
}

/// The code under which a report counts how a check comes out now.
struct ReportReplay: Sendable {
  private let replays: Replays

  init(by rules: @escaping @Sendable (RecordedReferral) -> DatedRules?) {
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
