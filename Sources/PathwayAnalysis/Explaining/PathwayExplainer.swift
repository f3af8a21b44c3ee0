public import Pathways

/// Says in plain sentences everything that a pathway says, for somebody who answers for it.
///
/// Nothing is summed up and nothing is left out but the stories of the worked cases and the
/// names of single bodies, which are counted.
public struct PathwayExplainer: Sendable {
  let pathway: Pathway
  let contentHash: String
  let meaningHash: String?
  let date: CivilDate?
  let changes: [CivilDate]
  let words: ConditionWords

  /// - Parameters:
  ///   - contentHash: the hash of the files, which an approval names.
  ///   - meaningHash: the hash of what they mean, if an approval names that only.
  ///   - date: the day for which the pathway was read.
  ///   - changes: the days on which an entry begins or ends.
  public init(
    _ pathway: Pathway, contentHash: String, meaningHash: String? = nil,
    on date: CivilDate? = nil, changes: [CivilDate] = []
  ) {
    self.pathway = pathway
    self.contentHash = contentHash
    self.meaningHash = meaningHash
    self.date = date
    self.changes = changes
    words = ConditionWords(pathway)
  }

  /// The whole pathway, with places to sign.
  public var explanation: Explanation {
    Explanation(
      passages: heading + reading + Explanation.Section.allCases.flatMap { passages(of: $0) }
        + signatures)
  }

  /// One section, under the heading that says whether the pathway is approved.
  public func explanation(of section: Explanation.Section) -> Explanation {
    Explanation(
      passages: heading + [
        .paragraph("This is one section of the pathway. Only the whole of it can be signed.")
      ] + passages(of: section))
  }

  private func passages(of section: Explanation.Section) -> [Explanation.Passage] {
    let body =
      switch section {
      case .sources: sources
      case .contacts: contacts
      case .facts: facts
      case .derived: derived
      case .routes: routes
      case .duties: duties
      case .acts: acts
      case .assume: assumptions
      case .invariants: invariants
      case .register: register
      case .rules: rules
      case .wordsToAvoid: wordsToAvoid
      case .sheets: sheets
      }
    return [.heading(2, "\(number(of: section)). \(section.title)")]
      + (body.isEmpty ? [.paragraph("None.")] : body)
  }

  /// A sentence that a condition ends; a long list of parts stands as points.
  func clause(_ lead: String, _ condition: Condition) -> [Explanation.Passage] {
    [.paragraph(opening(lead, condition))] + parts(of: condition, level: 0)
  }

  /// The same as a point of a list.
  func point(_ level: Int, _ lead: String, _ condition: Condition) -> [Explanation.Passage] {
    [.point(level, opening(lead, condition))] + parts(of: condition, level: level + 1)
  }

  /// The most characters that a condition may have inside a sentence.
  private static let longestInline = 180

  private func opening(_ lead: String, _ condition: Condition) -> String {
    switch condition {
    case .always, .never: return "\(lead) \(words.words(for: condition))."
    case .all where isLong(condition), .any where isLong(condition): return lead
    case .all, .any, .not, .answered, .includes, .notKnown, .named, .route, .outcome:
      return "\(lead) when \(words.words(for: condition))."
    }
  }

  private func isLong(_ condition: Condition) -> Bool {
    words.words(for: condition).count > Self.longestInline
  }

  /// The parts stand one level deeper than the words that join them, so that what follows the
  /// condition cannot be taken for one of them.
  private func parts(of condition: Condition, level: Int) -> [Explanation.Passage] {
    switch condition {
    case .all(let items) where isLong(condition):
      [.point(level, "when all of these hold:")] + points(for: items, level: level + 1)
    case .any(let items) where isLong(condition):
      [.point(level, "when at least one of these holds:")] + points(for: items, level: level + 1)
    case .all, .any, .always, .never, .not, .answered, .includes, .notKnown, .named, .route,
      .outcome:
      []
    }
  }

  private func points(for items: [Condition], level: Int) -> [Explanation.Passage] {
    items.flatMap { item -> [Explanation.Passage] in
      switch item {
      case .all(let inner) where isLong(item):
        [.point(level, "all of these hold:")] + points(for: inner, level: level + 1)
      case .any(let inner) where isLong(item):
        [.point(level, "at least one of these holds:")] + points(for: inner, level: level + 1)
      case .all, .any, .always, .never, .not, .answered, .includes, .notKnown, .named, .route,
        .outcome:
        [.point(level, words.words(for: item))]
      }
    }
  }
}
