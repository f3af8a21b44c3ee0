/// Decides what is shown of every number of a report, so that no small number can be worked out
/// from the others.
///
/// A small number is safe if there is another world: the same cases but for one that is added,
/// taken away or exchanged for a copy of another, in which that number differs and every number
/// that is shown stays as it is. Whoever has only the report cannot tell the two worlds apart,
/// however they add and subtract, and whatever they know of how the tables hang together: the other
/// world is made of cases that occur. Where no such world is found, the numbers that stand in its
/// way are kept back; where that cannot help, the whole table is.
package struct Suppression {
  /// A kind of case: the cells in which it counts, sorted.
  package struct Profile: Hashable, Sendable {
    package let cells: [Int]

    package init(cells: [Int]) { self.cells = cells.sorted() }
  }

  private enum Mark {
    case shown, withheld, hidden
  }

  private let disclosure: Disclosure
  private let counts: [Int]
  /// For each cell the table in which it stands.
  private let tables: [Int]
  private let profiles: [Profile]
  private var marks: [Mark]

  /// So many kinds of case are tried as the other one of an exchange.
  private static let mostTried = 2_000

  /// - Parameters:
  ///   - counts: the number in each cell; totals are cells too.
  ///   - tables: for each cell the number of its table.
  ///   - profiles: kinds of case that occur; at least those in the small cells.
  package init(
    _ disclosure: Disclosure, counts: [Int], tables: [Int], profiles: some Collection<Profile>
  ) {
    self.disclosure = disclosure
    self.counts = counts
    self.tables = tables
    // Sorted, so that the same cases in another order give the same report.
    self.profiles = Set(profiles).sorted { $0.cells.lexicographicallyPrecedes($1.cells) }
    marks = Array(repeating: .shown, count: counts.count)
  }

  /// What is shown in each cell; nil where the whole table is kept back.
  package mutating func figures() -> [Figure?] {
    if disclosure.isProtecting {
      // Keeping more back never takes another world away, so that once through is enough.
      for cell in counts.indices where disclosure.figure(of: counts[cell]) == .small {
        if marks[cell] == .shown { protect(cell) }
      }
    }
    return counts.indices.map { cell in
      switch marks[cell] {
      case .shown: disclosure.figure(of: counts[cell])
      case .withheld: .withheld
      case .hidden: nil
      }
    }
  }

  private mutating func protect(_ cell: Int) {
    var best: (obstacles: [Int], weight: Int)?
    for move in moves(for: cell) {
      guard let obstacles = obstacles(to: move) else { continue }
      if obstacles.isEmpty { return }
      let weight = obstacles.reduce(0) { $0 + counts[$1] }
      if best.map({ (obstacles.count, weight) < ($0.obstacles.count, $0.weight) }) ?? true {
        best = (obstacles, weight)
      }
    }
    if let best {
      for obstacle in best.obstacles { marks[obstacle] = .withheld }
    } else {
      for other in tables.indices where tables[other] == tables[cell] { marks[other] = .hidden }
    }
  }

  /// A case more of one kind, a case less of another.
  private struct Move {
    let more: Profile?
    let less: Profile?
  }

  /// Changes of one case that change this cell.
  private func moves(for cell: Int) -> some Sequence<Move> {
    let inside = profiles.filter { $0.cells.contains(cell) }
    let outside = profiles.lazy.filter { !$0.cells.contains(cell) }.prefix(Self.mostTried)
    let single = inside.lazy.flatMap { one in
      [Move(more: one, less: nil), Move(more: nil, less: one)]
    }
    let exchanges = inside.lazy.flatMap { one in
      outside.lazy.flatMap { other in
        [Move(more: one, less: other), Move(more: other, less: one)]
      }
    }
    return [AnySequence(exchanges), AnySequence(single)].lazy.joined()
  }

  /// The shown numbers that a change would alter; nil if that cannot be helped by keeping them back.
  private func obstacles(to move: Move) -> [Int]? {
    var obstacles: [Int] = []
    let more = move.more?.cells ?? []
    let less = move.less?.cells ?? []
    var (left, right) = (0, 0)
    while left < more.count || right < less.count {
      let cell: Int
      let value: Int
      if right == less.count || left < more.count && more[left] < less[right] {
        cell = more[left]
        value = counts[cell] + 1
        left += 1
      } else if left == more.count || less[right] < more[left] {
        cell = less[right]
        value = counts[cell] - 1
        right += 1
      } else {
        left += 1
        right += 1
        continue
      }
      switch marks[cell] {
      case .hidden: continue
      case .withheld: if value <= disclosure.threshold { return nil }
      case .shown:
        if disclosure.figure(of: value) == disclosure.figure(of: counts[cell]) { continue }
        guard counts[cell] > disclosure.threshold, value > disclosure.threshold else { return nil }
        obstacles.append(cell)
      }
    }
    return obstacles
  }
}
