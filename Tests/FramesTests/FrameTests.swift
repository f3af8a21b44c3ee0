import Frames
import Testing

@Suite struct FrameTests {
  @Test func `text is clipped at both sides`() {
    var frame = Frame(size: Size(columns: 5, rows: 2))

    frame.write("abcdefgh", row: 0, column: 2)
    frame.write("abcdefgh", row: 1, column: -6)
    frame.write("nowhere", row: 2, column: 0)
    frame.write("nowhere", row: -1, column: 0)

    #expect(frame.text == "  abc\ngh")
  }

  @Test func `text stays inside its region`() {
    var frame = Frame(size: Size(columns: 8, rows: 1))
    let region = Region(rows: 0..<1, columns: 2..<5)

    frame.fill(Region(frame.size), with: ".")
    frame.write("abcdef", row: 0, column: 1, within: region)

    #expect(frame.text == "..bcd...")
  }

  @Test func `a write says where the next one can go on`() {
    var frame = Frame(size: Size(columns: 20, rows: 1))

    let column = frame.write("漢é", row: 0, column: 1)
    frame.write("!", row: 0, column: column)

    #expect(column == 4)
    #expect(frame.text == " 漢é!")
  }

  @Test func `half a wide character becomes a blank`() {
    var frame = Frame(size: Size(columns: 4, rows: 3))

    frame.write("a漢b", row: 0, column: 0)
    frame.write("x", row: 0, column: 2)
    frame.write("a漢b", row: 1, column: 0)
    frame.write("x", row: 1, column: 1)
    frame.write("abc漢", row: 2, column: 0)

    #expect(frame.text == "a xb\nax b\nabc")
  }

  @Test func `rules meet in the right shapes`() {
    var frame = Frame(size: Size(columns: 5, rows: 5))

    for row in [0, 2, 4] { frame.horizontalRule(row: row) }
    frame.verticalRule(column: 2)

    #expect(frame.text == "──┬──\n  │\n──┼──\n  │\n──┴──")
  }

  @Test func `rules are ASCII on request`() {
    var frame = Frame(size: Size(columns: 5, rows: 3), glyphs: .ascii)

    frame.horizontalRule(row: 1, columns: 0..<3)
    frame.verticalRule(column: 3)

    #expect(frame.text == "   |\n---+\n   |")
  }

  @Test func `the focus cannot leave the frame`() {
    var frame = Frame(size: Size(columns: 5, rows: 3))

    frame.placeFocus(row: 1, column: 4)
    frame.placeFocus(row: 3, column: 0)
    frame.placeFocus(row: 0, column: -1)

    #expect(frame.focus == Position(row: 1, column: 4))
  }

  @Test func `a size is brought within its limits`() {
    #expect(Size(columns: 0, rows: -4) == Size(columns: 1, rows: 1))
    #expect(Size(columns: .max, rows: 24) == Size(columns: 1000, rows: 24))
  }

  @Test(arguments: 1...100)
  func `anything can be drawn at any size`(seed: Int) {
    var generator = Seeded(seed: UInt64(seed))
    let columns = seed == 1 ? 1 : Int.random(in: 1...300, using: &generator)
    let rows = seed == 1 ? 1 : Int.random(in: 1...100, using: &generator)
    var frame = Frame(size: Size(columns: columns, rows: rows))

    for _ in 0..<8 {
      let row = Int.random(in: -3...rows + 3, using: &generator)
      let column = Int.random(in: -9...columns + 3, using: &generator)
      let width = Int.random(in: 0...columns + 9, using: &generator)
      let region = Region(rows: row..<row + width, columns: column..<column + width)
      let style = Style.allCases.randomElement(using: &generator) ?? .plain
      frame.fill(region, with: "漢", style: style)
      frame.write(generator.text(upTo: 9), row: row, column: column, style: style, within: region)
      frame.write(generator.text(upTo: 9), row: row, column: column, style: style)
      frame.horizontalRule(row: row, columns: column..<column + width)
      frame.verticalRule(column: column, rows: row..<row + width)
      frame.placeFocus(row: row, column: column)
    }

    for row in 0..<rows {
      #expect(frame.row(row).count == columns)
      #expect(frame.row(row).reduce(0) { $0 + TextWidth.of($1.text) } == columns)
    }
    let focus = frame.focus ?? Position(row: 0, column: 0)
    #expect(frame[focus.row, focus.column] != nil)
  }

  @Test func `extreme places do no harm`() {
    var frame = Frame(size: Size(columns: 3, rows: 1))

    frame.write("abc", row: .min, column: .max)
    frame.write("abc", row: 0, column: .max)
    frame.write("abc", row: 0, column: .min)
    frame.fill(Region(rows: .min ..< .max, columns: .min ..< .max), with: ".")
    frame.horizontalRule(row: .max)
    frame.verticalRule(column: .min)

    #expect(frame.text == "...")
  }
}
