extension DiagramStore {
  /// The case in a set that needs the fewest variables to say, the rest being open.
  ///
  /// Ties go to the earlier variable's earlier value.
  ///
  /// - Parameter weights: the cost of mentioning each variable; at least 1.
  /// - Returns: for each variable a value, or -1 where it does not matter; nil if the set is
  ///   empty.
  public func smallestCase(in set: Diagram, weights: [Int]) -> [Int32]? {
    var costs: [Diagram: Int] = [:]
    guard cost(of: set, weights, &costs) != nil else { return nil }
    var assignment = [Int32](repeating: -1, count: domains.count)
    var current = set
    while let level = level(of: current) {
      let children = (0..<domains[level]).map { cofactor(current, level: level, value: $0) }
      let costsHere = children.map { costs[$0] ?? ($0.constant.map { $0 == 0 ? nil : 0 } ?? nil) }
      guard let best = costsHere.compactMap(\.self).min(),
        let value = costsHere.firstIndex(of: best)
      else { return nil }
      assignment[level] = Int32(value)
      current = children[value]
    }
    return assignment
  }

  private func cost(
    of diagram: Diagram, _ weights: [Int], _ costs: inout [Diagram: Int]
  ) -> Int? {
    if let value = diagram.constant { return value == 0 ? nil : 0 }
    if let known = costs[diagram] { return known == Int.max ? nil : known }
    guard let level = level(of: diagram) else { return nil }
    var best: Int?
    for value in 0..<domains[level] {
      if let cost = cost(of: cofactor(diagram, level: level, value: value), weights, &costs) {
        best = min(best ?? Int.max, cost + weights[level])
      }
    }
    costs[diagram] = best ?? Int.max
    return best
  }

  /// How many cases of the whole space a set has, as a share between 0 and 1.
  public func share(of set: Diagram) -> Double {
    var memory: [Diagram: Double] = [:]
    return share(of: set, &memory)
  }

  private func share(of diagram: Diagram, _ memory: inout [Diagram: Double]) -> Double {
    if let value = diagram.constant { return value == 0 ? 0 : 1 }
    if let known = memory[diagram] { return known }
    guard let level = level(of: diagram) else { return 0 }
    let children = (0..<domains[level]).map { cofactor(diagram, level: level, value: $0) }
    let result =
      children.reduce(0) { $0 + share(of: $1, &memory) } / Double(domains[level])
    memory[diagram] = result
    return result
  }

  /// The function with one variable set.
  public mutating func fixed(_ diagram: Diagram, level: Int, value: Int) -> Diagram {
    var memory: [Diagram: Diagram] = [:]
    return fixed(diagram, level, value, &memory)
  }

  private mutating func fixed(
    _ diagram: Diagram, _ wanted: Int, _ value: Int, _ memory: inout [Diagram: Diagram]
  ) -> Diagram {
    guard let level = level(of: diagram), level <= wanted else { return diagram }
    if level == wanted { return cofactor(diagram, level: level, value: value) }
    if let known = memory[diagram] { return known }
    var values: [Diagram] = []
    for value in 0..<domains[level] {
      values.append(cofactor(diagram, level: level, value: value))
    }
    for index in values.indices { values[index] = fixed(values[index], wanted, value, &memory) }
    let result = node(level: level, values: values)
    memory[diagram] = result
    return result
  }

  /// Where the function is exactly this number.
  public mutating func equals(_ function: Diagram, _ number: Int) -> Diagram {
    var memory: [Diagram: Diagram] = [:]
    return mapped(function, &memory) { $0 == number ? 1 : 0 }
  }

  /// The function with each of its values replaced.
  public mutating func mapped(_ function: Diagram, _ transform: (Int) -> Int) -> Diagram {
    var memory: [Diagram: Diagram] = [:]
    return mapped(function, &memory, transform)
  }

  private mutating func mapped(
    _ diagram: Diagram, _ memory: inout [Diagram: Diagram], _ transform: (Int) -> Int
  ) -> Diagram {
    if let value = diagram.constant { return .constant(transform(value)) }
    if let known = memory[diagram] { return known }
    guard let level = level(of: diagram) else { return diagram }
    var values: [Diagram] = []
    for value in 0..<domains[level] {
      values.append(cofactor(diagram, level: level, value: value))
    }
    for index in values.indices { values[index] = mapped(values[index], &memory, transform) }
    let result = node(level: level, values: values)
    memory[diagram] = result
    return result
  }
}
