/// Writes a map as one self-contained page to read, to print, and to hear.
public struct HTMLWriter: Sendable {
  /// How much of a whole map is printed.
  public enum Extent: Hashable, Sendable {
    /// The skeleton on one sheet. On a screen its outline stands below it.
    case onePage
    /// The skeleton, its outline, and the duties of each route.
    case everything
  }

  private let extent: Extent

  /// - Parameter extent: of a map with one page alone, everything is printed in any case.
  public init(extent: Extent = .onePage) {
    self.extent = extent
  }

  public func text(of map: PathwayMap) -> String {
    let isHandout = extent == .onePage && map.pages.count > 1
    let heading = map.heading
    let sources = heading.sourceCount == 1 ? "1 source" : "\(heading.sourceCount) sources"
    var lines = [
      "<!DOCTYPE html>",
      "<html lang=\"en-GB\" xmlns=\"http://www.w3.org/1999/xhtml\">",
      "<head>",
      "<meta charset=\"utf-8\"/>",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
      "<title>\(heading.title.escapedForXML)</title>",
      "<style>\(Self.style + (isHandout ? Self.handoutStyle : Self.wholeStyle))</style>",
      "</head>",
      "<body>",
      "<header>",
      "<h1>\(heading.title.escapedForXML)</h1>",
      "<p class=\"standing\">\(heading.standing.escapedForXML)</p>",
      "<p>\(heading.edition.escapedForXML). It rests on \(sources).</p>",
      "</header>",
      "<main>",
    ]
    let drawn = PathwayMap(heading: heading, pages: Array(map.pages.prefix(1)))
    for sheet in SVGWriter().sheets(of: drawn).prefix(1) {
      lines.append("<figure>\n\(sheet.text)</figure>")
    }
    for page in map.pages.prefix(isHandout ? 1 : map.pages.count) {
      // After the skeleton only duties are new: the ways are all told once already.
      let isFirst = page.name == map.pages.first?.name
      lines.append("<section>")
      lines.append("<h2>\(page.title.escapedForXML)</h2>")
      if isFirst {
        lines += list(OutlineWriter().outline(of: page.graph))
      }
      if !page.duties.isEmpty {
        if isFirst { lines.append("<h3>Duties, in the order of stages</h3>") }
        lines += list(OutlineWriter().duties(of: page))
      }
      lines.append("</section>")
    }
    lines += [
      "</main>",
      "<footer><p>\(heading.standing.escapedForXML). \(heading.edition.escapedForXML). "
        + "Whole content hash: \(heading.contentHash.escapedForXML)</p></footer>",
      "</body>", "</html>", "",
    ]
    return lines.joined(separator: "\n")
  }

  /// Indented lines as lists within lists.
  private func list(_ outline: [OutlineWriter.Line]) -> [String] {
    var lines: [String] = []
    var depth = -1
    for line in outline {
      if line.depth > depth {
        // An outline goes in by one step at a time.
        lines.append("<ul>")
        depth += 1
      } else {
        lines.append("</li>")
        while depth > line.depth {
          lines.append("</ul></li>")
          depth -= 1
        }
      }
      lines.append("<li>\(line.text.escapedForXML)")
    }
    while depth >= 0 {
      lines.append("</li></ul>")
      depth -= 1
    }
    return lines
  }

  private static let style = """
    @page { size: A4 landscape; }
    body { font: 16px/1.45 Arial, Helvetica, sans-serif; color: black; background: white; \
    max-width: 297mm; margin: 1em auto; padding: 0 1em; }
    .standing { display: inline-block; border: 3px solid black; padding: .2em .6em; \
    font-weight: bold; }
    figure { margin: 1em 0; }
    figure svg { width: 100%; height: auto; border: 1px solid black; }
    li { margin: .2em 0; }
    """

  private static let wholeStyle = """

    @page { margin: 10mm; }
    @media print {
    body { font-size: 11pt; margin: 0; padding: 0; max-width: none; }
    figure, section { break-before: page; break-inside: auto; }
    figure svg { border: none; max-height: 185mm; }
    li, h2 { break-inside: avoid; }
    h2 { break-after: avoid; }
    }
    """

  /// The drawing is a whole sheet with a title, its margins and the mark of a draft: only it is
  /// printed. It is a little lower than the paper, so that rounding makes no second sheet.
  private static let handoutStyle = """

    @page { margin: 0; }
    @media print {
    body { margin: 0; padding: 0; max-width: none; }
    header, section, footer { display: none; }
    figure { margin: 0; }
    figure svg { display: block; border: none; width: 297mm; height: 209mm; }
    }
    """
}
