/// Bytes as Base 64 with padding (RFC 4648, section 4), and back.
///
/// Strict: every sequence of bytes has exactly one text, and no other text is read. A lenient
/// reader would let two different files carry the same proof.
public enum Base64 {
  private static let alphabet = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// For each byte its six bits, or 64 for what is not of the alphabet.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (place, unit) in alphabet.enumerated() { values[Int(unit)] = UInt8(place) }
    return values
  }()

  public static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds the text of some bytes to others.
  public static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
    text.reserveCapacity(text.count + (bytes.count + 2) / 3 * 4)
    let alphabet = alphabet
    var start = 0
    while start < bytes.count {
      let count = min(3, bytes.count - start)
      var bits: UInt32 = 0
      for place in 0..<3 {
        bits = bits << 8 | (place < count ? UInt32(bytes[start + place]) : 0)
      }
      for place in 0..<4 {
        text.append(place <= count ? alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)] : 0x3D)
      }
      start += 3
    }
  }

  /// The bytes, or nil if this is not how `text(of:)` would write them.
  public static func bytes(of text: some StringProtocol) -> [UInt8]? {
    bytes(ofUnits: [UInt8](text.utf8)[...])
  }

  /// The bytes that a text in UTF-8 stands for, or nil.
  public static func bytes(ofUnits units: ArraySlice<UInt8>) -> [UInt8]? {
    guard units.count % 4 == 0 else { return nil }
    let values = values
    var bytes: [UInt8] = []
    bytes.reserveCapacity(units.count / 4 * 3)
    var start = units.startIndex
    while start < units.endIndex {
      let isLast = start + 4 == units.endIndex
      var padding = 0
      if isLast { while padding < 3, units[start + 3 - padding] == 0x3D { padding += 1 } }
      guard padding <= 2 else { return nil }
      var bits: UInt32 = 0
      for place in 0..<4 - padding {
        let value = values[Int(units[start + place])]
        guard value < 64 else { return nil }
        bits = bits << 6 | UInt32(value)
      }
      bits <<= UInt32(6 * padding)
      // The bits that the padding leaves over have to be nought, or two texts would mean the same.
      guard padding == 0 || bits & ((1 << UInt32(8 * padding)) - 1) == 0 else { return nil }
      for place in 0..<3 - padding { bytes.append(UInt8(bits >> UInt32(16 - 8 * place) & 255)) }
      start += 4
    }
    return bytes
  }

  /// The hash that the 44 letters at a place stand for, or nil; as strict as `bytes(of:)`.
  package static func hash(in text: [UInt8], at start: Int) -> TreeHash? {
    guard start + 44 <= text.count, text[start + 43] == 0x3D else { return nil }
    let values = values
    var bytes = InlineArray<33, UInt8>(repeating: 0)
    for group in 0..<11 {
      var bits: UInt32 = 0
      for place in 0..<4 {
        // The last letter is the padding.
        let value =
          group == 10 && place == 3 ? 0 : values[Int(text[start + 4 * group + place])]
        guard value < 64 else { return nil }
        bits = bits << 6 | UInt32(value)
      }
      bytes[3 * group] = UInt8(bits >> 16 & 255)
      bytes[3 * group + 1] = UInt8(bits >> 8 & 255)
      bytes[3 * group + 2] = UInt8(bits & 255)
    }
    // What the padding leaves over has to be nought, or two texts would mean the same.
    guard bytes[32] == 0 else { return nil }
    return unsafe TreeHash(bytes.span.bytes.extracting(first: 32))
  }
}
