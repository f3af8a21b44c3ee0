import Audit
import Foundation
import Merkle
import Pathways

/// Made-up checks, the same on every run but for their ids.
enum Cases {
  @Sendable static func now() -> Instant { Instant(milliseconds: 1_795_226_400_000) }

  private static let signs: [Given] = [
    .several(["work_for_nothing", "debt"]), .several(["made_to_offend"]), .notKnown,
    .several(["sold_for_sex", "controlled"]), .several(["housework_unpaid"]),
  ]
  private static let areas = ["dorset", "derbyshire", "hertfordshire", "staffordshire"]
  private static let concerns = ["today", "this_week", "this_month", "this_year", "earlier"]

  static func referral(_ number: Int) -> Referral {
    guard let id = RecordID(bytes: SystemRandom.bytes(16)) else {
      preconditionFailure("16 bytes are an id")
    }
    // Over the twelve months of 2026.
    let time = Instant(milliseconds: 1_767_225_600_000 + Int64(number % 365) * 86_400_000)
    let isChild = number % 3 == 0
    var referral = Referral(
      id: id,
      pathway: PathwayStamp(
        id: "modern_slavery", version: "2026.11",
        contentHash: "sha256:" + String(repeating: "0", count: 64), isApproved: false),
      answers: [
        "danger": .one("no"), "nation": .one("england"), "presence": .one("met"),
        "age": .one(isChild ? "child" : "adult"), "signs": signs[number % 5],
        "circumstances": .several(["children_at_risk"]), "organisation": .one("council"),
        "done_already": .several([]), "care_needs": .one("no"), "capacity": .one("no_doubt"),
        "consent": .one("refuses"), "asked_safely": .one("yes"),
        "first_concern": .one(Answer.ID(concerns[number % 5])),
      ],
      route: isChild ? "child" : "adult_without_care_needs",
      routeClass: isChild ? "child" : "adult_without_care_needs",
      duties: [
        .init(id: "child_safeguarding_referral", standing: "due", by: "same_day"),
        .init(id: "duty_to_notify", standing: "due", by: "1_month"),
        .init(id: "police_101", standing: "due_because_unsure", by: nil),
        .init(id: "nrm_referral", standing: "held", by: nil),
        .init(id: "record_decision", standing: "due", by: nil),
      ],
      started: time, finished: time)
    referral.area = areas[number % 4]
    referral.nation = "england"
    referral.bodyKind = "council"
    referral.caseReference = "HG-\(number)"
    referral.role = "housing_officer"
    return referral
  }

  /// About as much text as a sealed record holds.
  static func text(_ number: Int) -> String {
    let referral = referral(number)
    return "\(number) \(referral.id) \(referral.route) "
      + referral.answers.facts.map(\.rawValue).sorted().joined(separator: ",")
      + String(repeating: " the answers and the duties of a check", count: 14)
  }

  static func query() throws -> ReportQuery {
    let tables = [
      ReportTable(
        id: "harm", title: "Exploitation type", fact: "signs",
        rows: [
          .init(id: "labour", title: "Labour", answers: ["work_for_nothing"]),
          .init(id: "criminal", title: "Criminal", answers: ["made_to_offend"]),
          .init(id: "sexual", title: "Sexual", answers: ["sold_for_sex"]),
          .init(id: "domestic", title: "Domestic", answers: ["housework_unpaid"]),
        ]),
      ReportTable(
        id: "age", title: "Age", fact: "age",
        rows: [
          .init(id: "child", title: "Child", answers: ["child"]),
          .init(id: "adult", title: "Adult", answers: ["adult"]),
        ]),
      ReportTable(
        id: "concern", title: "First concern", fact: "first_concern",
        rows: concerns.enumerated().map { place, id in
          .init(
            id: id, title: id, answers: [Answer.ID(id)], days: place < 4 ? 1 << (2 * place) : nil)
        }),
    ]
    guard let day = CivilDate("2027-05-21"), let period = ReportPeriod("2026") else {
      preconditionFailure("these are dates")
    }
    var pathway = Pathway(
      id: "modern_slavery", title: "Modern slavery", version: "2026.11", inForce: .always,
      reviewBy: day)
    pathway.reportTables = tables
    let form = ReportForm(
      id: "annual", title: "Annual report", period: .year, column: .quarter,
      tables: ReportForm.Standard.allCases.map { .standard($0) }
        + tables.map { .declared($0.id) })
    return ReportQuery(form: form, period: period, words: ReportWords(pathway))
  }

  /// Seconds to check a flat hash-chained file with as many lines.
  static func chain(of count: Int, at path: String) throws -> Double {
    var last = TreeHash.emptyRoot
    try Data().write(to: URL(fileURLWithPath: path))
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw CocoaError(.fileWriteUnknown)
    }
    var lines = ""
    let text = Self.text(1)
    for number in 0..<count {
      last = TreeHash.plain(last.bytes + Array(text.utf8))
      lines += "\(last) \(text)\n"
      if number % 1_000 == 999 {
        try handle.write(contentsOf: Data(lines.utf8))
        lines = ""
      }
    }
    try handle.write(contentsOf: Data(lines.utf8))
    try handle.close()
    let start = ContinuousClock.now
    guard try ChainedFile.verified(at: path) == count else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let elapsed = (ContinuousClock.now - start).components
    try FileManager.default.removeItem(atPath: path)
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }
}
