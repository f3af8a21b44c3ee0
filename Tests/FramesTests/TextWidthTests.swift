import Frames
import Testing

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("plain", 5), ("Caffè", 5), ("Caffe\u{300}", 5), ("漢字", 4), ("각", 2), ("ｆ", 2),
    ("“a” – b…", 8), ("│─┼", 3), ("न\u{93F}", 2), ("😀", 2), ("\u{A0}", 1),
  ])
  func `text takes the cells of its base characters`(text: String, width: Int) {
    #expect(TextWidth.of(text) == width)
  }

  @Test(arguments: [
    ("a\u{7}b", "a^Gb"), ("\u{1B}[2J", "^[[2J"), ("\u{7F}", "^?"), ("a\tb", "a^Ib"),
    ("a\r\nb", "a^M^Jb"), ("\u{85}", "U+0085"), ("\u{202E}abc", "U+202Eabc"),
    ("a\u{200B}b", "aU+200Bb"), ("a\u{200D}b", "aU+200Db"), ("\u{FEFF}", "U+FEFF"),
    ("❤\u{FE0F}", "❤U+FE0F"), ("🇬", "U+1F1EC"), ("\u{E000}", "U+E000"), ("\u{301}a", "U+0301a"),
    ("\u{2028}", "U+2028"), ("\u{AD}", "U+00AD"),
  ])
  func `what a terminal would obey or hide is shown by name`(text: String, visible: String) {
    #expect(TextWidth.visible(text) == visible)
    #expect(TextWidth.of(text) == TextWidth.of(visible))
  }

  @Test func `a character with more marks than a cell can hold shows the rest by name`() {
    let text = "a" + String(repeating: "\u{301}", count: 5)

    let visible = TextWidth.visible(text)

    #expect(visible == "a" + String(repeating: "\u{301}", count: 4) + "U+0301")
  }

  @Test(arguments: 1...200)
  func `what is shown is shown the same way again`(seed: Int) {
    var generator = Seeded(seed: UInt64(seed))
    let text = generator.text(upTo: 20)

    let visible = TextWidth.visible(text)

    #expect(TextWidth.visible(visible) == visible)
    #expect(TextWidth.of(visible) == TextWidth.of(text))
  }
}
