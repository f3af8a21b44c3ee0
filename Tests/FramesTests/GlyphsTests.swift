import Frames
import Testing

@Suite struct GlyphsTests {
  @Test(arguments: [
    ("a", "a"), ("’", "'"), ("“", "\""), ("–", "-"), ("•", "*"), ("…", "."), ("ŵ", "w"),
    ("e\u{301}", "e"),
    ("漢", "?"), ("─", "-"), ("┼", "+"), ("\u{A0}", " "), ("", " "),
  ])
  func `a character has an ASCII spelling of one cell`(text: String, spelling: Character) {
    #expect(Glyphs.asciiSpelling(of: text) == spelling)
  }

  @Test(arguments: Glyphs.allCases)
  func `every line is one cell wide`(glyphs: Glyphs) {
    let lines = [
      glyphs.horizontal, glyphs.vertical, glyphs.cross, glyphs.teeDown, glyphs.teeUp,
      glyphs.teeLeft, glyphs.teeRight,
    ]

    #expect(lines.allSatisfy { TextWidth.of($0) == 1 })
    #expect(glyphs == .utf8 || lines.allSatisfy(\.isASCII))
  }
}
