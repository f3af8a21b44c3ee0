/// Places boxes that follow each other without a branch in rows, read like text.
struct ChainLayout {
  private static let gap = 40.0

  let graph: RouteGraph
  let cardWidth: Double
  let perRow: Int

  func picture() -> Picture {
    var cards: [Picture.Card] = []
    var lines: [[Picture.Point]] = []
    var top = 0.0
    for start in stride(from: 0, to: graph.boxes.count, by: perRow) {
      let row = graph.boxes[start..<min(start + perRow, graph.boxes.count)]
      var placed = row.map {
        Picture.Card($0, of: graph, detail: .full, width: cardWidth)
      }
      for place in placed.indices {
        placed[place].x = Self.gap / 2 + Double(place) * (cardWidth + Self.gap)
        placed[place].y = top
      }
      if let before = cards.last, let first = placed.first {
        lines.append(turn(from: before, to: first, above: top - Self.gap / 2))
      }
      for (left, right) in zip(placed, placed.dropFirst()) {
        lines.append(straight(from: left, to: right))
      }
      top += (placed.map(\.height).max() ?? 0) + Self.gap
      cards += placed
    }
    return Picture(
      cards: cards, lines: lines, arrows: cards.dropFirst().map(\.entrance),
      width: Double(min(perRow, graph.boxes.count)) * (cardWidth + Self.gap),
      height: top - Self.gap)
  }

  private func leaving(_ card: Picture.Card) -> Picture.Point {
    .init(x: card.x + card.width, y: card.y + (card.rows.first?.port ?? card.height / 2))
  }

  private func straight(from left: Picture.Card, to right: Picture.Card) -> [Picture.Point] {
    let end = right.entrance
    return [leaving(left), .init(x: end.x - Self.gap / 3, y: end.y), end]
  }

  /// From the end of a row, between the rows, to the start of the next.
  private func turn(
    from last: Picture.Card, to first: Picture.Card, above y: Double
  ) -> [Picture.Point] {
    let start = leaving(last)
    let out = start.x + Self.gap / 2
    let back = first.x - Self.gap / 2
    return [
      start, .init(x: out, y: start.y), .init(x: out, y: y), .init(x: back, y: y),
      .init(x: back, y: first.entrance.y), first.entrance,
    ]
  }
}
