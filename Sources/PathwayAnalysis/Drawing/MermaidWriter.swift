/// Writes a drawing for Mermaid, which web pages and wikis draw.
public struct MermaidWriter: Sendable {
  private static let width = 40

  public init() {}

  /// The first page; the others are asked for one at a time.
  public func text(of map: PathwayMap) -> String {
    guard let page = map.pages.first else { return "" }
    let title = "\(map.heading.title). \(page.title). \(map.heading.standing)"
    var lines = [
      "flowchart LR",
      "  accTitle: \(plain(title))",
      "  accDescr: \(plain("\(map.heading.edition). \(page.remark)"))",
      "  standing[[\"\(map.heading.standing.escapedForMermaid)<br/>"
        + "\(map.heading.edition.escapedForMermaid)\"]]",
    ]
    for box in page.graph.boxes {
      // A label that begins like a numbered list is refused, so the kind stands first.
      let kind = box.isQuestion ? "Question" : "Route"
      let text =
        "\(kind) \(box.id): \(box.title)".folded(at: Self.width) + "\n"
        + box.detail.folded(at: Self.width)
      let (left, right) = box.isQuestion ? ("[", "]") : ("([", "])")
      lines.append("  b\(box.id)\(left)\"\(text.escapedForMermaid)\"\(right)")
    }
    for edge in page.graph.edges {
      let words = edge.branch.words.folded(at: Self.width).escapedForMermaid
      lines.append("  b\(edge.from) -->|\"\(words)\"| b\(edge.to)")
    }
    if let end = page.graph.boxes.last(where: { !$0.isQuestion }), !page.duties.isEmpty {
      let duties = page.duties.map { "\($0.title): \($0.words)" }.joined(separator: "\n")
      lines.append("  duties[\"\(duties.escapedForMermaid)\"]")
      lines.append("  b\(end.id) -.- duties")
    }
    return (lines + [""]).joined(separator: "\n")
  }

  /// Accessible titles run to the end of the line, and take no character codes.
  private func plain(_ text: String) -> String {
    String(text.onOneLine.map { "{};#%<>".contains($0) ? " " : $0 })
  }
}
