internal import DecisionDiagrams
internal import Interviews
internal import Pathways

/// The ways through the chain of variables that one fact with several answers is.
struct TickedWays {
  /// Beyond this, a count of combinations is no longer exact, and no longer of use.
  static let mostAnswers = 50

  let diagrams: Diagrams
  let slot: VariableMap.Slot
  private var sets: [Step: Ticks] = [:]
  private var shares: [Step: Double] = [:]
  private var samples: [Step: [Answer.ID]?] = [:]

  private struct Step: Hashable {
    let from: Diagram
    let to: Diagram
  }

  init(diagrams: Diagrams, slot: VariableMap.Slot) {
    self.diagrams = diagrams
    self.slot = slot
  }

  /// The answer that a place of the chain tests; nil behind its end.
  private func answer(at diagram: Diagram) -> Answer.ID? {
    guard let level = diagrams.level(of: diagram), level < slot.level + slot.count else {
      return nil
    }
    return slot.answers[level - slot.level - 1]
  }

  /// Where the chain can be left, in the order of meeting.
  func exits(of start: Diagram) -> [Diagram] {
    var seen: Set<Diagram> = []
    var exits: [Diagram] = []
    func walk(_ diagram: Diagram) {
      guard seen.insert(diagram).inserted else { return }
      guard answer(at: diagram) != nil else {
        exits.append(diagram)
        return
      }
      walk(diagrams.child(of: diagram, at: 1))
      walk(diagrams.child(of: diagram, at: 0))
    }
    walk(start)
    return exits
  }

  /// The ticks with which the chain is left at a target.
  mutating func ticks(from start: Diagram, to target: Diagram) -> Ticks {
    if start == target { return .every }
    guard let answer = answer(at: start) else { return .never }
    let step = Step(from: start, to: target)
    if let known = sets[step] { return known }
    let yes = ticks(from: diagrams.child(of: start, at: 1), to: target)
    let no = ticks(from: diagrams.child(of: start, at: 0), to: target)
    let result = Ticks.choose(answer, ifTicked: yes, otherwise: no)
    sets[step] = result
    return result
  }

  /// How many combinations of ticks lead to a target; nil if beyond counting.
  mutating func count(from start: Diagram, to target: Diagram) -> Int? {
    guard slot.answers.count <= Self.mostAnswers else { return nil }
    // A share of a power of two that small is exact, whatever variables the chain skips.
    return Int(share(from: start, to: target) * Double(1 << slot.answers.count))
  }

  private mutating func share(from start: Diagram, to target: Diagram) -> Double {
    if start == target { return 1 }
    guard answer(at: start) != nil else { return 0 }
    let step = Step(from: start, to: target)
    if let known = shares[step] { return known }
    let yes = share(from: diagrams.child(of: start, at: 1), to: target)
    let no = share(from: diagrams.child(of: start, at: 0), to: target)
    shares[step] = (yes + no) / 2
    return (yes + no) / 2
  }

  /// Ticks that lead to a target; nil if none do.
  mutating func sample(from start: Diagram, to target: Diagram) -> [Answer.ID]? {
    if start == target { return [] }
    guard let answer = answer(at: start) else { return nil }
    let step = Step(from: start, to: target)
    if let known = samples[step] { return known }
    var result = sample(from: diagrams.child(of: start, at: 1), to: target).map { [answer] + $0 }
    if result == nil { result = sample(from: diagrams.child(of: start, at: 0), to: target) }
    samples[step] = .some(result)
    return result
  }
}
