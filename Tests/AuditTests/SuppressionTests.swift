import Audit
import Foundation
import TestSupport
import Testing

/// Small numbers in tables of made-up cases, and somebody who tries to work them out.
@Suite struct SuppressionTests {
  static let rules = [(7, 5), (7, 5), (5, 5), (4, 1), (1, 1), (7, 10), (2, 3)].map {
    Disclosure(threshold: $0.0, base: $0.1) ?? .usual
  }

  static let rounds =
    ProcessInfo.processInfo.environment["NAVIGATOR_AUDIT_LARGE"] == nil ? 1_000 : 100_000

  @Test func `nobody works out a small number, however they add and subtract`() throws {
    var generator = SeededGenerator(seed: 43)
    var (small, shown, keptBack) = (0, 0, 0)
    for round in 0..<Self.rounds {
      let rule = Self.rules[round % Self.rules.count]
      let tables = RandomTables(&generator)

      let figures = tables.protected(by: rule)

      let pinned = Attacker(tables, figures, rule).pinned
      #expect(pinned == [], "round \(round), \(rule): \(tables.counts), \(figures)")
      for (count, figure) in zip(tables.counts, figures) {
        if (1...rule.threshold).contains(count) { small += 1 }
        if rule == .usual, count > rule.threshold {
          if figure?.number == nil { keptBack += 1 } else { shown += 1 }
        }
      }
    }
    #expect(small > 2 * Self.rounds)
    // A rule that shows nothing would be safe too.
    #expect(keptBack * 20 < shown, "\(keptBack) of \(keptBack + shown) are kept back")
  }

  @Test func `without that, somebody does`() {
    var generator = SeededGenerator(seed: 43)
    var found = 0
    for round in 0..<300 {
      let rule = Self.rules[round % Self.rules.count]
      let tables = RandomTables(&generator)

      let figures = tables.counts.map { rule.figure(of: $0) as Figure? }

      if !Attacker(tables, figures, rule).pinned.isEmpty { found += 1 }
    }
    #expect(found > 20, "\(found) of 300")
  }

  @Test func `rounding alone gives four sevens away, and the second step does not`() {
    // 28 becomes 30, which is 28 at least, and four numbers of 7 at most reach that only so.
    let tables = RandomTables(rows: [4, 1], columns: 1, cases: (0..<28).map { [$0 % 4, 0, 0] })

    let plain = tables.counts.map { Disclosure.usual.figure(of: $0) as Figure? }

    #expect(Attacker(tables, plain, .usual).pinned.count == 4)
    #expect(Attacker(tables, tables.protected(by: .usual), .usual).pinned == [])
  }

  @Test(arguments: [
    (0, "0"), (1, "*"), (7, "*"), (8, "10"), (12, "10"), (13, "15"), (1000, "1000"),
  ])
  func `a number is shown by the rule`(count: Int, text: String) {
    #expect(Disclosure.usual.figure(of: count).text == text)
    #expect(Disclosure.none.figure(of: count).text == String(count))
  }

  @Test func `a rule that makes no sense is refused`() {
    #expect(Disclosure(threshold: -1, base: 5) == nil)
    #expect(Disclosure(threshold: 5, base: 0) == nil)
  }
}

/// Two tables of the same cases, with totals down and across.
struct RandomTables {
  let rows: [Int]
  let columns: Int
  private(set) var counts: [Int] = []
  private(set) var tableOfCell: [Int] = []
  private(set) var profiles: Set<Suppression.Profile> = []

  /// - Parameter cases: for each its row in each table, and its column.
  init(rows: [Int], columns: Int, cases: [[Int]]) {
    self.rows = rows
    self.columns = columns
    for (table, rows) in rows.enumerated() {
      let number = (rows + 1) * (columns + 1)
      counts += Array(repeating: 0, count: number)
      tableOfCell += Array(repeating: table, count: number)
    }
    for one in cases {
      var cells: Set<Int> = []
      for (table, count) in rows.enumerated() {
        for row in [one[table], count] {
          for column in [one[2], columns] { cells.insert(cell(table, row, column)) }
        }
      }
      for cell in cells { counts[cell] += 1 }
      profiles.insert(Suppression.Profile(cells: Array(cells)))
    }
  }

  init(_ generator: inout SeededGenerator) {
    let columns = Int.random(in: 0..<4, using: &generator) == 0 ? 2 : 1
    let rows = (0..<2).map { _ in Int.random(in: 1...(columns == 1 ? 5 : 3), using: &generator) }
    let most = Int.random(in: 1...(columns == 1 ? 45 : 20), using: &generator)
    let cases = (0..<most).map { _ in
      // The first rows and columns are the common ones.
      rows.map {
        min(Int.random(in: 0..<$0, using: &generator), Int.random(in: 0..<$0, using: &generator))
      }
        + [Int.random(in: 0..<columns, using: &generator)]
    }
    self.init(rows: rows, columns: columns, cases: cases)
  }

  /// The last row and the last column are totals.
  func cell(_ table: Int, _ row: Int, _ column: Int) -> Int {
    let before = rows.prefix(table).reduce(0) { $0 + ($1 + 1) * (columns + 1) }
    return before + row * (columns + 1) + column
  }

  func protected(by rule: Disclosure) -> [Figure?] {
    var suppression = Suppression(rule, counts: counts, tables: tableOfCell, profiles: profiles)
    return suppression.figures()
  }
}

/// Tries every table of numbers that fits what is shown. Knows the rule and nothing else; shares no
/// line with what it attacks.
struct Attacker {
  /// The small numbers that can be one thing only: table, row, column.
  private(set) var pinned: [[Int]] = []

  private let columns: Int
  /// No number is larger than this.
  private let most: Int

  init(_ tables: RandomTables, _ figures: [Figure?], _ rule: Disclosure) {
    columns = tables.columns
    most = columns == 1 ? 60 : 24
    func may(_ table: Int, _ row: Int, _ column: Int) -> (Int) -> Bool {
      let figure = figures[tables.cell(table, row, column)]
      return { value in
        switch figure {
        case nil: true
        case .small: value >= 1 && value <= rule.threshold
        case .withheld: value > rule.threshold
        case .count(0): value == 0
        case .count(let shown):
          value > rule.threshold && (value + rule.base / 2) / rule.base * rule.base == shown
        }
      }
    }
    /// What a row can be: a number for each column, as one number.
    func lines(_ table: Int, _ row: Int) -> [Int] {
      let across = may(table, row, columns)
      if columns == 1 {
        let down = may(table, row, 0)
        return (0...most).filter { down($0) && across($0) }
      }
      let (first, second) = (may(table, row, 0), may(table, row, 1))
      let seconds = (0...most).filter(second)
      return (0...most).filter(first).flatMap { one in
        seconds.filter { across(one + $0) }.map { one * (most + 1) + $0 }
      }
    }
    let all = tables.rows.indices.map { table in
      (0..<tables.rows[table]).map { lines(table, $0) }
    }
    // The cases are the same in both tables, so the totals are.
    var shared = Set(lines(0, tables.rows[0]))
    for table in tables.rows.indices {
      shared.formIntersection(sums(all[table]))
      shared.formIntersection(lines(table, tables.rows[table]))
    }
    for table in tables.rows.indices {
      for row in 0..<tables.rows[table] {
        let small = (0..<columns).filter { figures[tables.cell(table, row, $0)] == .small }
        guard !small.isEmpty else { continue }
        let others = sums(all[table].indices.filter { $0 != row }.map { all[table][$0] })
        let possible = all[table][row].filter { line in
          others.contains { sum($0, line).map(shared.contains) ?? false }
        }
        for column in small where Set(possible.map { part($0, column) }).count == 1 {
          pinned.append([table, row, column])
        }
      }
    }
    for column in 0..<columns where figures[tables.cell(0, tables.rows[0], column)] == .small {
      if Set(shared.map { part($0, column) }).count == 1 {
        pinned.append([0, tables.rows[0], column])
      }
    }
  }

  private func part(_ line: Int, _ column: Int) -> Int {
    columns == 2 && column == 0 ? line / (most + 1) : line % (most + 1)
  }

  /// Two rows added up, unless that is more than can be.
  private func sum(_ left: Int, _ right: Int) -> Int? {
    guard left % (most + 1) + right % (most + 1) <= most,
      columns == 2 || left + right <= most, left / (most + 1) + right / (most + 1) <= most
    else { return nil }
    return left + right
  }

  /// All that some rows can add up to.
  private func sums(_ rows: [[Int]]) -> Set<Int> {
    var sums: Set<Int> = [0]
    for lines in rows {
      var isReached = Array(repeating: false, count: (most + 1) * (most + 1))
      for before in sums {
        for line in lines { if let sum = sum(before, line) { isReached[sum] = true } }
      }
      sums = Set(isReached.indices.filter { isReached[$0] })
    }
    return sums
  }
}
