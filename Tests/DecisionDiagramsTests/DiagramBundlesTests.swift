import DecisionDiagrams
import TestSupport
import Testing

@Suite struct DiagramBundlesTests {
  /// With few steps a bundle holds one function, with many all of them.
  @Test(arguments: UInt64(1)...40, [0, 12, 1_000])
  func `bundled functions have the values that they have alone`(seed: UInt64, steps: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let domains = (0..<5).map { _ in Int.random(in: 1...3, using: &generator) }
    var store = DiagramStore(domains: domains)
    let functions = (0..<6).map { _ in Self.function(from: 0, &store, &generator) }
    let diagrams = store.snapshot()

    let bundles = try #require(DiagramBundles(functions, of: diagrams, steps: steps))

    for _ in 0..<200 {
      // Some variables are open.
      let assignment = domains.map { Int32(Int.random(in: -1..<$0, using: &generator)) }
      let alone = functions.map { diagrams.settledValue(of: $0, given: assignment) }
      let expected = alone.contains(nil) ? nil : alone.compactMap { $0.map(Int32.init) }
      #expect(bundles.settledValues(given: assignment) == expected)
    }
  }

  private static func function(
    from level: Int, _ store: inout DiagramStore, _ generator: inout SeededGenerator
  ) -> Diagram {
    guard level < store.domains.count, Int.random(in: 0...5, using: &generator) > 0 else {
      return .constant(Int.random(in: 0...2, using: &generator))
    }
    let values = (0..<store.domains[level]).map { _ in
      function(from: level + 1, &store, &generator)
    }
    return store.node(level: level, values: values)
  }
}
