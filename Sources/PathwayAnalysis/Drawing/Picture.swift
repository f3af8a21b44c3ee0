/// Boxes and lines with their places, before they become marks of any format.
struct Picture: Hashable {
  struct Point: Hashable {
    var x: Double
    var y: Double
  }

  /// A question with a row for each branch, or a route.
  struct Card: Hashable {
    struct Row: Hashable {
      let lines: [String]
      /// Where the row begins, from the top of the card.
      let top: Double
      let height: Double
      let target: RouteGraph.Box.ID

      /// Where the line to the target leaves, from the top of the card.
      var port: Double { top + height / 2 }
    }

    let box: RouteGraph.Box
    let title: [String]
    let detail: [String]
    var rows: [Row]
    let width: Double
    let height: Double
    var x = 0.0
    var y = 0.0

    /// Where lines arrive.
    var entrance: Point { Point(x: x, y: y + height / 2) }
  }

  var cards: [Card]
  /// Each from where it leaves to where it arrives or joins another line to the same box.
  var lines: [[Point]]
  /// Where an arrow's head points to the right.
  var arrows: [Point]
  var width: Double
  var height: Double

  static let titleFont = TextMeasure(size: 14, isBold: true)
  static let font = TextMeasure(size: 14)
  static let padding = 5.0
}

extension Picture {
  /// How much of the words there is room for.
  enum Detail: Hashable {
    /// Short titles; the longest branch of a question becomes "any other answer".
    case brief
    /// Everything in full.
    case full
  }
}

extension Picture.Card {
  /// A card for a box, as high as its words need.
  init(_ box: RouteGraph.Box, of graph: RouteGraph, detail: Picture.Detail, width: Double) {
    let room = width - 2 * Picture.padding
    let edges = graph.edges(from: box.id)
    let heading = "\(box.id)  \(box.title)"
    let title = Picture.titleFont.lines(heading, width: room)
    let sentence =
      detail == .full && box.isQuestion ? Picture.font.lines(box.detail, width: room) : []
    var top =
      Picture.padding + Double(title.count) * Picture.titleFont.lineHeight
      + Double(sentence.count) * Picture.font.lineHeight + Picture.padding
    let words = Self.words(of: edges, detail: detail)
    rows = zip(edges, words).map { edge, words in
      let lines = Picture.font.lines(words, width: room)
      let height = Double(max(1, lines.count)) * Picture.font.lineHeight + Picture.padding
      defer { top += height }
      return Row(lines: lines, top: top, height: height, target: edge.to)
    }
    self.box = box
    self.title = title
    self.detail = sentence
    self.width = width
    height = top
  }

  /// Words that are no longer than this stay as they are.
  private static let longestBrief = 40

  /// The words of the branches; on the skeleton one long one may give way to "any other".
  private static func words(
    of edges: [RouteGraph.Edge], detail: Picture.Detail
  ) -> [String] {
    var words = edges.map(\.branch.words)
    let most = words.map(\.count).max() ?? 0
    // Of two that are about as long, the later gives way: the first answers matter most.
    guard detail == .brief, words.count > 1, most > longestBrief,
      let place = words.lastIndex(where: { $0.count + 12 > most })
    else { return words }
    words = edges.map(\.branch.briefWords)
    words[place] = edges[place].branch.otherWords
    return words
  }

  /// The same with its rows in another order, from the top.
  func withRows(sortedBy key: (Row) -> Double) -> Self {
    var copy = self
    guard var top = rows.first?.top else { return self }
    copy.rows = rows.sorted { key($0) < key($1) }.map { row in
      defer { top += row.height }
      return Row(lines: row.lines, top: top, height: row.height, target: row.target)
    }
    return copy
  }
}
