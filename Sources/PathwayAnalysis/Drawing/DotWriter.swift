/// Writes a drawing for Graphviz.
public struct DotWriter: Sendable {
  private static let width = 30

  public init() {}

  /// All pages as clusters of one graph would share no boxes, so the first page alone is drawn.
  public func text(of map: PathwayMap) -> String {
    guard let page = map.pages.first else { return "" }
    let heading = [map.heading.title, page.title, map.heading.standing, map.heading.edition]
    var lines = [
      "digraph pathway {",
      "  graph [rankdir=LR, labelloc=t, fontname=\"sans-serif\", fontsize=20, "
        + "label=\"\(heading.joined(separator: "\n").escapedForDOT)\"];",
      "  node [shape=box, fontname=\"sans-serif\", fontsize=14, color=black];",
      "  edge [fontname=\"sans-serif\", fontsize=12, color=black];",
    ]
    for box in page.graph.boxes {
      // The kind is said by the shape and in words, never by a colour.
      let style = box.isQuestion ? "" : ", style=rounded, penwidth=3"
      lines.append("  b\(box.id) [label=\"\(label(of: box).escapedForDOT)\"\(style)];")
    }
    for edge in page.graph.edges {
      let words = edge.branch.words.folded(at: Self.width)
      lines.append("  b\(edge.from) -> b\(edge.to) [label=\"\(words.escapedForDOT)\"];")
    }
    for layer in 0..<page.graph.layerCount {
      let row = page.graph.boxes.filter { $0.layer == layer }.map { "b\($0.id);" }
      lines.append("  { rank=same; \(row.joined(separator: " ")) }")
    }
    if let end = page.graph.boxes.last(where: { !$0.isQuestion }), !page.duties.isEmpty {
      let duties = page.duties.map { "\($0.title)\n   \($0.words)" }.joined(separator: "\n")
      // Graphviz sets lines to the left where they end in \l.
      let text = duties.escapedForDOT.split(separator: "\\n").joined(separator: "\\l") + "\\l"
      lines.append("  duties [shape=note, label=\"\(text)\"];")
      lines.append("  b\(end.id) -> duties [style=dashed, arrowhead=none];")
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  private func label(of box: RouteGraph.Box) -> String {
    let kind = box.isQuestion ? "\(box.id)" : "\(box.id) Route:"
    return "\(kind) \(box.title)".folded(at: Self.width) + "\n"
      + box.detail.folded(at: Self.width)
  }
}
