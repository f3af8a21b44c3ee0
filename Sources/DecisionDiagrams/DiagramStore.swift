/// Reduced, ordered, multi-valued decision diagrams, each function stored once.
///
/// Bryant 1986, "Graph-based algorithms for Boolean function manipulation"; Srinivasan, Kam,
/// Malik and Brayton 1990 for variables of more than two values. Nodes are never freed: a
/// store lives as long as one analysis.
public struct DiagramStore: Sendable {
  /// Number of values of each variable, in the order of testing.
  public let domains: [Int]
  /// The most nodes that the store will make.
  public let budget: Int
  /// Whether the budget ran out; from then on results are worthless and must be dropped.
  public private(set) var isExhausted = false

  private var nodes: [Diagrams.Node] = []
  private var children: [Int32] = []
  private var buckets: [Int32]
  private var cache: [CacheEntry]

  private struct CacheEntry {
    var condition: Int32
    var yes: Int32
    var no: Int32
    var result: Int32
  }

  /// - Parameter budget: the most nodes to make; 4 million are about 100 MB.
  public init(domains: [Int], budget: Int = 4_000_000) {
    precondition(domains.allSatisfy { $0 > 0 }, "a variable needs at least one value")
    self.domains = domains
    self.budget = budget
    buckets = [Int32](repeating: -1, count: 1 << 12)
    cache = [CacheEntry](
      repeating: CacheEntry(condition: -1, yes: 0, no: 0, result: 0), count: 1 << 13)
  }

  public var nodeCount: Int { nodes.count }

  /// The diagrams made so far, for reading.
  public consuming func finished() -> Diagrams {
    Diagrams(domains: domains, nodes: nodes, children: children)
  }

  /// A copy of the diagrams made so far, for reading while the store goes on.
  public func snapshot() -> Diagrams {
    Diagrams(domains: domains, nodes: nodes, children: children)
  }

  /// The variable that a function tests first; nil for a constant.
  public func level(of diagram: Diagram) -> Int? {
    diagram.reference < 0 ? nil : Int(nodes[Int(diagram.reference)].level)
  }

  /// The function with a variable set, if it tests that one first; otherwise unchanged.
  public func cofactor(_ diagram: Diagram, level: Int, value: Int) -> Diagram {
    guard diagram.reference >= 0 else { return diagram }
    let node = nodes[Int(diagram.reference)]
    guard Int(node.level) == level else { return diagram }
    return Diagram(reference: children[Int(node.offset) + value])
  }

  /// The value of the function, following the given values from the top.
  ///
  /// - Parameter assignment: for each variable a value of its domain.
  public func value(of diagram: Diagram, at assignment: [Int32]) -> Int {
    var reference = diagram.reference
    while reference >= 0 {
      let node = nodes[Int(reference)]
      reference = children[Int(node.offset + assignment[Int(node.level)])]
    }
    return Int(~reference)
  }

  /// The function that is `values[v]` where the variable is v.
  public mutating func node(level: Int, values: [Diagram]) -> Diagram {
    precondition(values.count == domains[level], "one child for each value of the variable")
    guard let first = values.first, values.contains(where: { $0 != first }) else {
      return values.first ?? .no
    }
    let hash = Self.hash(level, values)
    var bucket = hash & (buckets.count - 1)
    while buckets[bucket] >= 0 {
      let place = Int(buckets[bucket])
      if isSame(place, level: level, values: values) { return Diagram(reference: Int32(place)) }
      bucket = (bucket + 1) & (buckets.count - 1)
    }
    guard nodes.count < budget else {
      isExhausted = true
      return .no
    }
    let reference = Int32(nodes.count)
    nodes.append(.init(level: Int32(level), offset: Int32(children.count)))
    for value in values { children.append(value.reference) }
    buckets[bucket] = reference
    if nodes.count * 2 > buckets.count { grow() }
    return Diagram(reference: reference)
  }

  /// The set in which a variable has one of these values.
  public mutating func literal(level: Int, in values: Set<Int>) -> Diagram {
    node(level: level, values: (0..<domains[level]).map { values.contains($0) ? .yes : .no })
  }

  /// `yes` where the condition is anything but 0, `no` where it is 0.
  public mutating func ifThenElse(
    _ condition: Diagram, _ yes: Diagram, _ no: Diagram
  ) -> Diagram {
    if let value = condition.constant { return value == 0 ? no : yes }
    if yes == no { return yes }

    let slot = Self.mix(condition.reference, yes.reference, no.reference) & (cache.count - 1)
    let entry = cache[slot]
    if entry.condition == condition.reference, entry.yes == yes.reference,
      entry.no == no.reference
    {
      return Diagram(reference: entry.result)
    }
    guard !isExhausted else { return .no }

    let level = [condition, yes, no].compactMap { self.level(of: $0) }.min() ?? 0
    var values: [Diagram] = []
    values.reserveCapacity(domains[level])
    for value in 0..<domains[level] {
      values.append(
        ifThenElse(
          cofactor(condition, level: level, value: value),
          cofactor(yes, level: level, value: value),
          cofactor(no, level: level, value: value)))
    }
    let result = node(level: level, values: values)
    if !isExhausted {
      if cache.count < nodes.count { growCache() }
      cache[Self.mix(condition.reference, yes.reference, no.reference) & (cache.count - 1)] =
        CacheEntry(
          condition: condition.reference, yes: yes.reference, no: no.reference,
          result: result.reference)
    }
    return result
  }

  private func isSame(_ place: Int, level: Int, values: [Diagram]) -> Bool {
    let node = nodes[place]
    guard Int(node.level) == level else { return false }
    for (index, value) in values.enumerated()
    where children[Int(node.offset) + index] != value.reference {
      return false
    }
    return true
  }

  private mutating func grow() {
    buckets = [Int32](repeating: -1, count: buckets.count * 4)
    for place in nodes.indices {
      let level = Int(nodes[place].level)
      let offset = Int(nodes[place].offset)
      let values = (0..<domains[level]).map { Diagram(reference: children[offset + $0]) }
      var bucket = Self.hash(level, values) & (buckets.count - 1)
      while buckets[bucket] >= 0 { bucket = (bucket + 1) & (buckets.count - 1) }
      buckets[bucket] = Int32(place)
    }
  }

  /// The cache may forget, so growing it simply starts again.
  private mutating func growCache() {
    cache = [CacheEntry](
      repeating: CacheEntry(condition: -1, yes: 0, no: 0, result: 0), count: cache.count * 4)
  }

  private static func hash(_ level: Int, _ values: [Diagram]) -> Int {
    var hash = UInt64(truncatingIfNeeded: level) &+ 0x9E37_79B9_7F4A_7C15
    for value in values {
      hash ^= UInt64(UInt32(bitPattern: value.reference))
      hash = hash &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return Int(truncatingIfNeeded: hash >> 1)
  }

  private static func mix(_ first: Int32, _ second: Int32, _ third: Int32) -> Int {
    var hash = UInt64(UInt32(bitPattern: first)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= UInt64(UInt32(bitPattern: second)) &* 0xC2B2_AE3D_27D4_EB4F
    hash = (hash ^ (hash >> 29)) &+ UInt64(UInt32(bitPattern: third)) &* 0x1656_67B1_9E37_79F9
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) >> 1)
  }
}
