import Frames
import Testing

@Suite struct WrappingTests {
  @Test func `text is broken between words`() {
    let text = "If you cannot tell, choose Not sure. We then treat them as a child."

    let lines = Wrapping.lines(of: text, width: 24)

    #expect(
      lines == ["If you cannot tell,", "choose Not sure. We then", "treat them as a child."])
  }

  @Test(arguments: 12...40)
  func `a telephone number is never broken`(width: Int) {
    let numbers = ["0800 808 3733", "0800 0121 700", "(020) 7946 0000"]
    let text = "Ring \(numbers[0]), or in the day \(numbers[1]); else \(numbers[2])."

    let lines = Wrapping.lines(of: text, width: width)

    for number in numbers where TextWidth.of(number) < width {
      #expect(lines.contains { $0.contains(number) }, "\(lines)")
    }
  }

  @Test func `a telephone number wider than the line is broken between its groups`() {
    let lines = Wrapping.lines(of: "0800 808 3733", width: 8)

    #expect(lines == ["0800 808", "3733"])
  }

  @Test func `a bracket ends a telephone number`() {
    let lines = Wrapping.lines(of: "(0800 808 3733) 24 hours", width: 18)

    #expect(lines == ["(0800 808 3733) 24", "hours"])
    #expect(Wrapping.lines(of: "(0800 808 3733) 24 hours", width: 16).first == "(0800 808 3733)")
  }

  @Test func `a word wider than the line is cut`() {
    let lines = Wrapping.lines(of: "see safeguarding", width: 5)

    #expect(lines == ["see", "safeg", "uardi", "ng"])
  }

  @Test func `line ends of every kind are kept, empty lines too`() {
    let lines = Wrapping.lines(of: "one\r\n\ntwo\nthree", width: 20)

    #expect(lines == ["one", "", "two", "three"])
  }

  @Test func `blanks at the start and between words are kept, at a break they are not`() {
    let lines = Wrapping.lines(of: "  to   the front door", width: 10)

    #expect(lines == ["  to   the", "front door"])
  }

  @Test(arguments: 1...300)
  func `no line is wider than asked for and no word is lost`(seed: Int) {
    var generator = Seeded(seed: UInt64(seed))
    let text = generator.text(upTo: 40)
    let width = Int.random(in: 2...60, using: &generator)

    let lines = Wrapping.lines(of: text, width: width)

    #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(lines)")
    let kept = lines.joined().unicodeScalars.filter { $0 != " " }
    let given = text.split(whereSeparator: \.isNewline).map { TextWidth.visible(String($0)) }
    #expect(Array(kept) == given.joined().unicodeScalars.filter { $0 != " " })
  }

  @Test func `a wide character gives way where there is only one cell`() {
    #expect(Wrapping.lines(of: "漢a", width: 1) == ["?", "a"])
    #expect(Wrapping.lines(of: "ab", width: -3) == ["a", "b"])
  }

  @Test(arguments: [
    ("short", 5, "short", "short"), ("Question 4", 8, "Quest...", "...ion 4"),
    ("漢字漢字", 6, "漢...", "...字"), ("abcdef", 3, "...", "..."), ("abc", 2, "..", ".."),
    ("abc", 0, "", ""), ("abc", -1, "", ""),
  ])
  func `what is cut off is marked`(text: String, width: Int, start: String, end: String) {
    #expect(Wrapping.truncated(text, width: width) == start)
    #expect(Wrapping.truncatedAtStart(text, width: width) == end)
  }
}

@Suite struct AbridgingTests {
  @Test(arguments: [
    ("Low pay or bad conditions, but free to leave", 31, "Low pay or bad... free to leave"),
    ("Controlled: movement, phone, or others speak for them", 31, "Controlled:... speak for them"),
    ("Short enough", 31, "Short enough"), ("", 5, ""),
    // Where there is no room for both ends it is cut as any other text is.
    ("Incomprehensibilities unendingly", 12, "Incompreh..."),
  ])
  func `the middle is left out, in whole words`(text: String, width: Int, expected: String) {
    #expect(Wrapping.abridged(text, width: width) == expected)
  }

  @Test(arguments: 0...80)
  func `it is never wider than there is room for`(width: Int) {
    let text = "A council in England or Wales, in any job, and 漢字 beside it"
    #expect(TextWidth.of(Wrapping.abridged(text, width: width)) <= width)
  }
}
