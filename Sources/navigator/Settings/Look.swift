import Frames
import NavigatorUI

/// What decides how the whole screen looks: the command line before the settings, and NO_COLOR
/// before the settings too (https://no-color.org: any value that is not empty).
struct Look {
  let givenTheme: Theme?
  let givenGlyphs: Preferences.GlyphChoice?
  let isWithoutColour: Bool

  init(theme: Theme?, glyphs: Preferences.GlyphChoice?, environment: [String: String]) {
    givenTheme = theme
    givenGlyphs = glyphs
    isWithoutColour = environment["NO_COLOR"].map(\.isEmpty) == false
  }

  func theme(for preferences: Preferences) -> Theme {
    givenTheme ?? (isWithoutColour ? .mono : preferences.theme)
  }

  func isASCII(for preferences: Preferences) -> Bool {
    (givenGlyphs ?? preferences.glyphs) == .ascii
  }

  /// What decides in place of a setting, in sentences.
  var overrides: [String] {
    let theme =
      givenTheme.map { "--theme \($0.rawValue) decides until you leave." }
      ?? (isWithoutColour ? "NO_COLOR is set, so the theme is mono." : nil)
    let glyphs = givenGlyphs.map { "--glyphs \($0.rawValue) decides until you leave." }
    return [theme, glyphs].compactMap(\.self)
  }
}
