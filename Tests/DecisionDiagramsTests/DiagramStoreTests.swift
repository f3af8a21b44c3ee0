import DecisionDiagrams
import TestSupport
import Testing

@Suite struct DiagramStoreTests {
  @Test func `equal functions are the same diagram`() {
    var store = DiagramStore(domains: [3, 2])
    let first = store.literal(level: 0, in: [0, 2])
    let second = store.literal(level: 1, in: [1])

    let oneWay = store.or(first, second)
    let otherWay = store.not(first)
    let notSecond = store.not(second)
    let neither = store.and(otherWay, notSecond)

    let either = store.not(neither)

    #expect(either == oneWay)
  }

  @Test func `a node whose children are all the same is not made`() {
    var store = DiagramStore(domains: [3, 2])
    let inner = store.literal(level: 1, in: [1])

    let outer = store.node(level: 0, values: [inner, inner, inner])

    let count = store.nodeCount
    #expect(outer == inner)
    #expect(count == 1)
  }

  @Test func `a store that runs out of its budget says so`() {
    var store = DiagramStore(domains: Array(repeating: 2, count: 12), budget: 5)
    var parity = Diagram.no
    for level in (0..<12).reversed() {
      let flipped = store.not(parity)
      parity = store.node(level: level, values: [parity, flipped])
    }

    let isExhausted = store.isExhausted
    #expect(isExhausted)
  }

  @Test(arguments: UInt64(1)...60)
  func `if-then-else agrees with a truth table`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let domains = (0..<4).map { _ in Int.random(in: 1...4, using: &generator) }
    var store = DiagramStore(domains: domains)
    let cases = Self.cases(of: domains)
    let tables = (0..<3).map { index in
      cases.map { _ in Int.random(in: 0...(index == 0 ? 1 : 3), using: &generator) }
    }
    var diagrams: [Diagram] = []
    for table in tables { diagrams.append(Self.diagram(of: table, domains, &store)) }

    let result = store.ifThenElse(diagrams[0], diagrams[1], diagrams[2])
    let finished = store.finished()

    for (place, assignment) in cases.enumerated() {
      let expected = tables[0][place] == 1 ? tables[1][place] : tables[2][place]
      #expect(finished.value(of: result, at: assignment) == expected)
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `what is made of functions agrees with their tables`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let domains = (0..<4).map { _ in Int.random(in: 1...4, using: &generator) }
    var store = DiagramStore(domains: domains)
    let cases = Self.cases(of: domains)
    let tables = (0..<2).map { _ in cases.map { _ in Int.random(in: 0...3, using: &generator) } }
    let left = Self.diagram(of: tables[0], domains, &store)
    let right = Self.diagram(of: tables[1], domains, &store)
    let level = Int.random(in: domains.indices, using: &generator)
    let value = Int.random(in: 0..<domains[level], using: &generator)

    let differences = store.differences(left, right)
    let isTwo = store.equals(left, 2)
    let mapped = store.mapped(left) { [3, 0, 3, 1][$0] }
    let fixed = store.fixed(left, level: level, value: value)
    let found = store.values(of: left)
    let finished = store.snapshot()

    #expect(found == Set(tables[0]).sorted())
    for (place, assignment) in cases.enumerated() {
      let (one, other) = (tables[0][place], tables[1][place])
      let difference = finished.value(of: differences, at: assignment)
      #expect((difference == 0) == (one == other))
      if difference != 0 { #expect(DiagramStore.numbers(of: difference) == (one, other)) }
      #expect(finished.value(of: isTwo, at: assignment) == (one == 2 ? 1 : 0))
      #expect(finished.value(of: mapped, at: assignment) == [3, 0, 3, 1][one])
      var there = assignment
      there[level] = Int32(value)
      let expected = finished.value(of: left, at: there)
      #expect(finished.value(of: fixed, at: assignment) == expected)
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `the smallest case and the share are those of the table`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let domains = (0..<4).map { _ in Int.random(in: 1...3, using: &generator) }
    var store = DiagramStore(domains: domains)
    let cases = Self.cases(of: domains)
    let weights = domains.map { _ in Int.random(in: 1...9, using: &generator) }
    var measures = DiagramStore.Measures(weights: weights)

    for _ in 0..<3 {
      let table = cases.map { _ in Int.random(in: 0...4, using: &generator) == 0 ? 0 : 1 }
      let set = Self.diagram(of: table, domains, &store)

      let smallest = store.smallestCase(in: set, &measures)
      let share = store.share(of: set, &measures)

      #expect(abs(share - Double(table.reduce(0, +)) / Double(cases.count)) < 1e-9)
      guard let smallest else {
        #expect(!table.contains(1))
        continue
      }
      func fits(_ open: [Int32], _ whole: [Int32]) -> Bool {
        zip(open, whole).allSatisfy { $0 < 0 || $0 == $1 }
      }
      for (place, whole) in cases.enumerated() where fits(smallest, whole) {
        #expect(table[place] == 1)
      }
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `the values left are those of the completions`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let domains = (0..<4).map { _ in Int.random(in: 1...3, using: &generator) }
    var store = DiagramStore(domains: domains)
    let cases = Self.cases(of: domains)
    let table = cases.map { _ in Int.random(in: 0...3, using: &generator) }
    let diagram = Self.diagram(of: table, domains, &store)
    let finished = store.finished()
    let partial = domains.map { domain in
      Bool.random(using: &generator) ? -1 : Int32.random(in: 0..<Int32(domain), using: &generator)
    }

    let values = finished.values(of: diagram, given: partial)

    let completions = cases.indices.filter { place in
      zip(partial, cases[place]).allSatisfy { $0 < 0 || $0 == $1 }
    }
    #expect(values == Set(completions.map { table[$0] }))
    #expect(
      finished.settledValue(of: diagram, given: partial) == (values.count == 1 ? values.first : nil)
    )
  }

  @Test(arguments: UInt64(1)...60)
  func `the support of a restricted diagram is what still matters`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let domains = (0..<4).map { _ in Int.random(in: 2...3, using: &generator) }
    var store = DiagramStore(domains: domains)
    let cases = Self.cases(of: domains)
    let table = cases.map { _ in Int.random(in: 0...1, using: &generator) }
    let diagram = Self.diagram(of: table, domains, &store)
    let finished = store.finished()
    let partial = domains.map { domain in
      Bool.random(using: &generator) ? -1 : Int32.random(in: 0..<Int32(domain), using: &generator)
    }

    var scratch = DiagramStore(domains: domains)
    var memory = DiagramStore.Memory(for: finished)
    let rest = scratch.restricted(diagram, of: finished, to: partial, memory: &memory)
    let support = scratch.snapshot().support(of: [rest])

    let left = cases.filter { zip(partial, $0).allSatisfy { $0 < 0 || $0 == $1 } }
    for level in domains.indices {
      let matters = left.contains { one in
        left.contains { other in
          finished.value(of: diagram, at: one) != finished.value(of: diagram, at: other)
            && domains.indices.allSatisfy { $0 == level || one[$0] == other[$0] }
        }
      }
      #expect(support[level] == matters)
    }
  }

  private static func cases(of domains: [Int]) -> [[Int32]] {
    domains.reduce([[]]) { all, domain in
      all.flatMap { begun in (0..<Int32(domain)).map { begun + [$0] } }
    }
  }

  /// The diagram of a table whose rows are the cases in order.
  private static func diagram(
    of table: [Int], _ domains: [Int], _ store: inout DiagramStore
  ) -> Diagram {
    var row = table.map { Diagram.constant($0) }
    for level in domains.indices.reversed() {
      var shorter: [Diagram] = []
      for start in stride(from: 0, to: row.count, by: domains[level]) {
        shorter.append(
          store.node(level: level, values: Array(row[start..<(start + domains[level])])))
      }
      row = shorter
    }
    return row[0]
  }
}
