/// Bytes as Base 64 with padding (RFC 4648, section 4), and back.
///
/// Strict: every sequence of bytes has exactly one text, and no other text is read. A lenient
/// reader would let two different files carry the same proof.
public enum Base64 {
  private static let alphabet = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let values: [UInt8: UInt32] = Dictionary(
    uniqueKeysWithValues: alphabet.enumerated().map { ($1, UInt32($0)) })

  public static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        if place <= group.count {
          text.append(alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)])
        } else {
          text.append(0x3D)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes, or nil if this is not how `text(of:)` would write them.
  public static func bytes(of text: some StringProtocol) -> [UInt8]? {
    let units = [UInt8](text.utf8)
    guard units.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(units.count / 4 * 3)
    for start in stride(from: 0, to: units.count, by: 4) {
      let isLast = start + 4 == units.count
      let padding = isLast ? units[start..<start + 4].reversed().prefix { $0 == 0x3D }.count : 0
      guard padding <= 2 else { return nil }
      var bits: UInt32 = 0
      for unit in units[start..<start + 4 - padding] {
        guard let value = values[unit] else { return nil }
        bits = bits << 6 | value
      }
      bits <<= UInt32(6 * padding)
      // The bits that the padding leaves over have to be nought, or two texts would mean the same.
      guard padding == 0 || bits & ((1 << UInt32(8 * padding)) - 1) == 0 else { return nil }
      for place in 0..<3 - padding { bytes.append(UInt8(bits >> UInt32(16 - 8 * place) & 255)) }
    }
    return bytes
  }
}
