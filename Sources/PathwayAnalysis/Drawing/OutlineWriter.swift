/// Writes a drawing as indented text that reads well aloud.
public struct OutlineWriter: Sendable {
  /// One line of the outline.
  struct Line: Hashable {
    let depth: Int
    let text: String
  }

  public init() {}

  public func text(of map: PathwayMap) -> String {
    var lines = [map.heading.title, map.heading.standing, map.heading.edition].map(\.onOneLine)
    for page in map.pages {
      lines += ["", page.title.onOneLine]
      lines.append("")
      lines += outline(of: page.graph).map { line in
        String(repeating: "  ", count: line.depth) + line.text.onOneLine
      }
      if !page.duties.isEmpty {
        lines += ["", "Duties, in the order of stages"]
        lines += duties(of: page).map { line in
          String(repeating: "  ", count: line.depth) + line.text.onOneLine
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The boxes as a tree, each with the answers that lead to it; a shared one is told once.
  func outline(of graph: RouteGraph) -> [Line] {
    guard let first = graph.boxes.first else { return [] }
    var lines: [Line] = []
    var told: Set<Int> = []
    let isChain = graph.isChain
    func tell(_ box: RouteGraph.Box, after words: String, depth: Int) {
      let start = words.isEmpty ? "" : "If \(words): "
      guard box.isQuestion else {
        lines.append(Line(depth: depth, text: "\(start)Route: \(box.title)"))
        return
      }
      guard told.insert(box.id).inserted else {
        lines.append(Line(depth: depth, text: "\(start)\(box.title) (see above: \(box.id))"))
        return
      }
      lines.append(
        Line(depth: depth, text: "\(start)\(box.id). \(box.title): \(box.detail)"))
      for edge in graph.edges(from: box.id) {
        guard let next = graph.box(edge.to) else { continue }
        tell(next, after: answers(of: edge, from: box), depth: isChain ? 0 : depth + 1)
      }
    }
    tell(first, after: "", depth: 0)
    return lines
  }

  /// The duties of a page under the headings of their stages.
  func duties(of page: PathwayMap.Page) -> [Line] {
    var lines: [Line] = []
    for duty in page.duties {
      if lines.last(where: { $0.depth == 0 })?.text != duty.stage.heading {
        lines.append(Line(depth: 0, text: duty.stage.heading))
      }
      lines.append(Line(depth: 1, text: "\(duty.title). \(duty.fullWords)"))
    }
    return lines
  }

  private func answers(of edge: RouteGraph.Edge, from box: RouteGraph.Box) -> String {
    guard let ways = edge.branch.ways, let all = box.ways else { return edge.branch.words }
    return "\(edge.branch.words) (\(ways) of \(all) ways to answer)"
  }
}

extension RouteDuty {
  /// How the duty stands, and by when, as sentences.
  var fullWords: String {
    guard !deadlines.isEmpty else { return "\(words)." }
    return "\(words). By when: \(deadlines.joined(separator: "; or "))."
  }
}

extension RouteGraph {
  /// Whether nothing branches, as in one worked case.
  var isChain: Bool {
    edges.count == boxes.count - 1 && Set(boxes.map(\.layer)).count == boxes.count
  }
}
