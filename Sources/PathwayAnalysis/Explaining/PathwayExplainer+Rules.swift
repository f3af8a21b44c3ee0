import Pathways

extension PathwayExplainer {
  /// Every rule of the domain: where it is encoded, or why it is left out.
  var rules: [Explanation.Passage] {
    let places = encodings
    let encoded = pathway.rules.filter { $0.leftOut == nil }
    let leftOut = pathway.rules.filter { $0.leftOut != nil }
    var passages: [Explanation.Passage] = []
    if !encoded.isEmpty {
      passages.append(.heading(3, "Encoded"))
      passages += encoded.flatMap { rule -> [Explanation.Passage] in
        let found = places[rule.id] ?? []
        return [
          .point(0, "\(rule.id): \(rule.says)\(mark(of: rule.reading))"),
          .point(1, "Encoded by: \(found.isEmpty ? "nothing" : found.joined(separator: "; "))."),
        ]
      }
    }
    if !leftOut.isEmpty {
      passages.append(.heading(3, "Left out"))
      passages += leftOut.flatMap { rule -> [Explanation.Passage] in
        [
          .point(0, "\(rule.id): \(rule.says)\(mark(of: rule.reading))"),
          .point(1, "Left out because: \(rule.leftOut ?? "")"),
        ]
      }
    }
    return passages
  }

  /// Words that are kept out of every text, and what stands instead.
  var wordsToAvoid: [Explanation.Passage] {
    pathway.wordsToAvoid.sorted { $0.key < $1.key }.map { word, instead in
      .point(0, "“\(word)”: \(instead)")
    }
  }

  private func mark(of reading: Reading) -> String {
    switch reading {
    case .official: ""
    case .extract: " (part read)"
    case .notRead: " (not verified)"
    }
  }

  /// The entries that name each rule, in the order of the explanation.
  private var encodings: [DomainRule.ID: [String]] {
    var places: [DomainRule.ID: [String]] = [:]
    func add(_ rules: [DomainRule.ID], _ place: String) {
      for rule in rules where places[rule]?.last != place {
        places[rule, default: []].append(place)
      }
    }
    for fact in pathway.facts { add(fact.rules, "the question \(fact.id)") }
    for name in pathway.names { add(name.rules, "the term \(name.id)") }
    for route in pathway.routes { add(route.rules, "the route \(route.id)") }
    for duty in pathway.duties {
      let variants = duty.variants.flatMap { $0.wording.rules ?? [] }
      let notes = duty.notes.flatMap(\.rules)
      add((duty.wording.rules ?? []) + variants + notes, "the duty \(duty.id)")
    }
    for act in pathway.acts { add(act.rules, "the act to avoid \(act.id)") }
    for invariant in pathway.invariants { add(invariant.rules, "the demand \(invariant.id)") }
    for row in pathway.register?.rows ?? [] { add(row.rules, "the register's \(row.kind)") }
    let cases = Dictionary(
      pathway.scenarios.flatMap { Set($0.rules).map { ($0, 1) } }, uniquingKeysWith: +)
    for (rule, count) in cases {
      places[rule, default: []].append(count == 1 ? "1 worked case" : "\(count) worked cases")
    }
    return places
  }
}
