import Audit
import Interviews
import PathwayAnalysis
import Pathways

/// How the recorded checks come out when they are run again.
struct ReplaySummary {
  private(set) var same = 0
  /// Those that differ, by the number of the record.
  private(set) var different: [(number: Int, verdict: Replay.Verdict)] = []
  /// Records whose rules are not at hand, by the number of the record.
  private(set) var withoutRules: [Int] = []
  /// Records that cannot be opened any more.
  private(set) var closed = 0

  /// What came of one record.
  private enum Outcome {
    case closed, withoutRules
    case verdict(Replay.Verdict)
  }

  var hasDifferences: Bool { !different.isEmpty }

  /// - Parameter rules: what a record is run through; nil if it is not at hand.
  init(
    of log: AuditLog, by rules: @escaping @Sendable (RecordedReferral) -> DatedRules?
  ) throws {
    let replays = Replays(by: rules)
    try log.eachRecord { record -> (number: Int, outcome: Outcome)? in
      guard record.entry.kind == .finished || record.entry.kind == .rerun else { return nil }
      guard let referral = record.referral else { return (record.index, .closed) }
      return (record.index, replays.verdict(on: referral).map { .verdict($0) } ?? .withoutRules)
    } take: { record in
      guard let (number, outcome) = record else { return }
      switch outcome {
      case .closed: closed += 1
      case .withoutRules: withoutRules.append(number)
      case .verdict(.same): same += 1
      case .verdict(let verdict): different.append((number, verdict))
      }
    }
  }

  var text: String {
    let all = same + different.count + withoutRules.count
    var text = "replay             \(same) of \(all) checks come out the same\n"
    for (number, verdict) in different {
      text += "  record \(number): \(Self.words(for: verdict))\n"
    }
    if !withoutRules.isEmpty {
      text += "  not replayed, because their rules were not kept: \(withoutRules.count)\n"
    }
    if closed > 0 { text += "  cannot be opened any more: \(closed)\n" }
    return text
  }

  var json: Canonical {
    .object([
      "same": .number(same), "closed": .number(closed),
      "without_rules": .list(withoutRules.map { .number($0) }),
      "different": .list(
        different.map { number, verdict in
          .object(["record": .number(number), "how": .text(Self.words(for: verdict))])
        }),
    ])
  }

  static func words(for verdict: Replay.Verdict) -> String {
    func list(_ name: String, _ duties: [Duty.ID]) -> String? {
      duties.isEmpty
        ? nil : "\(name) \(duties.map { Visible.text($0.rawValue) }.joined(separator: ", "))"
    }
    switch verdict {
    case .same: return "the same"
    case .otherRoute(let route): return "now the route \(route?.rawValue ?? "none")"
    case .otherDuties(let lost, let gained, let changed):
      return [list("without", lost), list("with", gained), list("changed:", changed)]
        .compactMap(\.self).joined(separator: "; ")
    case .noSuchFact(let fact): return "there is no fact \(Visible.text(fact.rawValue)) now"
    case .noSuchAnswer(let fact):
      return "\(Visible.text(fact.rawValue)) does not offer that answer now"
    case .asks(let fact): return "\(fact.rawValue) is asked now, and was not then"
    }
  }
}
