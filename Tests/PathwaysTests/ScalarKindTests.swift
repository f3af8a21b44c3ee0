import Testing

@testable import Pathways

struct ScalarKindTests {
  @Test func `letters and spaces are those of Unicode`() {
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(scalar.isLetter == scalar.properties.isAlphabetic, "U+\(value)")
      #expect(scalar.isSpace == scalar.properties.isWhitespace, "U+\(value)")
    }
  }
}
