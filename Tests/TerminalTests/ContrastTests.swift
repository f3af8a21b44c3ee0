import Foundation
import Frames
import Terminal
import Testing

/// What can be proved of contrast, by the formula of WCAG 2.2 (success criterion 1.4.6: 7 to 1).
@Suite struct ContrastTests {
  /// A colour in sRGB, each part from 0 to 255.
  struct RGB: Hashable {
    let red: Double
    let green: Double
    let blue: Double

    static let black = RGB(red: 0, green: 0, blue: 0)
    static let white = RGB(red: 255, green: 255, blue: 255)

    /// Relative luminance, from 0 to 1.
    var luminance: Double {
      func linear(_ part: Double) -> Double {
        let value = part / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    func ratio(to other: RGB) -> Double {
      let (high, low) = (max(luminance, other.luminance), min(luminance, other.luminance))
      return (high + 0.05) / (low + 0.05)
    }
  }

  /// The palette that xterm has unless somebody changes it; other terminals differ.
  private static let xterm: [Attributes.Colour: RGB] = [
    .yellow: RGB(red: 205, green: 205, blue: 0), .cyan: RGB(red: 0, green: 205, blue: 205),
    .red: RGB(red: 205, green: 0, blue: 0),
  ]

  @Test func `the formula gives the values that its standard gives`() {
    #expect(abs(RGB.black.ratio(to: .white) - 21) < 0.001)
    let grey = RGB(red: 0x76, green: 0x76, blue: 0x76)
    #expect(abs(grey.ratio(to: .white) - 4.54) < 0.01)
    #expect(RGB.white.ratio(to: grey) == grey.ratio(to: .white))
  }

  @Test(arguments: [Theme.highContrast, .mono], [RGB.black, RGB.white])
  func `without colours every role has 21 to 1 on black and on white, reversed or not`(
    theme: Theme, background: RGB
  ) {
    let text: RGB = background == .black ? .white : .black
    for style in Style.allCases {
      let attributes = Attributes(of: style, theme: theme)
      // The theme sets no colour, so both are the terminal's own; reverse swaps them.
      #expect(attributes.colour == .standard)
      let (front, back) = attributes.isReverse ? (background, text) : (text, background)
      #expect(front.ratio(to: back) >= 7, "\(style)")
    }
  }

  @Test(arguments: Style.allCases)
  func `a role that the standard theme colours is marked without the colour too`(style: Style) {
    let attributes = Attributes(of: style, theme: .standard)
    guard attributes.colour != .standard else { return }

    #expect(attributes.isBold || attributes.isReverse || attributes.isUnderlined)
    let others = [Theme.highContrast, .mono].map { Attributes(of: style, theme: $0) }
    #expect(others.allSatisfy { $0 != .none })
  }

  @Test func `the colours of the standard theme are not promised to reach 7 to 1`() throws {
    func ratio(_ colour: Attributes.Colour, _ back: RGB) throws -> Double {
      try #require(Self.xterm[colour]).ratio(to: back)
    }

    // On black, headings and what is due soon reach it, and errors do not; on white none does. The
    // record says so; the high-contrast theme is for whoever needs it.
    #expect(try ratio(.yellow, .black) >= 7)
    #expect(try ratio(.cyan, .black) >= 7)
    #expect(try ratio(.red, .black) < 7)
    for colour in [Attributes.Colour.yellow, .cyan, .red] {
      #expect(try ratio(colour, .white) < 7)
    }
  }
}
