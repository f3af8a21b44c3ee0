import Pathways

// What is handed over on paper.
extension PathwayExplainer {
  var sheets: [Explanation.Passage] {
    pathway.sheets.flatMap { passages(of: $0) }
  }

  private func passages(of sheet: SheetPlan) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = [.heading(3, "\(sheet.title) [\(sheet.id)]")]
    passages += clause("This sheet is made", sheet.condition)
    for remark in sheet.otherwise {
      passages += point(0, "Otherwise it is said: “\(remark.say)”", remark.condition)
    }
    for remark in sheet.remarks {
      passages += point(0, "It says: “\(remark.say)”", remark.condition)
    }
    for part in sheet.parts { passages += self.passages(of: part) }
    return passages
  }

  private func passages(of part: SheetPlan.Part) -> [Explanation.Passage] {
    var passages = point(0, "Part “\(part.title)” [\(part.id)], shown", part.condition)
    if let notNeeded = part.notNeeded {
      passages.append(.point(1, "Elsewhere it is said: “\(notNeeded)”"))
    }
    for remark in part.remarks { passages += point(1, "“\(remark.say)”", remark.condition) }
    for item in part.items { passages += self.passages(of: item) }
    return passages + authority(1, basis: part.basis, rules: [])
  }

  private func passages(of item: SheetPlan.Item) -> [Explanation.Passage] {
    var passages = point(1, "\(item.form.words) “\(item.say)”, shown", item.condition)
    passages += item.help.map { .point(2, $0) }
    if let time = item.time { passages.append(.point(2, "When: \(time)")) }
    if let fact = item.fact.flatMap(pathway.fact) {
      let rest = item.isPartly ? " There is room to write more." : ""
      passages.append(.point(2, "Filled in by the answer to “\(fact.label)”.\(rest)"))
      for (answer, words) in item.words.sorted(by: { $0.key < $1.key }) {
        let label = fact.answer(answer)?.label ?? fact.notKnownLabel
        passages.append(.point(3, "“\(label)” fills in “\(words)”"))
      }
    }
    return passages + (item.basis.isEmpty ? [] : authority(2, basis: item.basis, rules: []))
  }
}

extension SheetPlan.Item.Form {
  fileprivate var words: String {
    switch self {
    case .fill: "To fill in:"
    case .tick: "A box to tick:"
    case .words: "Words to say:"
    case .note: "A sentence:"
    case .warning: "A warning:"
    case .step: "What happens:"
    }
  }
}
