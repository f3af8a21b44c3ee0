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
  /// Made when it is first needed: a store that only brings diagrams over needs none.
  private var cache: [CacheEntry] = []
  /// Children that are being worked out, until they make a node.
  private var pending: [Int32] = []
  /// How many are pending; what lies beyond is left over.
  private(set) var pendingCount = 0
  /// What the walk that is under way has made of each node.
  private var marks: [Mark] = []
  private var walk: UInt32 = 0

  private struct Mark {
    var walk: UInt32
    var result: Int32
  }

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
    let base = pendingCount
    for value in values { push(value) }
    return nodeOfPending(level: level, from: base)
  }

  /// Sets a child aside until ``nodeOfPending(level:from:)``.
  mutating func push(_ child: Diagram) {
    if pendingCount < pending.count {
      pending[pendingCount] = child.reference
    } else {
      pending.append(child.reference)
    }
    pendingCount += 1
  }

  /// The function whose children are the last ones pending, which are taken off.
  mutating func nodeOfPending(level: Int, from base: Int) -> Diagram {
    let end = pendingCount
    pendingCount = base
    let first = pending[base]
    var next = base + 1
    while next < end, pending[next] == first { next += 1 }
    guard next < end else { return Diagram(reference: first) }
    var bucket = Self.hash(level, pending, base, end) & (buckets.count - 1)
    while buckets[bucket] >= 0 {
      if isSame(Int(buckets[bucket]), level: level, asPendingFrom: base) {
        return Diagram(reference: buckets[bucket])
      }
      bucket = (bucket + 1) & (buckets.count - 1)
    }
    guard nodes.count < budget else {
      isExhausted = true
      return .no
    }
    let reference = Int32(nodes.count)
    nodes.append(.init(level: Int32(level), offset: Int32(children.count)))
    for place in base..<end { children.append(pending[place]) }
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
    if let known = remembered(condition.reference, yes.reference, no.reference) { return known }
    guard !isExhausted else { return .no }

    var level = nodes[Int(condition.reference)].level
    if yes.reference >= 0 { level = min(level, nodes[Int(yes.reference)].level) }
    if no.reference >= 0 { level = min(level, nodes[Int(no.reference)].level) }
    let base = pendingCount
    for value in 0..<domains[Int(level)] {
      let child = ifThenElse(
        cofactor(condition, level: Int(level), value: value),
        cofactor(yes, level: Int(level), value: value),
        cofactor(no, level: Int(level), value: value))
      push(child)
    }
    let result = nodeOfPending(level: Int(level), from: base)
    remember(condition.reference, yes.reference, no.reference, result)
    return result
  }

  func remembered(_ first: Int32, _ second: Int32, _ third: Int32) -> Diagram? {
    guard !cache.isEmpty else { return nil }
    let entry = cache[Self.mix(first, second, third) & (cache.count - 1)]
    guard entry.condition == first, entry.yes == second, entry.no == third else {
      return nil
    }
    return Diagram(reference: entry.result)
  }

  mutating func remember(
    _ first: Int32, _ second: Int32, _ third: Int32, _ result: Diagram
  ) {
    guard !isExhausted else { return }
    if cache.count < max(nodes.count, 1) { growCache() }
    cache[Self.mix(first, second, third) & (cache.count - 1)] = CacheEntry(
      condition: first, yes: second, no: third, result: result.reference)
  }

  /// The function with one variable set and each of its values replaced, each node made once.
  ///
  /// - Parameters:
  ///   - level: the variable; `Int.max` for none. What tests only later ones stays as it is.
  ///   - transform: of the values, unless a variable is set.
  mutating func rebuilt(
    _ diagram: Diagram, level: Int, value: Int, _ transform: (Int) -> Int
  ) -> Diagram {
    walk &+= 1
    if marks.count < nodes.count {
      marks += [Mark](repeating: Mark(walk: 0, result: 0), count: nodes.count - marks.count)
    }
    return rebuild(diagram, level, value, transform)
  }

  private mutating func rebuild(
    _ diagram: Diagram, _ wanted: Int, _ value: Int, _ transform: (Int) -> Int
  ) -> Diagram {
    guard diagram.reference >= 0 else {
      return .constant(transform(Int(~diagram.reference)))
    }
    let place = Int(diagram.reference)
    if marks[place].walk == walk { return Diagram(reference: marks[place].result) }
    let node = nodes[place]
    if Int(node.level) >= wanted {
      return Int(node.level) == wanted
        ? Diagram(reference: children[Int(node.offset) + value]) : diagram
    }
    let base = pendingCount
    for branch in 0..<domains[Int(node.level)] {
      let child = Diagram(reference: children[Int(node.offset) + branch])
      push(rebuild(child, wanted, value, transform))
    }
    let result = nodeOfPending(level: Int(node.level), from: base)
    marks[place] = Mark(walk: walk, result: result.reference)
    return result
  }

  private func isSame(_ place: Int, level: Int, asPendingFrom base: Int) -> Bool {
    let node = nodes[place]
    guard Int(node.level) == level else { return false }
    for index in 0..<domains[level]
    where children[Int(node.offset) + index] != pending[base + index] {
      return false
    }
    return true
  }

  private mutating func grow() {
    buckets = [Int32](repeating: -1, count: buckets.count * 4)
    for place in nodes.indices {
      let level = Int(nodes[place].level)
      let offset = Int(nodes[place].offset)
      let hash = Self.hash(level, children, offset, offset + domains[level])
      var bucket = hash & (buckets.count - 1)
      while buckets[bucket] >= 0 { bucket = (bucket + 1) & (buckets.count - 1) }
      buckets[bucket] = Int32(place)
    }
  }

  /// What is empty matches nothing: no condition is a constant, and of differences the third
  /// argument is never 0.
  private mutating func growCache() {
    let old = cache
    cache = [CacheEntry](
      repeating: CacheEntry(condition: -1, yes: 0, no: 0, result: 0),
      count: max(1 << 14, old.count * 4))
    for entry in old where entry.condition != -1 || entry.no == Self.isDifference {
      cache[Self.mix(entry.condition, entry.yes, entry.no) & (cache.count - 1)] = entry
    }
  }

  private static func hash(_ level: Int, _ values: [Int32], _ start: Int, _ end: Int) -> Int {
    var hash = UInt64(truncatingIfNeeded: level) &+ 0x9E37_79B9_7F4A_7C15
    for place in start..<end {
      hash ^= UInt64(UInt32(bitPattern: values[place]))
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
