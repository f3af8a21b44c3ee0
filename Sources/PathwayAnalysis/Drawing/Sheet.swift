/// What stands on one A4 page, in points from its top left corner.
struct Sheet: Hashable {
  /// A4, lying: 297 by 210 mm in points of 1/72 inch.
  static let width = 842.0
  static let height = 595.0
  static let margin = 22.0
  /// Below the title, above the foot.
  static let top = 64.0
  static let bottom = 571.0

  let name: String
  let subtitle: String
  let remark: String
  var picture: Placed?
  var duties: [Written] = []

  /// A picture with its place and its scale.
  struct Placed: Hashable {
    let picture: Picture
    let scale: Double
    let x: Double
    let y: Double
  }

  /// A line of a list.
  struct Written: Hashable {
    let text: String
    let x: Double
    let y: Double
    let isBold: Bool
  }
}

extension Sheet {
  /// Type of 14 points comes out as 11.
  private static let leastScale = 0.8

  private static var room: Double { width - 2 * margin }

  /// The pages of a map as sheets; the duties of a route go on as long as they need.
  static func sheets(of map: PathwayMap) -> [Sheet] {
    map.pages.flatMap(sheets)
  }

  private static func sheets(of page: PathwayMap.Page) -> [Sheet] {
    let detail: Picture.Detail = page.route == nil ? .brief : .full
    let shortened = "Some answers are shortened here; the outline has them in full."
    var sheet = Sheet(
      name: page.name, subtitle: page.title,
      remark: detail == .brief ? shortened : page.remark)
    // Where duties follow, the picture leaves them room, unless it would be too small to read.
    let whole = bottom - top
    var picture = best(
      page.graph, detail: detail, height: page.duties.isEmpty ? whole : whole * 0.66)
    if picture.scale < leastScale, !page.duties.isEmpty {
      picture = best(page.graph, detail: detail, height: whole)
    }
    sheet.picture = picture
    var top = picture.y + picture.picture.height * picture.scale + 24
    var sheets: [Sheet] = []
    var rest = blocks(for: page)
    while !rest.isEmpty {
      let height = bottom - top
      if height > 60 { sheet.duties = fill(from: &rest, top: top, height: height) }
      sheets.append(sheet)
      sheet = Sheet(
        name: "\(page.name)-\(sheets.count + 1)", subtitle: "\(page.title), continued",
        remark: "Duties, in the order of stages.")
      top = Self.top
      if let first = rest.first { rest[0] = continued(first) }
    }
    return sheets.isEmpty ? [sheet] : sheets
  }

  /// The widths of boxes with which the picture can be drawn largest.
  private static func best(
    _ graph: RouteGraph, detail: Picture.Detail, height: Double
  ) -> Placed {
    func scale(_ picture: Picture) -> Double {
      min(room / picture.width, height / picture.height, 1.3)
    }
    let pictures =
      graph.isChain
      ? widths.flatMap { width in
        (3...6).map { ChainLayout(graph: graph, cardWidth: width, perRow: $0).picture() }
      } : [layered(graph, detail: detail, scale: scale)]
    let picture =
      pictures.max { scale($0) < scale($1) }
      ?? Picture(cards: [], lines: [], arrows: [], width: 1, height: 1)
    return Placed(
      picture: picture, scale: scale(picture), x: (width - picture.width * scale(picture)) / 2,
      y: top)
  }

  private static let widths = stride(from: 88.0, through: 264, by: 16)

  /// First one width for all columns, then each column made wider or narrower while it helps.
  private static func layered(
    _ graph: RouteGraph, detail: Picture.Detail, scale: (Picture) -> Double
  ) -> Picture {
    func picture(_ widths: [Double]) -> Picture {
      LayeredLayout(graph, detail: detail, widths: widths).picture()
    }
    let starts = widths.map { [Double](repeating: $0, count: graph.layerCount) }
      .map { (widths: $0, picture: picture($0)) }
      .sorted { scale($0.picture) > scale($1.picture) }
    // The widest first picture is not always the one that can be made widest.
    let climbed = starts.prefix(3).map { start in
      var best = start
      for step in [48.0, 32, -24, 16, -16, 8, -8, 4, -4, -4] {
        for layer in best.widths.indices {
          var widths = best.widths
          widths[layer] = max(64, widths[layer] + step)
          let other = picture(widths)
          if scale(other) > scale(best.picture) { best = (widths, other) }
        }
      }
      return best.picture
    }
    return climbed.max { scale($0) < scale($1) } ?? picture([])
  }
}

extension Sheet {
  private static let columns = 3
  private static let gutter = 20.0
  private static let font = TextMeasure(size: 11.5)

  /// Lines that stay together: a duty, with the heading of its stage before the first.
  private struct Block {
    let stage: String
    var lines: [(text: String, isBold: Bool)]
    var height: Double { Double(lines.count) * Sheet.font.lineHeight + 6 }
  }

  private static var columnWidth: Double {
    (room - gutter * Double(columns - 1)) / Double(columns)
  }

  /// A heading again where its duties go on, on another page.
  private static func continued(_ block: Block) -> Block {
    let heading = block.stage.uppercased()
    guard block.lines.first?.text != heading else { return block }
    return Block(stage: block.stage, lines: [("\(heading), continued", true)] + block.lines)
  }

  private static func blocks(for page: PathwayMap.Page) -> [Block] {
    var stage: String?
    return page.duties.map { duty in
      var block = Block(stage: duty.stage.heading, lines: [])
      if duty.stage.heading != stage {
        stage = duty.stage.heading
        block.lines.append((duty.stage.heading.uppercased(), true))
      }
      let bold = TextMeasure(size: font.size, isBold: true)
      block.lines += bold.lines(duty.title, width: columnWidth).map { ($0, true) }
      block.lines += font.lines(duty.fullWords, width: columnWidth).map { ($0, false) }
      return block
    }
  }

  /// Fills the columns of one page, and takes what fits away.
  private static func fill(
    from rest: inout [Block], top: Double, height: Double
  ) -> [Written] {
    var written: [Written] = []
    for column in 0..<columns {
      var y = top
      while let block = rest.first {
        // A block longer than a page never fits; it runs over the foot rather than wait for ever.
        let fits =
          y + block.height <= top + height || (y == Self.top && block.height > bottom - Self.top)
        guard fits else { break }
        rest.removeFirst()
        for line in block.lines {
          y += font.lineHeight
          written.append(
            Written(
              text: line.text, x: margin + Double(column) * (columnWidth + gutter), y: y,
              isBold: line.isBold))
        }
        y += 6
      }
    }
    return written
  }
}
