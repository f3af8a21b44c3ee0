import Pathways

extension PathwayExplainer {
  var register: [Explanation.Passage] {
    guard let register = pathway.register else { return [] }
    let sets = register.sets.map { words.words(for: $0) }
    let basis = [register.fact] + [register.with].compactMap { $0 }
    let kinds = pathway.fact(register.fact)?.answers ?? []
    let known = ConditionWords.list(basis.map { words.words(for: $0) }, "and")
    var passages: [Explanation.Passage] = [
      .paragraph(
        "From \(known) follows \(ConditionWords.list(sets, "and")). Bodies that the register names: "
          + "\(register.bodies.count). One that it does not name is placed by its kind.")
    ]
    for kind in kinds {
      passages.append(.heading(3, "\(kind.label) [\(kind.id)]"))
      let count = register.bodies.count { $0.kind == kind.id }
      if count > 0 {
        let listed = count == 1 ? "1 body is" : "\(count) bodies are"
        passages.append(.paragraph("\(listed) listed by name."))
      }
      for row in register.rows where row.kind == kind.id {
        passages += self.passages(of: row, in: register)
      }
    }
    return passages
  }

  private func passages(
    of row: Register.Row, in register: Register
  ) -> [Explanation.Passage] {
    let place =
      register.with.flatMap { with -> String? in
        let answers = row.with.compactMap { pathway.fact(with)?.answer($0)?.label }
        return answers.isEmpty ? nil : ConditionWords.list(answers, "and")
      } ?? "Everywhere"
    let values = register.sets.map { set -> String in
      guard let value = row.sets[set] else { return "\(words.words(for: set)) is not known" }
      return "\(words.words(for: set)) is \(words.words(for: [value], of: set))"
    }
    return [.point(0, "\(place): \(values.joined(separator: "; ")).")]
      + authority(1, basis: row.basis, rules: row.rules)
  }
}
