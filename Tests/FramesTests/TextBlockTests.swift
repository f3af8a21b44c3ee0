import Frames
import Testing

@Suite struct TextBlockTests {
  @Test func `a block is laid out in its width and drawn with its focus`() {
    var block = TextBlock(width: 18)
    block.paragraph("Is the person under 18?", style: .heading)
    block.blank()
    block.entry("Yes, under 18 years old", label: "1  ", .unfocused)
    block.entry("Not sure", label: "2  ", .focused)
    block.pair("Helpline", "0800", rightStyle: .contact)
    var frame = Frame(size: Size(columns: 20, rows: 8))

    frame.draw(block, in: Region(rows: 0..<8, columns: 1..<19))

    #expect(
      frame.snapshot == """
        | Is the person
        :.HHHHHHHHHHHHH
        | under 18?
        :.HHHHHHHHH
        |
        |   1  Yes, under 18
        |      years old
        | > 2  Not sure
        :.RRRRRRRRRRRRR
        | Helpline      0800
        :...............CCCC
        |
        cursor 5,3
        """)
  }

  @Test func `the rows after the first can be set in further`() {
    var block = TextBlock(width: 14)

    block.paragraph("to  the front door", indent: 2, hanging: 4)

    #expect(
      block.lines.map { $0.map(\.text).joined() } == ["  to  the", "      front", "      door"])
  }

  @Test func `a pair that does not fit comes in two rows`() {
    var block = TextBlock(width: 16)

    block.pair("Next review", "01 December 2026")

    #expect(
      block.lines.map { $0.map(\.text).joined() } == ["Next review", "  01 December", "  2026"])
  }

  @Test(arguments: [
    (focused: 0, current: 7, first: 0), (focused: 3, current: 0, first: 0),
    (focused: 4, current: 0, first: 1), (focused: 9, current: 2, first: 6),
    (focused: 5, current: 4, first: 4), (focused: 9, current: 99, first: 6),
  ])
  func `scrolling moves as little as keeps the focus in view`(
    focused: Int, current: Int, first: Int
  ) {
    var block = TextBlock(width: 20)
    for number in 0..<10 {
      block.entry("Entry \(number)", number == focused ? .focused : .unfocused)
    }

    #expect(block.firstLine(showing: 4, startingAt: current) == first)
  }

  @Test func `a focus that is scrolled away is not placed`() {
    var block = TextBlock(width: 20)
    block.entry("First", .focused)
    block.entry("Second", .unfocused)
    var frame = Frame(size: Size(columns: 20, rows: 1))

    frame.draw(block, in: Region(frame.size), firstLine: 1)

    #expect(frame.text == "  Second")
    #expect(frame.focus == nil)
  }

  @Test(arguments: 1...200)
  func `no row is wider than the block`(seed: Int) {
    var generator = Seeded(seed: UInt64(seed))
    let width = Int.random(in: 1...60, using: &generator)
    var block = TextBlock(width: width)

    block.paragraph(generator.text(upTo: 20), indent: seed % 7, hanging: seed % 5)
    block.entry(
      generator.text(upTo: 20), label: "12  ", seed.isMultiple(of: 2) ? .focused : .unfocused)
    block.pair(generator.text(upTo: 6), generator.text(upTo: 3))

    for line in block.lines {
      #expect(line.reduce(0) { $0 + TextWidth.of($1.text) } <= width, "\(line)")
    }
  }
}
