import Frames
import Terminal
import Testing

@Suite struct AttributesTests {
  @Test(arguments: Theme.allCases)
  func `the emergency line and an overdue duty are bold and reverse in every theme`(theme: Theme) {
    #expect(Attributes(of: .emergency, theme: theme) == .boldReverse)
    #expect(Attributes(of: .overdue, theme: theme) == .boldReverse)
  }

  @Test(arguments: Theme.allCases)
  func `the focus is reverse in every theme`(theme: Theme) {
    #expect(Attributes(of: .focus, theme: theme).isReverse)
  }

  @Test(arguments: Style.allCases, [Theme.highContrast, .mono])
  func `only the standard theme has colours`(style: Style, theme: Theme) {
    #expect(Attributes(of: style, theme: theme).colour == .standard)
  }

  @Test(arguments: Theme.allCases)
  func `what is done or ruled out recedes to plain text`(theme: Theme) {
    #expect(Attributes(of: .done, theme: theme) == .none)
    #expect(Attributes(of: .ruledOut, theme: theme) == .none)
  }

  @Test(arguments: [
    (true, "en_GB.UTF-8", Glyphs.utf8), (true, "C.UTF-8", .utf8), (true, "ja_JP.UTF-8", .ascii),
    (true, "zh_CN.UTF-8", .ascii), (false, "C", .ascii), (false, "en_GB.ISO-8859-1", .ascii),
  ])
  func `box lines are for locales that draw them in one cell`(
    isUTF8: Bool, locale: String, glyphs: Glyphs
  ) {
    #expect(TerminalSession.glyphs(isUTF8: isUTF8, locale: locale) == glyphs)
  }
}
