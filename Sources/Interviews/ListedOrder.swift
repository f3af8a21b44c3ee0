package import DecisionDiagrams
package import Pathways

/// Where one duty is listed before another, over all cases: the list of ``DutyOrder`` exactly.
///
/// Of two duties that stand, the second is listed first if it is waited for: if something that
/// the first comes after is the second, or is listed after it. If neither is waited for in this
/// way, both can be done as soon as one of them can, and the rank decides.
package struct ListedOrder {
  private let order: DutyOrder
  /// For each duty its state: 0 where it does not stand.
  private let states: [Diagram]
  private var memory: [Pair: Diagram] = [:]
  private var open: Set<Pair> = []

  private struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  package init(_ order: DutyOrder, states: [Diagram]) {
    self.order = order
    self.states = states
  }

  /// Where both of two duties stand, and the one that ranks later is listed first.
  ///
  /// - Parameters:
  ///   - later: the place of a duty.
  ///   - earlier: the place of a duty that ranks before it.
  package mutating func overtakes(
    _ later: Int, _ earlier: Int, in compiler: inout PathwayCompiler
  ) -> Diagram {
    let isFirst = precedes(later, earlier, in: &compiler)
    guard isFirst != .no else { return .no }
    let standsLater = compiler.store.nonZero(states[later])
    let standsEarlier = compiler.store.nonZero(states[earlier])
    let both = compiler.store.and(standsLater, standsEarlier)
    return compiler.store.and(both, isFirst)
  }

  /// Where a duty is listed before another, as far as both stand; elsewhere it means nothing.
  package mutating func precedes(
    _ first: Int, _ second: Int, in compiler: inout PathwayCompiler
  ) -> Diagram {
    if order.isCertain(first, before: second) { return .yes }
    if order.isCertain(second, before: first) { return .no }
    let pair = Pair(first: first, second: second)
    if let known = memory[pair] { return known }
    let ranksFirst: Diagram = order.ranks[first] < order.ranks[second] ? .yes : .no
    // A circle is refused when the pathway is read; should one appear, the stage decides.
    guard open.insert(pair).inserted else { return ranksFirst }
    let isWaitedFor = waits(second, for: first, in: &compiler)
    let waits = waits(first, for: second, in: &compiler)
    let byRank = compiler.store.subtract(ranksFirst, waits)
    let result = compiler.store.or(isWaitedFor, byRank)
    open.remove(pair)
    memory[pair] = result
    return result
  }

  /// Where a duty waits for another, or for what is listed after that other.
  private mutating func waits(
    _ place: Int, for other: Int, in compiler: inout PathwayCompiler
  ) -> Diagram {
    var result = Diagram.no
    let precedences = compiler.pathway.duties[place].after
    for (precedence, before) in zip(precedences, order.predecessors[place]) where before >= 0 {
      var here = Diagram.yes
      if before != other {
        here = precedes(other, before, in: &compiler)
        guard here != .no else { continue }
        let stands = compiler.store.nonZero(states[before])
        here = compiler.store.and(here, stands)
      }
      let applies = compiler.rails(precedence.condition).yes
      here = compiler.store.and(here, applies)
      result = compiler.store.or(result, here)
    }
    return result
  }
}
