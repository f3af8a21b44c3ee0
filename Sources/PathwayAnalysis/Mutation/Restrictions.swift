import DecisionDiagrams

/// Functions with variables set one after the other, each step remembered.
///
/// Scenarios share most of their answers and mutants most of their diagrams, so nearly every
/// step has been done before.
struct Restrictions {
  let factOfLevel: [Int]
  private var memory: [UInt64: Diagram] = [:]
  private var supports: [Diagram: FactSet] = [:]

  init(factOfLevel: [Int]) {
    self.factOfLevel = factOfLevel
  }

  /// The function with one variable set.
  mutating func fixed(
    _ diagram: Diagram, _ level: Int, _ value: Int, _ store: inout DiagramStore
  ) -> Diagram {
    guard let top = store.level(of: diagram), top <= level else { return diagram }
    if top == level { return store.cofactor(diagram, level: level, value: value) }
    let key = Self.key(diagram, level, value)
    if let known = memory[key] { return known }
    var values: [Diagram] = []
    values.reserveCapacity(store.domains[top])
    for child in 0..<store.domains[top] {
      values.append(store.cofactor(diagram, level: top, value: child))
    }
    for place in values.indices { values[place] = fixed(values[place], level, value, &store) }
    let result = store.node(level: top, values: values)
    memory[key] = result
    return result
  }

  /// The facts on which a function depends.
  mutating func support(of diagram: Diagram, _ store: DiagramStore) -> FactSet {
    guard let level = store.level(of: diagram) else { return FactSet() }
    if let known = supports[diagram] { return known }
    var result = FactSet(factOfLevel[level])
    for value in 0..<store.domains[level] {
      let child = store.cofactor(diagram, level: level, value: value)
      result.formUnion(support(of: child, store))
    }
    supports[diagram] = result
    return result
  }

  private static func key(_ diagram: Diagram, _ level: Int, _ value: Int) -> UInt64 {
    UInt64(diagram.place) << 32 | UInt64(level) << 16 | UInt64(value)
  }
}
