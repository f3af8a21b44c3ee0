package import Pathways

/// Which variables of the diagrams stand for which fact.
///
/// A fact with one answer is one variable: its answers in order, then "not known". A fact with
/// several answers is a variable "given or not known", then one for each answer. Variables are
/// in the order of asking, so that a diagram tests what would be asked first.
package struct VariableMap: Sendable {
  package struct Slot: Sendable {
    /// The first variable of the fact.
    package let level: Int
    /// How many variables it has.
    package let count: Int
    package let answers: [Answer.ID]
    package let takesSeveral: Bool
    package let mayBeNotKnown: Bool

    /// The value of the first variable that means "not known".
    package var notKnown: Int32 { takesSeveral ? 1 : Int32(answers.count) }
  }

  /// Indices of the facts in the order of asking.
  package let order: [Int]
  /// By index of the fact; nil for what the register sets, since that follows from others.
  package let slots: [Slot?]
  package let domains: [Int]
  /// The index of the fact to which each variable belongs.
  package let factOfLevel: [Int]
  // The slots once more, and the answers of all of them one after the other. Reading one takes no
  // hold of an array that other threads hold as well, which for millions of answers is most of the
  // work.
  private let flat: [FlatSlot]
  private let names: [Answer.ID]

  private struct FlatSlot {
    let level: Int
    /// Nought for what the register sets.
    let count: Int
    let names: Range<Int>
    let takesSeveral: Bool
    let mayBeNotKnown: Bool
    let notKnown: Int32
  }

  package init(_ pathway: Pathway) {
    let settled = Set(pathway.register?.sets ?? [])
    order =
      pathway.facts.indices.filter { pathway.facts[$0].isUrgent }
      + pathway.facts.indices.filter { !pathway.facts[$0].isUrgent }
    var slots = [Slot?](repeating: nil, count: pathway.facts.count)
    var domains: [Int] = []
    var owners: [Int] = []
    for index in order where !settled.contains(pathway.facts[index].id) {
      let fact = pathway.facts[index]
      let level = domains.count
      if fact.takesSeveral {
        domains.append(fact.mayBeNotKnown ? 2 : 1)
        domains += fact.answers.map { _ in 2 }
      } else {
        domains.append(fact.answers.count + (fact.mayBeNotKnown ? 1 : 0))
      }
      owners += Array(repeating: index, count: domains.count - level)
      slots[index] = Slot(
        level: level, count: domains.count - level, answers: fact.answers.map(\.id),
        takesSeveral: fact.takesSeveral, mayBeNotKnown: fact.mayBeNotKnown)
    }
    self.slots = slots
    self.domains = domains
    factOfLevel = owners
    var flat: [FlatSlot] = []
    var names: [Answer.ID] = []
    for slot in slots {
      let start = names.count
      names += slot?.answers ?? []
      flat.append(
        FlatSlot(
          level: slot?.level ?? 0, count: slot?.count ?? 0, names: start..<names.count,
          takesSeveral: slot?.takesSeveral ?? false, mayBeNotKnown: slot?.mayBeNotKnown ?? false,
          notKnown: slot?.notKnown ?? 0))
    }
    self.flat = flat
    self.names = names
  }

  /// Writes an answer into an assignment; an answer that the fact does not offer leaves it open.
  ///
  /// - Returns: whether the fact is given by an answer at all, and offers this one.
  @discardableResult
  package func set(_ index: Int, to given: Given?, in assignment: inout [Int32]) -> Bool {
    let flat = flat.span
    let slot = flat[index]
    guard slot.count > 0 else { return false }
    var assignment = assignment.mutableSpan
    for level in slot.level..<(slot.level + slot.count) { assignment[level] = -1 }
    switch given {
    case nil: return true
    case .notKnown:
      guard slot.mayBeNotKnown else { return false }
      assignment[slot.level] = slot.notKnown
      // Nothing depends on what would have been ticked; any value will do.
      for level in (slot.level + 1)..<max(slot.level + 1, slot.level + slot.count) {
        assignment[level] = 0
      }
      return true
    case .one(let answer):
      guard !slot.takesSeveral, let place = place(of: answer, slot) else { return false }
      assignment[slot.level] = Int32(place)
      return true
    case .several(let answers):
      guard slot.takesSeveral else { return false }
      for level in slot.level..<(slot.level + slot.count) { assignment[level] = 0 }
      var isOffered = true
      for answer in answers {
        if let place = place(of: answer, slot) {
          assignment[slot.level + 1 + place] = 1
        } else {
          isOffered = false
        }
      }
      return isOffered
    }
  }

  /// Where an answer stands among those of its fact.
  private func place(of answer: Answer.ID, _ slot: FlatSlot) -> Int? {
    let names = names.span
    for place in slot.names where names[place] == answer { return place - slot.names.lowerBound }
    return nil
  }
}
