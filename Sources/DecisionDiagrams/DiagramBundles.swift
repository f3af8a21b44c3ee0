/// Many functions as few, for asking all of them about very many cases.
///
/// A bundle is one diagram for some functions that follow each other: its value is the number of a
/// combination of their values. What they have in common is then walked once. A bundle takes in
/// the next function as long as that is little work, since the product of all would be too large.
public struct DiagramBundles: Sendable {
  private let diagrams: Diagrams
  private let bundles: [Diagram]
  /// For each bundle how many functions it has, and where their values begin.
  private let widths: [Int]
  private let starts: [Int]
  /// For each bundle, and each value of its diagram, the values of its functions.
  private let values: [Int32]
  /// How many functions there are.
  private let count: Int

  /// Nil if the functions are too large for the budget of a store.
  ///
  /// - Parameter steps: how many pairs of nodes may be looked at to take one function in.
  public init?(_ functions: [Diagram], of diagrams: Diagrams, steps: Int = 1_000) {
    var bundler = Bundler(store: DiagramStore(domains: diagrams.domains))
    var memory = DiagramStore.Memory(for: diagrams)
    let open = [Int32](repeating: -1, count: diagrams.domains.count)
    var bundles: [Bundler.Bundle] = []
    for function in functions {
      let function = bundler.store.restricted(function, of: diagrams, to: open, memory: &memory)
      if let last = bundles.last, let joined = bundler.join(last, function, steps: steps) {
        bundles[bundles.count - 1] = joined
      } else if let one = bundler.join(.none, function, steps: .max) {
        bundles.append(one)
      }
    }
    guard !bundler.store.isExhausted else { return nil }
    self.diagrams = bundler.store.finished()
    self.bundles = bundles.map(\.diagram)
    widths = bundles.map { $0.values.first?.count ?? 0 }
    var values: [Int32] = []
    var starts: [Int] = []
    for bundle in bundles {
      starts.append(values.count)
      values += bundle.values.joined()
    }
    self.starts = starts
    self.values = values
    count = widths.reduce(0, +)
  }

  /// The values of all functions, in their order; nil if one of them can still take several.
  ///
  /// - Parameter assignment: for each variable a value, or -1 where it is open.
  public func settledValues(given assignment: [Int32]) -> [Int32]? {
    var settled: [Int32] = []
    settled.reserveCapacity(count)
    let (bundles, widths, starts, values) = (bundles.span, widths.span, starts.span, values.span)
    let (nodes, children) = (diagrams.nodes.span, diagrams.children.span)
    for place in bundles.indices {
      let end = Diagrams.walk(
        from: bundles[place].reference, nodes, children, given: assignment.span)
      guard let value = diagrams.settledValue(ofRest: end, given: assignment) else { return nil }
      let start = starts[place] + value * widths[place]
      for value in start..<start + widths[place] { settled.append(values[value]) }
    }
    return settled
  }
}

/// Makes one diagram of two.
private struct Bundler {
  struct Bundle {
    let diagram: Diagram
    /// For each value of the diagram, those of the functions.
    let values: [[Int32]]

    /// Of no function.
    static let none = Bundle(diagram: .no, values: [[]])
  }

  var store: DiagramStore
  /// What has been made of each pair of diagrams.
  private var made: [Pair: Diagram] = [:]
  /// The values of the bundle that is being made.
  private var values: [[Int32]] = []

  private struct Pair: Hashable {
    let bundle: Diagram
    let function: Diagram
  }

  init(store: DiagramStore) {
    self.store = store
  }

  /// A bundle with one function more; nil if that takes too many steps.
  mutating func join(_ bundle: Bundle, _ function: Diagram, steps: Int) -> Bundle? {
    (made, values) = ([:], [])
    guard let diagram = product(bundle.diagram, function, bundle.values, steps) else { return nil }
    return Bundle(diagram: diagram, values: values)
  }

  private mutating func product(
    _ bundle: Diagram, _ function: Diagram, _ old: [[Int32]], _ steps: Int
  ) -> Diagram? {
    let pair = Pair(bundle: bundle, function: function)
    if let known = made[pair] { return known }
    guard made.count < steps else { return nil }
    let result: Diagram
    if let combination = bundle.constant, let value = function.constant {
      result = .constant(values.count)
      values.append(old[combination] + [Int32(value)])
    } else {
      let level = min(
        store.level(of: bundle) ?? .max, store.level(of: function) ?? .max)
      var children: [Diagram] = []
      for value in 0..<store.domains[level] {
        guard
          let child = product(
            store.cofactor(bundle, level: level, value: value),
            store.cofactor(function, level: level, value: value), old, steps)
        else { return nil }
        children.append(child)
      }
      result = store.node(level: level, values: children)
    }
    made[pair] = result
    return result
  }
}
