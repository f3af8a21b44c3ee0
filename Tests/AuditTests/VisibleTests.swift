import Audit
import Testing

/// What is stored can neither hide nor steer anything when it is shown.
@Suite struct VisibleTests {
  @Test(arguments: [
    ("plain text", "plain text"),
    ("Siân Ó Néill", "Siân Ó Néill"),
    ("\u{1B}[2J", "<U+001B>[2J"),
    ("a\nb", "a<U+000A>b"),
    ("\u{202E}txt.exe", "<U+202E>txt.exe"),
    ("zero\u{200B}width", "zero<U+200B>width"),
    ("\u{9B}31m", "<U+009B>31m"),
    ("\u{E0041}tag", "<U+E0041>tag"),
    ("\u{FE0F}", "<U+FE0F>"),
  ])
  func `a character that cannot be seen is named`(stored: String, shown: String) {
    #expect(Visible.text(stored) == shown)
  }

  @Test func `nothing of the control characters is left`() {
    for code in UInt32(0)...0xFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let shown = Visible.text(String(Character(scalar)))
      #expect(
        shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }
  }
}
