internal import Frames

/// A training page laid out for a size: the column that has the rows, and those beside it.
struct TrainingSheet {
  let layout: Layout
  let size: Size
  private(set) var pane: Pane
  private(set) var columns: Range<Int>
  private(set) var sides: [Pane] = []
  private(set) var sideColumns: [Range<Int>] = []
  private(set) var dividers: [Int] = []
  private let footRows: Int

  var margin: Int { Self.margin(layout) }

  /// The columns left free at both edges.
  static func margin(_ layout: Layout) -> Int { layout <= .compact ? 0 : 1 }

  init(_ view: TrainingView, session: TrainingSession, size: Size) {
    self.size = size
    layout = Layout(size)
    let margin = Self.margin(layout)
    footRows = min(max(0, size.rows - 3), (session.hasKeys ? 4 : 3))
    let whole = margin..<max(margin + 1, size.columns - margin)
    let focus = session.trail[session.trail.count - 1].cursor
    let isWide = layout >= .twoColumns
    if isWide, !view.columns.isEmpty {
      let width = (whole.count - 2 * 3) / 3
      columns = whole.lowerBound..<whole.lowerBound + width
      pane = Pane(width: width)
      pane.add(view.main + view.columns[0])
      for (number, column) in view.columns.enumerated().dropFirst() {
        let first = whole.lowerBound + number * (width + 3)
        var side = Pane(width: width)
        side.add(column)
        sides.append(side)
        sideColumns.append(first..<first + width)
        dividers.append(first - 2)
      }
      return
    }
    if isWide, !view.side.isEmpty {
      let width = whole.count * 3 / 5
      columns = whole.lowerBound..<whole.lowerBound + width
      pane = Pane(width: width)
      var side = Pane(width: whole.count - width - 3)
      side.add(view.side)
      sides = [side]
      sideColumns = [whole.lowerBound + width + 3..<whole.upperBound]
      dividers = [whole.lowerBound + width + 1]
    } else {
      columns = whole
      pane = Pane(width: whole.count)
    }
    pane.add(view.main, isSpaced: session.isStoryAlone)
    if let heading = view.rowsHeading {
      pane.blank()
      pane.heading(heading)
    }
    for (number, row) in view.rows.enumerated() {
      pane.entry(
        row.text, label: "\(number + 1)  ", isFocused: number == min(focus, view.rows.count - 1),
        details: row.details)
    }
    guard sides.isEmpty else { return }
    for part in view.columns + [view.side] where !part.isEmpty {
      pane.blank()
      pane.add(part)
    }
  }

  /// The rows of the foot: a sentence, the last keys, and the keys that can be pressed.
  var foot: Range<Int> { size.rows - footRows..<size.rows }

  /// The rows between the head and the foot.
  var body: Region {
    let top = layout.hasRules ? 3 : 2
    let bottom = foot.lowerBound - (layout.hasRules ? 1 : 0)
    return Region(rows: top..<max(top, bottom), columns: columns)
  }
}

extension Pane {
  /// - Parameter isSpaced: whether a line is left free between passages, for the back row.
  fileprivate mutating func add(_ passages: [Passage], isSpaced: Bool = false) {
    for (number, passage) in passages.enumerated() {
      switch passage.kind {
      case .heading:
        blank()
        heading(passage.text)
      case .text, .possible: text(passage.text)
      case .item: text("- " + passage.text, hanging: 2)
      case .warning: text("! " + passage.text, style: .warning, hanging: 2)
      case .contact: text(passage.text, style: .contact)
      case .ruledOut: text("x " + passage.text, style: .ruledOut, hanging: 2)
      }
      if isSpaced, number < passages.count - 1 { blank() }
    }
  }
}
