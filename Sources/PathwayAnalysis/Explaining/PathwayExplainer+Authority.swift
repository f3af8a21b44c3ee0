import Pathways

// Sources and contacts, and how everything else names its authority.
extension PathwayExplainer {
  var sources: [Explanation.Passage] {
    pathway.sources.flatMap { passages(of: $0) }
  }

  private func passages(of source: Source) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = [.point(0, "\(source.title) [\(source.id)]")]
    passages.append(
      .point(
        1,
        "\(words(for: source.kind)), published by \(source.publisher). Dated: \(source.dated). "
          + "Checked on \(source.checked.inWords). \(words(for: source.reading))"))
    if let url = source.url { passages.append(.point(1, "Address: \(url)")) }
    if let supplied = source.supplied {
      passages.append(.point(1, "A copy was supplied: \(supplied)"))
    }
    return passages + point(1, "It applies", source.condition)
  }

  private func words(for kind: Source.Kind) -> String {
    switch kind {
    case .act: "Act"
    case .regulations: "Regulations"
    case .statutoryGuidance: "Statutory guidance"
    case .guidance: "Guidance"
    case .policy: "Policy"
    case .local: "Local procedure"
    case .practice: "Practice"
    }
  }

  private func words(for reading: Reading) -> String {
    switch reading {
    case .official: "Its own text was read."
    case .extract: "Only a part of it was read, or a work that quotes it."
    case .notRead: "It was not read: what cites it is not verified."
    }
  }

  var contacts: [Explanation.Passage] {
    pathway.contacts.flatMap { contact -> [Explanation.Passage] in
      var passages: [Explanation.Passage] = [
        .point(0, "\(contact.name) [\(contact.id)], for \(contact.purpose)")
      ]
      switch contact.reach {
      case .unconfirmed(let instead):
        passages.append(.point(1, "Not confirmed, so nothing is shown. \(instead)"))
      case .confirmed(let phone, let email, let url, let hours):
        let ways = [("telephone", phone), ("email", email), ("web", url), ("hours", hours)]
        let known = ways.compactMap { name, value in value.map { "\(name): \($0)" } }
        passages.append(.point(1, known.joined(separator: "; ")))
      }
      if !contact.basis.isEmpty {
        passages.append(.point(1, "Stated by: \(words(for: contact.basis))"))
      }
      return passages
    }
  }

  /// Citations as a list that a reader can look up.
  func words(for citations: [Citation]) -> String {
    citations.map { words(for: $0) }.joined(separator: "; ")
  }

  private func words(for citation: Citation) -> String {
    let title = pathway.source(citation.source)?.title ?? citation.source.rawValue
    var text = citation.section.isEmpty ? title : "\(title), \(citation.section)"
    switch citation.reading {
    case .official: break
    case .extract: text += " (part read)"
    case .notRead: text += " (not verified)"
    }
    if let condition = citation.condition { text += " (applies \(end(of: condition)))" }
    return text
  }

  private func end(of condition: Condition) -> String {
    switch condition {
    case .always, .never: words.words(for: condition)
    case .all, .any, .not, .answered, .includes, .notKnown, .named, .route, .outcome:
      "when \(words.words(for: condition))"
    }
  }

  /// The authority of an entry and the rules that it encodes.
  func authority(
    _ level: Int, basis: [Citation], rules: [DomainRule.ID]
  ) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = []
    if !basis.isEmpty { passages.append(.point(level, "It rests on: \(words(for: basis)).")) }
    if !rules.isEmpty { passages.append(.point(level, encoded(rules))) }
    return passages
  }

  func encoded(_ rules: [DomainRule.ID]) -> String {
    let names = ConditionWords.list(rules.map(\.rawValue), "and")
    return "It encodes \(rules.count == 1 ? "rule" : "rules") \(names)."
  }
}
