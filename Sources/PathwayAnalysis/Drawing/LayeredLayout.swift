/// Places the boxes of a graph in columns, from left to right.
///
/// After Sugiyama, Tagawa and Toda 1981, "Methods for visual understanding of hierarchical
/// system structures": columns, then an order with few crossings by barycentres, then places.
struct LayeredLayout {
  /// Something that takes room in a column.
  private enum Item: Hashable {
    case card(RouteGraph.Box.ID)
    /// A line passing through, shared by all that lead to one box.
    case passing(RouteGraph.Box.ID)
  }

  private let graph: RouteGraph
  /// For each column.
  private let widths: [Double]
  private var cards: [RouteGraph.Box.ID: Picture.Card] = [:]
  private var layers: [RouteGraph.Box.ID: Int] = [:]
  private var columns: [[Item]]
  /// From the top of the picture to the top of each item.
  private var tops: [[Double]] = []

  private static let gap = 30.0
  private static let spacing = 9.0
  private static let stem = 10.0

  /// - Parameter widths: of the boxes in each column.
  init(_ graph: RouteGraph, detail: Picture.Detail, widths: [Double]) {
    self.graph = graph
    self.widths = widths
    columns = [[Item]](repeating: [], count: graph.layerCount)
    for box in graph.boxes {
      cards[box.id] = Picture.Card(box, of: graph, detail: detail, width: widths[box.layer])
      layers[box.id] = box.layer
      columns[box.layer].append(.card(box.id))
    }
    for box in graph.boxes {
      let sources = graph.edges.filter { $0.to == box.id }.compactMap { layers[$0.from] }
      guard let first = sources.min() else { continue }
      for layer in (first + 1)..<max(first + 1, box.layer) {
        columns[layer].append(.passing(box.id))
      }
    }
  }

  /// The finished picture.
  consuming func picture() -> Picture {
    order()
    sortRows()
    place()
    return drawn()
  }

  /// What leads from an item, with the place on it where the line leaves.
  private func links(from item: Item, in layer: Int) -> [(item: Item, port: Double)] {
    switch item {
    case .passing(let target): return [(next(to: target, after: layer), Self.passingHeight / 2)]
    case .card(let id):
      return cards[id]?.rows.map { (next(to: $0.target, after: layer), $0.port) } ?? []
    }
  }

  private static let passingHeight = 10.0

  private func next(to target: RouteGraph.Box.ID, after layer: Int) -> Item {
    layers[target] == layer + 1 ? .card(target) : .passing(target)
  }

  private func height(of item: Item) -> Double {
    switch item {
    case .card(let id): cards[id]?.height ?? 0
    case .passing: Self.passingHeight
    }
  }

  /// Sweeps forth and back, and keeps the order with the fewest crossings.
  private mutating func order() {
    var best = columns
    var fewest = crossings
    for sweep in 0..<12 where fewest > 0 {
      if sweep.isMultiple(of: 2) {
        for layer in columns.indices.dropFirst() {
          let means = Self.means(
            columns[layer - 1].enumerated().flatMap { place, item in
              let links = links(from: item, in: layer - 1)
              return links.enumerated().map { number, link in
                (link.item, Double(place) + Double(number) / Double(links.count + 1))
              }
            })
          columns[layer] = Self.sorted(columns[layer], by: means)
        }
      } else {
        for layer in columns.indices.dropLast().reversed() {
          let places = Self.places(in: columns[layer + 1])
          let means = Self.means(
            columns[layer].flatMap { item in
              links(from: item, in: layer).compactMap { link in
                places[link.item].map { (item, Double($0)) }
              }
            })
          columns[layer] = Self.sorted(columns[layer], by: means)
        }
      }
      let count = crossings
      if count < fewest {
        fewest = count
        best = columns
      }
    }
    columns = best
  }

  private static func places(in column: [Item]) -> [Item: Int] {
    Dictionary(uniqueKeysWithValues: column.enumerated().map { ($1, $0) })
  }

  private static func means(_ values: [(Item, Double)]) -> [Item: Double] {
    Dictionary(grouping: values, by: \.0).mapValues { found in
      found.map(\.1).reduce(0, +) / Double(found.count)
    }
  }

  /// What has no neighbours stays between those beside it.
  private static func sorted(_ column: [Item], by means: [Item: Double]) -> [Item] {
    column.enumerated().sorted { left, right in
      let first = means[left.element] ?? Double(left.offset)
      let second = means[right.element] ?? Double(right.offset)
      return (first, left.offset) < (second, right.offset)
    }.map(\.element)
  }

  /// How many pairs of lines cross between columns; rows can still be sorted, so two lines from
  /// one card never count.
  private var crossings: Int {
    var count = 0
    for layer in columns.indices.dropLast() {
      let places = Self.places(in: columns[layer + 1])
      let ends = columns[layer].map { item in
        links(from: item, in: layer).compactMap { places[$0.item] }
      }
      for (index, upper) in ends.enumerated() {
        for lower in ends[(index + 1)...] {
          for place in upper { count += lower.count { $0 < place } }
        }
      }
    }
    return count
  }

  /// The rows of a card in the order of what they lead to, so that their lines do not cross.
  private mutating func sortRows() {
    for (id, card) in cards {
      let layer = card.box.layer
      guard columns.indices.contains(layer + 1) else { continue }
      let places = Self.places(in: columns[layer + 1])
      cards[id] = card.withRows { row in
        Double(places[next(to: row.target, after: layer)] ?? 0)
      }
    }
  }

  /// Draws each item towards its neighbours, as far as those above and below leave room.
  private mutating func place() {
    tops = columns.map { column in
      var top = 0.0
      return column.map { item in
        defer { top += height(of: item) + Self.spacing }
        return top
      }
    }
    for _ in 0..<10 {
      for layer in columns.indices.dropFirst() { settle(layer, after: layer - 1) }
      for layer in columns.indices.dropLast().reversed() { settle(layer, before: layer + 1) }
    }
    let highest = tops.flatMap(\.self).min() ?? 0
    tops = tops.map { $0.map { $0 - highest } }
  }

  private mutating func settle(_ layer: Int, after previous: Int) {
    let wanted = Self.means(
      columns[previous].enumerated().flatMap { place, item in
        links(from: item, in: previous).map { link in
          (link.item, tops[previous][place] + link.port - height(of: link.item) / 2)
        }
      })
    settle(layer, at: wanted)
  }

  private mutating func settle(_ layer: Int, before next: Int) {
    let places = Self.places(in: columns[next])
    let wanted = Self.means(
      columns[layer].flatMap { item in
        links(from: item, in: layer).compactMap { link in
          places[link.item].map { place in
            (item, tops[next][place] + height(of: link.item) / 2 - link.port)
          }
        }
      })
    settle(layer, at: wanted)
  }

  /// Least squares under a fixed order, by pooling neighbours that would overlap
  /// (Ayer and others 1955, "An empirical distribution function for sampling").
  private mutating func settle(_ layer: Int, at wanted: [Item: Double]) {
    var offsets: [Double] = []
    var offset = 0.0
    for item in columns[layer] {
      offsets.append(offset)
      offset += height(of: item) + Self.spacing
    }
    var pools: [(sum: Double, count: Int)] = []
    for (place, item) in columns[layer].enumerated() {
      pools.append(((wanted[item] ?? tops[layer][place]) - offsets[place], 1))
      while pools.count > 1 {
        let last = pools[pools.count - 1]
        let before = pools[pools.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        pools.removeLast(2)
        pools.append((before.sum + last.sum, before.count + last.count))
      }
    }
    let levels = pools.flatMap { pool in
      [Double](repeating: pool.sum / Double(pool.count), count: pool.count)
    }
    tops[layer] = zip(levels, offsets).map { $0 + $1 }
  }

  private func drawn() -> Picture {
    var placed: [Item: Picture.Card] = [:]
    for (layer, column) in columns.enumerated() {
      for (place, item) in column.enumerated() {
        guard case .card(let id) = item, var card = cards[id] else { continue }
        card.x = left(of: layer)
        card.y = tops[layer][place]
        placed[item] = card
      }
    }
    var lines: [[Picture.Point]] = []
    for (layer, column) in columns.enumerated() {
      for (place, item) in column.enumerated() {
        let top = tops[layer][place]
        for link in links(from: item, in: layer) {
          let start = Picture.Point(x: left(of: layer) + widths[layer], y: top + link.port)
          var line = [start]
          if case .passing = item { line.insert(.init(x: left(of: layer), y: start.y), at: 0) }
          let end = entrance(of: link.item, in: layer + 1, placed)
          // A short straight end, so that a line to another box never touches the arrow's head.
          if placed[link.item] != nil { line.append(.init(x: end.x - Self.stem, y: end.y)) }
          line.append(end)
          lines.append(line)
        }
      }
    }
    let cards = graph.boxes.compactMap { placed[.card($0.id)] }
    let reached = Set(graph.edges.map(\.to))
    let bottom = columns.indices.flatMap { layer in
      zip(columns[layer], tops[layer]).map { $1 + height(of: $0) }
    }
    return Picture(
      cards: cards, lines: lines,
      arrows: cards.filter { reached.contains($0.box.id) }.map(\.entrance),
      width: left(of: columns.count) - Self.gap, height: bottom.max() ?? 0)
  }

  private func left(of layer: Int) -> Double {
    widths.prefix(layer).reduce(0) { $0 + $1 + Self.gap }
  }

  private func entrance(
    of item: Item, in layer: Int, _ placed: [Item: Picture.Card]
  ) -> Picture.Point {
    if let card = placed[item] { return card.entrance }
    let place = columns[layer].firstIndex(of: item) ?? 0
    return .init(x: left(of: layer), y: tops[layer][place] + Self.passingHeight / 2)
  }
}
