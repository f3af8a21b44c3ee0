/// Writes drawings as finished pages that any browser shows and prints.
public struct SVGWriter: Sendable {
  /// One page with the name for its file.
  public struct Page: Hashable, Sendable {
    public let name: String
    public let text: String
  }

  private static let gap = 14.0

  public init() {}

  /// All pages below each other.
  public func text(of map: PathwayMap) -> String {
    let sheets = Sheet.sheets(of: map)
    let height = Double(sheets.count) * (Sheet.height + Self.gap) - Self.gap
    var lines = opening(map, title: map.pages.first?.title ?? "", height: height)
    for (place, sheet) in sheets.enumerated() {
      let y = Double(place) * (Sheet.height + Self.gap)
      lines.append("<g transform=\"translate(0 \(number(y)))\">")
      lines += marks(of: sheet, map, foot: "Page \(place + 1) of \(sheets.count)")
      lines.append("</g>")
    }
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  /// Each page on its own.
  public func sheets(of map: PathwayMap) -> [Page] {
    let sheets = Sheet.sheets(of: map)
    return sheets.enumerated().map { place, sheet in
      let lines =
        opening(map, title: sheet.subtitle, height: Sheet.height)
        + marks(of: sheet, map, foot: "Page \(place + 1) of \(sheets.count)") + ["</svg>", ""]
      return Page(name: sheet.name, text: lines.joined(separator: "\n"))
    }
  }

  private func opening(_ map: PathwayMap, title: String, height: Double) -> [String] {
    let millimetres = height / Sheet.height * 210
    return [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"297mm\" "
        + "height=\"\(number(millimetres))mm\" "
        + "viewBox=\"0 0 \(number(Sheet.width)) \(number(height))\" "
        + "font-family=\"Arial, Helvetica, 'DejaVu Sans', sans-serif\" fill=\"black\">",
      "<title>\("\(map.heading.title). \(title)".escapedForXML)</title>",
      "<desc>\("\(map.heading.standing). \(map.heading.edition). ".escapedForXML)"
        + "The outline says the same in words.</desc>",
    ]
  }

  private func marks(of sheet: Sheet, _ map: PathwayMap, foot: String) -> [String] {
    let right = Sheet.width - Sheet.margin
    let standing = map.heading.standing
    let bold = TextMeasure(size: 14, isBold: true)
    let boxWidth = bold.width(of: standing) + 20
    var lines = [
      "<rect x=\"0\" y=\"0\" width=\"\(number(Sheet.width))\" "
        + "height=\"\(number(Sheet.height))\" fill=\"white\" stroke=\"none\"/>",
      "<rect x=\"\(number(right - boxWidth))\" y=\"13\" width=\"\(number(boxWidth))\" "
        + "height=\"26\" fill=\"white\" stroke=\"black\" stroke-width=\"2\"/>",
      text(standing, x: right - boxWidth / 2, y: 31, size: 14, bold: true, anchor: "middle"),
    ]
    let remarkWidth =
      sheet.remark.isEmpty ? 0 : TextMeasure(size: 11).width(of: sheet.remark) + 16
    let room = right - boxWidth - 16 - Sheet.margin
    lines.append(
      text(
        fitted(map.heading.title, size: 18, room: room), x: Sheet.margin, y: 30, size: 18,
        bold: true))
    lines.append(
      text(
        fitted(sheet.subtitle, size: 15, room: Sheet.width - 2 * Sheet.margin - remarkWidth),
        x: Sheet.margin, y: 52, size: 15, bold: true))
    if !sheet.remark.isEmpty {
      lines.append(text(sheet.remark, x: right, y: 52, size: 11, anchor: "end"))
    }
    if let placed = sheet.picture { lines += marks(of: placed) }
    for written in sheet.duties {
      lines.append(
        text(written.text, x: written.x, y: written.y, size: 11.5, bold: written.isBold))
    }
    lines.append(
      text(
        "\(map.heading.edition). Square box: a question. Round, thick box: a route. "
          + "Black squares are where answers lead on.",
        x: Sheet.margin, y: 585, size: 10))
    lines.append(text(foot, x: right, y: 585, size: 10, anchor: "end"))
    return lines
  }

  private func marks(of placed: Sheet.Placed) -> [String] {
    var lines = [
      "<g transform=\"translate(\(number(placed.x)) \(number(placed.y))) "
        + "scale(\(number(placed.scale)))\" stroke=\"black\" stroke-width=\"1.5\">"
    ]
    for line in placed.picture.lines {
      let points = line.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
      lines.append("<polyline points=\"\(points)\" fill=\"none\"/>")
    }
    for arrow in placed.picture.arrows {
      let points = [(-9.0, -4.5), (0, 0), (-9, 4.5)].map {
        "\(number(arrow.x + $0)),\(number(arrow.y + $1))"
      }
      lines.append("<polygon points=\"\(points.joined(separator: " "))\" fill=\"black\"/>")
    }
    for card in placed.picture.cards { lines += marks(of: card) }
    return lines + ["</g>"]
  }

  private func marks(of card: Picture.Card) -> [String] {
    let shape = card.box.isQuestion ? "stroke-width=\"1.5\"" : "rx=\"14\" stroke-width=\"4\""
    var lines = [
      "<rect x=\"\(number(card.x))\" y=\"\(number(card.y))\" width=\"\(number(card.width))\" "
        + "height=\"\(number(card.height))\" fill=\"white\" \(shape)/>"
    ]
    let x = card.x + Picture.padding
    var y = card.y + Picture.padding + Picture.font.size * 0.9
    for line in card.title {
      lines.append(text(line, x: x, y: y, size: Picture.titleFont.size, bold: true))
      y += Picture.titleFont.lineHeight
    }
    for line in card.detail {
      lines.append(text(line, x: x, y: y, size: Picture.font.size))
      y += Picture.font.lineHeight
    }
    for row in card.rows {
      let top = card.y + row.top
      lines.append(
        "<line x1=\"\(number(card.x))\" y1=\"\(number(top))\" "
          + "x2=\"\(number(card.x + card.width))\" y2=\"\(number(top))\" stroke-width=\"0.75\"/>")
      var y = top + Picture.padding / 2 + Picture.font.size * 0.9
      for line in row.lines {
        lines.append(text(line, x: x, y: y, size: Picture.font.size))
        y += Picture.font.lineHeight
      }
      lines.append(
        "<rect x=\"\(number(card.x + card.width - 3))\" "
          + "y=\"\(number(card.y + row.port - 3))\" width=\"6\" height=\"6\" fill=\"black\"/>")
    }
    return lines
  }

  private func text(
    _ words: String, x: Double, y: Double, size: Double, bold: Bool = false,
    anchor: String? = nil
  ) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(number(size))\" stroke=\"none\""
      + (bold ? " font-weight=\"bold\"" : "")
      + (anchor.map { " text-anchor=\"\($0)\"" } ?? "") + ">\(words.escapedForXML)</text>"
  }

  /// A heading that is too long for its line ends in an ellipsis.
  private func fitted(_ words: String, size: Double, room: Double) -> String {
    let lines = TextMeasure(size: size, isBold: true).lines(words, width: room)
    return lines.count > 1 ? "\(lines[0]) …" : words
  }

  /// A length with at most two decimals.
  private func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    guard !hundredths.isMultiple(of: 100) else { return String(hundredths / 100) }
    let sign = hundredths < 0 ? "-" : ""
    let rest = abs(hundredths) % 100
    return "\(sign)\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
