/// A function of finitely many variables, each with finitely many values, to small integers.
///
/// It is a reference into a ``DiagramStore`` or ``Diagrams``. Within one store equal
/// functions are the same reference, so equality is one comparison.
public struct Diagram: Hashable, Sendable {
  /// A node at its place in the store, or a constant as its complement.
  @usableFromInline let reference: Int32

  @inlinable init(reference: Int32) {
    self.reference = reference
  }

  /// A number that tells the functions of one store apart.
  public var place: UInt32 { UInt32(bitPattern: reference) }

  /// The function that is this number everywhere; 0 or more.
  public static func constant(_ value: Int) -> Diagram {
    Diagram(reference: ~Int32(value))
  }

  public static let no = Diagram.constant(0)
  public static let yes = Diagram.constant(1)

  /// The number, if the function is the same everywhere.
  @inlinable public var constant: Int? {
    reference < 0 ? Int(~reference) : nil
  }
}

/// Finished diagrams, for reading only.
public struct Diagrams: Sendable {
  /// Number of values of each variable, in the order of testing.
  public let domains: [Int]
  /// For each node, its variable and where its children start.
  @usableFromInline let nodes: [Node]
  @usableFromInline let children: [Int32]

  @usableFromInline struct Node: Sendable {
    @usableFromInline let level: Int32
    @usableFromInline let offset: Int32
    @usableFromInline init(level: Int32, offset: Int32) {
      self.level = level
      self.offset = offset
    }
  }

  init(domains: [Int], nodes: [Node], children: [Int32]) {
    self.domains = domains
    self.nodes = nodes
    self.children = children
  }

  public var nodeCount: Int { nodes.count }

  /// The variable that a function tests first; nil for a constant.
  @inlinable public func level(of diagram: Diagram) -> Int? {
    diagram.reference < 0 ? nil : Int(nodes[Int(diagram.reference)].level)
  }

  /// The function with its first variable set.
  @inlinable public func child(of diagram: Diagram, at value: Int) -> Diagram {
    let node = nodes[Int(diagram.reference)]
    return Diagram(reference: children[Int(node.offset) + value])
  }

  /// The value of the function, following the given values from the top.
  ///
  /// - Parameter assignment: for each variable a value of its domain.
  @inlinable public func value(of diagram: Diagram, at assignment: [Int32]) -> Int {
    var reference = diagram.reference
    while reference >= 0 {
      let node = nodes[Int(reference)]
      reference = children[Int(node.offset + assignment[Int(node.level)])]
    }
    return Int(~reference)
  }

  /// The variables tested on the way to the value.
  public func path(of diagram: Diagram, at assignment: [Int32]) -> [Int] {
    var levels: [Int] = []
    var current = diagram
    while let level = level(of: current) {
      levels.append(level)
      current = child(of: current, at: Int(assignment[level]))
    }
    return levels
  }

  /// The variables on which at least one of these functions depends.
  public func support(of roots: [Diagram]) -> [Bool] {
    var support = [Bool](repeating: false, count: domains.count)
    var seen = [Bool](repeating: false, count: nodeCount)
    var open = roots
    while let diagram = open.popLast() {
      guard let level = level(of: diagram), !seen[Int(diagram.reference)] else { continue }
      seen[Int(diagram.reference)] = true
      support[level] = true
      for value in 0..<domains[level] { open.append(child(of: diagram, at: value)) }
    }
    return support
  }

  /// The values that the function can still take when some variables are set.
  ///
  /// - Parameter assignment: for each variable a value, or -1 where it is open.
  public func values(of diagram: Diagram, given assignment: [Int32]) -> Set<Int> {
    var seen: Set<Int32> = []
    var found: Set<Int> = []
    var open = [diagram]
    while let current = open.popLast() {
      if let value = current.constant {
        found.insert(value)
        continue
      }
      guard seen.insert(current.reference).inserted, let level = level(of: current) else {
        continue
      }
      if assignment[level] >= 0 {
        open.append(child(of: current, at: Int(assignment[level])))
      } else {
        for value in 0..<domains[level] { open.append(child(of: current, at: value)) }
      }
    }
    return found
  }

  /// The one value left when some variables are set, or nil if more than one is possible.
  public func settledValue(of diagram: Diagram, given assignment: [Int32]) -> Int? {
    let end = Self.walk(
      from: diagram.reference, nodes.span, children.span, given: assignment.span)
    return settledValue(ofRest: end, given: assignment)
  }

  /// Where a walk ends that follows the variables that are set: at a constant, or at a node whose
  /// variable is open.
  ///
  /// Spans and not arrays: whoever walks very often does not take hold of the same arrays on every
  /// processor each time.
  @inline(__always) static func walk(
    from start: Int32, _ nodes: Span<Node>, _ children: Span<Int32>, given assignment: Span<Int32>
  ) -> Int32 {
    var reference = start
    while reference >= 0 {
      let node = nodes[Int(reference)]
      let value = assignment[Int(node.level)]
      guard value >= 0 else { return reference }
      reference = children[Int(node.offset + value)]
    }
    return reference
  }

  /// The one value that is possible from the end of a walk. Most walks meet only variables that are
  /// set; only an open one needs a search.
  @inline(__always) func settledValue(ofRest end: Int32, given assignment: [Int32]) -> Int? {
    if end < 0 { return Int(~end) }
    let values = values(of: Diagram(reference: end), given: assignment)
    return values.count == 1 ? values.first : nil
  }
}
