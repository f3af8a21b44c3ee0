public import Pathways

/// Makes the sheets of one exercise: three referrals to be told apart.
public struct ComparisonSheets: Sendable {
  /// The order on the sheets, in which nothing gives the grades away.
  private static let order: [ReferralComparison.Grade] = [.limited, .poor, .best]
  private static let letters = ["A", "B", "C"]

  private let comparison: ReferralComparison
  private let pathway: Pathway
  private let stamps: Stamps

  public init(of comparison: ReferralComparison, in pathway: Pathway, stamps: Stamps) {
    self.comparison = comparison
    self.pathway = pathway
    self.stamps = stamps
  }

  /// For the room: the texts by letter, the checklist, and lines to write on.
  public func exerciseSheet() -> Sheet {
    let texts = versions.map { letter, version in
      Sheet.Section(
        letter.lowercased(), "Referral \(letter)",
        version.says.map { .text($0) } + [
          .blank(Sheet.Blank("What does it lack?", lines: 4, hasBox: false))
        ])
    }
    let end = Sheet.Section(
      "rewrite", "Which is which?",
      [
        .blank(
          Sheet.Blank("Which is the poor, the limited and the best one?", hasBox: false)),
        .blank(
          Sheet.Blank(
            "Write the poor one again. Where something is not known, say why.", lines: 10,
            hasBox: false)),
      ])
    return Sheet(
      kind: .comparison, title: comparison.title, banners: banners,
      sections: [about, checklist] + texts + [end], footer: footer)
  }

  /// The same with the grades, and what each text lacks.
  public func answerSheet() -> Sheet {
    let texts = versions.map { letter, version in
      Sheet.Section(
        letter.lowercased(), "Referral \(letter): \(version.grade.rawValue)",
        version.says.map { .text($0) },
        parts: [lacks(of: version, letter)])
    }
    return Sheet(
      kind: .comparisonAnswers, title: "Answers: \(comparison.title)", banners: banners,
      sections: [about, checklist] + texts + [
        Sheet.Section("learning", "What to take away", [.bullets(comparison.learning)])
      ], footer: footer)
  }

  private var versions: [(letter: String, version: ReferralComparison.Version)] {
    zip(Self.letters, Self.order).compactMap { letter, grade in
      comparison.version(grade).map { (letter, $0) }
    }
  }

  private func lacks(of version: ReferralComparison.Version, _ letter: String) -> Sheet.Section {
    let id = "\(letter.lowercased())_lacks"
    guard !version.lacks.isEmpty else {
      return Sheet.Section(id, "It has every point of the list", [])
    }
    return Sheet.Section(
      id, "What it lacks",
      version.lacks.map { lack in
        let point = pathway.qualityPoints.first { $0.id == lack.point }
        return .step(point?.say ?? lack.point.rawValue, help: [lack.why], fields: [])
      })
  }

  private var banners: [String] {
    var banners = [
      "TRAINING. Every referral on this sheet is an exercise. Never send it, never copy it."
    ]
    if !stamps.approval.isApproved { banners.append("Draft: not approved for use.") }
    return banners + stamps.approval.notices.map { "\($0)." } + stamps.banners
  }

  private var about: Sheet.Section {
    Sheet.Section(
      "about", "Before you start",
      [
        .caution(comparison.warning),
        .fields([Sheet.Field("Time", "\(comparison.minutes) minutes")]),
        .text(comparison.situation),
      ])
  }

  private var checklist: Sheet.Section {
    let works = pathway.qualityPoints.flatMap(\.basis)
    var seen: Set<String> = []
    let basis = works.map { citation in
      let title = pathway.source(citation.source)?.title ?? citation.source.rawValue
      let mark = citation.isVerified ? "" : " (not verified)"
      return "\(title) \(citation.section)\(mark)"
    }.filter { seen.insert($0).inserted }
    return Sheet.Section(
      "checklist", "What a good referral has",
      [
        .bullets(pathway.qualityPoints.map(\.say)),
        .fields([Sheet.Field("Rests on", basis.joined(separator: "; "))]),
      ])
  }

  private var footer: [Sheet.Block] {
    var source = comparison.sourceName
    if let url = comparison.sourceURL { source += ", \(url)" }
    return [
      .fields([
        Sheet.Field("Source", source), Sheet.Field("Licence", comparison.licence),
        Sheet.Field("Rules", "\(pathway.title), version \(pathway.version)"),
        Sheet.Field("Content", stamps.contentHash),
        Sheet.Field("Review by", pathway.reviewBy.inWords),
      ])
    ]
  }
}
