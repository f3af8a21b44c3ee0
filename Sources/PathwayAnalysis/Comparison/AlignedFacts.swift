import Pathways

/// Two pathways brought to the same facts, so that they can be asked the same questions.
///
/// Facts are matched by id. A fact that only one of them has is added to the other, where
/// nothing depends on it: so it is compared under each of its answers.
struct AlignedFacts {
  let old: Pathway
  let new: Pathway
  /// Facts that only the new pathway has, and that only the old one had.
  let added: [Fact.ID]
  let removed: [Fact.ID]
  /// Answers that only one of them offers; no case with such an answer is compared.
  let unmatched: [(fact: Fact.ID, answer: Answer.ID)]
  /// Facts of which only one may be not known.
  let unmatchedNotKnown: [Fact.ID]

  init(old: Pathway, new: Pathway) {
    added = new.facts.filter { old.fact($0.id) == nil }.map(\.id)
    removed = old.facts.filter { new.fact($0.id) == nil }.map(\.id)
    var unmatched: [(Fact.ID, Answer.ID)] = []
    var unmatchedNotKnown: [Fact.ID] = []
    var oldFacts: [Fact] = []
    var newFacts: [Fact] = []
    let settled = Set((old.register?.sets ?? []) + (new.register?.sets ?? []))
    for fact in new.facts + old.facts.filter({ new.fact($0.id) == nil }) {
      let before = old.fact(fact.id)
      let after = new.fact(fact.id)
      let answers = Self.union(after?.answers ?? [], before?.answers ?? [])
      if let before, let after, !settled.contains(fact.id) {
        for answer in answers
        where before.answer(answer.id) == nil || after.answer(answer.id) == nil {
          unmatched.append((fact.id, answer.id))
        }
        if before.mayBeNotKnown != after.mayBeNotKnown { unmatchedNotKnown.append(fact.id) }
      }
      let mayBeNotKnown = (before ?? fact).mayBeNotKnown || (after ?? fact).mayBeNotKnown
      oldFacts.append((before ?? fact.unused).aligned(answers, mayBeNotKnown))
      newFacts.append((after ?? fact.unused).aligned(answers, mayBeNotKnown))
    }
    self.unmatched = unmatched
    self.unmatchedNotKnown = unmatchedNotKnown
    var old = old
    var new = new
    old.facts = oldFacts
    new.facts = newFacts
    self.old = old
    self.new = new
  }

  private static func union(_ first: [Answer], _ second: [Answer]) -> [Answer] {
    first + second.filter { answer in !first.contains { $0.id == answer.id } }
  }
}

extension Fact {
  /// The fact as it stands in a pathway that does not know it: always there, never asked for.
  fileprivate var unused: Fact {
    copy(answers: answers, notKnown: notKnown == .refuse ? .refuse : .keep, condition: .always)
  }

  /// The fact with these answers, urgent like its twin so that the order is the same.
  fileprivate func aligned(_ answers: [Answer], _ mayBeNotKnown: Bool) -> Fact {
    let rule: NotKnown = mayBeNotKnown && notKnown == .refuse ? .keep : notKnown
    return copy(answers: answers, notKnown: rule, condition: condition)
  }

  private func copy(answers: [Answer], notKnown: NotKnown, condition: Condition) -> Fact {
    Fact(
      id: id, group: group, label: label, question: question, help: help, why: why,
      answers: answers, choice: choice, isOrdered: isOrdered, notKnown: notKnown,
      notKnownLabel: notKnownLabel, condition: condition, isUrgent: false,
      isAlwaysAsked: isAlwaysAsked, about: about, recording: recording, origin: origin,
      fallback: fallback,
      isChosenFromRegister: isChosenFromRegister, basis: basis, rules: rules)
  }
}
