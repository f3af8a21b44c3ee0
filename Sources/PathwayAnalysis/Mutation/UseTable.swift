import DecisionDiagrams
import Interviews
import Pathways

/// Which answers the diagrams of an outcome tell apart, diagram by diagram.
///
/// It says the same as ``FactUselessCheck``, and walks through a diagram only once.
struct UseTable {
  /// What one diagram tests, as bits: variables, then pairs of answers to one fact.
  private typealias Bits = [UInt64]

  private let variables: VariableMap
  private let pairs: [[(left: Int, right: Int, bit: Int)]]
  private let width: Int
  private var memory: [Diagram: Bits] = [:]

  init(of pathway: Pathway, _ variables: VariableMap) {
    self.variables = variables
    var pairs: [[(left: Int, right: Int, bit: Int)]] = Array(
      repeating: [], count: variables.domains.count)
    var bit = variables.domains.count
    for (index, fact) in pathway.facts.enumerated() where !fact.isChosenFromRegister {
      guard let slot = variables.slots[index], !slot.takesSeveral else { continue }
      for left in slot.answers.indices {
        for right in slot.answers.indices.dropFirst(left + 1) {
          pairs[slot.level].append((left, right, bit))
          bit += 1
        }
      }
    }
    self.pairs = pairs
    width = bit / 64 + 1
  }

  /// Forgets every diagram, since the store has been taken back.
  mutating func forget() {
    memory = [:]
  }

  /// The facts that change nothing, and those with an answer that changes nothing.
  mutating func complaints(
    about pathway: Pathway, _ roots: RootSet, _ store: DiagramStore
  ) -> Set<Complaint> {
    var used = Bits(repeating: 0, count: width)
    for group in roots.groups {
      for diagram in group where diagram.constant == nil {
        let own = bits(of: diagram, store)
        for place in used.indices { used[place] |= own[place] }
      }
    }
    func has(_ bit: Int) -> Bool { used[bit / 64] & (1 << UInt64(bit % 64)) != 0 }

    var complaints: Set<Complaint> = []
    for (index, fact) in pathway.facts.enumerated()
    where !fact.isAlwaysAsked && !fact.isChosenFromRegister {
      guard let slot = variables.slots[index] else { continue }
      let levels = slot.level..<(slot.level + slot.count)
      if !levels.contains(where: has) {
        complaints.insert(Complaint(id: "fact/useless", subject: .fact(fact.id)))
        continue
      }
      let isIdle =
        slot.takesSeveral
        ? slot.answers.indices.contains { !has(slot.level + 1 + $0) }
        : pairs[slot.level].contains { !has($0.bit) }
      if isIdle { complaints.insert(Complaint(id: "answer/useless", subject: .fact(fact.id))) }
    }
    return complaints
  }

  private mutating func bits(of root: Diagram, _ store: DiagramStore) -> Bits {
    if let known = memory[root] { return known }
    var bits = Bits(repeating: 0, count: width)
    func set(_ bit: Int) { bits[bit / 64] |= 1 << UInt64(bit % 64) }
    var seen: Set<Diagram> = []
    var open = [root]
    while let diagram = open.popLast() {
      guard let level = store.level(of: diagram), seen.insert(diagram).inserted else { continue }
      set(level)
      for (left, right, bit) in pairs[level]
      where store.cofactor(diagram, level: level, value: left)
        != store.cofactor(diagram, level: level, value: right)
      {
        set(bit)
      }
      for value in 0..<store.domains[level] {
        open.append(store.cofactor(diagram, level: level, value: value))
      }
    }
    memory[root] = bits
    return bits
  }
}
