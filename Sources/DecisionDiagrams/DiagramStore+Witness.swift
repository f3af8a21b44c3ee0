extension DiagramStore {
  /// What is known of the functions of one store, each looked at once. To be dropped when the
  /// store is taken back to an earlier state.
  public struct Measures: Sendable {
    /// The cost of mentioning each variable; at least 1.
    public let weights: [Int]
    /// For each node the least cost of a case; negative while it is not known.
    private var costs: [Int32] = []
    /// For each node the share of cases; negative while it is not known.
    private var shares: [Double] = []

    public init(weights: [Int]) {
      self.weights = weights
    }

    /// The cost of what has no case at all.
    fileprivate static let none = Int32.max

    fileprivate mutating func reach(_ count: Int) {
      guard costs.count < count else { return }
      costs += [Int32](repeating: -1, count: count - costs.count)
      shares += [Double](repeating: -1, count: count - shares.count)
    }

    fileprivate subscript(cost diagram: Diagram) -> Int32 {
      get { costs[Int(diagram.reference)] }
      set { costs[Int(diagram.reference)] = newValue }
    }

    fileprivate subscript(share diagram: Diagram) -> Double {
      get { shares[Int(diagram.reference)] }
      set { shares[Int(diagram.reference)] = newValue }
    }
  }

  /// The case in a set that needs the fewest variables to say, the rest being open.
  ///
  /// Ties go to the earlier variable's earlier value.
  ///
  /// - Returns: for each variable a value, or -1 where it does not matter; nil if the set is
  ///   empty.
  public func smallestCase(in set: Diagram, _ measures: inout Measures) -> [Int32]? {
    measures.reach(nodeCount)
    guard cost(of: set, &measures) != Measures.none else { return nil }
    var assignment = [Int32](repeating: -1, count: domains.count)
    var current = set
    while let level = level(of: current) {
      var best = (cost: Measures.none, value: 0)
      for value in 0..<domains[level] {
        let cost = cost(of: cofactor(current, level: level, value: value), &measures)
        if cost < best.cost { best = (cost, value) }
      }
      assignment[level] = Int32(best.value)
      current = cofactor(current, level: level, value: best.value)
    }
    return assignment
  }

  private func cost(of diagram: Diagram, _ measures: inout Measures) -> Int32 {
    if let value = diagram.constant { return value == 0 ? Measures.none : 0 }
    let known = measures[cost: diagram]
    if known >= 0 { return known }
    var best = Measures.none
    if let level = level(of: diagram) {
      for value in 0..<domains[level] {
        let cost = cost(of: cofactor(diagram, level: level, value: value), &measures)
        if cost != Measures.none { best = min(best, cost + Int32(measures.weights[level])) }
      }
    }
    measures[cost: diagram] = best
    return best
  }

  /// How many cases of the whole space a set has, as a share between 0 and 1.
  public func share(of set: Diagram, _ measures: inout Measures) -> Double {
    measures.reach(nodeCount)
    return knownShare(of: set, &measures)
  }

  private func knownShare(of diagram: Diagram, _ measures: inout Measures) -> Double {
    guard let level = level(of: diagram) else { return diagram.constant == 0 ? 0 : 1 }
    let known = measures[share: diagram]
    if known >= 0 { return known }
    var sum = 0.0
    for value in 0..<domains[level] {
      sum += knownShare(of: cofactor(diagram, level: level, value: value), &measures)
    }
    let result = sum / Double(domains[level])
    measures[share: diagram] = result
    return result
  }

  /// The numbers that a function takes, in order.
  public func values(of function: Diagram) -> [Int] {
    var found: Set<Int> = []
    var seen = [Bool](repeating: false, count: nodeCount)
    var open = [function]
    while let diagram = open.popLast() {
      if let value = diagram.constant {
        found.insert(value)
      } else if let level = level(of: diagram), !seen[Int(diagram.reference)] {
        seen[Int(diagram.reference)] = true
        for value in 0..<domains[level] {
          open.append(cofactor(diagram, level: level, value: value))
        }
      }
    }
    return found.sorted()
  }

  /// The function with one variable set.
  public mutating func fixed(_ diagram: Diagram, level: Int, value: Int) -> Diagram {
    rebuilt(diagram, level: level, value: value) { $0 }
  }

  /// Where the function is exactly this number.
  public mutating func equals(_ function: Diagram, _ number: Int) -> Diagram {
    rebuilt(function, level: .max, value: 0) { $0 == number ? 1 : 0 }
  }

  /// The function with each of its values replaced.
  public mutating func mapped(_ function: Diagram, _ transform: (Int) -> Int) -> Diagram {
    rebuilt(function, level: .max, value: 0, transform)
  }
}
